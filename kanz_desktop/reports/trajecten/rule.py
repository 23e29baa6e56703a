"""What may be shown of a table of people so that no group under five can be had, also not by subtraction.

Every figure of an overview comes from sums over a group of trajecten. Whoever sees several can add them and
take them from each other: all minus 2025, and that minus 2026. So the rule looks at everything that can be
had in that way at once. Each shown result is a row of ones and noughts over the *cells* (the sorts of
trajecten that there are); what can be made of the results is the span of those rows. The rule:

**a result is shown only while nothing in the span, but nought, stands on cells of four trajecten or fewer.**

Results are tried in a fixed order, the broad ones first; one that would break the rule is withheld. It
follows that a result whose complement within a shown larger one is 1 to 4 is never shown, nor what is left of
a larger one after any number of others is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

LEAST = 5
"""Method §7: never a group smaller than this."""
EVERY = ""
Cell = tuple[str, ...]
"""What a traject is in each dimension."""
Filter = tuple[str, ...]
"""What is asked for in each dimension; EVERY for all of it."""
Row = dict[int, int]
"""A vector over the cells, by place: only what is not nought."""
_PRIME = 2**61 - 1
"""Counting modulo a prime is exact here and quick; the rows begin as ones and noughts."""


def shown(cells: Mapping[Cell, int]) -> frozenset[Filter]:
    """The filters that may be answered; `cells` says how many trajecten there are of each sort."""
    living = sorted(
        ((cell, count) for cell, count in cells.items() if count), key=lambda one: (-one[1], one[0])
    )
    counts = [count for _, count in living]
    span, allowed = Span(counts), set[Filter]()
    for asked in filters(cell for cell, _ in living):
        row = {place: 1 for place, (cell, _) in enumerate(living) if matches(cell, asked)}
        if sum(counts[place] for place in row) >= LEAST and span.take(row):
            allowed.add(asked)
    return frozenset(allowed)


def matches(cell: Cell, asked: Filter) -> bool:
    return all(wanted in (EVERY, value) for value, wanted in zip(cell, asked, strict=True))


def filters(cells: Iterable[Cell]) -> Iterator[Filter]:
    """Every filter that somebody can choose: what asks for least comes first."""
    known = [tuple(cell) for cell in cells]
    values = [[EVERY, *sorted(set(column))] for column in zip(*known, strict=True)]
    yield from sorted(product(*values), key=_breadth)


def _breadth(asked: Filter) -> tuple[int, tuple[bool, ...], Filter]:
    open_to_all = tuple(value == EVERY for value in asked)
    return len(asked) - sum(open_to_all), open_to_all, asked


class Span:
    """What can be made of the results so far, as a reduced basis: each row has a place that no other row has.

    The cells stand from the largest to the smallest, and the place of a row is its largest. What stands on
    small cells alone is made of rows whose place is a small cell: only those have to be looked through.
    """

    def __init__(self, counts: Sequence[int]) -> None:
        self._counts = counts
        self._rows: dict[int, Row] = {}

    def take(self, row: Row) -> bool:
        """Let this result in, unless it gives a small group away; False leaves everything as it was."""
        reduced = dict(row)
        for place in [place for place in row if place in self._rows]:
            _subtract(reduced, self._rows[place], reduced.get(place, 0))
        if not reduced:
            return True  # it can be made already
        lead = min(reduced)
        inverse = pow(reduced[lead], -1, _PRIME)
        fresh = {place: value * inverse % _PRIME for place, value in reduced.items()}
        rows = dict(self._rows)
        for place, other in self._rows.items():
            if lead in other:
                rows[place] = dict(other)
                _subtract(rows[place], fresh, other[lead])
        rows[lead] = fresh
        if self._gives_away(rows):
            return False
        self._rows = rows
        return True

    def _gives_away(self, rows: Mapping[int, Row]) -> bool:
        small = [place for place in rows if self._counts[place] < LEAST]
        for size in range(1, LEAST):
            for places in combinations(small, size):
                left = LEAST - 1 - sum(self._counts[place] for place in places)
                if left >= 0 and self._meets([rows[place] for place in places], set(places), left):
                    return True
        return False

    def _meets(self, rows: Sequence[Row], places: set[int], left: int) -> bool:
        """Whether a mix of these rows stands on cells of at most `left` trajecten beside their own places."""
        beside = sorted({place for row in rows for place in row} - places)
        if len(rows) == 1:
            return sum(self._counts[place] for place in beside) <= left
        return any(
            _dependent(rows, [place for place in beside if place not in spared])
            for spared in self._within(beside, left)
        )

    def _within(self, places: Sequence[int], left: int) -> Iterator[tuple[int, ...]]:
        """Every choice of cells that hold no more than this together."""
        few = [place for place in places if self._counts[place] <= left]
        for size in range(left + 1):
            for chosen in combinations(few, size):
                if sum(self._counts[place] for place in chosen) <= left:
                    yield chosen


def _subtract(row: Row, other: Row, times: int) -> None:
    for place, value in other.items():
        now = (row.get(place, 0) - times * value) % _PRIME
        if now:
            row[place] = now
        else:
            row.pop(place, None)


def _dependent(rows: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether some mix of these rows is nought on all of these places."""
    known: list[tuple[int, Row]] = []
    wanted = set(places)
    for row in rows:
        rest = {place: value for place, value in row.items() if place in wanted}
        for lead, other in known:
            if lead in rest:
                _subtract(rest, other, rest[lead] * pow(other[lead], -1, _PRIME) % _PRIME)
        if not rest:
            return True
        known.append((min(rest), rest))
    return False
