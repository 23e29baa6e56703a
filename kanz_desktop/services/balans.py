"""Looking back with the gezin and with an outsider (method §8): when it was, and when it is again.

A balans in which something was written was held on its day. One with a day alone was planned: then that day
is the term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kanz_desktop.domain.kinds import Type
from kanz_desktop.domain.records import Edit, Record, Snapshot, newest_day_first
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services.edits import ensure, new_record
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import follow

BALANS, GOAL, OUTSIDE = "balans", "balansdoel", "buitenbalans"


def balances(snapshot: Snapshot, pen: Pen, kind: str = BALANS) -> tuple[Record, ...]:
    """Those of the current traject, held and planned, the newest day first."""
    return newest_day_first(of_traject(snapshot, kind, current_traject(snapshot, pen)))


def new_balans(snapshot: Snapshot, pen: Pen, day: date, kind: str = BALANS) -> list[Edit]:
    """A balans of that day to fill in; with a day that is still to come it is planned."""
    return new_record(kind, {"traject": Ref(current_traject(snapshot, pen)), "datum": day})


def goals(snapshot: Snapshot, pen: Pen) -> tuple[Record, ...]:
    """Problems of this traject for which a goal was written, in the order of the plan."""
    rows = of_traject(snapshot, "probleem", current_traject(snapshot, pen))
    return tuple(row for row in rows if row.text("doel").strip())


def goal_id(pen: Pen, balans: Id, goal: Id) -> Id:
    """Record id of what a balans says about one goal; `goal` is the problem that it stands with."""
    return pen.once(GOAL, f"{balans.hex()}/{goal.hex()}")


def start_goal(snapshot: Snapshot, pen: Pen, balans: Id, goal: Id) -> list[Edit]:
    """What must stand beside the words about a goal; often nothing. For who may read goal and balans."""
    record = goal_id(pen, balans, goal)
    begun = ensure(snapshot, record, GOAL, {"balans": Ref(balans), "probleem": Ref(goal)})
    if snapshot.get(record) is None:
        begun += follow(snapshot, pen, GOAL, record, (balans, goal))
    return begun


def held(snapshot: Snapshot, traject: Id, kind: str = BALANS) -> Iterator[tuple[date, date | None]]:
    """The day of each that was held, with the next day that was agreed there."""
    spoken = _spoken_of(snapshot)
    for row in of_traject(snapshot, kind, traject):
        day = row.date("datum")
        if day is not None and _was_held(row, spoken):
            yield day, row.date("volgende")


def _planned(snapshot: Snapshot, traject: Id, kind: str) -> Iterator[date]:
    """The day of each in which nothing stands yet."""
    spoken = _spoken_of(snapshot)
    for row in of_traject(snapshot, kind, traject):
        day = row.date("datum")
        if day is not None and not _was_held(row, spoken):
            yield day


def agreed_day(snapshot: Snapshot, traject: Id, last: date | None, kind: str = BALANS) -> date | None:
    """The day that was agreed for the next one: planned, or said at the last one. None: nobody did."""
    after = last or date.min
    coming = [day for day in _planned(snapshot, traject, kind) if day > after]
    if coming:
        return min(coming)
    _, said = max(held(snapshot, traject, kind), default=(after, None), key=lambda one: one[0])
    return said if said is not None and said > after else None


def _spoken_of(snapshot: Snapshot) -> frozenset[Id]:
    """Balances with words about a goal or with a mark."""
    found = {row.ref("balans") for row in snapshot.of(GOAL) if row.text("hoe").strip()}
    metings = {row.id: row.ref("balans") for row in snapshot.of("meting")}
    found |= {metings.get(row.ref("meting") or b"") for row in snapshot.of("cijfer") if row.mark("cijfer")}
    return frozenset(balans for balans in found if balans is not None)


def _was_held(row: Record, spoken: Iterable[Id]) -> bool:
    texts = (field.id for field in KINDS[row.kind].fields if field.type is Type.TEXT)
    return row.id in spoken or bool(row.members("wie")) or any(row.text(field).strip() for field in texts)
