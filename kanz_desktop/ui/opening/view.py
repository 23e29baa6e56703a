"""The opening as one face: the lock, the way in without a passphrase, and the first start.

Only the lock screen is loaded with it: every other page is imported when it is shown, since it stands between
the start of the program and the first key that can be typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kanz_desktop.errors import AccessRefused, KanzError
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.opening.lock import PIN_USED_UP, LockPage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from kanz_desktop.services.werkplek import Werkplek
    from kanz_desktop.ui.opening.first_start import FirstStart
    from kanz_desktop.ui.opening.pin_page import PinPage
    from kanz_desktop.ui.opening.recover import RecoverPage

PIN_GONE = "pincode-weg"
"""Code of the error when only the passphrase opens, however good the pincode is."""


@dataclass(frozen=True)
class Before:
    """What is known from the window before this one: nothing about whom, only that there was one.

    `pin_tries`: how often a pincode may be tried; 0: the passphrase opens. `pin_used_up`: because it was
    wrong three times.
    """

    back_to_gezin: bool = False
    at_table: bool = False
    crashed: bool = False
    pin_tries: int = 0
    pin_used_up: bool = False


class OpeningFace(Face):
    """`opened`: the work place, and whether to go on at the table. `example`: with the made-up gezin."""

    opened = Signal(object, bool)
    example = Signal(object)
    again = Signal()
    used_up = Signal()
    """A pincode was wrong three times: what was tried with has to leave the memory of this process."""
    bar = False

    def __init__(self, door: Door, tasks: Tasks, print_code: Callable[[str], object]) -> None:
        super().__init__()
        self._door, self._tasks, self._print = door, tasks, print_code
        self._first: FirstStart | None = None
        self._stack = QStackedWidget()
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notices)

    @property
    def page(self) -> OpeningPage:
        """What is on the screen now."""
        page = self._stack.currentWidget()
        assert isinstance(page, OpeningPage)
        return page

    def shows_something(self) -> bool:
        """Whether there is a page yet."""
        return self._stack.count() > 0

    def offers(self) -> Sequence[Action]:
        return ()

    def help_text(self) -> str:
        return (
            "De wachtzin opent de kluis op deze laptop.\n"
            "Met F9 ga je meteen aan tafel: andere gezinnen komen dan niet in beeld.\n"
            "Ben je hem vergeten, dan kom je erin met de herstelcode op papier.\n"
            "Een verkeerde wachtzin wist nooit iets."
        )

    def focus_first(self) -> None:
        self.page.focus_first()

    def show_error(self, error: BaseException) -> None:
        self.page.set_busy()
        self.page.complain(error)

    def show_set_up(self) -> None:
        from kanz_desktop.ui.opening.first_start import FirstStart

        self._first = FirstStart(self, self.show_page, self._door, self._tasks, self._print)
        self._first.working.connect(self.notices.show_progress)
        self._first.opened.connect(lambda werkplek: self.opened.emit(werkplek, False))
        self._first.example.connect(self.example)
        self._first.begin()

    def show_lock(self, before: Before) -> None:
        """A pincode where one may be tried, else the passphrase."""
        if before.pin_tries:
            self._show_pin(before)
            return
        page = LockPage(back_to_gezin=before.back_to_gezin, at_table=before.at_table, crashed=before.crashed)
        page.tried.connect(self._try)
        page.forgotten.connect(lambda: self.show_recover(before))
        self.show_page(page)
        if before.pin_used_up:
            page.complain_in_words(PIN_USED_UP)

    def show_trouble(self, error: BaseException) -> None:
        from kanz_desktop.ui.opening.recover import TroublePage

        page = TroublePage(error)
        page.again.connect(self.again)
        self.show_page(page)

    def try_passphrase(self, passphrase: str) -> None:
        """What the lock page does when somebody presses Enter."""
        self._try(passphrase, False)

    def let_go(self) -> Werkplek | None:
        """The work place of a set-up that was not finished, to be closed."""
        return self._first.let_go() if self._first is not None else None

    def show_page(self, page: OpeningPage) -> None:
        """Put this page in place of the one before it."""
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        page.focus_first()

    def _try(self, passphrase: str, at_table: bool) -> None:
        page = self.page
        assert isinstance(page, LockPage)
        self._tasks.run(
            lambda: self._door.unlock(passphrase),
            lambda werkplek: self.opened.emit(werkplek, at_table),
            page.refuse,
        )

    def _show_pin(self, before: Before) -> None:
        from kanz_desktop.ui.opening.pin_page import PinPage

        by_passphrase = replace(before, pin_tries=0)
        page = PinPage(
            before.pin_tries,
            back_to_gezin=before.back_to_gezin,
            at_table=before.at_table,
            crashed=before.crashed,
        )
        page.tried.connect(partial(self._try_pin, page, by_passphrase))
        page.forgotten.connect(lambda: self.show_lock(by_passphrase))
        self.show_page(page)

    def _try_pin(self, page: PinPage, by_passphrase: Before, pin: str, at_table: bool) -> None:
        def refused(error: BaseException) -> None:
            if isinstance(error, KanzError) and error.code == PIN_GONE:
                self.show_lock(by_passphrase)
                self.page.complain(error)
            elif isinstance(error, AccessRefused) and page.last_try():
                self.used_up.emit()
            else:
                page.refuse(error)

        self._tasks.run(
            lambda: self._door.unlock_with_pin(pin),
            lambda werkplek: self.opened.emit(werkplek, at_table),
            refused,
        )

    def show_recover(self, before: Before) -> None:
        from kanz_desktop.ui.opening.recover import RecoverPage

        page = RecoverPage(self._door, lambda: self.show_lock(before))
        page.done.connect(partial(self._recover, page))
        self.show_page(page)

    def _recover(self, page: RecoverPage, code: str, passphrase: str) -> None:
        self._tasks.run(
            lambda: self._door.recover(code, passphrase),
            lambda werkplek: self.opened.emit(werkplek, False),
            page.refuse,
        )
