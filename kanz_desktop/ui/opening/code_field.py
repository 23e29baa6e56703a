"""Where a recovery code is typed over from paper; a slip is named by its group."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.errors import KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Words, restyle

RECOVERY = "Herstelcode"


class CodeField(QWidget):
    """One line for the eight groups; spaces and capitals do not matter."""

    entered = Signal()

    def __init__(self, door: Door, label: str = RECOVERY) -> None:
        super().__init__()
        self._door = door
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText("acht groepjes van vijf tekens")
        # A keyboard on the screen learns what is typed, and offers it to the next one who types.
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.returnPressed.connect(self.entered)
        self.trouble = Words("", "error")
        self.trouble.hide()
        self.setFocusProxy(self.line)
        body = column(self, gap=4)
        body.addWidget(Words(label, "strong"))
        body.addWidget(self.line)
        body.addWidget(self.trouble)

    def text(self) -> str:
        return self.line.text()

    def check(self, code: str | None = None) -> bool:
        """True when this is a code, and the code that was meant; else says what is wrong with it."""
        try:
            self._door.check_code(self.text(), code)
        except KanzError as error:
            self._complain(str(explain(error)))
            self.line.setFocus()
            return False
        self._complain("")
        return True

    def _complain(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.line.setProperty("wrong", bool(text))
        restyle(self.line)
