"""The figures of an overview: means, change with its spread, and the share that improved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from kanz_desktop.domain.trajectsom import TrajectSom
from kanz_desktop.reports.trajecten.rule import EVERY, Cell, Filter, matches, shown

DIMENSIONS = ("jaar", "einde", "duur")
UNKNOWN = "onbekend"
BANDS = ((6, "tot-6"), (12, "6-12"), (24, "12-24"))
LONGEST = "24-plus"
ALL: Filter = tuple(EVERY for _ in DIMENSIONS)


@dataclass(frozen=True, slots=True)
class PointFigures:
    """One leefgebied or aandachtspunt over trajecten that have a mark of start and end. Marks 1 to 10."""

    n: int
    start: float
    end: float
    change: float
    spread: float
    """Standard deviation of the change over these trajecten as a sample."""
    improved: float
    """Share of the trajecten with a higher mark at the end, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What may be said about the trajecten of a filter. None: too few to say it."""

    asked: Filter
    n: int | None
    hours: float | None
    """Hours of contact of all of them together."""
    hours_n: int
    """Over how many trajecten: those of which contact was logged."""
    months: float | None
    """Mean duration."""
    points: dict[str, PointFigures]


class Trajecten:
    """All sums at once: what may be shown is decided over all of them together, for each figure apart."""

    def __init__(self, sums: Iterable[TrajectSom]) -> None:
        self._sums = tuple(sums)
        self.points = sorted({point for one in self._sums for point in one.cijfers})
        self._all = _allowed(self._sums)
        self._hours = _allowed([one for one in self._sums if one.minuten])
        self._marks = {
            point: _allowed([one for one in self._sums if point in one.cijfers]) for point in self.points
        }

    @property
    def closed(self) -> bool:
        """Whether there is any traject that is over."""
        return bool(self._sums)

    def values(self) -> tuple[tuple[str, ...], ...]:
        """What can be chosen in each dimension: a value that too few have is not even named."""
        alone = [asked for asked in self._all if sum(value != EVERY for value in asked) == 1]
        return tuple(tuple(sorted(asked[i] for asked in alone if asked[i])) for i in range(len(DIMENSIONS)))

    def overview(self, asked: Filter = ALL) -> Overview:
        rows = [one for one in self._sums if matches(cell_of(one), asked)]
        together = asked in self._all
        logged = [one for one in rows if one.minuten] if asked in self._hours else []
        return Overview(
            asked=asked,
            n=len(rows) if together else None,
            hours=sum(one.minuten for one in logged) / 60 if logged else None,
            hours_n=len(logged),
            months=sum(one.maanden for one in rows) / len(rows) if together else None,
            points={
                point: _figures([one.cijfers[point] for one in rows if point in one.cijfers])
                for point in self.points
                if asked in self._marks[point]
            },
        )


def cell_of(one: TrajectSom) -> Cell:
    """Where a traject stands in each of DIMENSIONS."""
    band = next((name for months, name in BANDS if one.maanden < months), LONGEST)
    return (str(one.jaar), one.einde or UNKNOWN, band)


def _allowed(sums: Sequence[TrajectSom]) -> frozenset[Filter]:
    return shown(Counter(cell_of(one) for one in sums))


def _figures(pairs: Sequence[tuple[int, int]]) -> PointFigures:
    count = len(pairs)
    start, end = (sum(side) / 2 / count for side in zip(*pairs, strict=True))
    changes = [(after - before) / 2 for before, after in pairs]
    change = sum(changes) / count
    spread = sqrt(sum((one - change) ** 2 for one in changes) / (count - 1))
    improved = sum(one > 0 for one in changes) / count
    return PointFigures(count, start, end, change, spread, improved)
