"""The cells of a row: words that stand there, and a button that says what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.surfaces import Words, restyle

_BESIDE = 7
"""Room beside the words of a cell, in pixels at 100 %."""
_TALL = 10_000
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value


class CellWords(Words):
    """Words in a cell that cannot be changed there; their first line stands level with the other cells."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, "cell-words")
        self.setIndent(0)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._level()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._level()

    def _level(self) -> None:
        theme = current_theme()
        spare = max(theme.size("touch") - self.fontMetrics().height(), 0)
        edge = self.contentsMargins()
        if edge.top() != spare // 2:
            self.setContentsMargins(edge.left(), spare // 2, edge.right(), spare - spare // 2)


class CellButton(QPushButton):
    """A cell that says what was chosen and opens the choice. Up and Down walk along its column."""

    walked = Signal(int)

    def __init__(self, name: str, asks: str, role: str = "cell") -> None:
        super().__init__(asks)
        self._name, self._asks = name, asks
        self._wraps = role == "cell"
        if self._wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("role", role)
        self.setProperty("table", current_theme().table)
        self.setAutoDefault(False)
        self.set_words("")

    def set_words(self, words: str, kind: str = "") -> None:
        """What was chosen; empty shows the question instead. `kind` is the colour behind a chip."""
        said = words or self._asks
        self.setText(said if self._wraps else said.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words or 'nog niet ingevuld'}")
        self.setToolTip(words)
        if self.property("empty") != (not words) or self.property("kind") != kind:
            self.setProperty("empty", not words)
            self.setProperty("kind", kind)
            restyle(self)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        fonts = self.fontMetrics()
        words = fonts.boundingRect(self._box(width, _TALL), _WRAPPED, self.text()).height()
        more = words - fonts.height() if words >= 2 * fonts.height() else 0
        return self.sizeHint().height() + more

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button, but with words that go on below themselves instead of being cut."""
        if not self._wraps:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setPen(current_theme().color("ink-2" if self.property("empty") else "ink"))
        painter.drawText(self._box(self.width(), self.height()), _WRAPPED, self.text())
        painter.end()

    def _box(self, width: int, height: int) -> QRect:
        edge = current_theme().px(_BESIDE)
        return QRect(edge, self._above(), width - 2 * edge, height)

    def _above(self) -> int:
        """So that the first line stands level with the other cells, however many lines there are."""
        return max((current_theme().size("touch") - self.fontMetrics().height()) // 2, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
