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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would cover the words
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
        """As tall as a line field for one line, with the words at the same height; taller for more."""
        line = self.fontMetrics().lineSpacing()
        room = self._room()
        self._lower_by(room // 2 - self._top_of_words())
        wanted = max(self._lines, self._visible_lines()) * line + room
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _room(self) -> int:
        """Pixels above and below the words together."""
        theme = current_theme()
        return max(theme.size("touch") - self.fontMetrics().lineSpacing(), theme.px(10))

    def _lower_by(self, pixels: int) -> None:
        edge = self.viewportMargins()
        if pixels and edge.top() + pixels >= 0:
            self.setViewportMargins(edge.left(), edge.top() + pixels, edge.right(), 0)

    def _top_of_words(self) -> int:
        return self.viewport().y() + round(self.document().documentMargin())

    def _visible_lines(self) -> int:
        block, count = self.document().firstBlock(), 0
        layout = self.document().documentLayout()
        while block.isValid():
            layout.blockBoundingRect(block)  # lays the block out at the width of now
            count += max(block.layout().lineCount(), 1)
            block = block.next()
        return count
