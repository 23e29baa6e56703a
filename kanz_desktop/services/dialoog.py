"""The dialooggesprek: who is there, what can be done, what is agreed, and how it goes on (method §10).

What is agreed is an actie of the gezinsplan that points to the talk (`services.overleg.new_agreement`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kanz_desktop.domain.meetings import agreements
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import last_place, like, new_record, set_audience
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import choose_parts

TALK, OPTION, REVIEW = "dialoog", "dialoogoptie", "dialoogevaluatie"


def talks(snapshot: Snapshot, pen: Pen) -> tuple[Record, ...]:
    """The talks of this traject, the latest first; one without a day is still to come."""
    rows = of_traject(snapshot, TALK, current_traject(snapshot, pen))
    return tuple(sorted(rows, key=lambda row: row.date("datum") or date.max, reverse=True))


def new_talk(snapshot: Snapshot, pen: Pen, *, voorzitter: str = "", datum: date | None = None) -> list[Edit]:
    values: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "voorzitter": voorzitter,
        "datum": datum,
        "volgorde": last_place(snapshot, TALK),
    }
    return new_record(TALK, values)


def parts(snapshot: Snapshot, kind: str, talk: Id) -> tuple[Record, ...]:
    """The possibilities that were talked about, or the evaluations after it, in their order."""
    return tuple(row for row in snapshot.of(kind) if row.ref("dialoog") == talk)


def reviews_due(snapshot: Snapshot, traject: Id) -> Iterator[tuple[Record, date]]:
    """The talks of which the evaluation was planned, with its day, until one is held on that day."""
    for talk in of_traject(snapshot, TALK, traject):
        day = talk.date("evaluatie")
        held = (review.date("datum") for review in parts(snapshot, REVIEW, talk.id))
        if day is not None and not any(one is not None and one >= day for one in held):
            yield talk, day


def new_part(
    snapshot: Snapshot, pen: Pen, kind: str, talk: Id, values: dict[str, Value] | None = None
) -> list[Edit]:
    """A possibility or an evaluation, for who may see the talk."""
    own: dict[str, Value] = {"dialoog": Ref(talk), "volgorde": last_place(snapshot, kind)}
    made = new_record(kind, {**(values or {}), **own})
    found = snapshot.get(talk)
    return [*made, *(like([found], pen, made[0].record, kind) if found is not None else ())]


def set_talk_audience(snapshot: Snapshot, pen: Pen, talk: Id, rule: str, persons: Iterable[Id]) -> list[Edit]:
    """Who may see a talk may see what belongs to it and what was agreed in it."""
    named = tuple(persons)
    rows = (*parts(snapshot, OPTION, talk), *parts(snapshot, REVIEW, talk), *agreements(snapshot, talk))
    edits = set_audience(snapshot, talk, TALK, pen, rule, named)
    return edits + choose_parts(snapshot, pen, snapshot.get(talk), rows, rule, named)
