"""A row of cells: columns that line up with the rows around it, and that fold when there is no room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from kanz_desktop.ui.theme import Theme, current_theme


@dataclass(frozen=True, slots=True)
class _Cell:
    item: QLayoutItem
    width: int
    """Pixels at 100 %: the column's width, for a cell that stretches its least."""
    stretch: int


class CellsLayout(QLayout):
    """Cells beside each other in fixed columns. Too narrow: the first takes a line, the others flow below.

    A hidden cell keeps its column, so that the rows of a card line up.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 10) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add_cell(self, widget: QWidget, width: int, stretch: int = 0) -> None:
        """`width` in pixels at 100 %; cells with `stretch` share what is left over."""
        self._next = (width, stretch)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        width, stretch = self._next
        self._cells.append(_Cell(item, width, stretch))

    def count(self) -> int:
        return len(self._cells)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._cells[index].item if 0 <= index < len(self._cells) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._cells.pop(index).item if 0 <= index < len(self._cells) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept until something in here changes: a page asks every row again for each line that is typed.

        Not before it is shown: until then the style rules have not given the cells their sizes.
        """
        known = self._heights.get(width)
        if known is not None:
            return known
        height = max((rect.bottom() + 1 for rect in self._places(width)), default=0)
        holder = self.parentWidget()
        if holder is not None and holder.isVisible():
            self._heights[width] = height
        return height

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        width = self._least(current_theme())
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        shown = [cell.item.minimumSize() for cell in self._cells if not cell.item.isEmpty()]
        return QSize(max((s.width() for s in shown), default=0), max((s.height() for s in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for cell, place in zip(self._cells, self._places(rect.width()), strict=True):
            cell.item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        theme = current_theme()
        spare = width - self._least(theme)
        return self._beside(spare, theme) if spare >= 0 else self._folded(width, theme)

    def _least(self, theme: Theme) -> int:
        """The width below which the cells fold."""
        gaps = theme.px(self._gap) * (len(self._cells) - 1)
        return sum(theme.px(cell.width) for cell in self._cells) + gaps

    def _beside(self, spare: int, theme: Theme) -> list[QRect]:
        x = 0
        shares = sum(cell.stretch for cell in self._cells) or 1
        places = []
        for cell in self._cells:
            own = theme.px(cell.width) + spare * cell.stretch // shares
            taken = _width(cell.item, own)
            places.append(QRect(x, 0, taken, _height(cell.item, taken)))
            x += own + theme.px(self._gap)
        return places

    def _folded(self, width: int, theme: Theme) -> list[QRect]:
        gap, x, y, line = theme.px(self._gap), 0, 0, 0
        places = []
        for cell in self._cells:
            if cell.item.isEmpty():
                places.append(QRect(0, 0, 0, 0))
                continue
            own = width if cell.stretch else min(_natural(cell, theme), width)
            if line and x + own > width:
                x, y, line = 0, y + line + gap // 2, 0
            height = _height(cell.item, own)
            places.append(QRect(x, y, own, height))
            x, line = x + own + gap, max(line, height)
        return places


def _natural(cell: _Cell, theme: Theme) -> int:
    """The width of a folded cell: a button as wide as its words, anything else as wide as its column."""
    if isinstance(cell.item.widget(), QPushButton):
        return cell.item.sizeHint().width()
    return max(theme.px(cell.width), cell.item.minimumSize().width())


def _width(item: QLayoutItem, room: int) -> int:
    """A chip is as wide as its word; everything else fills its column."""
    widget = item.widget()
    hugs = widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum
    return min(item.sizeHint().width(), room) if hugs else room


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
