"""Search results as one list: a heading per group, then its results. A dull Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kanz_desktop.ui.zoeken.presenter import Groep, Resultaat

RESULT = Qt.ItemDataRole.UserRole
HEADING = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractListModel):
    """Rows are headings (str) and results; only results can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str | Resultaat, ...] = ()

    def set_groups(self, groups: Sequence[Groep]) -> None:
        self.beginResetModel()
        rows: list[str | Resultaat] = []
        for group in groups:
            rows += [group.naam, *group.resultaten]
        self._rows = tuple(rows)
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first result; an invalid index when there is none."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if isinstance(self._row(index), Resultaat) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index)
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, HEADING) else None
        if row is None:
            return None
        if role == RESULT:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.titel if role == Qt.ItemDataRole.DisplayRole else None

    def _row(self, index: Index) -> str | Resultaat | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
