"""The screen of the meetings with everybody who helps this gezin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain import meetings
from kanz_desktop.domain.meetings import meeting_of
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.overleg_mensen import RUNG
from kanz_desktop.ui.overleg.coming_card import ComingCard
from kanz_desktop.ui.overleg.meeting_page import AGENDA, PARKED, PEOPLE, PLAN, MeetingPage
from kanz_desktop.ui.overleg.pages_card import PagesCard
from kanz_desktop.ui.overleg.presenter import SCREEN, OverlegPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.rows_card import RowsCard

_TAB_OF = {
    meetings.POINT: AGENDA,
    meetings.PERSON: PEOPLE,
    "afwezig": PEOPLE,
    meetings.EFFORT: PLAN,
    meetings.QUESTION: PARKED,
}
_RUNG_FIELDS = ("wie", "trede", "datum", "reden", "uitkomst")


class OverlegScreen(Screen):
    """Parents are there themselves, so they see what is said; why somebody stayed away they do not."""

    id = SCREEN
    title = "Overleg"
    title_table = "Samen om tafel"
    lead = "MDO+, gezinsgesprek en uitvoerdersoverleg: wie erbij is, wat er is afgesproken en wat er komt."
    lead_table = "Wanneer we met iedereen praten, en wat we dan afspreken."
    icon = "mond"
    deel = "overleg"
    help_text = (
        "Een afspraak typ je op één regel: wie, wat, wanneer. Bijvoorbeeld: Wijkteam, belt de school, vr.\n"
        "Onder de regel lees je hoe Kanz hem begrijpt. Enter bewaart hem, ook in het gezinsplan.\n"
        "De agenda van een volgend overleg begint bij de vorige afspraken en hoe het ging.\n"
        "Wie afwezig was en waarom, en opschalen, staan alleen bij jullie. Aan tafel zie je ze niet.\n"
        "Afdrukken: agenda en verslag van MDO+ en uitvoerdersoverleg, en het overzicht vooraf, ook leeg."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.presenter = OverlegPresenter(context, context.sessie.today)
        self.coming = ComingCard(context, self.presenter)
        self.coming.wanted.connect(self.plan)
        self.coming.chosen.connect(self.choose)
        self.column.addWidget(self.coming)
        self._place = column(gap=12)
        self.column.addLayout(self._place)
        self.meeting: MeetingPage | None = None
        self.pages = PagesCard(context, self.presenter)
        self.column.addWidget(self.pages)
        self.ladder: RowsCard | None = None
        if not context.table:
            self.ladder = self._ladder()
            self.column.addWidget(self.ladder)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)
        self.choose(self.presenter.first_choice())

    def choose(self, meeting: Id | None) -> None:
        """Show this meeting; None shows none."""
        known = self.context.snapshot.get(meeting) if meeting is not None else None
        meeting = known.id if known is not None and not known.deleted else None
        self.coming.show_chosen(meeting)
        if self.meeting is not None and self.meeting.record == meeting:
            return
        clear(self._place)
        self.meeting = None
        if meeting is not None:
            self.meeting = MeetingPage(self.context, self.presenter, meeting)
            self.meeting.thrown_away.connect(self._throw_away)
            self.meeting.wanted.connect(self.plan)
            self._place.addWidget(self.meeting)

    def plan(self, soort: str) -> None:
        """A new meeting on the day that the method has for it, with the keyboard on that day."""
        meeting, edits = self.presenter.plan(soort)
        self.context.apply(edits, SCREEN, lambda _changes: self._begin(meeting))

    def focus_first(self) -> None:
        """On the line for an agreement: in a meeting that is what one comes for."""
        self.coming.refresh()
        if self.meeting is not None:
            self.meeting.agreements.tasks.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.coming.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: Id) -> None:
        """A meeting or something of it, a page, or a step on the ladder: Vandaag and search send here."""
        found = self.context.snapshot.get(record_id)
        if found is None:
            return
        if found.kind == RUNG and self.ladder is not None:
            row = self.ladder.show_record(record_id)
            self.reveal(row or self.ladder)
        elif self.pages.open_for(found.kind):
            self.reveal(self.pages)
        elif (meeting := meeting_of(self.context.snapshot, found)) is not None:
            self.choose(meeting.id)
            if self.meeting is not None:
                self.reveal(self._part(self.meeting, found.kind))

    def on_changes(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        if kinds & {meetings.MEETING, meetings.PERIOD, "traject", "pauze", "termijnverzet"}:
            self.coming.refresh()
            if self.meeting is None or self._is_gone(self.meeting.record):
                self.choose(self.presenter.first_choice())
        if RUNG in kinds and self.ladder is not None:
            self.ladder.refresh()

    def _part(self, page: MeetingPage, kind: str) -> QWidget:
        return page.open(_TAB_OF[kind]) if kind in _TAB_OF else page

    def _is_gone(self, record_id: Id) -> bool:
        found = self.context.snapshot.get(record_id)
        return found is None or found.deleted

    def _begin(self, meeting: Id) -> None:
        self.choose(meeting)
        if self.meeting is not None:
            self.meeting.head.day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(self.meeting.head)

    def _ladder(self) -> RowsCard:
        card = RowsCard(
            self.context,
            "Opschalen",
            "pijl-omhoog",
            empty="Hier staat niets. Komt een organisatie opnieuw niet, dan schaal je op en zegt dat erbij.",
            asks="bij wie schaal je op?",
            kind=RUNG,
            field="wie",
            lines=self.presenter.rungs,
            build=self._rung_fields,
            screen=SCREEN,
        )
        card.add.entered.connect(partial(self.presenter.go_up))
        card.thrown_away.connect(self._throw_away)
        return card

    def _rung_fields(self, rung: Id) -> QWidget:
        return Pairs(
            [Asked(self.context, rung, RUNG, field, screen=SCREEN) for field in _RUNG_FIELDS], most=3
        )

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        known = self.context.snapshot.get(record_id)
        if known is not None and not known.deleted and known.kind != "actie":
            self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
