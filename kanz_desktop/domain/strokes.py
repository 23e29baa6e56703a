"""Something drawn by hand, kept as strokes and not as a picture (docs/format/record.md §4.1). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = "1"
LARGEST = 10_000
"""Most units that a drawing is wide or tall, and so the highest coordinate."""
_FORM = re.compile(r"1 (\d{1,5}) (\d{1,5})((?: \d{1,5},\d{1,5})+(?:;(?: \d{1,5},\d{1,5})+)*)", re.ASCII)

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strokes:
    """`lines`: each stroke from pen down to pen up; x grows to the right and y downwards, from 0."""

    width: int
    height: int
    lines: tuple[tuple[Point, ...], ...]


def write_strokes(strokes: Strokes) -> str:
    """The text of a drawing; an empty text when nothing was drawn."""
    if not strokes.lines:
        return ""
    lines = ";".join("".join(f" {x},{y}" for x, y in line) for line in strokes.lines)
    return f"{VERSION} {strokes.width} {strokes.height}{lines}"


def read_strokes(text: str) -> Strokes | None:
    """The drawing of this text; None when it is none: what arrives from elsewhere is never trusted."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    width, height = int(found[1]), int(found[2])
    lines = tuple(tuple(_point(pair) for pair in line.split()) for line in found[3].split(";"))
    inside = all(x <= width and y <= height for line in lines for x, y in line)
    sane = 0 < width <= LARGEST and 0 < height <= LARGEST
    return Strokes(width, height, lines) if inside and sane else None


def _point(pair: str) -> Point:
    x, _, y = pair.partition(",")
    return int(x), int(y)
