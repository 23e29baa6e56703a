"""A text field that is as tall as what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from kanz_desktop.ui.theme import current_theme


class GrowingText(QPlainTextEdit):
    """A text field that is as tall as its text; Tab goes to the next field, as one expects in a form."""

    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def set_lines(self, lines: int) -> None:
        self._lines = lines
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        lines = max(self._lines, self._visible_lines())
        room = 2 * self.document().documentMargin() + 2 * self.frameWidth() + current_theme().px(10)
        wanted = round(lines * self.fontMetrics().lineSpacing() + room)
        if wanted != self.minimumHeight():
            self.setFixedHeight(max(wanted, current_theme().size("touch")))

    def _visible_lines(self) -> int:
        block, count = self.document().firstBlock(), 0
        while block.isValid():
            count += max(block.layout().lineCount(), 1)
            block = block.next()
        return count
