"""A tinted area with boxes in it, such as the one for what goes well; goes on over pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kanz_desktop.reports.pdf.box import Box, Stack
from kanz_desktop.reports.pdf.styles import WHOLE, colour


class Panel:
    """Boxes on a coloured ground. `bar` is a strip at the left that still shows in black and white."""

    def __init__(
        self,
        boxes: Iterable[Box],
        *,
        fill: str = "sheet",
        bar: str = "",
        edge: str = "",
        padding: float = 9.0,
        above: float = 6.0,
        below: float = 8.0,
    ) -> None:
        self._content = Stack(boxes)
        self._fill, self._bar, self._edge, self._padding = fill, bar, edge, padding
        self.above, self.below = above, below
        self.keep_with_next = False

    def height(self, width: float) -> float:
        return self._content.height(width - 2 * self._padding) + 2 * self._padding

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        if height < self.height(width) <= WHOLE:
            return None, self
        head, tail = self._content.cut(width - 2 * self._padding, height - 2 * self._padding)
        if head is None or tail is None:
            return (None, self) if head is None else (self, None)
        return self._around(head), self._around(tail)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        canvas.setFillColor(colour(self._fill))
        if self._edge:
            canvas.setStrokeColor(colour(self._edge))
            canvas.setLineWidth(0.75)
        canvas.roundRect(x, top - tall, width, tall, 5, stroke=int(bool(self._edge)), fill=1)
        if self._bar:
            canvas.setFillColor(colour(self._bar))
            canvas.rect(x, top - tall, 3, tall, stroke=0, fill=1)
        self._content.paint(canvas, x + self._padding, top - self._padding, width - 2 * self._padding)

    def _around(self, content: Box) -> Panel:
        return Panel(
            [content],
            fill=self._fill,
            bar=self._bar,
            edge=self._edge,
            padding=self._padding,
            above=self.above,
            below=self.below,
        )
