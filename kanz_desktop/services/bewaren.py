"""How long a gezin is kept: 20 years after its last change (Jeugdwet art. 7.3.8), or longer with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.method.deadlines import KEEP_YEARS, erase_due

KIND = "bewaartermijn"
YEARS_SETTING = "bewaartermijn-jaren"
"""Setting in the vault: how long this organisation keeps. Never shorter than the law says."""
YEARS_CHOICES = (KEEP_YEARS, 25, 30)
_NO_CHANGE = frozenset({"registerregel", "verzoek", KIND})
"""Records about the file itself: asking for it, or looking into it, does not start the term anew."""


def keep_years(kept: object) -> int:
    """The number of years of this organisation, from its setting."""
    return max(kept, KEEP_YEARS) if isinstance(kept, int) else KEEP_YEARS


def last_change(snapshot: Snapshot) -> date | None:
    """The day on which something about the family was last written; None in a gezin without a word."""
    return max(
        (day for row in snapshot.records.values() if row.kind not in _NO_CHANGE for day in _days(row)),
        default=None,
    )


def kept_until(snapshot: Snapshot, years: int = KEEP_YEARS) -> date | None:
    """The day from which it must be erased; None when there is nothing to keep."""
    last = last_change(snapshot)
    if last is None:
        return None
    longer = longer_until(snapshot)
    term = erase_due(last, years)
    return max(term, longer) if longer is not None else term


def longer_until(snapshot: Snapshot) -> date | None:
    """Until when it is kept for a reason of its own; without a reason that does not count."""
    kept = snapshot.only(KIND)
    return kept.date("langer_tot") if kept is not None and kept.text("reden").strip() else None


def _days(row: Record) -> Iterator[date]:
    for cell in row.cells.values():
        for version in cell.versions:
            yield version.wall.date()
    for elements in row.sets.values():
        for cell in elements.values():
            for version in cell.versions:
                yield version.wall.date()
