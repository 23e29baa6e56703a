"""What a family asks about its data, with the term in which it must have an answer, and what was decided.

Edits and questions about a snapshot: nothing here reads a clock or a disk. Erasing itself is for
`services.vernietigen` (some pieces) and `services.wissen` (a whole gezin).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.access import PERSONS, WORKERS, audience_of
from kanz_desktop.domain.kinds import AUDIENCE_PERSONS
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.method.deadlines import answer_due, destruction_due
from kanz_desktop.services.edits import new_record, set_audience, set_fields, set_members
from kanz_desktop.services.pen import Pen

COPY, CORRECT, ERASE = "kopie", "verbeteren", "wissen"
GRANTED, PARTLY, REFUSED, WITHDRAWN = "toegewezen", "deels", "geweigerd", "ingetrokken"
VIEW, REQUEST = "zienswijze", "verzoek"


@dataclass(frozen=True, slots=True)
class Asker:
    """A gezinslid, or somebody from outside by name."""

    person: Id | None = None
    naam: str = ""

    def values(self) -> Mapping[str, Value]:
        return {"van": Ref(self.person) if self.person else None, "naam": self.naam.strip()}


def request_edits(
    pen: Pen, soort: str, asker: Asker, day: date, *, waarover: str = "", stukken: Iterable[Id] = ()
) -> list[Edit]:
    """A request, to be read by who asks it and by the workers: another parent need not know of it."""
    values: dict[str, Value] = {
        "soort": pen.choice("verzoeksoort", soort),
        "datum": day,
        "waarover": waarover,
    }
    edits = new_record(REQUEST, {**values, **asker.values()}, {"stukken": stukken})
    rule, persons = (PERSONS, (asker.person,)) if asker.person else (WORKERS, ())
    return edits + set_audience(Snapshot(), edits[0].record, REQUEST, pen, rule, persons)


def decision_edits(
    snapshot: Snapshot, pen: Pen, request: Id, besluit: str, day: date, *, uitzondering: str = ""
) -> list[Edit]:
    """What was decided on a day. A reason in words is written beside it, in its own field."""
    values: dict[str, Value] = {
        "besluit": pen.choice("verzoekbesluit", besluit),
        "uitzondering": pen.choice("uitzondering", uitzondering) if uitzondering else None,
        "besloten_op": day,
    }
    return set_fields(snapshot, request, REQUEST, values)


def pieces_edits(snapshot: Snapshot, request: Id, stukken: Iterable[Id]) -> list[Edit]:
    """About which pieces the request is; none: about all."""
    return set_members(snapshot, request, REQUEST, "stukken", stukken)


def carried_out_edits(snapshot: Snapshot, request: Id, day: date) -> list[Edit]:
    return set_fields(snapshot, request, REQUEST, {"uitgevoerd_op": day})


def requests(snapshot: Snapshot) -> tuple[Record, ...]:
    """What still waits first, the most pressing on top; then what is done, the latest on top."""
    rows = snapshot.of(REQUEST)
    waiting = sorted((row for row in rows if not is_done(row)), key=lambda row: answer_by(row) or date.max)
    done = [row for row in rows if is_done(row)]
    return (*waiting, *sorted(done, key=lambda row: row.date("datum") or date.min, reverse=True))


def is_done(request: Record) -> bool:
    """Refused or withdrawn; or granted, and then also carried out."""
    besluit = request.choice("besluit")
    return besluit in (REFUSED, WITHDRAWN) or (
        besluit in (GRANTED, PARTLY) and request.date("uitgevoerd_op") is not None
    )


def answer_by(request: Record) -> date | None:
    """The last day: three months for erasing (Jeugdwet art. 7.3.9), one for the rest (AVG art. 12)."""
    day = request.date("datum")
    if day is None:
        return None
    return destruction_due(day) if request.choice("soort") == ERASE else answer_due(day)


def view_edits(
    snapshot: Snapshot, pen: Pen, asker: Asker, day: date, words: str, bij: Id | None
) -> list[Edit]:
    """The family's own words beside a record, for those who may read that record; or beside everything."""
    values = {"bij": Ref(bij) if bij else None, "woorden": words, "datum": day, **asker.values()}
    edits = new_record(VIEW, values)
    about = snapshot.get(bij) if bij else None
    if about is None:
        return edits
    rule = audience_of(about)
    return edits + set_audience(
        Snapshot(),
        edits[0].record,
        VIEW,
        pen,
        rule,
        about.members(AUDIENCE_PERSONS) if rule == PERSONS else (),
    )


def views_beside(snapshot: Snapshot, record: Id) -> tuple[Record, ...]:
    """What the family says about this record."""
    return tuple(row for row in snapshot.of(VIEW) if row.ref("bij") == record)
