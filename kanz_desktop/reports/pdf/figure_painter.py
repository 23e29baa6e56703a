"""Paints a figure's display list on paper. The list's y grows downwards, the page's upwards."""

from __future__ import annotations

from typing import Any

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Shape, Text
from kanz_desktop.reports.figure_parts import parts
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Solid
from kanz_desktop.reports.pdf.styles import CONTENT_HEIGHT, CONTENT_WIDTH, TextStyle, colour

_DASH = (3, 2)
_TALLEST = CONTENT_HEIGHT * 0.8
"""Most that a picture takes of a page: its title stands above it."""
_SMALLEST = 0.7
"""Less than this and words of 10 points can hardly be read: then the picture is turned, or cut."""
_ROOM = 10_000.0
"""Width in which a figure's text never breaks: it is one line by nature."""


def wide_pictures(figure: Figure, *, shared: float) -> tuple[Picture | Turned, ...]:
    """A figure that stays readable: upright, turned on a sheet of its own, or turned in parts over sheets.

    `shared`: points that two parts have in common (`reports.figure_parts`).
    """
    if figure.width * _SMALLEST <= CONTENT_WIDTH:
        return (Picture(figure),)
    longest = CONTENT_HEIGHT / _SMALLEST
    return tuple(Turned(part) for part in parts(figure, longest, shared=shared))


class Turned:
    """A figure a quarter turned, on a sheet of its own: the paper is turned to read it."""

    above = below = 0.0
    keep_with_next = False

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    def height(self, _width: float) -> float:
        return float(CONTENT_HEIGHT)

    def cut(self, _width: float, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if height + 0.01 >= CONTENT_HEIGHT else (None, self)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Its left edge at the foot of the sheet, its upper edge at the left."""
        scale = min(1.0, CONTENT_HEIGHT / self._figure.width, width / self._figure.height)
        canvas.saveState()
        canvas.translate(x, top - CONTENT_HEIGHT)
        canvas.rotate(90)
        canvas.scale(scale, scale)
        for shape in self._figure.shapes:
            _paint(canvas, shape)
        canvas.restoreState()


class Picture(Solid):
    """A figure as a box, from the left: at its own size, or smaller where the page is narrower."""

    def __init__(self, figure: Figure, *, above: float = 6.0, below: float = 6.0) -> None:
        super().__init__(figure.height)
        self._figure = figure
        self.above, self.below = above, below

    def height(self, width: float) -> float:
        return self._figure.height * self._scale(width)

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height(width) <= height + 0.01 else (None, self)

    def _scale(self, width: float) -> float:
        """So that it fits on a page, in width and in height."""
        scale: float = min(1.0, width / self._figure.width, _TALLEST / self._figure.height)
        return scale

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        scale = self._scale(width)
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(scale, scale)
        for shape in self._figure.shapes:
            _paint(canvas, shape)
        canvas.restoreState()


def _paint(canvas: Any, shape: Shape) -> None:
    match shape:
        case Line():
            _pen(canvas, shape.colour, shape.weight, dashed=shape.dashed)
            canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        case Rect():
            stroke, fill = _look(canvas, shape)
            low = -shape.y - shape.height
            canvas.roundRect(shape.x, low, shape.width, shape.height, shape.radius, stroke=stroke, fill=fill)
        case Circle():
            stroke, fill = _look(canvas, shape)
            canvas.circle(shape.x, -shape.y, shape.r, stroke=stroke, fill=fill)
        case Polyline():
            _polyline(canvas, shape)
        case Text():
            _text(canvas, shape)


def _pen(canvas: Any, token: str, weight: float, *, dashed: bool) -> None:
    canvas.setStrokeColor(colour(token))
    canvas.setLineWidth(weight)
    canvas.setDash(*_DASH) if dashed else canvas.setDash()


def _look(canvas: Any, shape: Rect | Circle) -> tuple[int, int]:
    """Set pen and ground; which of the two the shape has."""
    if shape.stroke:
        _pen(canvas, shape.stroke, shape.weight, dashed=shape.dashed)
    if shape.fill:
        canvas.setFillColor(colour(shape.fill))
    return int(bool(shape.stroke)), int(bool(shape.fill))


def _polyline(canvas: Any, shape: Polyline) -> None:
    _pen(canvas, shape.colour, shape.weight, dashed=shape.dashed)
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    if shape.fill:
        canvas.setFillColor(colour(shape.fill))
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(bool(shape.fill)))


def _text(canvas: Any, shape: Text) -> None:
    style = TextStyle(size=shape.size, leading=shape.size)
    block = TextBlock(shape.text, style, colour=shape.colour, bold=shape.bold)
    wide = block.lines(_ROOM)[0].width * shape.size
    x = shape.x - {"left": 0.0, "centre": wide / 2, "right": wide}[shape.align]
    block.paint(canvas, x, block.top_for(-shape.y), wide + 1)
