"""The parts that forms are made of: titles, labelled text, chips, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Rule, Solid, Stack, Whole
from kanz_desktop.reports.pdf.grid import Cell, Grid, Row
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.pictogram import draw_pictogram
from kanz_desktop.reports.pdf.styles import (
    BODY,
    CARD_TITLE,
    LABEL,
    LEAD,
    SECTION,
    SMALL,
    TITLE,
    WHOLE,
    TextStyle,
    colour,
)
from kanz_desktop.reports.pdf.text import Run

_STRENGTHS = 4
_CARD_ICON = 24.0


def title(text: str, lead: str = "") -> list[Box]:
    """The name of the form with one quiet line under it."""
    boxes: list[Box] = [TextBlock(text, TITLE, bold=True)]
    if lead:
        boxes.append(TextBlock(lead, LEAD, colour="ink-2"))
    return boxes


def section(text: str, about: str = "") -> list[Box]:
    """A heading; what it is about stands under it and stays with it."""
    boxes: list[Box] = [TextBlock(text, SECTION, bold=True, colour="teal-ink")]
    if about:
        boxes.append(TextBlock(about, BODY.with_(below=6.0, keep_with_next=True), colour="ink-2"))
    return boxes


def inline(label: str, text: str, style: TextStyle = BODY, *, ink: str = "ink") -> list[Box]:
    """`Label: text` or `Vraag? antwoord` in one block; nothing when nothing was written."""
    if not text.strip():
        return []
    mark = " " if label.endswith("?") else ": "
    return [TextBlock([Run(f"{label}{mark}", True, ink), Run(text.strip(), False, ink)], style)]


def good(boxes: Sequence[Box], *, padding: float = 9.0) -> list[Box]:
    """The ground for what goes well: leaf green, with a bar that a black and white print keeps."""
    return [Panel(boxes, fill="leaf-soft", bar="leaf", padding=padding, above=4, below=6)] if boxes else []


def card_title(icon: str, text: str, right: str = "") -> Row:
    """Pictogram, name, and what stands at the right, on one line."""
    big = CARD_TITLE.with_(leading=_CARD_ICON, below=0.0)
    cells: list[Cell] = [[Icon(icon)], [TextBlock(text, big, bold=True)]]
    cells.append([TextBlock(right, big.with_(size=11.0, align="end"))] if right else [])
    return Row(cells, (_CARD_ICON, 310, 130), pad=2, above=10, below=4, keep_with_next=True)


class Icon(Solid):
    """A pictogram on a soft square."""

    def __init__(self, name: str, size: float = _CARD_ICON) -> None:
        super().__init__(size)
        self._name = name

    def paint(self, canvas: Any, x: float, top: float, _width: float) -> None:
        size = self.tall
        canvas.setFillColor(colour("teal-soft"))
        canvas.roundRect(x, top - size, size, size, 5, stroke=0, fill=1)
        draw_pictogram(canvas, self._name, x + size * 0.18, top - size * 0.18, size * 0.64, "teal-ink")


def strength(words: str, level: int, style: TextStyle = BODY) -> Row:
    """How heavy something is: its word beside as many filled bars of four. One calm hue, never red.

    No bars at level 0: nobody knows how heavy it is, which is not the same as light.
    """
    bars: Cell = [_Bars(level, style.leading)] if level else []
    return Row([bars, [TextBlock(words, style, bold=True)]], (22, 72), pad=0, gap=4)


class _Bars(Solid):
    """Four bars that grow; so many are filled."""

    def __init__(self, level: int, tall: float) -> None:
        super().__init__(tall)
        self._level = level

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        step = min(width / _STRENGTHS, 5.6)
        canvas.setStrokeColor(colour("ink-2"))
        canvas.setLineWidth(0.5)
        for i in range(_STRENGTHS):
            canvas.setFillColor(colour("ink-2" if i < self._level else "sheet"))
            canvas.rect(x + i * step, top - self.tall / 2 - 4, step * 0.7, 3 + i * 2, stroke=1, fill=1)


class TickBox(Solid):
    """An empty square to tick, at the height of the text beside it."""

    def __init__(self, side: float, tall: float) -> None:
        super().__init__(tall)
        self._side = side

    def paint(self, canvas: Any, x: float, top: float, _width: float) -> None:
        canvas.setStrokeColor(colour("ink"))
        canvas.setLineWidth(1.2)
        low = top - self.tall / 2 - self._side / 2
        canvas.roundRect(x, low, self._side, self._side, 3, stroke=1, fill=0)


def write_lines(count: int, *, gap: float = 24.0) -> Stack:
    """Lines to write on with a pen, with room for handwriting above each; they stay on one page."""
    lines: list[Box] = []
    for _ in range(count):
        lines += [Solid(gap - 1.0), Rule("edge", tall=1.0, weight=0.6)]
    return Whole(lines, below=6.0)


def asked(label: str, lines: int, *, gap: float = 24.0) -> list[Box]:
    """A question with lines to write the answer on."""
    keep = LABEL.with_(size=10.5, leading=14, above=8.0)
    return [TextBlock(label, keep, bold=True), write_lines(lines, gap=gap)]


def table(
    heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], *, whole: float = WHOLE
) -> Grid:
    """A table with a quiet head."""
    return Grid(head_row(heads, widths), [Row(cells, widths, pad=4) for cells in rows], whole=whole)


def blank_table(
    heads: Sequence[str],
    rows: int,
    widths: Sequence[float],
    *,
    tall: float = 30.0,
    names: Sequence[str] = (),
) -> Grid:
    """A table to fill in with a pen; `names` stand in its first column."""
    empty: list[Cell] = [[Solid(tall)] for _ in widths]
    lines = [[Stack([TextBlock(name, BODY, bold=True)])] for name in names]
    cells = [[line, *empty[1:]] for line in lines] or [empty] * rows
    return Grid(head_row(heads, widths), [Row(row, widths, pad=1, rules=True) for row in cells], line="edge")


def head_row(heads: Sequence[str], widths: Sequence[float]) -> Row:
    style = SMALL.with_(below=0.0)
    return Row([[TextBlock(head, style, bold=True, colour="ink-2")] for head in heads], widths, pad=3)
