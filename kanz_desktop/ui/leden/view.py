"""The face Collega's: the overview, and the pages on which somebody comes in, goes, or gets a role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import GezinReaders, Leden, Overview, Role, Visitor
from kanz_desktop.services.kantoor.ledenlijst import Apart, Dispute, Laptop, Teamlid
from kanz_desktop.services.kantoor.refusals import KantoorBezig
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.door_page import Doorway
from kanz_desktop.ui.leden.join_page import Joining, Twins
from kanz_desktop.ui.leden.key_pages import KeyPages, key_goes
from kanz_desktop.ui.leden.member_page import (
    MemberPage,
    apart_comes,
    laptop_goes,
    member_goes,
    removal_stands,
)
from kanz_desktop.ui.leden.overview import LaterPage, LedenPage, LedenWays
from kanz_desktop.ui.leden.presenter import taken_in_words
from kanz_desktop.ui.leden.readers_page import ReadersPage
from kanz_desktop.ui.leden.stage import Stage
from kanz_desktop.ui.opening.door import Door as VaultDoor
from kanz_desktop.ui.shell.face import Action, Face, home_action, lock_action
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


class LedenFace(Face):
    """Every decision is committed at once; the next sync tells the others."""

    at_desk = True

    def __init__(self, leden: Leden, joining: Joining, tasks: Tasks, door: VaultDoor, ways: Ways) -> None:
        """`tasks` may wait for the office folder, and for a sync that runs."""
        super().__init__()
        self._leden, self._ways = leden, ways
        self._overview: Overview | None = None
        self.stage = Stage(tasks)
        self._doorway = Doorway(self.stage, leden.door, self._called, self._admit, self._back)
        self._twins = Twins(self.stage, joining, self.show_overview, self._show_readers)
        self._key = KeyPages(self.stage, door, ways.print_key, lambda: self.show_overview(texts.KEY_MADE))
        column(self, gap=0).addWidget(self.stage)
        self.stage.show_page(Page(texts.TITLE, texts.LEAD))
        self.show_overview()

    @property
    def page(self) -> QWidget:
        """What is on the screen now."""
        return self.stage.page

    def title(self) -> str:
        return texts.TITLE

    def offers(self) -> Sequence[Action]:
        return (
            home_action(self._ways.leave),
            Action("Bijwerken", self._ways.sync, "F5", "opnieuw"),
            lock_action(self._ways.lock),
        )

    def help_text(self) -> str:
        return (
            "Een collega komt binnen als jullie elkaar dezelfde acht woorden hebben voorgelezen.\n"
            "Een gezin leest alleen wie jij hier aanwijst. Je werkaantekeningen ziet niemand.\n"
            "Laptop kwijt? Haal hem hier weg. Op een nieuwe laptop komt alles terug met de herstelcode.\n"
            "Wat je hier regelt, weten de anderen na het bijwerken."
        )

    def focus_first(self) -> None:
        self.stage.focus_first()

    def show_error(self, error: BaseException) -> None:
        self.stage.show_error(error)

    def show_overview(self, said: str = "") -> None:
        """How it stands now; `said` is what was just done."""

        def show(found: Overview) -> None:
            self._show_known(found)
            if said:
                self.stage.notices.show_good(said)

        self.stage.notices.clear_errors()
        self.stage.read(self._leden.overview, show, self._no_overview)

    def _no_overview(self, error: BaseException) -> None:
        """A sync has the team now. What was known stays in sight; before anything was, one asks again."""
        if self._overview is None:
            self.stage.show_page(LaterPage(self.show_overview))
        else:
            self._show_known(self._overview)
        self.show_error(error)

    def _show_known(self, found: Overview) -> None:
        self._overview = found
        self.stage.show_page(LedenPage(found, self._leden_ways()))

    def refresh(self) -> None:
        """A sync ended: names and laptops may have come. Disturbs no other page than the overview."""

        def show(found: Overview) -> None:
            if isinstance(self.page, LedenPage) and not self.stage.held and found != self._overview:
                self._show_known(found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, KantoorBezig):  # a sync runs: one looks again at its end
                self.show_error(error)

        if isinstance(self.page, LedenPage):
            self.stage.read(self._leden.overview, show, failed)

    def _back(self) -> None:
        """Nothing was decided: as it was, at once, and then what came meanwhile."""
        if self._overview is None:
            self.show_overview()
        else:
            self.stage.notices.clear_errors()
            self._show_known(self._overview)
            self.refresh()

    def _leden_ways(self) -> LedenWays:
        return LedenWays(
            sync=self._ways.sync,
            knock=lambda: self._do(self._leden.knock),
            door=self._doorway.look,
            member=self._show_member,
            readers=self._show_readers,
            make_key=lambda: self.stage.do(self._leden.make_kantoorsleutel, self._key.show),
            drop_key=self._ask_key,
            decide=self._decide,
            take_in=self._ask_apart,
        )

    def _admit(self, visitor: Visitor, name: str) -> None:
        self._do(lambda: self._leden.admit(visitor, name), texts.WELCOME.format(name=name.strip()))

    def _called(self, member: Id) -> str:
        members = self._overview.team.members if self._overview is not None else ()
        return next((one.name for one in members if one.id == member), "")

    def _show_member(self, member: Teamlid) -> None:
        assert self._overview is not None
        made = texts.MADE_BEHEERDER.format(name=member.name)
        self.stage.show_page(
            MemberPage(
                member,
                self._overview.team,
                lost=lambda laptop: self._ask_laptop(member, laptop),
                beheerder=lambda: self._do(lambda: self._leden.make_beheerder(member.id), made),
                remove=lambda: self._ask_member(member),
                back=self._back,
            )
        )

    def _ask_member(self, member: Teamlid) -> None:
        assert self._overview is not None
        gone = texts.GONE.format(name=member.name)
        self.stage.show_page(
            member_goes(
                member,
                self._overview.gezinnen,
                lambda: self._do(lambda: self._leden.remove_member(member.id), gone),
                lambda: self._show_member(member),
            )
        )

    def _ask_laptop(self, member: Teamlid, laptop: Laptop) -> None:
        self.stage.show_page(
            laptop_goes(
                member,
                lambda: self._do(lambda: self._leden.remove_device(laptop.id), texts.LAPTOP_GONE),
                lambda: self._show_member(member),
            )
        )

    def _decide(self, dispute: Dispute, stands: bool) -> None:
        decide = partial(self._do, lambda: self._leden.decide(dispute.removal, stands=stands))
        if stands:
            self.stage.show_page(removal_stands(dispute, decide, self._back))
        else:
            decide()

    def _ask_key(self, key: Id) -> None:
        do = partial(self._do, lambda: self._leden.remove_member(key), texts.KEY_GONE)
        self.stage.show_page(key_goes(do, self._back))

    def _ask_apart(self, apart: Apart) -> None:
        def show(came: int) -> None:
            self.show_overview(taken_in_words(apart, came))

        take_in = partial(self.stage.do, lambda: self._leden.release(apart), show)
        self.stage.show_page(apart_comes(apart, take_in, self._back))

    def _show_readers(self, gezin: GezinReaders) -> None:
        assert self._overview is not None

        def give(member: Id, role: Role) -> None:
            self._do(
                lambda: self._leden.let_read(gezin.gezin, member, role),
                texts.ROLE_SAVED,
                back=partial(self._show_readers, gezin),
            )

        others = [one for one in self._overview.gezinnen if one.gezin != gezin.gezin]
        twice = partial(self._twins.choose, gezin, others) if others else None
        self.stage.show_page(ReadersPage(gezin, self._overview.team, give, twice, self._back))

    def _do(
        self,
        work: Callable[[], object],
        said: str = "",
        *,
        back: Callable[[], object] | None = None,
    ) -> None:
        """Decide, and show how it stands after that."""
        self.stage.do(work, lambda _done: self.show_overview(said), back)
