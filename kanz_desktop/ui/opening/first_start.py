"""From an empty laptop to a vault: which page comes after which, and the slow work behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanz_desktop.ui.opening.door import Door, RestoreKey
from kanz_desktop.ui.opening.office import FetchPage, OfficePage
from kanz_desktop.ui.opening.page import OpeningPage
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
from kanz_desktop.ui.shell.tasks import Progress, Stopped, Tasks

if TYPE_CHECKING:
    from kanz_desktop.services.kantoor.terug import Found
    from kanz_desktop.services.reservekopie import RestoreResult
    from kanz_desktop.services.werkplek import Werkplek

RESTORING = "Reservekopie terugzetten"
RESTORE_STOPPED = "Gestopt. Er is niets teruggezet, en de reservekopie is niet veranderd."
MAKING = "De kluis wordt gemaakt. Dit duurt een paar tellen."


class FirstStart(QObject):
    """`opened`: the work place that was made or put back. `example`: with the made-up gezin.

    `show` puts a page in place of the one before it; `working` carries the Progress of long work.
    """

    opened = Signal(object)
    example = Signal(object)
    working = Signal(object)
    _moved = Signal(object)

    def __init__(
        self,
        parent: QObject,
        show: Callable[[OpeningPage], object],
        door: Door,
        tasks: Tasks,
        print_code: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._show, self._door, self._tasks, self._print = show, door, tasks, print_code
        self._werkplek: Werkplek | None = None
        self._stop_fetching: Callable[[], object] = lambda: None
        self._back = False
        """Somebody who was there before, and whose gezinnen come from the office folder."""

    def begin(self) -> None:
        """Ask who works here."""
        page = NamePage()
        page.done.connect(self._show_passphrase)
        page.restore.connect(self._show_restore)
        page.office.connect(self._show_office)
        self._show(page)

    def let_go(self) -> Werkplek | None:
        """The work place that was made, for whoever goes on with it or closes it."""
        self._stop_fetching()
        left, self._werkplek = self._werkplek, None
        return left

    def _show_restore(self) -> None:
        page = RestorePage(self._door, self.begin)
        page.done.connect(partial(self._restore, page))
        self._show(page)

    def _restore(self, page: RestorePage, source: Path, key: RestoreKey) -> None:
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

        self.working.emit(self._tasks.run_long(RESTORING, work, ended, page.refuse))

    def _restored(self, werkplek: Werkplek, result: RestoreResult) -> None:
        self._werkplek = werkplek
        page = RestoredPage(len(result.gezinnen), tuple(error for _gezin, error in result.damaged))
        page.done.connect(lambda: self.opened.emit(self.let_go()))
        self._show(page)

    def _show_office(self) -> None:
        page = OfficePage(self._door, self.begin)

        def find(folder: Path, code: str) -> None:
            self._tasks.run(lambda: self._door.find_person(folder, code), self._show_welcome, page.refuse)

        page.done.connect(find)
        self._show(page)

    def _show_welcome(self, found: Found) -> None:
        """A passphrase for this laptop: that of before lies on the laptop of before."""
        self._back = True
        page = self._choose_passphrase(
            found.name,
            lambda passphrase, keyring: self._door.come_back(found, passphrase, use_keyring=keyring),
        )
        page.heading.setText(f"Welkom terug, {found.name}")

    def _show_passphrase(self, name: str) -> None:
        self._back = False
        self._choose_passphrase(
            name, lambda passphrase, keyring: self._door.set_up(name, passphrase, use_keyring=keyring)
        )

    def _choose_passphrase(
        self, name: str, make: Callable[[str, bool], tuple[Werkplek, str]]
    ) -> PassphrasePage:
        page = PassphrasePage(self._door, self.begin)
        page.name = name
        page.done.connect(partial(self._make, page, make))
        self._show(page)
        self._tasks.run(self._door.keyring_available, page.set_keyring)
        return page

    def _make(
        self,
        page: PassphrasePage,
        make: Callable[[str, bool], tuple[Werkplek, str]],
        passphrase: str,
        use_keyring: bool,
    ) -> None:
        page.set_busy(MAKING)

        def failed(error: BaseException) -> None:
            page.set_busy()
            page.complain(error)

        self._tasks.run(lambda: make(passphrase, use_keyring), self._made, failed)

    def _made(self, result: tuple[Werkplek, str]) -> None:
        self._werkplek, code = result
        self._show_code(code)

    def _show_code(self, code: str) -> None:
        page = CodePage(self._print, step=CODE_STEP)
        page.show_code(code)
        page.done.connect(lambda: self._ask_back(code))
        self._show(page)

    def _ask_back(self, code: str) -> None:
        page = CodeBackPage(self._door, lambda: self._show_code(code), step=CODE_BACK_STEP)
        page.code = code
        page.done.connect(lambda: self._confirmed(page))
        self._show(page)

    def _confirmed(self, page: CodeBackPage) -> None:
        werkplek, typed = self._werkplek, page.field.text()
        assert werkplek is not None
        self._tasks.run(
            lambda: self._door.keep_confirmed(werkplek, typed),
            lambda _nothing: self._fetch(werkplek) if self._back else self._show_first_gezin(),
            page.complain,
        )

    def _fetch(self, werkplek: Werkplek) -> None:
        from kanz_desktop.ui.bijwerken.watching import Watching  # only here, of all ways in

        watching = Watching(self._moved.emit)
        self._stop_fetching = watching.stop
        page = FetchPage(watching.stop)
        page.done.connect(lambda: self.opened.emit(self.let_go()))
        self._moved.connect(page.show_moved)
        self._show(page)
        self._tasks.run(lambda: self._door.fetch(werkplek, watching), page.show_count, page.refuse)

    def _show_first_gezin(self) -> None:
        page = FirstGezinPage()
        page.own.connect(lambda: self.opened.emit(self.let_go()))
        page.example.connect(lambda: self.example.emit(self.let_go()))
        self._show(page)
