"""A row that goes on below itself when there is no room: chips and marks at 200 % on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import isValid

from kanz_desktop.ui.widgets.layout import scale_layout


class FlowLayout(QLayout):
    """Items from left to right at their own size, wrapped to the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self._size(one_row=True)

    def minimumSize(self) -> QSize:
        return self._size(one_row=False)

    def _shown(self) -> list[QLayoutItem]:
        """An item can go before its layout is asked for the last time; an error here ends the process."""
        return [item for item in self._items if isValid(item) and not item.isEmpty()]

    def _size(self, *, one_row: bool) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        if not hints:
            return QSize(0, 0)
        widths = [hint.width() for hint in hints]
        width = sum(widths) + self.spacing() * (len(widths) - 1) if one_row else max(widths)
        edge: QMargins = self.contentsMargins()
        height = max(hint.height() for hint in hints)
        return QSize(width + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items; returns the height that they take."""
        area = rect.marginsRemoved(self.contentsMargins())
        x, y, line = area.x(), area.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            if line and x + hint.width() > area.right() + 1:
                x, y, line = area.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y() + self.contentsMargins().bottom()


def flowing(*widgets: QWidget) -> QWidget:
    """Widgets beside each other at their own size, on a next line where there is no room."""
    holder = QWidget()
    flow = FlowLayout(holder)
    scale_layout(flow, gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
