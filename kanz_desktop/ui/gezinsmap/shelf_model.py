"""The papers on the shelf as a dull Qt model: rows in, data out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsmap.presenter import Kaart

KAART = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class ShelfModel(QAbstractListModel):
    """One row a paper. Thumbnails are kept by the thumbnailer and only shown here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Kaart, ...] = ()
        self._place: dict[Id, int] = {}
        self._thumbnails: dict[Id, QImage] = {}

    @property
    def rows(self) -> tuple[Kaart, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[Kaart]) -> None:
        """Show these; the same papers in the same order keep selection, focus and scroll."""
        fresh = tuple(rows)
        if [row.id for row in fresh] == [row.id for row in self._rows]:
            changed = [place for place, row in enumerate(fresh) if row != self._rows[place]]
            self._rows = fresh
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = fresh
        self._place = {row.id: place for place, row in enumerate(fresh)}
        self.endResetModel()

    def set_thumbnail(self, paper: Id, picture: QImage | None) -> None:
        """None lets it go again: the shelf keeps no more of them than the thumbnailer allows."""
        if picture is None:
            self._thumbnails.pop(paper, None)
            return
        self._thumbnails[paper] = picture
        place = self._place.get(paper)
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place), [THUMBNAIL])

    def place_of(self, paper: Id) -> int | None:
        return self._place.get(paper)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        kaart = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return kaart.titel
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return kaart.spoken
        if role == KAART:
            return kaart
        if role == THUMBNAIL:
            return self._thumbnails.get(kaart.id)
        return None
