"""Balans: look back together, every three months; at the desk also the one with an outsider."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.balans import BALANS, OUTSIDE, new_balans
from kanz_desktop.services.edits import delete
from kanz_desktop.ui.balans import presenter
from kanz_desktop.ui.balans.balans_page import BalansPage
from kanz_desktop.ui.balans.outside_card import OutsideCard
from kanz_desktop.ui.balans.presenter import SCREEN, Tab
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.surfaces import EmptyState
from kanz_desktop.ui.widgets.tabs import Tabs

EMPTY = "Elke drie maanden kijken jullie terug: wat ging goed, hoe gaat het, en wat verandert er?"
EMPTY_TABLE = "Hier kijken we samen terug. We beginnen met wat goed ging."


class BalansScreen(Screen):
    """A chip for each balans; the latest is open."""

    id = SCREEN
    title = "Balans"
    title_table = "Terugkijken"
    lead = "Eerst wat goed ging. Dan de doelen, de acties en wat er verandert."
    lead_table = "Eerst waar we trots op zijn. Dan hoe het gaat, en wat we anders willen."
    icon = "geschiedenis"
    deel = "balans"
    help_text = (
        "Een balans maak je elke drie maanden samen op. “Nieuwe balans” begint er een van vandaag.\n"
        "“Plannen” zet de volgende klaar, op de dag die eraan komt; een andere dag typ je erover.\n"
        "Die dag staat dan bij Pad en op Mijn gezinnen.\n"
        "Wat gedaan is, staat vanzelf bovenaan. Acties zijn dezelfde als in het plan.\n"
        "“Cijfers geven” opent de cijfers van deze balans.\n"
        "De balans met een buitenstaander staat in het dossier en komt niet aan tafel."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._pages: dict[Id, BalansPage] = {}
        self._shown: tuple[Tab, ...] = ()
        self.add = PrimaryButton(
            "Samen terugkijken" if context.table else "Nieuwe balans", self._new, icon_name="plus"
        )
        self.plan = TouchButton("Plannen", self._plan, icon_name="kalender")
        self.plan.setAccessibleName("Een balans plannen")
        self.head.addWidget(self.plan)
        if context.table:
            self.plan.hide()
        self.head.addWidget(self.add)
        self._tabs = Tabs("Balansen", ())
        self._tabs.chosen.connect(lambda tab: self._choose(bytes.fromhex(tab)))
        self.column.addWidget(self._tabs)
        self._nothing = EmptyState(EMPTY_TABLE if context.table else EMPTY, icon_name="geschiedenis")
        self.column.addWidget(self._nothing)
        self._place = column(gap=12)
        self.column.addLayout(self._place)
        self.outside = None if context.table else OutsideCard(context)
        if self.outside is not None:
            self.outside.thrown_away.connect(self._throw_away)
            self.column.addWidget(self.outside)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)
        self._show_tabs()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in (BALANS, "traject") for record in changes.records):
            self._show_tabs()
        for page in self._pages.values():
            page.on_changes(changes)
        if self.outside is not None:
            self.outside.on_changes(changes)

    def show_record(self, record_id: Id) -> None:
        """Open this balans, or the one with an outsider; for anything else the latest."""
        if any(tab.id == record_id for tab in self._shown):
            self._choose(record_id)
        found = self.context.snapshot.get(record_id)
        if self.outside is not None and found is not None and found.kind == OUTSIDE:
            self.outside.open_row(record_id)
            self.reveal(self.outside)
            return
        self.focus_first()

    def focus_first(self) -> None:
        page = self._pages.get(bytes.fromhex(self._tabs.now))
        (page.proud.proud if page is not None else self.add).setFocus()

    def _show_tabs(self) -> None:
        """One that is new opens; else what is open stays open."""
        tabs = presenter.tabs(self.context, self.context.sessie.today())
        fresh = [tab.id for tab in tabs if tab.id not in {old.id for old in self._shown}]
        self._shown = tabs
        self._nothing.setVisible(not tabs)
        self._tabs.setVisible(len(tabs) > 1)
        self._tabs.set_tabs((tab.id.hex(), tab.words) for tab in tabs)
        self._drop_pages()
        if tabs and (fresh or not self._tabs.now):
            self._choose((fresh or [tabs[0].id])[0])

    def _drop_pages(self) -> None:
        keep_only(self._place, self._pages, (tab.id for tab in self._shown))

    def _choose(self, balans: Id) -> None:
        if balans not in self._pages:
            made = BalansPage(self.context, balans, partial(self._throw_away, balans))
            self._pages[balans] = made
            self._place.addWidget(made)
        for record, page in self._pages.items():
            page.setVisible(record == balans)
        self._tabs.choose(balans.hex())

    def _new(self) -> None:
        self._begin(self.context.sessie.today(), self.focus_first)

    def _plan(self) -> None:
        """The one that is planned already, or a new one on the day that it is due: type another over it."""
        context, today = self.context, self.context.sessie.today()
        known = presenter.planned(context, today)
        if known is None:
            self._begin(presenter.next_day(context, today), self._focus_day)
        else:
            self._choose(known)
            self._focus_day()

    def _begin(self, day: date, then: Callable[[], object]) -> None:
        edits = new_balans(self.context.snapshot, self.context.pen, day)
        self.context.apply(edits, SCREEN, lambda _changes: then())

    def _focus_day(self) -> None:
        page = self._pages.get(bytes.fromhex(self._tabs.now))
        if page is not None:
            page.day.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal(page.day)

    def _throw_away(self, record: Id) -> None:
        self.gone.offer(record)
        self.context.apply([delete(self.context.snapshot, record)], SCREEN)
