"""The project's own pictograms (resources/icons/*.svg) on paper: the same ones as on the screen.

Reads what those files use of SVG: paths, circles and rectangles, drawn with one round pen, no fill.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from kanz_desktop.paths import resource, resource_text
from kanz_desktop.reports.pdf.styles import colour

_TOKEN = re.compile(r"[A-Za-z]|[-+]?\d*\.?\d+")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
_KAPPA = 0.5523
"""How far the control points of a quarter circle lie from its ends."""

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]


def draw_pictogram(canvas: Any, name: str, x: float, top: float, size: float, token: str) -> None:
    """Draw the icon of that name in a square; nothing when there is no icon of that name."""
    if not resource(f"icons/{name}.svg").is_file():
        return
    box, weight, steps = _icon(name)
    scale = size / box
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, -scale)
    canvas.setStrokeColor(colour(token))
    canvas.setLineWidth(weight)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for step, points in steps:
        flat = [value for point in points for value in point]
        {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}[step](*flat)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@lru_cache(maxsize=64)
def _icon(name: str) -> tuple[float, float, tuple[Step, ...]]:
    """Side of the icon's square, width of its pen, and its steps."""
    root = ElementTree.fromstring(resource_text(f"icons/{name}.svg"))
    box = float(root.get("viewBox", "0 0 24 24").split()[2])
    steps = [step for shape in root for step in _shape(shape)]
    return box, float(root.get("stroke-width", "2")), tuple(steps)


def _shape(shape: ElementTree.Element) -> Iterator[Step]:
    def number(key: str) -> float:
        return float(shape.get(key, "0"))

    match shape.tag.rpartition("}")[2]:
        case "path":
            yield from _path(shape.get("d", ""))
        case "circle":
            yield from _circle(number("cx"), number("cy"), number("r"))
        case "rect":
            yield from _rect(number("x"), number("y"), number("width"), number("height"))


def _circle(x: float, y: float, r: float) -> Iterator[Step]:
    k = r * _KAPPA
    yield "move", ((x + r, y),)
    yield "curve", ((x + r, y + k), (x + k, y + r), (x, y + r))
    yield "curve", ((x - k, y + r), (x - r, y + k), (x - r, y))
    yield "curve", ((x - r, y - k), (x - k, y - r), (x, y - r))
    yield "curve", ((x + k, y - r), (x + r, y - k), (x + r, y))
    yield "close", ()


def _rect(x: float, y: float, width: float, height: float) -> Iterator[Step]:
    """Corners are rounded by the pen itself."""
    yield "move", ((x, y),)
    for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
        yield "line", (corner,)
    yield "close", ()


def _path(data: str) -> Iterator[Step]:
    at = start = control = (0.0, 0.0)
    for command, values in _commands(data):
        name, base = command.upper(), (at if command.islower() else (0.0, 0.0))
        points = tuple((base[0] + a, base[1] + b) for a, b in zip(values[::2], values[1::2], strict=False))
        before = control if name in "CS" else at
        match name:
            case "M":
                at = start = points[0]
                yield "move", points
            case "L":
                at = points[0]
                yield "line", points
            case "H" | "V":
                at = (base[0] + values[0], at[1]) if name == "H" else (at[0], base[1] + values[0])
                yield "line", (at,)
            case "C" | "S":
                first = points[0] if name == "C" else (2 * at[0] - before[0], 2 * at[1] - before[1])
                yield "curve", (first, points[-2], points[-1])
                control, at = points[-2], points[-1]
            case "A":
                end = (base[0] + values[5], base[1] + values[6])
                yield from _arc(at, end, values[0], bool(values[3]), bool(values[4]))
                at = end
            case "Z":
                at = start
                yield "close", ()
        if name not in "CS":
            control = at


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each command with its numbers; a command letter counts on for more numbers, as SVG says."""
    tokens = _TOKEN.findall(data)
    i, command = 0, "M"
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
        count = _ARGUMENTS[command.upper()]
        yield command, tuple(float(token) for token in tokens[i : i + count])
        i += count
        if command in "Mm":
            command = "L" if command == "M" else "l"


def _arc(start: Point, end: Point, radius: float, large: bool, sweep: bool) -> Iterator[Step]:
    """An arc of a circle as curves of at most a quarter (SVG 1.1, appendix F.6, for equal radii)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    if chord == 0:
        return
    radius = max(radius, chord / 2)
    away = math.sqrt(max(radius**2 - chord**2 / 4, 0.0)) * (1 if large == sweep else -1)
    centre = ((start[0] + end[0]) / 2 + away * dy / chord, (start[1] + end[1]) / 2 - away * dx / chord)
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    turn += 2 * math.pi * ((turn < 0) if sweep else -(turn > 0))
    parts = max(1, math.ceil(abs(turn) / (math.pi / 2)))
    reach = 4 / 3 * math.tan(turn / parts / 4) * radius
    for i in range(parts):
        a, b = first + turn * i / parts, first + turn * (i + 1) / parts
        yield (
            "curve",
            (
                _on(centre, radius, a, reach),
                _on(centre, radius, b, -reach),
                _on(centre, radius, b, 0.0),
            ),
        )


def _on(centre: Point, radius: float, angle: float, along: float) -> Point:
    """A point of the circle, moved `along` its tangent."""
    cos, sin = math.cos(angle), math.sin(angle)
    return centre[0] + radius * cos - along * sin, centre[1] + radius * sin + along * cos
