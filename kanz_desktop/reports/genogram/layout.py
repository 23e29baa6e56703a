"""A family in, the place of every symbol and every line out. Pure: the same tree gives the same picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kanz_desktop.reports.genogram.generations import generations
from kanz_desktop.reports.genogram.levels import Bar, levels
from kanz_desktop.reports.genogram.order import Rows, ordered
from kanz_desktop.reports.genogram.places import APART, by_hand, placed
from kanz_desktop.reports.genogram.tree import Couple, Key, Tree, Union
from kanz_desktop.reports.genogram.untangle import untangled

HALF = 15.0
"""Half of a symbol's side, and a circle's radius, in points."""
TALL = 2 * HALF + 42.0
"""A symbol with its name and note below it."""
_STEP, _ROOM, _BESIDE = 9.0, 14.0, 7.0
"""Between two heights of lines; between lines and what stands there; between two lines on one symbol."""

Point = tuple[float, float]
Sort = Literal["paar", "kind", "pleeg"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, along points. `of` names the couple or the parents whose line it is."""

    of: frozenset[Key]
    sort: Sort
    points: tuple[Point, ...]
    couple: Couple | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """`at`: the middle of each symbol. Everything lies between (0, 0) and (`width`, `height`)."""

    width: float
    height: float
    at: dict[Key, Point]
    rows: Rows
    strokes: tuple[Stroke, ...]
    origin: float = 0.0
    """Where the places along a row, as `Person.at` counts them, begin in the picture."""


def layout(tree: Tree, *, least: float = 0.0) -> Layout:
    """In the middle of at least `least` points. Never raises: a contradiction gets a slanting line."""
    rows = untangled(tree, ordered(tree, generations(tree)))
    return _Drawing(tree, rows, least).made()


