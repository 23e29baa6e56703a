"""What the family's rights put on Vandaag: an answer that is due, and a term of keeping that has passed."""

from __future__ import annotations

from collections.abc import Iterator

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.method.deadlines import KEEP_YEARS
from kanz_desktop.services.bewaren import kept_until
from kanz_desktop.services.gezin import gezin_record_id
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.termijnen import BEWAREN, VERZOEK, DueItem
from kanz_desktop.services.verzoeken import answer_by, is_done, requests


def rights_due(snapshot: Snapshot, pen: Pen, years: int = KEEP_YEARS) -> Iterator[DueItem]:
    """Every request that waits for an answer, and the day from which the gezin must be erased."""
    for request in requests(snapshot):
        day = answer_by(request)
        if day is not None and not is_done(request):
            yield DueItem(VERZOEK, day, request.id, request.text("soort").lower())
    until = kept_until(snapshot, years)
    if until is not None:
        yield DueItem(BEWAREN, until, gezin_record_id(pen))
