"""The genogram as a display list, with the standard symbols (method §11)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Shape, Text
from kanz_desktop.reports.genogram.layout import HALF, TALL, Layout, Point, Stroke, layout
from kanz_desktop.reports.genogram.places import APART
from kanz_desktop.reports.genogram.tree import Key, Person, Tree
from kanz_desktop.reports.genogram.words import legend, spoken

LEAST = 620.0
"""Points that a picture is wide at least: a small family is not blown up to the width of the page."""
_LETTERS, _NAME_LINES = 15, 2
_LINE, _WEIGHT = 12.0, 1.3
_AROUND = APART / 2 - 4
_LEGEND_LETTERS = 105
_SLASH = 5.0


@dataclass(frozen=True, slots=True)
class Genogram:
    """The picture, and where everybody stands in it (the middle of the symbol, in its points)."""

    figure: Figure
    at: Mapping[Key, Point]
    origin: float
    """Where the places along a row, as `Person.at` counts them, begin in the picture."""


def genogram(tree: Tree, *, explained: bool = True) -> Genogram | None:
    """None when there is nobody to draw. `explained`: what the signs mean stands in the picture too."""
    if not tree.persons:
        return None
    made = layout(tree, least=LEAST)
    shapes: list[Shape] = [*_household(tree, made)]
    for stroke in made.strokes:
        shapes += _stroke(stroke)
    for person in tree.persons:
        shapes += _person(person, made.at[person.id])
    width = made.width
    if not explained:
        figure = Figure(width, made.height, tuple(shapes), spoken(tree))
        return Genogram(figure, made.at, made.origin)
    lines = textwrap.wrap("; ".join(legend(tree)) + ".", int(_LEGEND_LETTERS * width / LEAST))
    said = [
        Text(width / 2, made.height + _LINE * (i + 1), line, 9, "ink-2", align="centre")
        for i, line in enumerate(lines)
    ]
    figure = Figure(width, made.height + _LINE * (len(lines) + 1), (*shapes, *said), spoken(tree))
    return Genogram(figure, made.at, made.origin)


def _person(person: Person, at: Point) -> Iterator[Shape]:
    x, y = at
    yield _symbol(person, x, y)
    if person.died:
        for turn in (1, -1):
            yield Line(x - HALF, y - HALF * turn, x + HALF, y + HALF * turn, "ink", _WEIGHT)
    lines = textwrap.wrap(person.name, _LETTERS, max_lines=_NAME_LINES, placeholder="…") or [""]
    foot = y + HALF
    for i, line in enumerate(lines):
        yield Text(x, foot + _LINE * (i + 1), line, 10, "ink", bold=person.home, align="centre")
    if person.note:
        note = textwrap.shorten(person.note, _LETTERS + 2, placeholder="…")
        yield Text(x, foot + _LINE * (len(lines) + 1), note, 9, "ink-2", align="centre")


def _symbol(person: Person, x: float, y: float) -> Shape:
    dashed = not person.home and not person.died
    if person.sex == "man":
        return Rect(x - HALF, y - HALF, 2 * HALF, 2 * HALF, "sheet", "ink", _WEIGHT, dashed=dashed)
    if person.sex == "vrouw":
        return Circle(x, y, HALF, "sheet", "ink", _WEIGHT, dashed=dashed)
    corners = ((x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y), (x, y - HALF))
    return Polyline(corners, "ink", _WEIGHT, "sheet", dashed=dashed)


def _stroke(stroke: Stroke) -> Iterator[Shape]:
    yield Polyline(stroke.points, "ink", _WEIGHT, dashed=stroke.sort == "pleeg")
    if stroke.couple is not None and stroke.couple.bond != "samen":
        middle = len(stroke.points) // 2
        (x1, y1), (x2, y2) = stroke.points[middle - 1], stroke.points[middle]
        x, y = x1 + (x2 - x1) * 0.25, y1 + (y2 - y1) * 0.25
        for aside in (0.0,) if stroke.couple.bond == "uit-elkaar" else (-2.5, 2.5):
            yield Line(x + aside - 3, y + _SLASH, x + aside + 3, y - _SLASH, "ink", _WEIGHT)


def _household(tree: Tree, made: Layout) -> Iterator[Shape]:
    """A line around who lives in this house: one when they stand together, else one for each part."""
    home = {person.id for person in tree.persons if person.home}
    runs = [run for people in made.rows for run in _runs(people, home)]
    boxes = [_box(made, run) for run in runs]
    together = all(
        below[1] > above[1] and below[0] < above[2] and above[0] < below[2] and below[1] - above[3] < TALL
        for above, below in pairwise(boxes)
    )
    if len(boxes) < 2 or not together:
        for left, top, right, foot in boxes:
            yield Rect(left, top, right - left, foot - top, None, "teal", 1.6, radius=10)
        return
    yield Polyline(_outline(boxes), "teal", 1.6)


def _runs(people: list[Key], home: set[Key]) -> Iterator[list[Key]]:
    run: list[Key] = []
    for person in people:
        if person in home:
            run.append(person)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _box(made: Layout, run: list[Key]) -> tuple[float, float, float, float]:
    xs, y = [made.at[person][0] for person in run], made.at[run[0]][1]
    return min(xs) - _AROUND, y - HALF - 7, max(xs) + _AROUND, y - HALF + TALL + 2


def _outline(boxes: list[tuple[float, float, float, float]]) -> tuple[Point, ...]:
    """Down along the right sides, up along the left ones."""
    right: list[Point] = []
    left: list[Point] = []
    for place, (x1, top, x2, foot) in enumerate(boxes):
        foot = boxes[place + 1][1] if place + 1 < len(boxes) else foot
        right += [(x2, top), (x2, foot)]
        left += [(x1, top), (x1, foot)]
    return (*right, *reversed(left), right[0])
