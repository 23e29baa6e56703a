"""The row of squares 1 to 10, ½ and "weet ik niet": empty for the pen, or with the marks that were given."""

from __future__ import annotations

from typing import Any

from kanz_desktop.domain.values import Mark
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Solid
from kanz_desktop.reports.pdf.styles import TextStyle, colour

_MARKS = 10
_GAP = 6.0
_HALF = "½"
_UNKNOWN = "weet ik niet"
_UNKNOWN_SHARE = 2.9
"""Width of the square for "weet ik niet", in squares."""


class Squares(Solid):
    """Marks as squares. A given mark is filled and bold; an earlier one has a dashed edge."""

    def __init__(self, given: Mark | None = None, before: Mark | None = None, *, side: float = 30.0) -> None:
        super().__init__(side + 2)
        self.above, self.below = 3.0, 4.0
        self._given, self._before, self._side = given, before, side
        self._style = TextStyle(size=side * 0.45, leading=side, align="centre")

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        share = (width - _GAP * (_MARKS + 1)) / (_MARKS + 1 + _UNKNOWN_SHARE)
        side = min(self._side, share)
        for label in [*map(str, range(1, _MARKS + 1)), _HALF, _UNKNOWN]:
            wide = side * _UNKNOWN_SHARE if label == _UNKNOWN else side
            self._square(canvas, label, x, top - 1, wide)
            x += wide + _GAP

    def _square(self, canvas: Any, label: str, x: float, top: float, wide: float) -> None:
        chosen, before = label in _labels(self._given), label in _labels(self._before)
        canvas.setFillColor(colour("teal" if chosen else "sheet"))
        canvas.setStrokeColor(colour("ink" if before or chosen else "edge"))
        canvas.setLineWidth(1.6 if before else 1.0)
        canvas.setDash(*((3, 2) if before else ()))
        canvas.roundRect(x, top - self._side, wide, self._side, 4, stroke=1, fill=1)
        canvas.setDash()
        style = self._style.with_(size=self._style.size * 0.75) if label == _UNKNOWN else self._style
        text = TextBlock(label, style, colour="sheet" if chosen else "ink", bold=chosen)
        text.first(1, wide).paint(canvas, x, top, wide)


def _labels(mark: Mark | None) -> tuple[str, ...]:
    """Which squares a mark fills: 6½ fills the 6 and the ½."""
    if mark is None:
        return ()
    if mark.halves is None:
        return (_UNKNOWN,)
    return (str(mark.halves // 2), _HALF) if mark.halves % 2 else (str(mark.halves // 2),)
