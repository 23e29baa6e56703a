"""One page at a time, with the lines below it; and work during which that page takes no second press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Failed, Tasks
from kanz_desktop.ui.widgets.layout import column

T = TypeVar("T")


class Stage(QWidget):
    """`tasks` may wait for the office folder, and for a sync that runs."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._stack = QStackedWidget()
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notices)

    @property
    def page(self) -> QWidget:
        """What is on the screen now."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    @property
    def held(self) -> bool:
        """Something is being decided on this page."""
        page = self.page
        return not (page.sheet if isinstance(page, OpeningPage) else page).isEnabled()

    def show_page(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(page)
        self.focus_first()

    def focus_first(self) -> None:
        focus = getattr(self.page, "focus_first", None)
        if focus is not None:
            focus()

    def show_error(self, error: BaseException) -> None:
        self._hold("")
        if isinstance(self.page, OpeningPage):
            self.page.complain(error)
        else:
            self.notices.show_error(error)

    def read(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        """Look something up; the page goes on."""
        self._run(work, done, failed)

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        back: Callable[[], object] | None = None,
        busy: str = texts.BUSY,
    ) -> None:
        """Decide something. `back`: put the page as it was, for one that shows already what was chosen."""

        def failed(error: BaseException) -> None:
            if back is not None:
                back()
            self.show_error(error)

        self.notices.clear_errors()
        self._hold(busy)
        self._run(work, done, failed)

    def _run(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        """Nobody is called once this is gone, also who is no widget."""
        self._tasks.run(
            work,
            lambda result: done(result) if isValid(self) else None,
            lambda error: failed(error) if isValid(self) else None,
        )

    def _hold(self, words: str) -> None:
        """Until another page comes, or without words: no more."""
        if isinstance(self.page, OpeningPage):
            self.page.set_busy(words)
        elif self.page.isEnabled() is bool(words):
            self.page.setEnabled(not words)
            if not words:
                self.focus_first()
