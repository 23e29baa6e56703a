"""The lines above the shelf after papers were taken in; they stay until they are closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsmap.taken_in import Regel
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Note

_ICONS = {"good": "vinkje", "note": "document", "attention": "let-op"}


class ReportLines(QWidget):
    """`open_paper` is called with a paper that a line is about."""

    def __init__(self, open_paper: Callable[[Id], object]) -> None:
        super().__init__()
        self._open = open_paper
        self._lines = column(self, gap=6)
        self.hide()

    def show_lines(self, lines: Sequence[Regel], fresh: Sequence[Id]) -> None:
        """Replaces what was said before. New papers can be given a name right away."""
        clear(self._lines)
        for line in lines:
            note = Note(line.words, line.role, icon_name=_ICONS[line.role])
            paper = fresh[0] if line.role == "good" and fresh else line.record
            if paper is not None:
                words = "Zeg wat het is" if line.role == "good" else "Bekijken"
                note.row.addWidget(TouchButton(words, partial(self._open, paper)))
            self._lines.addWidget(note)
        if lines:
            note.row.addWidget(GhostButton("Sluiten", self.hide, icon_name="kruis"))
        self.setVisible(bool(lines))

    def say(self, words: str) -> None:
        self.show_lines([Regel(words, "note")], ())
