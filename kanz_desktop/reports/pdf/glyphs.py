"""Shaping of one stretch of text in one fallback typeface, by HarfBuzz. Measures are in ems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import uharfbuzz
from bidi.mirror import MIRRORED

from kanz_desktop.reports.pdf import fonts


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters to draw from a point: `x`, `y` in ems from the start of the piece."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """What to draw, from left to right. Outlines are glyphs without letters of their own, such as a dot."""

    chars: tuple[Chars, ...]
    outlines: tuple[tuple[int, float, float], ...]
    width: float

    @staticmethod
    def mirrored(text: str, width: float) -> Shaped:
        """Base characters inside text that runs from right to left: reversed, brackets turned."""
        return Shaped(
            (Chars(0.0, 0.0, "".join(MIRRORED.get(char, char) for char in reversed(text))),), (), width
        )


@lru_cache(maxsize=8192)
def shape(text: str, font: str, *, right_to_left: bool) -> Shaped:
    """Glyphs of a text that the fallback typeface `font` covers."""
    face = fonts.fallback(font)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(face.shaper, buffer)
    return _collect(text, face, list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)))


def _collect(text: str, face: fonts.ShapedFont, glyphs: list[tuple[Any, Any]]) -> Shaped:
    letters = dict(_letters_by_glyph(text, glyphs))
    chars: list[Chars] = []
    outlines: list[tuple[int, float, float]] = []
    pen = drawn_to = 0
    for i, (info, position) in enumerate(glyphs):
        x, y = pen + position.x_offset, position.y_offset
        pen += position.x_advance
        if i not in letters:
            outlines.append((info.codepoint, x / face.units, y / face.units))
            continue
        code = face.code_for(info.codepoint, letters[i], position.x_advance)
        if chars and x == drawn_to and y == 0 and chars[-1].y == 0:
            chars[-1] = Chars(chars[-1].x, 0.0, chars[-1].text + code)
        else:
            chars.append(Chars(x / face.units, y / face.units, code))
        drawn_to = x + position.x_advance
    return Shaped(tuple(chars), tuple(outlines), pen / face.units)


def _letters_by_glyph(text: str, glyphs: list[tuple[Any, Any]]) -> Iterator[tuple[int, str]]:
    """One glyph of each cluster, the widest, carries all of its letters; a reader finds each letter once."""
    clusters: dict[int, list[int]] = {}
    for i, (info, _) in enumerate(glyphs):
        clusters.setdefault(info.cluster, []).append(i)
    starts = sorted(clusters)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        widest = max(clusters[start], key=lambda i: glyphs[i][1].x_advance)
        yield widest, text[start:end]


Step = tuple[str, tuple[float, ...]]
"""One step of an outline: `move`, `line`, `curve` or `close`, with its coordinates in ems."""


@lru_cache(maxsize=256)
def outline(font: str, glyph: int) -> tuple[Step, ...]:
    """The shape of a glyph that is drawn and not written."""
    face = fonts.fallback(font)
    pen = _Pen(1 / face.units)
    face.shaper.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


class _Pen:
    """HarfBuzz draws into this; quadratic curves become the cubic ones that PDF has."""

    def __init__(self, scale: float) -> None:
        self.steps: list[Step] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's names, here and below
        self._step("move", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._step("line", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._step("curve", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        self._step("curve", _towards(self._at, control), _towards(end, control), end)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("close", ()))

    def _step(self, name: str, *points: tuple[float, float]) -> None:
        self.steps.append((name, tuple(value * self._scale for point in points for value in point)))
        self._at = points[-1]


def _towards(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Two thirds of the way: the cubic control point of a quadratic curve."""
    return start[0] + (end[0] - start[0]) * 2 / 3, start[1] + (end[1] - start[1]) * 2 / 3
