"""One meeting: when and where, what is agreed, and behind tabs its agenda, people, plan and parkeerlijst."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain import meetings
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.overleg.agenda_rows import AgendaCard
from kanz_desktop.ui.overleg.meeting_cards import AgreementsCard, EffortFields, HeadCard, LastCard
from kanz_desktop.ui.overleg.meeting_presenter import MeetingPresenter
from kanz_desktop.ui.overleg.people_rows import PeopleCard
from kanz_desktop.ui.overleg.presenter import SCREEN, OverlegPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.tabs import Tabs

AGENDA, LAST, PEOPLE, PLAN, PARKED = "agenda", "vorige", "mensen", "plan", "parkeer"
_TABS = {
    AGENDA: ("Agenda en verslag", "Waar we over praten"),
    LAST: ("Vorige afspraken", "Hoe ging het?"),
    PEOPLE: ("Wie is erbij", "Wie zijn erbij?"),
    PLAN: ("Plan in grote lijnen", "Ons plan in grote lijnen"),
    PARKED: ("Parkeerlijst", "Vragen voor later"),
}


class MeetingPage(QWidget):
    """Made anew for another meeting. `thrown_away` carries a record that goes to the Prullenbak."""

    thrown_away = Signal(bytes)
    wanted = Signal(str)
    """Another meeting of this kind is to be planned."""

    def __init__(self, context: GezinContext, ladder: OverlegPresenter, meeting: Id) -> None:
        super().__init__()
        self.context, self.ladder, self.record = context, ladder, meeting
        self.presenter = MeetingPresenter(context, context.sessie.today, meeting)
        body = column(self, gap=12)
        self.head = HeadCard(context, ladder, meeting)
        self.head.wanted.connect(self.wanted.emit)
        self.head.thrown_away.connect(lambda: self.thrown_away.emit(meeting))
        body.addWidget(self.head)
        self.agreements = AgreementsCard(context, self.presenter)
        self.agreements.thrown_away.connect(self.thrown_away.emit)
        body.addWidget(self.agreements)
        self.tabs = Tabs("Wat van dit overleg", ())
        self.tabs.chosen.connect(self.open)
        body.addWidget(self.tabs)
        self._place = column(gap=0)
        body.addLayout(self._place)
        self._cards: dict[str, QWidget] = {}
        context.changed.connect(self._on_changed)
        self._count()
        self.open(AGENDA)

    def open(self, tab: str) -> QWidget:
        """The card behind this tab, made when it is asked for the first time."""
        if tab not in self._cards:
            self._cards[tab] = self._builders()[tab]()
            self._place.addWidget(self._cards[tab])
        for name, card in self._cards.items():
            card.setVisible(name == tab)
        self.tabs.choose(tab)
        return self._cards[tab]

    def _builders(self) -> dict[str, Callable[[], QWidget]]:
        return {
            AGENDA: lambda: AgendaCard(self.context, self.presenter),
            LAST: self._last,
            PEOPLE: lambda: PeopleCard(self.context, self.presenter, self.ladder),
            PLAN: self._plan,
            PARKED: self._parked,
        }

    def _on_changed(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        for tab, kind in ((PLAN, meetings.EFFORT), (PARKED, meetings.QUESTION)):
            card = self._cards.get(tab)
            if kind in kinds and isinstance(card, RowsCard):
                card.refresh()
        if meetings.MEETING in kinds or meetings.PERIOD in kinds:
            self.head.refresh()
        if kinds & {"actie", meetings.PERSON, meetings.EFFORT, meetings.QUESTION, meetings.MEETING}:
            self._count()

    def _count(self) -> None:
        """How much stands behind each tab, so that nobody has to open it to know."""
        counts = {
            LAST: str(len(self.presenter.last_agreed()) or ""),
            PEOPLE: self.presenter.present_words(),
            PLAN: str(len(self.presenter.efforts()) or ""),
            PARKED: str(len(self.presenter.questions()) or ""),
        }
        words = ((tab, self._title(tab), counts.get(tab, "")) for tab in _TABS)
        self.tabs.set_tabs((tab, f"{name} · {count}" if count else name) for tab, name, count in words)

    def _last(self) -> LastCard:
        card = LastCard(self.context, self.presenter)
        card.thrown_away.connect(self.thrown_away.emit)
        return card

    def _plan(self) -> RowsCard:
        card = RowsCard(
            self.context,
            self._title(PLAN),
            "doel",
            empty="Hier staat nog niets. Typ wie wat doet, en wanneer jullie terugkijken.",
            asks="wie, welke inzet, terugkijken op",
            kind=meetings.EFFORT,
            field="wat",
            lines=self.presenter.efforts,
            build=partial(EffortFields, self.context),
            screen=SCREEN,
        )
        return self._following(card, self.presenter.add_effort)

    def _parked(self) -> RowsCard:
        card = RowsCard(
            self.context,
            self._title(PARKED),
            "vraag",
            empty="Hier staat niets. Wat nu niet kan, schrijf je op met wie het uitzoekt.",
            asks="vraag voor later? wie zoekt het uit",
            kind=meetings.QUESTION,
            field="vraag",
            lines=self.presenter.questions,
            build=self._question_fields,
            screen=SCREEN,
        )
        return self._following(card, self.presenter.add_question)

    def _following(self, card: RowsCard, enter: Callable[[str], object]) -> RowsCard:
        card.add.entered.connect(enter)
        card.thrown_away.connect(self.thrown_away.emit)
        return card

    def _title(self, tab: str) -> str:
        return _TABS[tab][1 if self.context.table else 0]

    def _question_fields(self, row: Id) -> QWidget:
        fields = ("vraag", "wie", "klaar")
        return Pairs([Asked(self.context, row, meetings.QUESTION, f, screen=SCREEN) for f in fields], most=3)
