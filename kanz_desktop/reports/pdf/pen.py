"""Draws lines of shaped text with reportlab. Measures are points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kanz_desktop.reports.pdf import fonts
from kanz_desktop.reports.pdf.glyphs import Shaped, Step, outline
from kanz_desktop.reports.pdf.styles import colour
from kanz_desktop.reports.pdf.text import Piece

_FATTENING = 0.035
"""Width of the stroke, in ems, that makes a fallback typeface bold: we draw its regular weight only."""
_FILL, _FILL_AND_STROKE = 0, 2
"""PDF's text rendering modes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of pieces, from left to right, with its first letter standing at (x, y)."""

    pieces: Sequence[Piece]
    x: float
    y: float


def draw_lines(canvas: Any, lines: Iterable[Placed], size: float, leading: float) -> None:
    """Write lines of one size, one below the other.

    Typeface, colour and place are named only where they change: a page of text is mostly one look.
    """
    text = canvas.beginText()
    outlines: list[tuple[Piece, Shaped, float, float]] = []
    look: tuple[str, str] | None = None
    next_line: tuple[float, float] | None = None
    for line in lines:
        if next_line != (line.x, line.y):
            text.setTextOrigin(round(line.x, 2), round(line.y, 2))
        x = line.x
        stretch: list[str] = []
        next_line = line.x, line.y - leading
        for piece in line.pieces:
            if look != (piece.font, piece.colour) or piece.shaped is not None:
                _flush(text, stretch)
                if look != (piece.font, piece.colour):
                    look = piece.font, piece.colour
                    text.setFont(piece.font, size, leading)
                    text.setFillColor(colour(piece.colour))
            if piece.shaped is None:
                stretch.append(piece.text)
            else:
                _write_shaped(canvas, text, piece, piece.shaped, (x, line.y, size))
                outlines.append((piece, piece.shaped, x, line.y))
                next_line = None
            x += piece.width * size
        text.textLine("".join(stretch))
    canvas.drawText(text)
    for piece, shaped, x, y in outlines:
        _fill_outlines(canvas, piece, shaped, x, y, size)


def _flush(text: Any, stretch: list[str]) -> None:
    if stretch:
        text.textOut("".join(stretch))
        stretch.clear()


def _write_shaped(
    canvas: Any, text: Any, piece: Piece, shaped: Shaped, at: tuple[float, float, float]
) -> None:
    x, y, size = at
    fatten = piece.bold and piece.font != fonts.BOLD
    if fatten:
        canvas.setLineWidth(_FATTENING * size)
        text.setStrokeColor(colour(piece.colour))
        text.setTextRenderMode(_FILL_AND_STROKE)
    for chars in shaped.chars:
        text.setTextOrigin(x + chars.x * size, y + chars.y * size)
        text.textOut(chars.text)
    if fatten:
        text.setTextRenderMode(_FILL)
    text.setTextOrigin(x + piece.width * size, y)


def _fill_outlines(canvas: Any, piece: Piece, shaped: Shaped, x: float, y: float, size: float) -> None:
    """Each outline is described once in the file and then placed: Arabic has one for almost every letter."""
    for glyph, dx, dy in shaped.outlines:
        name = f"{piece.font}-{glyph}"
        if not canvas.hasForm(name):
            _describe(canvas, name, outline(piece.font, glyph))
        canvas.saveState()
        canvas.setFillColor(colour(piece.colour))
        canvas.transform(size, 0, 0, size, x + dx * size, y + dy * size)
        canvas.doForm(name)
        canvas.restoreState()


def _describe(canvas: Any, name: str, steps: Sequence[Step]) -> None:
    """A drawing of one em square, without a colour of its own."""
    canvas.beginForm(name, -1, -1, 2, 2)
    path = canvas.beginPath()
    for step, values in steps:
        {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}[step](*values)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()
