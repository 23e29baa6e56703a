"""Bijwerken: the worker's side of the office folder, for all gezinnen at once. Not at the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.error_text import Explanation
from kanz_desktop.services.kantoor.verslag import Lid, Vooruitblik
from kanz_desktop.sync.watch import SyncStopped
from kanz_desktop.ui.bijwerken.choose_card import ChooseCard, KnockCard
from kanz_desktop.ui.bijwerken.exchange import OutsideCard, PreviewCard, ReportCard
from kanz_desktop.ui.bijwerken.habits import Choice, Habit
from kanz_desktop.ui.bijwerken.presenter import NOT_TO_SEE, STOPPED, outside, preview, report
from kanz_desktop.ui.bijwerken.runner import Outcome, Runner
from kanz_desktop.ui.bijwerken.running_card import RunningCard
from kanz_desktop.ui.bijwerken.settings_card import SettingsCard
from kanz_desktop.ui.bijwerken.status import office_words
from kanz_desktop.ui.bijwerken.watching import Moved
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Note

TITLE = "Bijwerken"


@dataclass(frozen=True)
class Ways:
    """Where one can go from here. `back` is the gezin that one came from; None: from Vandaag."""

    vandaag: Callable[[], object]
    lock: Callable[[], object]
    together: Callable[[Id], object]
    keep_habit: Callable[[Habit], object]
    colleagues: Callable[[], object]
    back: Callable[[], object] | None = None


class BijwerkenFace(Face):
    """Follows the runner, which goes on when one leaves this face."""

    def __init__(self, runner: Runner, habit: Habit, ways: Ways) -> None:
        super().__init__()
        self._runner, self._habit, self._ways = runner, habit, ways
        self._words: tuple[str, ...] = ()
        self._first: QWidget | None = None
        self._running: RunningCard | None = None
        self._choosing = False
        """Somebody is pointing at a folder: what comes and goes meanwhile takes that card away for nobody."""
        self.page = Page(TITLE)
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self.page, 1)
        outer.addWidget(self.notices)
        self._cards = column(gap=12)
        self.page.column.addLayout(self._cards)
        runner.stood.connect(self._stood)
        runner.began.connect(self._began)
        runner.moved.connect(self._show_moved)
        runner.ended.connect(self._ended)
        self._shown: tuple[Path | None, Lid] | None = None
        self.show_now()
        runner.refresh()  # what stands here may be of a while ago

    def title(self) -> str:
        return TITLE

    def offers(self) -> Sequence[Action]:
        back = self._ways.back
        home = Action("Mijn gezinnen", self._ways.vandaag, "" if back else "Esc", "vandaag", first=True)
        to_gezin = (Action("Terug naar het gezin", back, "Esc", "terug", first=True),) if back else ()
        return (
            *to_gezin,
            home,
            Action("Bijwerken", self.start, "F5", shown=False),
            Action("Collega's", self._ways.colleagues, icon="mensen"),
            Action("Op slot", self._ways.lock, "Ctrl L", "slot", first=True),
        )

    def help_text(self) -> str:
        return (
            "De kantoormap is een gedeelde map van je organisatie. Daar vinden jullie laptops elkaar.\n"
            "Eerst zie je wat er komt en gaat. Pas met Bijwerken gebeurt het.\n"
            "Stoppen mag altijd: wat al over is, blijft. De volgende keer gaat het daar verder.\n"
            "Wat jullie allebei schreven, wordt nooit vanzelf gekozen. Dat kies je bij Samen bekijken."
        )

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def focus_first(self) -> None:
        if self._first is not None:
            self._first.setFocus()

    def show_now(self) -> None:
        """The cards that fit how it stands."""
        stand = self._runner.stand
        if not self._runner.known:
            return
        self._say_stand()
        self._choosing = False
        self._shown = (stand.path, stand.lid)
        if self._runner.running:
            self._show_running()
        elif stand.path is None:
            self._choose()
        elif (why := outside(stand.lid)) is not None:
            self._wait_outside(why)
        else:
            self._look_ahead()

    def start(self) -> None:
        """F5, and the button: sync now."""
        if self._runner.stand.path is not None:
            self.notices.clear_errors()
            self._choosing = False
            self._runner.start(self._habit)

    def _say_stand(self) -> None:
        self.page.set_heading(TITLE, office_words(self._runner.stand, datetime.now().astimezone()))

    def _stood(self) -> None:
        """Another folder, or let in at last: other cards. Otherwise only the line above them."""
        stand = self._runner.stand
        self._say_stand()
        if (stand.path, stand.lid) != self._shown and not self._choosing:
            self.show_now()

    def _choose(self) -> None:
        """Which folder? For a laptop that is in a team: where does it stand now?"""
        self._choosing = True
        back = self.show_now if self._runner.stand.path is not None else None
        card = ChooseCard(self._runner, self.show_error, back)
        card.settled.connect(self._settled)
        self._fill(card.line, card, self._settings())

    def _settled(self, words: tuple[str, ...] = ()) -> None:
        """A folder was chosen or left: the cards follow when it is known how that stands."""
        self._words, self._shown, self._choosing = words, None, False
        self._runner.refresh()

    def _wait_outside(self, why: Explanation) -> None:
        card = OutsideCard(why, self.start)
        words = KnockCard(self._words, self._ways.colleagues) if self._words else None
        self._fill(card.look, words, card, self._settings())

    def _look_ahead(self) -> None:
        card = PreviewCard(self._habit, self.start, self._keep)
        self._fill(card.start, self._report(), card, self._settings())
        self._runner.held_up.connect(card.wait)

        def show(found: Vooruitblik) -> None:
            card.show_preview(preview(found))

        def failed(error: BaseException) -> None:
            if not isinstance(error, SyncStopped):  # a sync begins: it says more than a preview
                card.say(NOT_TO_SEE)
                self.show_error(error)

        self._runner.preview(show, failed)

    def _report(self) -> QWidget | None:
        """Of the last sync of today, as long as this window is open."""
        last = self._runner.last
        if last is None or last.report is None:
            return Note(STOPPED) if last is not None and last.stopped else None
        return ReportCard(report(last.report, last.at), self._ways.together)

    def _settings(self) -> SettingsCard | None:
        path = self._runner.stand.path
        return (
            SettingsCard(path, self._habit, self._keep, self._choose, self._leave)
            if path is not None
            else None
        )

    def _began(self) -> None:
        if not self._choosing:
            self._show_running()

    def _show_running(self) -> None:
        card = self._running = RunningCard(self._runner.stop)
        card.show_moved(self._runner.progress)
        self._fill(card.stop, card, self._settings())

    def _show_moved(self, moved: Moved) -> None:
        if self._running is not None:
            self._running.show_moved(moved)

    def _ended(self, outcome: Outcome) -> None:
        self._running = None
        if not self._choosing:
            self.show_now()
        if outcome.error is not None and not outcome.stopped:
            self.show_error(outcome.error)

    def _keep(self, choice: Choice) -> None:
        self._habit = choice(self._habit)
        self._ways.keep_habit(self._habit)

    def _leave(self) -> None:
        self._runner.ask(lambda kantoor: kantoor.leave(), lambda _none: self._settled(), self.show_error)

    def _fill(self, first: QWidget, *cards: QWidget | None) -> None:
        """Put these below each other, with the keyboard on `first`."""
        clear(self._cards)
        for card in cards:
            if card is not None:
                self._cards.addWidget(card)
        self._first = first
        first.setFocus()
