"""The shelf: papers as cards, smooth with thousands of them: only what can be seen is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsmap.card_delegate import CardDelegate
from kanz_desktop.ui.gezinsmap.presenter import Kaart
from kanz_desktop.ui.gezinsmap.shelf_model import KAART, Index, ShelfModel


class Shelf(QListView):
    """Arrows walk over the cards, Enter or a tap opens one, Delete throws it away."""

    opened = Signal(bytes)
    thrown_away = Signal(bytes)
    walked = Signal(QRect)
    """The card that the keyboard is on now, so that the page can bring it into sight."""
    in_sight = Signal(list)
    """Papers whose card can be seen now, in reading order: theirs are the thumbnails that matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = ShelfModel(self)
        self.setModel(self.cards)
        self._delegate = CardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty("role", "shelf")
        self.setAccessibleName("Papieren in de map")
        self.clicked.connect(self._open)

    def set_cards(self, cards: Sequence[Kaart]) -> None:
        """Keeps the chosen card, wherever it went."""
        chosen = self.chosen()
        self.cards.set_rows(cards)
        if chosen is not None and self.chosen() != chosen:
            self.choose(chosen)
        self._fit()

    def chosen(self) -> Id | None:
        kaart = self.currentIndex().data(KAART)
        return kaart.id if kaart is not None else None

    def choose(self, paper: Id) -> None:
        """Walk to this card; nothing happens when it is not on the shelf."""
        place = self.cards.place_of(paper)
        if place is None:
            return
        index = self.cards.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.walked.emit(self.visualRect(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        key = event.key()
        if chosen is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(chosen)
        elif chosen is not None and key == Qt.Key.Key_Delete:
            self.thrown_away.emit(chosen)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._page(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.walked.emit(self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rows:
            self.choose(self.cards.rows[0].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._fit()
        super().changeEvent(event)

    def look(self) -> None:
        """Say which cards can be seen on the screen now."""
        cell, seen = self.gridSize(), self.visibleRegion().boundingRect()
        if not self.cards.rows or seen.isEmpty():
            return
        first = seen.top() // cell.height() * self._delegate.columns
        last = (seen.bottom() // cell.height() + 1) * self._delegate.columns
        self.in_sight.emit([kaart.id for kaart in self.cards.rows[first:last]])

    def _open(self, index: QModelIndex) -> None:
        kaart = index.data(KAART)
        if kaart is not None:
            self.opened.emit(kaart.id)

    def _page(self, way: int) -> None:
        """A screenful of cards up or down."""
        lines = max(1, self.visibleRegion().boundingRect().height() // self.gridSize().height())
        target = self.currentIndex().row() + way * lines * self._delegate.columns
        place = min(max(target, 0), len(self.cards.rows) - 1)
        if place >= 0:
            self.choose(self.cards.rows[place].id)

    def _fit(self) -> None:
        """As tall as its cards: the page around it scrolls, so that there is one scroll bar."""
        if self.width() <= 0:
            return
        cell = self._delegate.cell_in(self.width())
        self.setGridSize(cell)
        lines = -(-len(self.cards.rows) // self._delegate.columns)
        wanted = lines * cell.height()
        if wanted != self.height():
            self.setFixedHeight(wanted)
        self.look()
