"""Moves people within their row while fewer lines cross then; for families that no walk draws flat."""

from __future__ import annotations

from collections.abc import Iterator

from kanz_desktop.reports.genogram.order import Rows
from kanz_desktop.reports.genogram.tree import Key, Tree

_CROSSING, _BETWEEN, _IN_THE_WAY = 20, 3, 12
_TRIES = 1500
"""Orders to look at, at most: a window waits for this."""


def untangled(tree: Tree, rows: Rows) -> Rows:
    """The same rows, or better ones; a family without crossings comes back as it is."""
    best = cost(tree, rows)
    left = _TRIES
    while best and left > 0:
        before = best
        for other in _moves(rows):
            left -= 1
            if (now := cost(tree, other)) < best:
                rows, best = other, now
                break
            if not left:
                break
        if best == before:
            break
    return rows


def cost(tree: Tree, rows: Rows) -> int:
    """How tangled this order is: lines that cross weigh most, then people who stand between partners."""
    at = {person: (row, i) for row, people in enumerate(rows) for i, person in enumerate(people)}
    lines: dict[int, list[tuple[float, int]]] = {}
    for union in tree.unions:
        row = at[union.parents[0]][0]
        above = sum(at[parent][1] for parent in union.parents) / len(union.parents)
        under = [at[child][1] for child in union.children if at[child][0] == row + 1]
        lines.setdefault(row, []).extend((above, child) for child in under)
    crossing = sum(_inversions(row) for row in lines.values())
    between = sum(_between(tree, rows, at[c.a], at[c.b]) for c in tree.bonds)
    return _CROSSING * crossing + between


def _inversions(lines: list[tuple[float, int]]) -> int:
    return sum(
        (a < c and b > d) or (a > c and b < d) for i, (a, b) in enumerate(lines) for c, d in lines[i + 1 :]
    )


def _between(tree: Tree, rows: Rows, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Who stands between partners, heavier where other lines begin."""
    if one[0] != other[0]:
        return 0
    low, high = sorted((one[1], other[1]))
    people = rows[one[0]][low + 1 : high]
    return sum(_BETWEEN + _IN_THE_WAY * (p in tree.below or p in tree.partners) for p in people)


def _moves(rows: Rows) -> Iterator[Rows]:
    """Every order in which one person stands elsewhere in the row."""
    for row, people in enumerate(rows):
        for start in range(len(people)):
            rest = [*people[:start], *people[start + 1 :]]
            for end in range(len(people)):
                if end != start:
                    yield [*rows[:row], _with(rest, end, people[start]), *rows[row + 1 :]]


def _with(people: list[Key], place: int, person: Key) -> list[Key]:
    return [*people[:place], person, *people[place:]]
