"""Where a passphrase is typed: hidden or shown, with a word when the capitals are on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.opening.door import Verdict
from kanz_desktop.ui.opening.secret_line import SecretLine
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Words

LEVELS = 4


class PassphraseField(QWidget):
    """One line. `typed` after every change, `entered` at Enter."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, *, digits: bool = False) -> None:
        super().__init__()
        self.line = SecretLine()
        self.line.setAccessibleName(name)
        hints = (
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setInputMethodHints(hints | Qt.InputMethodHint.ImhDigitsOnly if digits else hints)
        self.line.secret_changed.connect(self.typed)
        self.line.returnPressed.connect(self.entered)
        self.line.pressed.connect(self._watch_capitals)
        self.setFocusProxy(self.line)
        self.eye = GhostButton("tonen", self._toggle, icon_name="oog")
        self.eye.setAccessibleName(f"{name}: tonen")
        self.capitals = Words("Let op: de hoofdletters staan aan (Caps Lock).", "small")
        self.capitals.hide()
        body = column(self, gap=2)
        body.addWidget(Words(name, "strong"))
        line = row(gap=4)
        line.addWidget(self.line, 1)
        line.addWidget(self.eye)
        body.addLayout(line)
        body.addWidget(self.capitals)

    def text(self) -> str:
        return self.line.secret()

    def clear(self) -> None:
        self.line.clear()
        self.capitals.hide()

    def _watch_capitals(self, event: QKeyEvent) -> None:
        """Qt cannot ask the keyboard; a capital without Shift tells the same."""
        sign = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.capitals.setVisible(False)
        elif len(sign) == 1 and sign.isalpha() and sign.upper() != sign.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.setVisible(sign.isupper() != shift)

    def _toggle(self) -> None:
        hidden = self.line.hidden
        self.line.set_hidden(not hidden)
        self.eye.setText("verbergen" if hidden else "tonen")
        self.eye.set_icon("oog-dicht" if hidden else "oog")
        self.line.setFocus()


class StrengthBar(QWidget):
    """Four small bars, the word for it, and what would help."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self.words = Words("", "small")
        body = column(self, gap=4)
        body.addWidget(self._bars)
        body.addWidget(self.words)
        self.show_verdict(None)

    def show_verdict(self, verdict: Verdict | None) -> None:
        self._bars.level = verdict.level if verdict is not None else 0
        self._bars.update()
        self.words.setText(f"{verdict.words}. {verdict.advice}" if verdict is not None else "")


class _Bars(QWidget):
    level = 0

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(current_theme().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = theme.px(4)
        wide = (self.width() - gap * (LEVELS - 1)) // LEVELS
        for place in range(LEVELS):
            painter.setBrush(theme.color("teal" if place < self.level else "line"))
            painter.drawRoundedRect(place * (wide + gap), 0, wide, self.height(), gap, gap)
        painter.end()
