"""Fields beside each other in equal columns, below each other when there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.layout import scale_layout

LEAST_WIDTH = 230
"""Pixels at 100 % that a field needs to be read and filled in with ease."""


class Pairs(QWidget):
    """As many equal columns as fit, at most `most`."""

    def __init__(self, fields: Sequence[QWidget], most: int = 4) -> None:
        super().__init__()
        self._fields, self._most = list(fields), most
        self._columns = 0
        self._grid = QGridLayout(self)
        scale_layout(self._grid, gap=12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        room = self.width() // current_theme().px(LEAST_WIDTH)
        self._arrange(max(1, min(room, self._most, len(self._fields))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, place // columns, place % columns)
        for number in range(max(self._most, len(self._fields))):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
