"""The change in marks as a picture that a parent understands: start, now, end on one line from 1 to 10.

Moments differ in shape as well as in colour, so that a black and white print says the same. A mark that went
down looks no different from one that went up: the line shows where it stands and judges nobody.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from kanz_desktop.domain.values import Mark
from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Shape, Text
from kanz_desktop.reports.marks import Marks, Point, mark_words

_ROW = 30.0
_TOP = 40.0
_NAME_WIDTH = 0.37
"""Share of the width for the names."""
_NAME_CHARS = 34
_DOT = 5.6
_AROUND = 5.0
"""How much larger an earlier mark is drawn for each later one that equals it: it stands around, not under."""
_MOMENT_WORDS = {"start": "start", "nu": "nu", "eind": "eind"}
_LOWEST, _HIGHEST = 1, 10


def change_figure(points: Sequence[Point], marks: Marks, *, width: float = 480.0) -> Figure | None:
    """Start → nu → eind for each point that has a joint mark; None when no point has one."""
    rows = [(point, path) for point in points if (path := marks.path(point.id))]
    if not rows:
        return None
    shapes: list[Shape] = [*_legend(width, [path for _, path in rows])]
    shapes += _scale(width, len(rows))
    for i, (point, path) in enumerate(rows):
        shapes += _row(point.name, path, width, _TOP + i * _ROW)
    alt = ". ".join(f"{point.name}: {_in_words(path)}" for point, path in rows) + "."
    return Figure(width, _TOP + len(rows) * _ROW, tuple(shapes), alt)


def _at(mark: float, width: float) -> float:
    left, right = width * _NAME_WIDTH + 34, width - 16
    return left + (mark - _LOWEST) / (_HIGHEST - _LOWEST) * (right - left)


def _scale(width: float, rows: int) -> Iterator[Shape]:
    for mark in range(_LOWEST, _HIGHEST + 1):
        x = _at(mark, width)
        yield Text(x, _TOP - 8, str(mark), 9, "ink-2", align="centre")
        yield Line(x, _TOP - 2, x, _TOP + rows * _ROW, "line", 0.6)


def _row(name: str, path: Mapping[str, Mark], width: float, top: float) -> Iterator[Shape]:
    middle = top + _ROW / 2
    yield Line(0, top, width, top, "line", 0.6)
    lines = textwrap.wrap(name, _NAME_CHARS)[:2]
    for i, line in enumerate(lines):
        yield Text(0, middle + 3.5 + (i - (len(lines) - 1) / 2) * 12.5, line, 10, "ink")
    known = [(moment, mark.halves / 2) for moment, mark in path.items() if mark.halves is not None]
    unknown = [moment for moment, mark in path.items() if mark.halves is None]
    if unknown:
        words = " ".join(f"{_MOMENT_WORDS[moment]} ?" for moment in unknown)
        yield Text(_at(_LOWEST, width) - 14, middle + 3.5, words, 9, "ink-2", align="right")
    if len(known) > 1:
        xs = [_at(mark, width) for _, mark in known]
        yield Line(min(xs), middle, max(xs), middle, "ink-2", 1.4)
    for i, (moment, mark) in enumerate(known):
        later_equals = sum(1 for _, other in known[i + 1 :] if other == mark)
        yield from _dot(moment, _at(mark, width), middle, later_equals * _AROUND)


def _dot(moment: str, x: float, y: float, larger: float = 0.0) -> Iterator[Shape]:
    """Start is an open circle, now a filled diamond, the end a filled circle."""
    if moment == "start":
        yield Circle(x, y, _DOT + larger, "sheet", "ink-2", 1.6)
    elif moment == "nu":
        r = _DOT + 1.6 + larger
        corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y), (x, y - r))
        yield Polyline(corners, "teal", 1.2, fill="teal")
    else:
        yield Circle(x, y, _DOT + 0.6, "teal-ink", "teal-ink", 1.2)


def _legend(width: float, paths: list[Mapping[str, Mark]]) -> Iterator[Shape]:
    x = _at(_LOWEST, width)
    used = {moment for path in paths for moment in path}
    for moment, words in _MOMENT_WORDS.items():
        if moment in used:
            yield from _dot(moment, x, 10)
            yield Text(x + 12, 13.5, words, 10, "ink")
            x += 32 + len(words) * 6
    if any(mark.halves is None for path in paths for mark in path.values()):
        yield Text(x, 13.5, "? = weet ik niet", 10, "ink")


def _in_words(path: Mapping[str, Mark]) -> str:
    return ", ".join(f"{_MOMENT_WORDS[moment]} {mark_words(mark)}" for moment, mark in path.items())
