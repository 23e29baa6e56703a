"""Draws one line of shaped text with reportlab. Measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kanz_desktop.reports.pdf import fonts
from kanz_desktop.reports.pdf.glyphs import Shaped, Step, outline
from kanz_desktop.reports.pdf.styles import colour
from kanz_desktop.reports.pdf.text import Piece

_FATTENING = 0.035
"""Width of the stroke, in ems, that makes a fallback typeface bold: we draw its regular weight only."""
_FILL, _FILL_AND_STROKE = 0, 2
"""PDF's text rendering modes."""


def draw_line(canvas: Any, pieces: Sequence[Piece], x: float, y: float, size: float) -> None:
    """Write the pieces, given from left to right, with the first letter standing at (x, y)."""
    text = canvas.beginText(x, y)
    look: tuple[str, str] | None = None
    stretch: list[str] = []
    drawn: list[tuple[Piece, Shaped, float]] = []
    for piece in pieces:
        if look != (piece.font, piece.colour) or piece.shaped is not None:
            if stretch:
                text.textOut("".join(stretch))
                stretch.clear()
            look = piece.font, piece.colour
            text.setFont(piece.font, size)
            text.setFillColor(colour(piece.colour))
        if piece.shaped is None:
            stretch.append(piece.text)
        else:
            _write_shaped(canvas, text, piece, piece.shaped, (x, y, size))
            drawn.append((piece, piece.shaped, x))
        x += piece.width * size
    if stretch:
        text.textOut("".join(stretch))
    canvas.drawText(text)
    for piece, shaped, start in drawn:
        _fill_outlines(canvas, piece, shaped, start, y, size)


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
