"""The opening as one face: which page comes after which, and the slow work behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kanz_desktop.errors import AccessRefused, KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.door import Door, RestoreKey
from kanz_desktop.ui.opening.lock import LockPage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.pin_page import USED_UP, PinPage
from kanz_desktop.ui.opening.recover import RecoverPage, TroublePage
from kanz_desktop.ui.opening.restore import RestoredPage, RestorePage
from kanz_desktop.ui.opening.set_up import (
    CODE_BACK_STEP,
    CODE_STEP,
    CodeBackPage,
    CodePage,
    FirstGezinPage,
    NamePage,
    PassphrasePage,
)
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Progress, Stopped, Tasks
from kanz_desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from kanz_desktop.services.reservekopie import RestoreResult
    from kanz_desktop.services.werkplek import Werkplek

PIN_GONE = "pincode-weg"
"""Code of the error when only the passphrase opens, however good the pincode is."""
RESTORING = "Reservekopie terugzetten"
RESTORE_STOPPED = "Gestopt. Er is niets teruggezet, en de reservekopie is niet veranderd."
MAKING = "De kluis wordt gemaakt. Dit duurt een paar tellen."


@dataclass(frozen=True)
class Before:
    """What is known from the window before this one: nothing about whom, only that there was one.

    `pin_tries`: how often a pincode may be tried; 0: the passphrase opens.
    """

    back_to_gezin: bool = False
    at_table: bool = False
    crashed: bool = False
    pin_tries: int = 0


class OpeningFace(Face):
    """`opened`: the work place, and whether to go on at the table. `example`: with the made-up gezin."""

    opened = Signal(object, bool)
    example = Signal(object)
    again = Signal()
    bar = False

    def __init__(self, door: Door, tasks: Tasks, print_code: Callable[[str], object]) -> None:
        super().__init__()
        self._door, self._tasks, self._print = door, tasks, print_code
        self._werkplek: Werkplek | None = None
        self._stack = QStackedWidget()
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self._stack)
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
            "Ben je hem vergeten, dan kom je erin met de herstelcode op papier.\n"
            "Een verkeerde wachtzin wist nooit iets."
        )

    def focus_first(self) -> None:
        self.page.focus_first()

    def show_error(self, error: BaseException) -> None:
        self.page.set_busy()
        self.page.complain(error)

    def show_set_up(self) -> None:
        page = NamePage()
        page.done.connect(self._show_passphrase)
        page.restore.connect(self._show_restore)
        self.show_page(page)

    def show_lock(self, before: Before) -> None:
        """A pincode where one may be tried, else the passphrase."""
        named = {"back_to_gezin": before.back_to_gezin, "at_table": before.at_table}
        by_passphrase = replace(before, pin_tries=0)
        if before.pin_tries:
            pin_page = PinPage(before.pin_tries, **named, crashed=before.crashed)
            pin_page.tried.connect(partial(self._try_pin, by_passphrase))
            pin_page.forgotten.connect(lambda: self.show_lock(by_passphrase))
            self.show_page(pin_page)
            return
        page = LockPage(**named, crashed=before.crashed)
        page.tried.connect(self._try)
        page.forgotten.connect(lambda: self.show_recover(before))
        self.show_page(page)

    def show_trouble(self, error: BaseException) -> None:
        page = TroublePage(error)
        page.again.connect(self.again)
        self.show_page(page)

    def try_passphrase(self, passphrase: str) -> None:
        """What the lock page does when somebody presses Enter."""
        self._try(passphrase, False)

    def let_go(self) -> Werkplek | None:
        """The work place of a set-up that was not finished, to be closed."""
        left, self._werkplek = self._werkplek, None
        return left

    def show_page(self, page: OpeningPage) -> None:
        """Put this page in place of the one before it."""
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        page.focus_first()

    def _show_restore(self) -> None:
        page = RestorePage(self._door, self.show_set_up)
        page.done.connect(self._restore)
        self.show_page(page)

    def _restore(self, source: Path, key: RestoreKey) -> None:
        page = self.page
        assert isinstance(page, RestorePage)

        def work(progress: Progress) -> tuple[Werkplek, RestoreResult] | None:
            try:
                return self._door.restore(source, key, progress.step)
            except Stopped:
                return None

        def ended(found: tuple[Werkplek, RestoreResult] | None) -> None:
            if found is None:
                page.set_busy()
                page.complain_in_words(RESTORE_STOPPED)
            else:
                self._restored(*found)

        self.notices.show_progress(self._tasks.run_long(RESTORING, work, ended, page.refuse))

    def _restored(self, werkplek: Werkplek, result: RestoreResult) -> None:
        self._werkplek = werkplek
        page = RestoredPage(len(result.gezinnen), tuple(error for _gezin, error in result.damaged))
        page.done.connect(lambda: self.opened.emit(self.let_go(), False))
        self.show_page(page)

    def _show_passphrase(self, name: str) -> None:
        page = PassphrasePage(self._door, self.show_set_up)
        page.name = name
        page.done.connect(self._set_up)
        self.show_page(page)
        self._tasks.run(self._door.keyring_available, page.set_keyring)

    def _set_up(self, passphrase: str, use_keyring: bool) -> None:
        page = self.page
        assert isinstance(page, PassphrasePage)
        page.set_busy(MAKING)

        def failed(error: BaseException) -> None:
            page.set_busy()
            page.complain(error)

        self._tasks.run(
            lambda: self._door.set_up(page.name, passphrase, use_keyring=use_keyring), self._made, failed
        )

    def _made(self, result: tuple[Werkplek, str]) -> None:
        self._werkplek, code = result
        self._show_code(code)

    def _show_code(self, code: str) -> None:
        page = CodePage(self._print, step=CODE_STEP)
        page.show_code(code)
        page.done.connect(lambda: self._ask_back(code))
        self.show_page(page)

    def _ask_back(self, code: str) -> None:
        page = CodeBackPage(self._door, lambda: self._show_code(code), step=CODE_BACK_STEP)
        page.code = code
        page.done.connect(lambda: self._confirmed(page))
        self.show_page(page)

    def _confirmed(self, page: CodeBackPage) -> None:
        werkplek, typed = self._werkplek, page.field.text()
        assert werkplek is not None
        self._tasks.run(
            lambda: self._door.keep_confirmed(werkplek, typed),
            lambda _nothing: self._show_first_gezin(),
            page.complain,
        )

    def _show_first_gezin(self) -> None:
        page = FirstGezinPage()
        page.own.connect(lambda: self.opened.emit(self.let_go(), False))
        page.example.connect(lambda: self.example.emit(self.let_go()))
        self.show_page(page)

    def _try(self, passphrase: str, at_table: bool) -> None:
        page = self.page
        assert isinstance(page, LockPage)
        self._tasks.run(
            lambda: self._door.unlock(passphrase),
            lambda werkplek: self.opened.emit(werkplek, at_table),
            page.refuse,
        )

    def _try_pin(self, by_passphrase: Before, pin: str, at_table: bool) -> None:
        page = self.page
        assert isinstance(page, PinPage)

        def refused(error: BaseException) -> None:
            gone = isinstance(error, KanzError) and error.code == PIN_GONE
            if gone or (isinstance(error, AccessRefused) and page.last_try()):
                self.show_lock(by_passphrase)
                self.page.complain_in_words(str(explain(error)) if gone else USED_UP)
            else:
                page.refuse(error)

        self._tasks.run(
            lambda: self._door.unlock_with_pin(pin),
            lambda werkplek: self.opened.emit(werkplek, at_table),
            refused,
        )

    def show_recover(self, before: Before) -> None:
        page = RecoverPage(self._door, lambda: self.show_lock(before))
        page.done.connect(self._recover)
        self.show_page(page)

    def _recover(self, code: str, passphrase: str) -> None:
        page = self.page
        assert isinstance(page, RecoverPage)
        self._tasks.run(
            lambda: self._door.recover(code, passphrase),
            lambda werkplek: self.opened.emit(werkplek, False),
            page.refuse,
        )