class _Drawing:
    def __init__(self, tree: Tree, rows: Rows, least: float) -> None:
        rows, xs = by_hand(tree, rows, placed(tree, rows))
        self._tree, self._rows = tree, rows
        self._row = {person: r for r, people in enumerate(rows) for person in people}
        self._place = {person: i for people in rows for i, person in enumerate(people)}
        left = min(xs.values(), default=0.0)
        wide = max(xs.values(), default=0.0) - left + APART
        self._width = max(wide, least)
        self._origin = (APART + self._width - wide) / 2 - left
        self._x = {person: x + self._origin for person, x in xs.items()}
        self._y: dict[int, float] = {}
        self._strokes: list[Stroke] = []

    def made(self) -> Layout:
        arches = [self._far_couples(row, over=True) for row in range(len(self._rows))]
        bows = [self._far_couples(row, over=False) for row in range(len(self._rows))]
        unions = [[u for u in self._tree.unions if self._is_plain(u, row)] for row in range(len(self._rows))]
        bars = [[self._bar(union) for union in row] for row in unions]
        heights = [levels(row) for row in bars]
        y = _ROOM
        for row in range(len(self._rows)):
            y += _STEP * _count(arches[row])
            self._y[row] = y + HALF
            y += TALL + _ROOM + _STEP * (_count(bows[row]) + 1 + max(heights[row], default=-1)) + _ROOM
        for row in range(len(self._rows)):
            self._draw_couples(row, arches[row], bows[row])
            for union, height in zip(unions[row], heights[row], strict=True):
                self._draw_union(union, self._bars_from(row, bows[row]) + height * _STEP)
        self._draw_slanting()
        at = {person: (self._x[person], self._y[self._row[person]]) for person in self._row}
        return Layout(self._width, y, at, self._rows, tuple(self._strokes), self._origin)

    def _bars_from(self, row: int, bows: dict[Couple, int]) -> float:
        return self._y[row] - HALF + TALL + _ROOM + _STEP * _count(bows)

    def _ends(self, couple: Couple) -> tuple[Key, Key]:
        """Left, right."""
        left, right = sorted((couple.a, couple.b), key=lambda person: self._x[person])
        return left, right

    def _in_row(self, couple: Couple, row: int) -> bool:
        return self._row[couple.a] == self._row[couple.b] == row

    def _between(self, couple: Couple) -> list[Key]:
        left, right = self._ends(couple)
        return self._rows[self._row[left]][self._place[left] + 1 : self._place[right]]

    def _is_over(self, couple: Couple) -> bool:
        """Over the heads of who stands between, unless none of them has a line going down."""
        return any(self._tree.below.get(p) or self._tree.partners.get(p) for p in self._between(couple))

    def _far_couples(self, row: int, *, over: bool) -> dict[Couple, int]:
        """Partners who do not stand beside each other, each with the height of its line: near ones inside."""
        wanted = [
            c for c in self._tree.bonds
            if self._in_row(c, row) and self._between(c) and self._is_over(c) == over
        ]  # fmt: skip
        found: dict[Couple, int] = {}
        for couple in sorted(wanted, key=lambda c: len(self._between(c))):
            left, right = (self._x[end] for end in self._ends(couple))
            others = [
                level for other, level in found.items()
                if self._x[self._ends(other)[0]] <= right and self._x[self._ends(other)[1]] >= left
            ]  # fmt: skip
            found[couple] = 1 + max(others, default=-1)
        return found

    def _draw_couples(self, row: int, arches: dict[Couple, int], bows: dict[Couple, int]) -> None:
        for couple in self._tree.bonds:
            if not self._in_row(couple, row):
                continue
            left, right = self._ends(couple)
            x1, x2, y = self._x[left], self._x[right], self._y[row]
            if couple in arches or couple in bows:
                high = couple in arches
                level = arches[couple] if high else bows[couple]
                foot = y - HALF if high else y - HALF + TALL
                line = foot - _STEP * (level + 0.7) if high else foot + 3 + _STEP * (level + 0.5)
                aside = max(_BESIDE - 3 * level, 1 - HALF)
                a, b = x1 + aside, x2 - aside
                points: tuple[Point, ...] = ((a, foot), (a, line), (b, line), (b, foot))
            else:
                points = ((x1 + HALF, y), (x2 - HALF, y))
            self._strokes.append(Stroke(frozenset((left, right)), "paar", points, couple))

    def _couple_of(self, union: Union) -> Couple | None:
        wanted = set(union.parents)
        return next((c for c in self._tree.bonds if {c.a, c.b} == wanted), None)

    def _is_plain(self, union: Union, row: int) -> bool:
        """Parents in one row and at least one child in the next: what lines can be drawn square for."""
        return {self._row[p] for p in union.parents} == {row} and any(
            self._row[child] == row + 1 for child in union.children
        )

    def _source(self, union: Union) -> Point:
        """Where the line to the children begins."""
        first = union.parents[0]
        y = self._y.get(self._row[first], 0.0)
        couple = self._couple_of(union)
        if couple is None:
            return self._x[first], y - HALF + TALL
        left, right = (self._x[end] for end in self._ends(couple))
        between = self._between(couple)
        if not between:
            return (left + right) / 2, y
        if self._is_over(couple):
            return self._beside(couple), y - HALF
        return (left + right) / 2, y - HALF + TALL + 3

    def _beside(self, couple: Couple) -> float:
        """The gap next to one of two partners, where nothing stands: the first that has no partner there."""
        left, right = self._ends(couple)
        row, place = self._rows[self._row[left]], self._place
        near = row[place[left] + 1]
        joined = any(c.other(left) == near for c in self._tree.partners.get(left, ()))
        pair = (row[place[right] - 1], right) if joined else (left, near)
        return (self._x[pair[0]] + self._x[pair[1]]) / 2

    def _bar(self, union: Union) -> Bar:
        row = self._row[union.parents[0]]
        below = [child for child in union.children if self._row[child] == row + 1]
        return Bar((self._source(union)[0],), tuple(self._landing(union, child) for child in below))

    def _landing(self, union: Union, child: Key) -> float:
        """Where the line arrives: beside each other where a child has parents in two places."""
        unions = sorted(self._tree.above[child], key=lambda u: self._source(u)[0])
        return self._x[child] + (unions.index(union) - (len(unions) - 1) / 2) * _BESIDE

    def _draw_union(self, union: Union, y: float) -> None:
        x, _ = self._source(union)
        top = self._start(union)
        row = self._row[union.parents[0]]
        of = frozenset(union.parents)
        own = [c for c in union.children if self._row[c] == row + 1 and c not in union.foster]
        self._strokes.append(Stroke(of, "kind" if own else "pleeg", ((x, top), (x, y))))
        roots = [x, *(self._root(union, child) for child in union.children if self._row[child] == row + 1)]
        self._strokes.append(Stroke(of, "kind" if own else "pleeg", ((min(roots), y), (max(roots), y))))
        for child in union.children:
            if self._row[child] == row + 1:
                sort: Sort = "pleeg" if child in union.foster else "kind"
                foot = (self._landing(union, child), self._y[row + 1] - HALF)
                self._strokes.append(Stroke(of, sort, ((self._root(union, child), y), foot)))

    def _start(self, union: Union) -> float:
        """The height of the line that the drop hangs from."""
        couple = self._couple_of(union)
        drawn = next((s for s in self._strokes if couple is not None and s.couple == couple), None)
        if drawn is None:
            return self._source(union)[1]
        return drawn.points[len(drawn.points) // 2][1]

    def _root(self, union: Union, child: Key) -> float:
        """Where on the bar the line to a child begins: twins begin at one point."""
        row = self._row[union.parents[0]]
        born = [c for c in self._tree.twin_of(child) if c in union.children and self._row[c] == row + 1]
        landings = [self._landing(union, one) for one in (born or [child])]
        return sum(landings) / len(landings)

    def _draw_slanting(self) -> None:
        """Whatever does not fit in rows: straight from one symbol to the other."""
        for couple in self._tree.bonds:
            if self._row[couple.a] != self._row[couple.b]:
                ends = (self._spot(couple.a), self._spot(couple.b))
                self._strokes.append(Stroke(frozenset((couple.a, couple.b)), "paar", ends, couple))
        for union in self._tree.unions:
            row = self._row[union.parents[0]]
            plain = self._is_plain(union, row)
            for child in union.children:
                if not plain or self._row[child] != row + 1:
                    sort: Sort = "pleeg" if child in union.foster else "kind"
                    points = (self._spot(union.parents[0]), self._spot(child))
                    self._strokes.append(Stroke(frozenset(union.parents), sort, points))

    def _spot(self, person: Key) -> Point:
        return self._x[person], self._y[self._row[person]]


def _count(heights: dict[Couple, int]) -> int:
    return 1 + max(heights.values(), default=-1)
