"""Made-up families as trees, written short: `family("oma+opa: mama tante", "mama/ex: sem", …)`."""

from __future__ import annotations

from kanz_desktop.reports.genogram.layout import HALF, TALL, Layout, Point
from kanz_desktop.reports.genogram.tree import Bond, Couple, Person, Tree, Union

_BONDS: dict[str, Bond] = {"+": "samen", "/": "uit-elkaar", "#": "gescheiden"}


def family(*lines: str, twins: tuple[str, ...] = ()) -> Tree:
    """Each line: one or two parents joined by + (together), / (apart) or # (divorced), then their children.

    A foster child has a ~ before its name.
    """
    names: dict[str, None] = {}
    couples: dict[frozenset[str], Couple] = {}
    unions: list[Union] = []
    for line in lines:
        head, _, rest = line.partition(":")
        sign = next((s for s in _BONDS if s in head), "")
        parents = [name.strip() for name in (head.split(sign) if sign else [head])]
        children = rest.split()
        names |= dict.fromkeys([*parents, *(c.strip("~") for c in children)])
        if sign:
            couples[frozenset(parents)] = Couple(key(parents[0]), key(parents[1]), _BONDS[sign])
        if children:
            foster = frozenset(key(c) for c in children if c.startswith("~"))
            unions.append(Union(tuple(map(key, parents)), tuple(map(key, children)), foster))
    people = tuple(Person(key(name), name) for name in names)
    born = tuple(frozenset(map(key, group.split())) for group in twins)
    return Tree(people, tuple(couples.values()), tuple(unions), born)


def key(name: str) -> bytes:
    return name.strip("~").encode()


def crossings(made: Layout) -> int:
    """Pairs of lines of different people that cross somewhere between their ends, or lie on each other."""
    pieces = [(s.of, a, b) for s in made.strokes for a, b in zip(s.points, s.points[1:], strict=False)]
    return sum(
        _cross(a, b, c, d)
        for i, (one, a, b) in enumerate(pieces)
        for other, c, d in pieces[i + 1 :]
        if one != other
    )


def through_symbols(made: Layout) -> list[tuple[bytes, str]]:
    """Lines that run through a symbol or the name below it."""
    found = []
    for stroke in made.strokes:
        for a, b in zip(stroke.points, stroke.points[1:], strict=False):
            for person, (x, y) in made.at.items():
                box = (x - HALF + 1, y - HALF + 1, x + HALF - 1, y - HALF + TALL - 1)
                if (a[0] == b[0] or a[1] == b[1]) and _enters(a, b, box):
                    found.append((person, stroke.sort))
    return found


def overlaps(made: Layout) -> int:
    """Pairs of symbols, names included, that stand on each other."""
    spots = list(made.at.values())
    return sum(
        abs(a[0] - b[0]) < 4 * HALF and abs(a[1] - b[1]) < TALL
        for i, a in enumerate(spots)
        for b in spots[i + 1 :]
    )


def _enters(a: Point, b: Point, box: tuple[float, float, float, float]) -> bool:
    return (
        min(a[0], b[0]) < box[2]
        and max(a[0], b[0]) > box[0]
        and min(a[1], b[1]) < box[3]
        and max(a[1], b[1]) > box[1]
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    one, other = _side(a, b, c), _side(a, b, d)
    if one == other == 0:
        along = 0 if a[0] != b[0] else 1
        low, high = (
            max(min(a[along], b[along]), min(c[along], d[along])),
            min(max(a[along], b[along]), max(c[along], d[along])),
        )
        return high - low > 0.5
    return one * other < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> int:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(turn) < 1e-6 else 1 if turn > 0 else -1
