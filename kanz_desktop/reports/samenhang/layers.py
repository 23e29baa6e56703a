"""In which row of the drawing something stands: what works through on something else stands above it.

After Sugiyama: circles are cut open, everything gets a row below all that leads to it, a link that crosses
rows gets a waypoint in each, and rows are put in the order that crosses least. Pure.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kanz_desktop.domain.values import Id

Link = tuple[Id, Id]
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Waypoint:
    """Where a link passes a row of others."""

    link: Link
    row: int


Item = Id | Waypoint


@dataclass(frozen=True, slots=True)
class Layers:
    """`rows` from above, each from the left; `chains` says for each link past what it runs, downwards."""

    rows: tuple[tuple[Item, ...], ...]
    chains: Mapping[Link, tuple[Item, ...]]


def layered(nodes: Sequence[Id], links: Sequence[Link], widest: int) -> Layers:
    """Rows of at most `widest` nodes. Every link joins two different nodes, in one direction or the other."""
    down = _without_circles(nodes, links)
    level = _levels(nodes, down, widest)
    chains = {link: _chain(link, level) for link in down}
    rows: list[list[Item]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for node in nodes:
        rows[level[node]].append(node)
    for chain in chains.values():
        for item in chain[1:-1]:
            if isinstance(item, Waypoint):
                rows[item.row].append(item)
    _untangle(rows, chains)
    return Layers(tuple(tuple(row) for row in rows), chains)


def _without_circles(nodes: Sequence[Id], links: Sequence[Link]) -> list[Link]:
    """Each pair once, all in a direction in which nothing leads back to itself."""
    after: dict[Id, list[Id]] = {node: [] for node in nodes}
    for start, end in links:
        after[start].append(end)
    found: dict[Link, None] = {}
    done: set[Id] = set()
    for root in nodes:
        if root in done:
            continue
        path: dict[Id, None] = {root: None}
        waiting = [iter(after[root])]
        while waiting:
            node = next(reversed(path))
            onward = next(waiting[-1], None)
            if onward is None:
                done.add(node)
                waiting.pop()
                del path[node]
            elif onward in path:
                found[onward, node] = None  # it leads back: drawn from the other side
            else:
                found[node, onward] = None
                if onward not in done:
                    path[onward] = None
                    waiting.append(iter(after[onward]))
    return list(found)


def _levels(nodes: Sequence[Id], down: Sequence[Link], widest: int) -> dict[Id, int]:
    above: dict[Id, set[Id]] = {node: set() for node in nodes}
    for start, end in down:
        above[end].add(start)
    level: dict[Id, int] = {}
    taken: dict[int, int] = {}
    waiting = list(nodes)
    while waiting:
        node = next(node for node in waiting if above[node] <= level.keys())
        waiting.remove(node)
        row = max((level[other] + 1 for other in above[node]), default=0)
        while taken.get(row, 0) >= widest:
            row += 1
        level[node] = row
        taken[row] = taken.get(row, 0) + 1
    return level


def _chain(link: Link, level: Mapping[Id, int]) -> tuple[Item, ...]:
    start, end = link
    return (start, *(Waypoint(link, row) for row in range(level[start] + 1, level[end])), end)


def _untangle(rows: list[list[Item]], chains: Mapping[Link, tuple[Item, ...]]) -> None:
    """Down and up again, everything goes towards the middle of what it is joined to."""
    above: dict[Item, list[Item]] = {}
    below: dict[Item, list[Item]] = {}
    for chain in chains.values():
        for upper, lower in itertools.pairwise(chain):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    for _ in range(_SWEEPS):
        for order, joined in ((rows, above), (rows[::-1], below)):
            for fixed, row in itertools.pairwise(order):
                _sort(row, fixed, joined)


def _sort(row: list[Item], fixed: Sequence[Item], joined: Mapping[Item, list[Item]]) -> None:
    """What is joined to nothing in the fixed row keeps its part of the width."""
    place = {item: (spot + 0.5) / len(fixed) for spot, item in enumerate(fixed)}
    middle: dict[Item, float] = {}
    for spot, item in enumerate(row):
        there = [place[other] for other in joined.get(item, ()) if other in place]
        middle[item] = sum(there) / len(there) if there else (spot + 0.5) / len(row)
    row.sort(key=middle.__getitem__)
