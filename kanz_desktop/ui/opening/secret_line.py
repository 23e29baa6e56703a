"""A line of text whose words Qt itself never gets to see while they are hidden.

Qt hides the *value* of a password field from assistive technology, but announces every insertion and removal
with its words, letter by letter, to whatever listens on the accessibility bus: a screen reader can say them
aloud, and any program of this user can keep them (seen with Qt 6 on AT-SPI). So the line holds stand-ins.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

STAND_IN = "\ue000"
"""From Unicode's private area: no keyboard gives it."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
"""With these a letter is a command. Ctrl with Alt is not: Windows sends AltGr so."""


class SecretLine(QLineEdit):
    """Hidden at first. `secret_changed` carries the real words; `text()` is for nobody."""

    secret_changed = Signal(str)
    pressed = Signal(object)
    """The QKeyEvent of every key, before it does anything. An event filter would be handed all else too."""

    def __init__(self) -> None:
        super().__init__()
        self._secret = ""
        self._own = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textChanged.connect(self._follow)

    def secret(self) -> str:
        """What was typed or pasted."""
        return self._secret

    @property
    def hidden(self) -> bool:
        return self.echoMode() == QLineEdit.EchoMode.Password

    def set_hidden(self, hidden: bool) -> None:
        """Shown, the words are what stands there, for eyes and for assistive technology."""
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._put(self.cursorPosition())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)
        sign = event.text()
        if not self.hidden or not sign or not sign.isprintable() or event.modifiers() in _COMMANDS:
            super().keyPressEvent(event)
            return
        selected = self.hasSelectedText()
        begin = self.selectionStart() if selected else self.cursorPosition()
        end = self.selectionEnd() if selected else begin
        self._secret = self._secret[:begin] + sign + self._secret[end:]
        self._own = True
        self.insert(STAND_IN * len(sign))
        self._own = False
        self.secret_changed.emit(self._secret)

    def _follow(self, text: str) -> None:
        """A removal, or words that came in whole (pasted, dropped): those the bus has heard."""
        if self._own:
            return
        if self.hidden:
            foreign = [place for place, sign in enumerate(text) if sign != STAND_IN]
            begin = foreign[0] if foreign else self.cursorPosition()
            end = foreign[-1] + 1 if foreign else begin
            rest = len(self._secret) - (len(text) - end)
            self._secret = self._secret[:begin] + text[begin:end] + self._secret[rest:]
            if foreign:
                self._put(end)
        else:
            self._secret = text
        self.secret_changed.emit(self._secret)

    def _put(self, cursor: int) -> None:
        self._own = True
        self.setText(STAND_IN * len(self._secret) if self.hidden else self._secret)
        self.setCursorPosition(cursor)
        self._own = False
