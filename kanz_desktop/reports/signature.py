"""A signature that was drawn, as a picture: the same on the screen where it is drawn and on paper."""

from __future__ import annotations

from kanz_desktop.domain.strokes import Strokes, read_strokes
from kanz_desktop.reports.figure import Circle, Figure, Polyline, Shape

_PEN = 1.4
"""Points of a line on a signature of WIDTH points."""
WIDTH = 120.0


def signature_figure(text: str, naam: str) -> Figure | None:
    """None when nothing was drawn, or nothing that can be read."""
    strokes = read_strokes(text)
    return strokes_figure(strokes, f"Handtekening van {naam}") if strokes is not None else None


def strokes_figure(strokes: Strokes, alt: str) -> Figure:
    """WIDTH points wide; a touch without a line is a dot."""
    scale = WIDTH / strokes.width
    shapes: list[Shape] = []
    for line in strokes.lines:
        points = tuple((x * scale, y * scale) for x, y in line)
        if len(points) == 1:
            shapes.append(Circle(*points[0], _PEN, "ink"))
        else:
            shapes.append(Polyline(points, "ink", _PEN))
    return Figure(WIDTH, strokes.height * scale, tuple(shapes), alt)
