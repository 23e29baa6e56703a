"""Rows and columns. A row that is too tall is cut inside its cells; the head stands again on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kanz_desktop.reports.pdf.box import Box, Stack
from kanz_desktop.reports.pdf.styles import WHOLE, colour

Cell = Sequence[Box]


class Row:
    """Cells beside each other. `widths` are shares of the whole; they need not add up to anything."""

    def __init__(
        self,
        cells: Iterable[Cell],
        widths: Sequence[float],
        *,
        pad: float = 5.0,
        gap: float = 10.0,
        above: float = 0.0,
        below: float = 0.0,
        keep_with_next: bool = False,
        rules: bool = False,
    ) -> None:
        self._cells = tuple(Stack(cell) for cell in cells)
        self._widths, self._pad, self._gap, self._rules = widths, pad, gap, rules
        self.above, self.below, self.keep_with_next = above, below, keep_with_next
        self._known = (-1.0, 0.0)

    def height(self, width: float) -> float:
        if self._known[0] != width:
            inside = (cell.height(wide) for cell, wide in zip(self._cells, self._columns(width), strict=True))
            self._known = width, max(inside, default=0.0) + 2 * self._pad
        return self._known[1]

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        tall = self.height(width)
        if tall <= height + 0.01:
            return self, None
        if tall <= WHOLE:
            return None, self
        heads: list[Cell] = []
        tails: list[Cell] = []
        for cell, wide in zip(self._cells, self._columns(width), strict=True):
            head, tail = cell.cut(wide, height - 2 * self._pad)
            heads.append([head] if head else [])
            tails.append([tail] if tail else [])
        if not any(heads):
            return None, self
        return self._like(heads), self._like(tails)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for cell, wide in zip(self._cells, self._columns(width), strict=True):
            cell.paint(canvas, x, top - self._pad, wide)
            x += wide + self._gap
            if self._rules and cell is not self._cells[-1]:
                _upright(canvas, x - self._gap / 2, top, self.height(width))

    def _columns(self, width: float) -> list[float]:
        free = width - self._gap * (len(self._widths) - 1)
        return [free * share / sum(self._widths) for share in self._widths]

    def _like(self, cells: Iterable[Cell]) -> Row:
        return Row(cells, self._widths, pad=self._pad, gap=self._gap, rules=self._rules)


def _upright(canvas: Any, x: float, top: float, tall: float) -> None:
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(x, top, x, top - tall)


_FEW = 2
"""Rows that stay behind at least, where one goes along with the last."""


class Grid:
    """Rows with a thin line below each. Neither the head nor the first row stands alone at the foot of a
    page, nor the last row alone at the top of one.

    A grid up to `whole` points tall goes to the next page in one piece.
    """

    keep_with_next = False

    def __init__(
        self,
        head: Row | None,
        rows: Iterable[Row],
        *,
        above: float = 0.0,
        below: float = 8.0,
        line: str = "line",
        whole: float = 0.0,
    ) -> None:
        self._whole = whole
        self._head, self._rows, self._line = head, tuple(rows), line
        self.above, self.below = above, below

    def height(self, width: float) -> float:
        return self._head_height(width) + sum(row.height(width) for row in self._rows)

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        if height < self.height(width) <= self._whole:
            return None, self
        used = self._head_height(width)
        for i, row in enumerate(self._rows):
            tall = row.height(width)
            if used + tall <= height + 0.01:
                used += tall
                continue
            head, tail = row.cut(width, height - used)
            kept = (*self._rows[:i], *_row(head))
            moved = (*_row(tail), *self._rows[i + 1 :])
            if head is None and len(moved) == 1 and len(kept) > _FEW:
                kept, moved = kept[:-1], (kept[-1], *moved)
            if not kept or (len(kept) == 1 and self._may_wait(width, height)):
                return None, self
            return self._like(kept), self._like(moved)
        return self, None

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        rows = (self._head, *self._rows) if self._head else self._rows
        feet: list[float] = []
        for row in rows:
            row.paint(canvas, x, top, width)
            top -= row.height(width)
            feet.append(top)
        canvas.setLineWidth(0.75)
        for i, foot in enumerate(feet):
            if i < 2:  # the head has a line of its own
                canvas.setStrokeColor(colour("ink-2" if self._head and i == 0 else self._line))
            canvas.line(x, foot, x + width, foot)

    def _may_wait(self, width: float, height: float) -> bool:
        """Whether the first row had better go on with the second: there is too little room here."""
        first = Grid(self._head, self._rows[:2]).height(width)
        return bool(height < first <= WHOLE)

    def _head_height(self, width: float) -> float:
        return self._head.height(width) if self._head else 0.0

    def _like(self, rows: Iterable[Row]) -> Grid:
        return Grid(self._head, rows, above=self.above, below=self.below, line=self._line, whole=self._whole)


def _row(box: Box | None) -> tuple[Row, ...]:
    return (box,) if isinstance(box, Row) else ()
