"""How far from the left each person stands: in order, never too close, near parents and children."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kanz_desktop.reports.genogram.order import Rows
from kanz_desktop.reports.genogram.tree import Key, Tree

APART = 92.0
"""Points between two symbols at least: room for a name."""
_SWEEPS = 12
_LOOSE = 0.05
"""Weight of who has no line on this side and may be pushed."""
_FIRM = 1e6
"""Weight of who was put somewhere by hand: who stands in the way goes aside."""


def placed(tree: Tree, rows: Rows) -> dict[Key, float]:
    """The middle of each person in points, the leftmost at 0."""
    at = {person: i * APART for row in rows for i, person in enumerate(row)}
    for turn in range(_SWEEPS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            wishes = {person: _wish(tree, at, person, up=turn % 2 == 0) for person in row}
            _follow_partner(tree, row, wishes)
            wanted = {p: (at[p] if (wish := wishes[p]) is None else wish) for p in row}
            at |= _spread(row, wanted, {p: _LOOSE if wishes[p] is None else 1.0 for p in row})
    left = min(at.values(), default=0.0)
    return {person: x - left for person, x in at.items()}


def _wish(tree: Tree, at: Mapping[Key, float], person: Key, *, up: bool) -> float | None:
    """Where this person would bring parents above the middle of their children; None without such a line."""
    unions = tree.above.get(person, ()) if up else tree.below.get(person, ())
    if not unions:
        return None
    shifts = [_middle(at, u.parents) - _middle(at, u.children) for u in unions]
    shift = sum(shifts) / len(shifts)
    return at[person] + (shift if up else -shift)


def _middle(at: Mapping[Key, float], people: tuple[Key, ...]) -> float:
    places = [at[person] for person in people]
    return (min(places) + max(places)) / 2


def _follow_partner(tree: Tree, row: list[Key], wishes: dict[Key, float | None]) -> None:
    """Who has no wish goes along with the partner next to it."""
    for line, step in ((row, APART), (row[::-1], -APART)):
        for near, person in pairwise(line):
            wish = wishes[near]
            couples = tree.partners.get(person, ())
            if wishes[person] is None and wish is not None and any(c.other(person) == near for c in couples):
                wishes[person] = wish + step


def by_hand(tree: Tree, rows: Rows, at: Mapping[Key, float]) -> tuple[Rows, dict[Key, float]]:
    """The same with everybody who was put somewhere standing there, and the others of the row making room.

    Nobody leaves a row: that follows from the family. Two who were put on one place stand beside each other.
    """
    put = {person.id: float(person.at) for person in tree.persons if person.at is not None}
    if not put:
        return rows, dict(at)
    moved: Rows = []
    places: dict[Key, float] = {}
    for row in rows:
        wanted = {person: put.get(person, at[person]) for person in row}
        line = sorted(row, key=lambda person: (wanted[person], row.index(person)))
        places |= _spread(line, wanted, {person: _FIRM if person in put else _LOOSE for person in row})
        moved.append(line)
    return moved, places


def _spread(row: list[Key], wanted: Mapping[Key, float], weight: Mapping[Key, float]) -> dict[Key, float]:
    """The places nearest to all that is wanted (least squares) that keep the order and the distance."""
    blocks: list[tuple[float, float, int]] = []  # where it wants to stand, weight, people
    for i, person in enumerate(row):
        block = (wanted[person] - i * APART, weight[person], 1)
        while blocks and blocks[-1][0] > block[0]:
            block = _joined(blocks.pop(), block)
        blocks.append(block)
    starts = [where for where, _, people in blocks for _ in range(people)]
    return {person: start + i * APART for i, (person, start) in enumerate(zip(row, starts, strict=True))}


def _joined(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]
