"""The pages of a form as they will come out: made away from the window, shown when they are there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kanz_desktop.services.export import PdfResult
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.viewer.papers import MadeForm
from kanz_desktop.ui.viewer.viewer import Viewer
from kanz_desktop.ui.widgets.layout import column, size

MAKING = "Even geduld, het formulier wordt gemaakt …"
NOT_MADE = "Dit formulier kon niet worden gemaakt."


class MadePages(QFrame):
    """`ready` says whether there is something to print, `failed` carries why there is not."""

    ready = Signal(bool)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._tasks = tasks
        self._turn = 0
        self.made: PdfResult | None = None
        """What stands on the screen; None while it is being made."""
        self.viewer = Viewer(tasks)
        column(self, margins=(10, 10, 10, 10)).addWidget(self.viewer)
        size(self, min_height=320)

    def make(self, work: Callable[[], PdfResult]) -> None:
        """Only the last one asked for is shown."""
        self._turn += 1
        self.made = None
        self.ready.emit(False)
        self.viewer.say(MAKING)
        self._tasks.run(work, partial(self._show, self._turn), partial(self._not_made, self._turn))

    def clear(self) -> None:
        """Pages that were looked at do not stay in memory, and those on their way are not shown."""
        self._turn += 1
        self.made = None
        self.viewer.clear()

    def _show(self, turn: int, made: PdfResult) -> None:
        if turn == self._turn:
            self.made = made
            self.viewer.show_paper(MadeForm(made.pdf))
            self.ready.emit(True)

    def _not_made(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self.viewer.say(NOT_MADE)
            self.failed.emit(error)
