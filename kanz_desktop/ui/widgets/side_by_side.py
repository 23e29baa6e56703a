"""Something large with something narrow beside it; below it, in the page, when there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.layout import row

LEAST_WIDTH = 820
"""Pixels at 100 % below which both do not fit beside each other."""
SIDE_WIDTH = 390


class SideBySide(QWidget):
    """The side scrolls by itself while it is beside; `side_first` puts it left, or on top."""

    def __init__(self, main: QWidget, side: QWidget | None = None, *, side_first: bool = False) -> None:
        super().__init__()
        self.side: QWidget | None = None
        self._first = side_first
        self._box: QBoxLayout = row(self, gap=16)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.addWidget(main, 1)
        self._box.insertWidget(0 if side_first else 1, self._scroll)
        if side is not None:
            self.set_side(side)

    def set_side(self, side: QWidget | None) -> None:
        """Put this beside; what was there before is let go."""
        if self.side is not None:
            self.side.hide()
            self.side.deleteLater()
        self.side = side
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_scroll"):
            self._arrange()

    def _arrange(self) -> None:
        theme = current_theme()
        beside = self.width() >= theme.px(LEAST_WIDTH)
        self._scroll.setVisible(beside and self.side is not None and not self.side.isHidden())
        self._scroll.setFixedWidth(theme.px(SIDE_WIDTH))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        if self.side is None:
            return
        if beside and self._scroll.widget() is not self.side:
            self._scroll.setWidget(self.side)
        elif not beside and self._box.indexOf(self.side) < 0:
            self._scroll.takeWidget()
            self._box.insertWidget(0 if self._first else 2, self.side)
            self.side.show()
