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


def placed(tree: Tree, rows: Rows) -> dict[Key, float]:
    """The middle of each person in points, the leftmost at 0."""
    at = {person: i * APART for row in rows for i, person in enumerate(row)}
    for turn in range(_SWEEPS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            wishes = {person: _wish(tree, at, person, up=turn % 2 == 0) for person in row}
            _follow_partner(tree, row, wishes)
            at |= _spread(row, at, wishes)
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


def _spread(row: list[Key], at: Mapping[Key, float], wishes: Mapping[Key, float | None]) -> dict[Key, float]:
    """The places nearest to all wishes (least squares) that keep the order and the distance."""
    blocks: list[tuple[float, float, int]] = []  # where it wants to stand, weight, people
    for i, person in enumerate(row):
        wish = wishes[person]
        wanted = (at[person] if wish is None else wish) - i * APART
        block = (wanted, _LOOSE if wish is None else 1.0, 1)
        while blocks and blocks[-1][0] > block[0]:
            block = _joined(blocks.pop(), block)
        blocks.append(block)
    starts = [where for where, _, people in blocks for _ in range(people)]
    return {person: start + i * APART for i, (person, start) in enumerate(zip(row, starts, strict=True))}


def _joined(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]
