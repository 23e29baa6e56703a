"""The clocks of the meetings around a gezin (method §9, §12): which one is next, and when it all ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kanz_desktop.domain.meetings import EXECUTION, MDO, MDO_END, SHORT, held, planned
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.method.deadlines import first_overleg_due, mdo_decision_due, mpg_end, next_overleg_due
from kanz_desktop.services.overleg import period_id
from kanz_desktop.services.pad import MethodTerm
from kanz_desktop.services.pen import Pen

FIRST, NEXT, DECISION, PERIOD_END = "eerste-overleg", "volgend-overleg", "mdo-besluit", "mpg-einde"
OVERLEG_TERMS = frozenset({FIRST, NEXT, DECISION, PERIOD_END})


def period_start(snapshot: Snapshot, pen: Pen, traject: Id) -> date | None:
    """The day that was written down; else that of the first MDO+."""
    period = snapshot.get(period_id(pen, traject))
    begin = period.date("begin") if period is not None else None
    return begin or next((row.date("datum") for row in held(snapshot, traject, MDO)), None)


def meeting_terms(snapshot: Snapshot, pen: Pen, traject: Id) -> Iterator[MethodTerm]:
    """What is due next. A meeting that was planned has a day of its own, and is no term any more."""
    period = snapshot.get(period_id(pen, traject))
    if period is not None and period.date("einde") is not None:
        return
    yield from _next_meeting(snapshot, traject)
    start = period_start(snapshot, pen, traject)
    if start is not None:
        yield from _period(snapshot, pen, traject, start, period)


def _next_meeting(snapshot: Snapshot, traject: Id) -> Iterator[MethodTerm]:
    if planned(snapshot, traject, EXECUTION):
        return
    mdos, executed = held(snapshot, traject, MDO), held(snapshot, traject, EXECUTION)
    if executed and (last := executed[-1].date("datum")) is not None:
        yield MethodTerm(NEXT, last, next_overleg_due(last), executed[-1].id)
    elif mdos and (first := mdos[0].date("datum")) is not None:
        yield MethodTerm(FIRST, first, first_overleg_due(first).last, mdos[0].id)


def _period(
    snapshot: Snapshot, pen: Pen, traject: Id, start: date, period: Record | None
) -> Iterator[MethodTerm]:
    """Once it was extended, the decision was taken; an end that was agreed waits for no pause."""
    record = period_id(pen, traject)
    short = period is not None and period.choice("vorm") == SHORT
    extended = period.date("verlengd_tot") if period is not None else None
    decided = held(snapshot, traject, MDO_END) or planned(snapshot, traject, MDO_END)
    if extended is None and not decided:
        yield MethodTerm(DECISION, start, mdo_decision_due(start, short=short), record)
    end = mpg_end(start, short=short, extended_to=extended)
    yield MethodTerm(PERIOD_END, None if extended is not None else start, end, record)
