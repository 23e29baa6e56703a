"""Lines in the page: what went wrong and what to do, and how far long work is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QChildEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from shiboken6 import isValid

from kanz_desktop.services.error_text import Explanation, explain
from kanz_desktop.ui.shell.tasks import Progress
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.said import Said
from kanz_desktop.ui.widgets.surfaces import Note, Words


class ErrorLine(Said):
    """What went wrong. Stays until it is closed or solved."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(explanation, "trouble")
        self.close_button = GhostButton("Sluiten", self.deleteLater, icon_name="kruis")
        self.row.addWidget(self.close_button)


class TaskLine(QFrame):
    """Long work: its name, how far it is, and a button that stops it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._progress = progress
        line = row(self, margins=(14, 8, 14, 8), gap=12)
        self.words = Words(progress.title)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(progress.title)
        line.addWidget(self.words, 2)
        line.addWidget(self.bar, 1)
        self.stop = TouchButton("Stoppen", self._stop)
        line.addWidget(self.stop)
        if not progress.stoppable:
            self.stop.hide()
        progress.moved.connect(self._moved)
        progress.ended.connect(self.deleteLater)

    def _moved(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        left = f"{done} van {total}" if total else ""
        self.words.setText(" · ".join(part for part in (self._progress.title, what, left) if part))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(f"{self._progress.title} · stopt …")
        self._progress.cancel()


class Offer(Note):
    """Something to know, with the one thing that can be done about it. Stays until it is closed."""

    def __init__(self, text: str, words: str, do: Callable[[], object], hint: str) -> None:
        super().__init__(text, "attention", icon_name="let-op")
        self.button = TouchButton(words, do, hint=hint)
        self.row.addWidget(self.button)
        self.row.addWidget(GhostButton("Sluiten", self.close_line, icon_name="kruis"))

    def close_line(self) -> None:
        if isValid(self):
            self.hide()
            self.deleteLater()


class Notices(QWidget):
    """The place for both kinds of line, under a screen: what one was about to press stays where it was."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()
        self._lines = column(self, margins=(26, 8, 26, 12), gap=8)

    def show_error(self, error: BaseException) -> None:
        """Say it once: the same trouble again replaces the line that is there."""
        explanation = explain(error)
        for old in self.findChildren(ErrorLine):
            if old.explanation == explanation:
                old.hide()
                old.deleteLater()
        self._add(ErrorLine(explanation))

    def show_good(self, text: str) -> None:
        """Something that took a while has ended well."""
        self._add(Note(text, "good", icon_name="vinkje"))

    def show_note(self, text: str) -> None:
        """Something that is good to know."""
        self._add(Note(text))

    def show_offer(self, text: str, words: str, do: Callable[[], object], *, hint: str = "") -> Offer:
        """Something to know, and a button that does something about it."""
        line = Offer(text, words, do, hint)
        self._add(line)
        return line

    def show_progress(self, progress: Progress) -> None:
        self._add(TaskLine(progress))

    def childEvent(self, event: QChildEvent) -> None:
        """The last line is gone: the page gets its room back."""
        super().childEvent(event)
        if event.removed():
            self.setVisible(any(child.isWidgetType() for child in self.children()))

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        self.show()

    def clear_errors(self) -> None:
        for line in self.findChildren(ErrorLine):
            line.hide()
            line.deleteLater()
