"""A picture as a display list: the same on paper and on the screen, in light and in dark.

Points (1/72 inch), the origin in the upper left corner, y growing downwards. Colours are token names of
resources/styles/tokens.toml, so that each painter uses its own theme. A figure says the same in words.
Painters: `reports.pdf.figure_painter` and `ui.widgets.figure_view`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "ink"
    weight: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner; without `fill` or `stroke` it lacks that; `radius` rounds it."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    weight: float = 1.0
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    weight: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """Points joined by straight lines; closed and filled when `fill` names a colour."""

    points: tuple[tuple[float, float], ...]
    colour: str = "ink"
    weight: float = 1.0
    fill: str | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, its letters standing on y. `x` is its left end, its middle or its right end."""

    x: float
    y: float
    text: str
    size: float = 10.0
    colour: str = "ink"
    bold: bool = False
    align: Literal["left", "centre", "right"] = "left"


Shape = Line | Rect | Circle | Polyline | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of `width` by `height` points, painted in order, and what it says in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
