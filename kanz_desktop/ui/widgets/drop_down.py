"""A choice out of a list that drops down: with an arrow, so that nobody takes it for a line to type in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.icons import pixmap

_ARROW = 16
_ARROW_ROOM = 30
"""From the right edge, in pixels at 100 %: as wide as `QComboBox::drop-down` in the style rules."""


class DropDown(QComboBox):
    """Always wide enough for its longest choice, closed and open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style's own one heeds no style rules
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._longest() + current_theme().px(_ARROW_ROOM + 14), super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def showPopup(self) -> None:
        """The list is as wide as its words, also where the closed field stands in a narrow column."""
        self.view().setMinimumWidth(self._longest() + current_theme().px(2 * 8 + 24))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a choice that happens to lie under the pointer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        arrow = pixmap("pijl-omlaag", "ink-2", _ARROW)
        side = theme.px(_ARROW)
        left = self.width() - (theme.px(_ARROW_ROOM) + side) / 2
        painter = QPainter(self)
        painter.drawPixmap(QRectF(left, (self.height() - side) / 2, side, side), arrow, QRectF(arrow.rect()))
        painter.end()

    def _longest(self) -> int:
        """Width of the longest choice, in pixels on the screen."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
