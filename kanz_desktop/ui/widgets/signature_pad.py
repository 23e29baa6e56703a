"""A place to sign with a pen, a finger or a mouse. What the hand did is kept, not a picture of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kanz_desktop.domain.strokes import Point, Strokes, write_strokes
from kanz_desktop.reports.signature import strokes_figure
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.figure_view import paint
from kanz_desktop.ui.widgets.layout import size

UNITS_WIDE, UNITS_TALL = 600, 200
"""Of the drawing, whatever the zoom."""
_WIDE, _TALL = 330, 110
"""Pixels at 100 %."""
_NEAR = 3
"""Units within which a movement is the hand that trembles."""
_MOST_POINTS = 4000
"""Far more than any signature has, and less than what fits in one value."""


class SignaturePad(QWidget):
    """`drawn` carries the text of the drawing after each stroke (`domain.strokes`), empty once it is wiped.

    Pen and touch come as the mouse does: Qt makes one of them where nobody asks for the others.
    """

    drawn = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Teken met pen, vinger of muis. Backspace wist. Leeg laten mag.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        size(self, min_width=_WIDE, max_width=_WIDE, min_height=_TALL, max_height=_TALL)
        self._lines: list[list[Point]] = []

    def strokes(self) -> Strokes:
        return Strokes(UNITS_WIDE, UNITS_TALL, tuple(tuple(line) for line in self._lines))

    def wipe(self) -> None:
        self._lines.clear()
        self.update()
        self.drawn.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._lines.append([self._point(event.position())])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._lines or sum(len(line) for line in self._lines) >= _MOST_POINTS:
            return
        x, y = self._point(event.position())
        last_x, last_y = self._lines[-1][-1]
        if max(abs(x - last_x), abs(y - last_y)) >= _NEAR:
            self._lines[-1].append((x, y))
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.drawn.emit(write_strokes(self.strokes()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.wipe()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("sheet"))
        painter.setPen(QPen(theme.color("teal" if self.hasFocus() else "edge"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        base = round(self.height() * 0.75)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(theme.px(14), base, self.width() - theme.px(14), base)
        if self._lines:
            figure = strokes_figure(self.strokes(), "")
            painter.scale(self.width() / figure.width, self.width() / figure.width)
            paint(painter, figure, theme)
        painter.end()

    def _point(self, at: QPointF) -> Point:
        x = round(at.x() / self.width() * UNITS_WIDE)
        y = round(at.y() / self.height() * UNITS_TALL)
        return min(max(x, 0), UNITS_WIDE), min(max(y, 0), UNITS_TALL)
