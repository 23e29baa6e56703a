"""The face Collega's: the overview, and the pages on which somebody comes in, goes, or gets a role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import Door, GezinReaders, Leden, Overview, Role, Visitor
from kanz_desktop.services.kantoor.ledenlijst import Apart, Laptop, Teamlid
from kanz_desktop.services.kantoor.samenvoegen import Vooruitzicht
from kanz_desktop.ui.bijwerken.watching import Watching
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.door_page import AdmitPage, DoorPage, LookingPage
from kanz_desktop.ui.leden.join_page import JoinPage, two_become_one
from kanz_desktop.ui.leden.member_page import MemberPage, apart_comes, laptop_goes, member_goes
from kanz_desktop.ui.leden.overview import LaterPage, LedenPage, LedenWays
from kanz_desktop.ui.leden.presenter import taken_in_words
from kanz_desktop.ui.leden.readers_page import ReadersPage
from kanz_desktop.ui.opening.door import Door as VaultDoor
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.layout import column


@dataclass(frozen=True, slots=True)
class Ways:
    """Where one can go from here."""

    leave: Callable[[], object]
    lock: Callable[[], object]
    sync: Callable[[], object]
    """To Bijwerken: what was decided goes to the colleagues, and theirs comes in."""
    print_key: Callable[[str], object]


class Joining(Protocol):
    """Two gezinnen that are one family. Both block."""

    def look_ahead(self, one: Id, other: Id) -> Vooruitzicht: ...

    def join(self, ahead: Vooruitzicht) -> object: ...


class LedenFace(Face):
    """Every decision is committed at once; the next sync tells the others."""

    at_desk = True

    def __init__(self, leden: Leden, joining: Joining, tasks: Tasks, door: VaultDoor, ways: Ways) -> None:
        """`tasks` may wait for the office folder, and for a sync that runs."""
        super().__init__()
        self._leden, self._joining, self._tasks, self._door, self._ways = leden, joining, tasks, door, ways
        self._overview: Overview | None = None
        self._stack = QStackedWidget()
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notices)
        self._show(Page(texts.TITLE, texts.LEAD))
        self.show_overview()

    @property
    def page(self) -> QWidget:
        """What is on the screen now."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def title(self) -> str:
        return texts.TITLE

    def offers(self) -> Sequence[Action]:
        return (
            Action("Mijn gezinnen", self._ways.leave, "Esc", "vandaag", first=True),
            Action("Bijwerken", self._ways.sync, "F5", "opnieuw"),
            Action("Op slot", self._ways.lock, "Ctrl L", "slot", first=True),
        )

    def help_text(self) -> str:
        return (
            "Een collega komt binnen als jullie elkaar dezelfde acht woorden hebben voorgelezen.\n"
            "Een gezin leest alleen wie jij hier aanwijst. Je werkaantekeningen ziet niemand.\n"
            "Laptop kwijt? Haal hem hier weg. Op een nieuwe laptop komt alles terug met de herstelcode.\n"
            "Wat je hier regelt, weten de anderen na het bijwerken."
        )

    def focus_first(self) -> None:
        focus = getattr(self.page, "focus_first", None)
        if focus is not None:
            focus()

    def show_error(self, error: BaseException) -> None:
        if isinstance(self.page, OpeningPage):
            self.page.set_busy()
            self.page.complain(error)
        else:
            self.notices.show_error(error)

    def show_overview(self, said: str = "") -> None:
        """How it stands now; `said` is what was just done."""

        def show(found: Overview) -> None:
            self._overview = found
            self._show(LedenPage(found, self._leden_ways()))
            if said:
                self.notices.show_good(said)

        self.notices.clear_errors()
        self._tasks.run(self._leden.overview, show, self._no_overview)

    def _no_overview(self, error: BaseException) -> None:
        """A sync has the team now. What was known stays in sight; before anything was, one asks again."""
        if self._overview is None:
            self._show(LaterPage(self.show_overview))
        else:
            self._back_to_overview()
        self.show_error(error)

    def refresh(self) -> None:
        """A sync ended: names and laptops may have come. Disturbs no other page than the overview."""

        def show(found: Overview) -> None:
            if isinstance(self.page, LedenPage) and found != self._overview:
                self._overview = found
                self._show(LedenPage(found, self._leden_ways()))

        if isinstance(self.page, LedenPage):
            self._tasks.run(self._leden.overview, show, self.show_error)

    def show_door(self) -> None:
        """Who knocks at this moment: the folder is asked, and one may go back while it does not answer."""
        watching = Watching(lambda _moved: None)
        looking = LookingPage(self._back_to_overview)
        looking.destroyed.connect(watching.stop)

        def show(door: Door) -> None:
            if self.page is looking:
                page = DoorPage(door, self.show_door, self.show_overview)
                page.chosen.connect(self._compare)
                self._show(page)

        def failed(error: BaseException) -> None:
            if self.page is looking:
                self._back_to_overview()
                self.show_error(error)

        self.notices.clear_errors()
        self._show(looking)
        self._tasks.run(lambda: self._leden.door(watching), show, failed)

    def _back_to_overview(self) -> None:
        """As it was: nothing was decided since."""
        if self._overview is None:
            self.show_overview()
        else:
            self._show(LedenPage(self._overview, self._leden_ways()))

    def _leden_ways(self) -> LedenWays:
        return LedenWays(
            sync=self._ways.sync,
            knock=lambda: self._do(self._leden.knock),
            door=self.show_door,
            member=self._show_member,
            readers=self._show_readers,
            make_key=self._make_key,
            drop_key=lambda key: self._do(lambda: self._leden.remove_member(key), texts.KEY_GONE),
            decide=lambda removal, stands: self._do(lambda: self._leden.decide(removal, stands=stands)),
            take_in=self._ask_apart,
        )

    def _compare(self, visitor: Visitor) -> None:
        assert self._overview is not None
        known = next((one.name for one in self._overview.team.members if one.id == visitor.member), "")
        page = AdmitPage(visitor, known, self.show_door)
        page.done.connect(
            lambda name: self._do(
                lambda: self._leden.admit(visitor, name), texts.WELCOME.format(name=name.strip())
            )
        )
        self._show(page)

    def _show_member(self, member: Teamlid) -> None:
        assert self._overview is not None
        made = texts.MADE_BEHEERDER.format(name=member.name)
        self._show(
            MemberPage(
                member,
                self._overview.team,
                lost=lambda laptop: self._ask_laptop(member, laptop),
                beheerder=lambda: self._do(lambda: self._leden.make_beheerder(member.id), made),
                remove=lambda: self._ask_member(member),
                back=self.show_overview,
            )
        )

    def _ask_member(self, member: Teamlid) -> None:
        assert self._overview is not None
        gone = texts.GONE.format(name=member.name)
        self._show(
            member_goes(
                member,
                self._overview.gezinnen,
                lambda: self._do(lambda: self._leden.remove_member(member.id), gone),
                lambda: self._show_member(member),
            )
        )

    def _ask_laptop(self, member: Teamlid, laptop: Laptop) -> None:
        self._show(
            laptop_goes(
                member,
                lambda: self._do(lambda: self._leden.remove_device(laptop.id), texts.LAPTOP_GONE),
                lambda: self._show_member(member),
            )
        )

    def _ask_apart(self, apart: Apart) -> None:
        def take_in() -> None:
            self.notices.clear_errors()
            self._tasks.run(lambda: self._leden.release(apart), show, self.show_error)

        def show(came: int) -> None:
            self.show_overview(taken_in_words(apart, came))

        self._show(apart_comes(apart, take_in, self.show_overview))

    def _show_readers(self, gezin: GezinReaders) -> None:
        assert self._overview is not None

        def give(member: Id, role: Role) -> None:
            self._do(lambda: self._leden.let_read(gezin.gezin, member, role), texts.ROLE_SAVED)

        others = [one for one in self._overview.gezinnen if one.gezin != gezin.gezin]
        twice = (lambda: self._choose_twin(gezin, others)) if others else None
        self._show(ReadersPage(gezin, self._overview.team, give, twice, self.show_overview))

    def _choose_twin(self, gezin: GezinReaders, others: Sequence[GezinReaders]) -> None:
        page = JoinPage(
            gezin, others, lambda other: self._ask_join(gezin, other), lambda: self._show_readers(gezin)
        )
        self._show(page)

    def _ask_join(self, gezin: GezinReaders, other: GezinReaders) -> None:
        def show(ahead: Vooruitzicht) -> None:
            stays, goes = (gezin, other) if ahead.stays == gezin.gezin else (other, gezin)
            back = partial(self._show_readers, gezin)
            self._show(two_become_one(stays, goes, ahead, partial(self._join, ahead), back))

        self._tasks.run(lambda: self._joining.look_ahead(gezin.gezin, other.gezin), show, self.show_error)

    def _join(self, ahead: Vooruitzicht) -> None:
        if isinstance(self.page, OpeningPage):
            self.page.set_busy(texts.JOINING)
        self._do(lambda: self._joining.join(ahead), texts.JOINED)

    def _make_key(self) -> None:
        self._tasks.run(self._leden.make_kantoorsleutel, self._show_key, self.show_error)

    def _show_key(self, code: str) -> None:
        page = CodePage(self._ways.print_key, title=texts.KEY_TITLE, lead=texts.KEY_LEAD)
        page.show_code(code)
        page.done.connect(lambda: self._ask_key(code))
        self._show(page)

    def _ask_key(self, code: str) -> None:
        page = CodeBackPage(
            self._door, lambda: self._show_key(code), lead=texts.KEY_BACK, label="Kantoorsleutel"
        )
        page.code = code
        page.done.connect(lambda: self.show_overview(texts.KEY_MADE))
        self._show(page)

    def _do(self, work: Callable[[], object], said: str = "") -> None:
        """Decide, and show how it stands after that."""
        self.notices.clear_errors()
        self._tasks.run(work, lambda _done: self.show_overview(said), self.show_error)

    def _show(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(page)
        self.focus_first()
