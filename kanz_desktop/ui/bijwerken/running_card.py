"""How far a sync is, in files and bytes, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar

from kanz_desktop.ui.bijwerken.presenter import part_done, progress_words
from kanz_desktop.ui.bijwerken.watching import Moved
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.surfaces import Card, Words

STOP = "Stop; wat al over is blijft"
STOPPING = "Stopt …"
GO_ON = "Je kunt intussen gewoon verder werken, ook in een gezin."
_STEPS = 1000


class RunningCard(Card):
    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__("Bezig met bijwerken")
        self._stop_work = stop
        self.words = Words(progress_words(Moved()))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("Hoe ver het bijwerken is")
        self.stop = TouchButton(STOP, self._stop, icon_name="kruis")
        for widget in (self.words, self.bar, Words(GO_ON, "quiet"), flowing(self.stop)):
            self.body.addWidget(widget)

    def show_moved(self, moved: Moved) -> None:
        if self.stop.isEnabled():
            self.words.setText(progress_words(moved))
        part = part_done(moved)
        self.bar.setRange(0, 0 if part is None else _STEPS)
        self.bar.setValue(round((part or 0) * _STEPS))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(STOPPING)
        self._stop_work()
