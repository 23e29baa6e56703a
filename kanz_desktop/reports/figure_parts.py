"""A picture that is too wide for one sheet, cut into parts that lie over each other at their edges.

Whole things (filled shapes and words) are never cut: at an edge they stand on both parts. Lines are cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Shape, Text

Point = tuple[float, float]


def parts(figure: Figure, widest: float, *, shared: float) -> tuple[Figure, ...]:
    """Parts of at most `widest` points, the same width each; neighbours have `shared` points in common.

    `shared` is twice the width of the widest whole thing. The words of the first part say all of it.
    """
    if figure.width <= widest:
        return (figure,)
    count = 2
    while (wide := (figure.width + (count - 1) * shared) / count) > widest:
        count += 1
    starts = [number * (wide - shared) for number in range(count)]
    return tuple(
        _part(figure, start, start + wide, shared / 4, figure.alt if number == 0 else "")
        for number, start in enumerate(starts)
    )


def _part(figure: Figure, left: float, right: float, edge: float, alt: str) -> Figure:
    """`edge`: how far a whole thing whose middle lies inside may reach beyond."""
    first, last = left <= 0, right >= figure.width - 0.01
    low, high = (left if first else left + edge), (right if last else right - edge)
    shapes = [cut for shape in figure.shapes for cut in _inside(shape, (left, right), (low, high))]
    return Figure(right - left, figure.height, tuple(_moved(shape, -left) for shape in shapes), alt)


def _inside(shape: Shape, sheet: Point, middles: Point) -> Iterator[Shape]:
    match shape:
        case Text() | Circle():
            if middles[0] <= shape.x <= middles[1]:
                yield shape
        case Rect(fill=None):
            yield from _cut(_corners(shape), Polyline((), shape.stroke or "ink", shape.weight), sheet)
        case Rect():
            if middles[0] <= shape.x + shape.width / 2 <= middles[1]:
                yield shape
        case Polyline(fill=None):
            yield from _cut(shape.points, shape, sheet)
        case Polyline():
            xs = [x for x, _ in shape.points]
            if middles[0] <= (min(xs) + max(xs)) / 2 <= middles[1]:
                yield shape
        case Line():
            path = Polyline((), shape.colour, shape.weight, dashed=shape.dashed)
            yield from _cut(((shape.x1, shape.y1), (shape.x2, shape.y2)), path, sheet)


def _corners(shape: Rect) -> tuple[Point, ...]:
    x1, y1, x2, y2 = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    return ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))


def _cut(points: tuple[Point, ...], look: Polyline, sheet: Point) -> Iterator[Polyline]:
    """The pieces of a path that lie on the sheet, drawn as `look` is."""
    path: list[Point] = []
    for one, other in pairwise(points):
        piece = _clipped(one, other, *sheet)
        if piece is None:
            continue
        if path and path[-1] != piece[0]:
            yield replace(look, points=tuple(path))
            path = []
        path = [*path, piece[1]] if path else [*piece]
    if path:
        yield replace(look, points=tuple(path))


def _clipped(one: Point, other: Point, left: float, right: float) -> tuple[Point, Point] | None:
    (x1, y1), (x2, y2) = one, other
    if max(x1, x2) < left or min(x1, x2) > right:
        return None

    def at(x: float) -> Point:
        kept = min(max(x, left), right)
        part = 0.0 if x1 == x2 else (kept - x1) / (x2 - x1)
        return kept, y1 + part * (y2 - y1)

    return at(x1) if x1 != x2 else one, at(x2) if x1 != x2 else other


def _moved(shape: Shape, by: float) -> Shape:
    match shape:
        case Line():
            return replace(shape, x1=shape.x1 + by, x2=shape.x2 + by)
        case Polyline():
            return replace(shape, points=tuple((x + by, y) for x, y in shape.points))
        case Rect() | Circle() | Text():
            return replace(shape, x=shape.x + by)
