"""Undo instead of "Weet je het zeker?": what was thrown away, and the button that puts it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import record_title
from kanz_desktop.services.edits import restore
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Note

STAYS_MS = 20_000
"""Long enough to read and think; the Prullenbak keeps it after that."""


class GoneLine(QWidget):
    """Stands under the page. `throw_away` deletes a record and offers it back."""

    def __init__(self, context: GezinContext, screen: str) -> None:
        super().__init__()
        self._context, self._screen = context, screen
        self._gone: Id | None = None
        self._note = Note("", "note", icon_name="prullenbak")
        self.back = TouchButton("Terugzetten", self._put_back, icon_name="terug")
        self._note.row.addWidget(self.back)
        self._note.row.addWidget(GhostButton("Goed zo", self.hide))
        column(self, margins=(26, 0, 26, 12)).addWidget(self._note)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def offer(self, record_id: Id) -> None:
        """Say what went away; it can be the record as it was just before, or as it is now."""
        record = self._context.snapshot.get(record_id)
        if record is None:
            return
        title = record_title(record, self._context.methode, tafel=self._context.table)
        self._gone = record_id
        self._note.set_text(f"“{title}” ligt in de prullenbak.")
        self.back.setAccessibleName(f"{title}: terugzetten")
        self.show()
        self._timer.start()

    def _put_back(self) -> None:
        self.hide()
        if self._gone is not None:
            records = self._context.sessie.snapshot
            self._context.apply([restore(records, self._gone)], self._screen)
            self._gone = None
