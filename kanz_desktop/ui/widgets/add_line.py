"""A line to add something by typing: Enter adds it and leaves the line empty for the next."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import new_record
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.autosave import DRAFT_AFTER_MS


class AddLine(QLineEdit):
    """`entered` carries what was typed, after Enter and also when the line is left: nothing is lost.

    While somebody types it is kept as a draft of a record of `kind`, for the battery that dies.
    """

    entered = Signal(str)

    def __init__(self, context: GezinContext, asks: str, *, kind: str, field: str, screen: str) -> None:
        super().__init__()
        self._context, self._kind, self._field, self._screen = context, kind, field, screen
        self._draft: Id | None = None
        self.setPlaceholderText(f"+ {asks} …")
        self.setAccessibleName(asks)
        self.setProperty("bare", True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self._keep)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self._enter)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._enter()

    def _keep(self) -> None:
        if not self.text().strip():
            return
        self._draft = self._draft or new_record(self._kind, {self._field: self.text()})[0].record
        self._context.save_draft(self._draft, self._kind, self._field, None, self.text(), (), self._screen)

    def _enter(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        self.clear()
        if words:
            self.entered.emit(words)
        if self._draft is not None:
            self._context.drop_draft(self._draft, self._field)
            self._draft = None
