"""The sums that a traject leaves at its closing, counted from its gezin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kanz_desktop.domain.moments import END, START, moment_of
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.trajectsom import TrajectSom
from kanz_desktop.domain.values import Id
from kanz_desktop.services.contact import contacts
from kanz_desktop.services.gezin import of_traject


def sums(snapshot: Snapshot) -> tuple[TrajectSom, ...]:
    """One for each traject that was closed; one that was opened again leaves none."""
    return tuple(_closed(snapshot))


def _closed(snapshot: Snapshot) -> Iterator[TrajectSom]:
    for traject in snapshot.of("traject"):
        end = traject.date("einde")
        if end is not None:
            yield TrajectSom(
                jaar=end.year,
                maanden=_months(traject.date("begin") or end, end),
                einde=next((row.choice("soort") for row in of_traject(snapshot, "einde", traject.id)), ""),
                minuten=_minutes(snapshot, traject.id),
                cijfers=_marks(snapshot, traject.id),
            )


def _months(begin: date, end: date) -> int:
    """Whole months; a month ends on the day before the one on which it began."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    return max(0, months - (end.day < begin.day))


def _minutes(snapshot: Snapshot, traject: Id) -> int:
    """Rows that stand; what was corrected counts as it was corrected."""
    rows = (row for row in contacts(snapshot, traject) if row.ref("traject") == traject)
    return sum(row.number("minuten") or 0 for row in rows)


def _marks(snapshot: Snapshot, traject: Id) -> dict[str, tuple[int, int]]:
    """Joint marks alone; *weet ik niet* is no number and a point without both moments is left out."""
    moments = {row.id: moment_of(row) for row in of_traject(snapshot, "meting", traject)}
    given: dict[tuple[str, str], int] = {}
    for row in snapshot.of("cijfer"):
        halves = _halves(row)
        if halves is not None and row.ref("wie") is None:
            given[moments.get(row.ref("meting") or b"", ""), row.choice("punt")] = halves
    points = {point for moment, point in given if moment == START}
    return {point: (given[START, point], given[END, point]) for point in points if (END, point) in given}


def _halves(row: Record) -> int | None:
    mark = row.mark("cijfer")
    return mark.halves if mark is not None else None
