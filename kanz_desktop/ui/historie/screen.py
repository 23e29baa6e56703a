"""Tijdlijn: what was before, so that nobody has to tell the story again, and what is made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.historie import interview_id
from kanz_desktop.ui.historie.analysis_page import AnalysisPage
from kanz_desktop.ui.historie.dialogue_page import DialoguePage
from kanz_desktop.ui.historie.fields import kept_from
from kanz_desktop.ui.historie.interview_page import InterviewPage
from kanz_desktop.ui.historie.presenter import EXAMPLE, SCREEN
from kanz_desktop.ui.historie.timeline_page import TimelinePage
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.tabs import Tabs

TIMELINE, INTERVIEW, ANALYSIS, DIALOGUE = "tijdlijn", "interview", "analyse", "dialoog"
HistoriePage = TimelinePage | InterviewPage | AnalysisPage | DialoguePage
_PAGES: dict[str, type[HistoriePage]] = {
    TIMELINE: TimelinePage,
    INTERVIEW: InterviewPage,
    ANALYSIS: AnalysisPage,
    DIALOGUE: DialoguePage,
}
_TABS = {
    TIMELINE: ("tijdlijn", "wat er was"),
    INTERVIEW: ("interview", "wat we vertellen"),
    ANALYSIS: ("verklarende analyse", "waardoor het zo is"),
    DIALOGUE: ("dialooggesprek", "met iedereen samen"),
}
"""What each is called at the desk and at the table."""
_KINDS = {
    INTERVIEW: ("interview", "interviewgebied", "vragenlijst"),
    ANALYSIS: ("analyse", "analysefactor", "verklaring", "meekijker", "wensdoel"),
    DIALOGUE: ("dialoog", "dialoogoptie", "dialoogevaluatie"),
}


class HistorieScreen(Screen):
    """The same at the desk and at the table: a family tells its own story."""

    id = SCREEN
    title = "Tijdlijn"
    title_table = "Ons verhaal"
    lead = "Wat er was en wat hielp, zodat niemand het verhaal nog een keer hoeft te vertellen."
    lead_table = "Wat er was, en wat ons hielp. Een jaar of een maand is genoeg."
    icon = "geschiedenis"
    deel = "historie"
    help_text = (
        f"Iets erbij zetten gaat op één regel: {EXAMPLE}.\n"
        "Wanneer mag vaag: 2019, zomer 2019, eind 2020, 2015-2017, sinds 2016.\n"
        "Kanz tekent de tijdlijn. Een volle balk hielp, een halve hielp een beetje, een lege hielp niet.\n"
        "Achter elke regel staat “wijzig”: wie, waarom, en hoe je het weet.\n"
        "Daarnaast: het interview, de verklarende analyse en het dialooggesprek.\n"
        "Afdrukken: Tijdlijn, Verklarende analyse en Dialooggesprek, ook leeg."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._pages: dict[str, HistoriePage] = {}
        # A tab whose page is not for who sits here is absent: what they typed there would be gone from sight.
        interview = interview_id(context.pen, current_traject(context.snapshot, context.pen))
        absent = {INTERVIEW} if kept_from(context, interview) else set[str]()
        tabs = [(tab, words[context.table]) for tab, words in _TABS.items() if tab not in absent]
        self.tabs = Tabs("Deel van het verhaal", tabs)
        self.tabs.chosen.connect(self.show_tab)
        self.column.addWidget(self.tabs)
        self._place = column(gap=12)
        self.column.addLayout(self._place)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)
        self.show_tab(TIMELINE)

    @property
    def timeline(self) -> TimelinePage:
        page = self._pages[TIMELINE]
        assert isinstance(page, TimelinePage)
        return page

    def show_tab(self, tab: str) -> HistoriePage:
        """The page of that name, made when it is opened for the first time."""
        if tab not in self._pages:
            page = self._pages[tab] = _PAGES[tab](self.context)
            page.thrown_away.connect(self._throw_away)
            if isinstance(page, DialoguePage):
                page.thrown.connect(self.gone.offer)
            self._place.addWidget(page)
        for name, page in self._pages.items():
            page.setVisible(name == tab)
        self.tabs.choose(tab)
        return self._pages[tab]

    def on_changes(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.on_changes(changes)

    def show_record(self, record_id: Id) -> None:
        """Open the tab where records of this kind stand, at this one."""
        record = self.context.snapshot.get(record_id)
        kind = record.kind if record is not None else ""
        tab = next((tab for tab, kinds in _KINDS.items() if kind in kinds), TIMELINE)
        found = self.show_tab(tab).show_record(record_id)
        if found is not None:
            self.reveal(found)

    def complete(self) -> None:
        for place in self.findChildren(Later):
            place.now()

    def focus_first(self) -> None:
        """On the tijdlijn where one types; elsewhere on the tab that is open."""
        if self.timeline.isHidden():
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.timeline.focus_first()

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.focus_first()
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
