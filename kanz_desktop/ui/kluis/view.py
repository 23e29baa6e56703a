"""The face with everything about the lock: the overview, and the pages that change something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kanz_desktop.services import pincode, wachtzin
from kanz_desktop.services.kluisregister import openings
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.kluis.code_page import NewCodePage
from kanz_desktop.ui.kluis.elsewhere import Elsewhere
from kanz_desktop.ui.kluis.overview import KluisPage, KluisState, KluisWays
from kanz_desktop.ui.kluis.passphrase_page import ChangePassphrasePage
from kanz_desktop.ui.kluis.pin_page import ChoosePinPage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.shell.face import Action, Face, home_action, lock_action
from kanz_desktop.ui.shell.minutes import Minutes, keep, keep_locks_small, locks_small, minutes
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.vandaag.back_up import ask_and_back_up
from kanz_desktop.ui.widgets.layout import column

PASSPHRASE_CHANGED = "Je nieuwe wachtzin is ingegaan. De oude opent niets meer."
PIN_SET = "Je pincode staat aan. De wachtzin blijft altijd werken."
PIN_CLEARED = "De pincode staat uit. Alleen je wachtzin opent de kluis."
CODE_RIGHT = "De code op je papier klopt. Bewaar hem ergens anders dan de laptop."
CODE_READY = "Je nieuwe herstelcode staat op papier en klopt. Gooi het oude papier weg."


class KluisFace(Face):
    """`minutes_changed` carries the idle minutes at the desk; `small_changed`: a minimised window locks."""

    minutes_changed = Signal(int)
    small_changed = Signal(bool)

    def __init__(
        self,
        werkplek: Werkplek,
        tasks: Tasks,
        door: VaultDoor,
        print_code: Callable[[str], object],
        leave: Callable[[], object],
        lock: Callable[[], object],
    ) -> None:
        super().__init__()
        self._werkplek, self._tasks, self._door, self._print = werkplek, tasks, door, print_code
        self._leave, self._lock = leave, lock
        self._stack = QStackedWidget()
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notices)
        tasks.started.connect(self.notices.show_progress)
        self.show_overview()

    @property
    def page(self) -> QWidget:
        """What is on the screen now."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def title(self) -> str:
        return "Kluis"

    def offers(self) -> Sequence[Action]:
        return (
            home_action(self._leave),
            lock_action(self._lock),
        )

    def help_text(self) -> str:
        return (
            "De wachtzin opent de kluis elke dag; de herstelcode op papier als het anders niet lukt.\n"
            "Een reservekopie is alles bij elkaar, op slot, op een andere plek dan deze laptop.\n"
            "Bewaar papier en stick niet bij de laptop."
        )

    def focus_first(self) -> None:
        if isinstance(self.page, OpeningPage | KluisPage):
            self.page.focus_first()

    def show_error(self, error: BaseException) -> None:
        if isinstance(self.page, OpeningPage):
            self.page.set_busy()
        self.notices.show_error(error)

    def show_overview(self) -> None:
        place = self._werkplek
        state = KluisState(
            alone=wachtzin.alone(place),
            pin=pincode.is_set(place),
            code_missing=wachtzin.code_missing(place),
            minutes=minutes(place),
            openings=openings(place),
            locks_small=locks_small(place),
        )
        ways = KluisWays(
            passphrase=self.change_passphrase,
            pin=self.choose_pin,
            no_pin=self._clear_pin,
            code=self.new_code,
            type_back=self.type_back,
            minutes=self._keep_minutes,
            locks_small=self._keep_small,
        )
        elsewhere = Elsewhere(self, place, self._tasks, self.notices, self.show_overview)
        self._show(KluisPage(state, ways, elsewhere.backups(self._back_up), elsewhere.erased()))

    def change_passphrase(self) -> None:
        place = self._werkplek
        page = ChangePassphrasePage(self._door, place.name, self.show_overview)
        page.done.connect(self._change)
        self._show(page)
        alone = wachtzin.alone(place)
        self._tasks.run(
            self._door.keyring_available, lambda available: page.set_keyring(available, alone=alone)
        )

    def choose_pin(self) -> None:
        page = ChoosePinPage(self._door, self.show_overview)
        page.done.connect(self._set_pin)
        self._show(page)

    def new_code(self) -> None:
        page = NewCodePage(self.show_overview)
        page.done.connect(self._make_code)
        self._show(page)

    def type_back(self) -> None:
        """The code of before is on paper all the same: the vault says whether it is the right one."""
        page = CodeBackPage(self._door, self.show_overview, back_words="Terug")
        page.done.connect(lambda: self._confirm(page, CODE_RIGHT))
        self._show(page)

    def _change(self, old: str, new: str, use_keyring: bool) -> None:
        page, place = self.page, self._werkplek
        assert isinstance(page, ChangePassphrasePage)
        self._tasks.run(
            lambda: self._door.change(place, old, new, use_keyring=use_keyring),
            lambda _none: self._done(PASSPHRASE_CHANGED),
            page.refuse,
        )

    def _set_pin(self, passphrase: str, pin: str) -> None:
        page, place = self.page, self._werkplek
        assert isinstance(page, ChoosePinPage)
        self._tasks.run(
            lambda: self._door.set_pin(place, passphrase, pin), lambda _none: self._done(PIN_SET), page.refuse
        )

    def _clear_pin(self) -> None:
        place = self._werkplek
        self._tasks.run(lambda: self._door.clear_pin(place), lambda _none: self._done(PIN_CLEARED))

    def _make_code(self, passphrase: str) -> None:
        """From this moment the old one opens nothing; Vandaag reminds until the new one was typed back."""
        page, place = self.page, self._werkplek
        assert isinstance(page, NewCodePage)
        self._tasks.run(lambda: wachtzin.new_recovery_code(place, passphrase), self._show_code, page.refuse)

    def _show_code(self, code: str) -> None:
        page = CodePage(self._print)
        page.show_code(code)
        page.done.connect(lambda: self._ask_back(code))
        self._show(page)

    def _ask_back(self, code: str) -> None:
        page = CodeBackPage(self._door, lambda: self._show_code(code))
        page.code = code
        page.done.connect(lambda: self._confirm(page, CODE_READY))
        self._show(page)

    def _confirm(self, page: CodeBackPage, words: str) -> None:
        place, typed = self._werkplek, page.field.text()
        self._tasks.run(
            lambda: self._door.keep_confirmed(place, typed),
            lambda _none: self._done(words),
            page.complain,
        )

    def _back_up(self) -> None:
        ask_and_back_up(self, self._werkplek, self._tasks, self.notices, self.show_overview)

    def _keep_minutes(self, chosen: Minutes) -> None:
        place = self._werkplek
        self._tasks.run(lambda: keep(place, chosen), lambda _none: self.minutes_changed.emit(chosen.desk))

    def _keep_small(self, chosen: bool) -> None:
        place = self._werkplek
        self._tasks.run(
            lambda: keep_locks_small(place, chosen), lambda _none: self.small_changed.emit(chosen)
        )

    def _done(self, words: str) -> None:
        self.show_overview()
        self.notices.show_good(words)

    def _show(self, page: KluisPage | OpeningPage) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(page)
        page.focus_first()
