"""A traject that stands still for a while: its terms wait as long (method §12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kanz_desktop.method.deadlines import add_days


@dataclass(frozen=True, slots=True)
class Pause:
    """`van` is the first day without help, `tot` the day on which it goes on; None while it lasts."""

    van: date
    tot: date | None


def after_pauses(start: date, due: date, pauses: Iterable[Pause]) -> date | None:
    """When a term that counts from `start` ends, with every day of standing still added to it.

    None while a pause lasts that began before the term was over: nobody knows yet. Days on which two
    pauses overlap count once.
    """
    counted = start
    for pause in sorted(pauses, key=lambda one: one.van):
        if pause.van > due:
            break
        if pause.tot is None:
            return None
        first = max(pause.van, counted)
        if pause.tot > first:
            due = add_days(due, (pause.tot - first).days)
            counted = pause.tot
    return due
