"""The screen with the marks: a tab per moment, and the picture of the change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.moments import at_balans
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.cijfers import END
from kanz_desktop.ui.rapportcijfers.change_card import ChangeCard
from kanz_desktop.ui.rapportcijfers.end_page import EndPage
from kanz_desktop.ui.rapportcijfers.point_row import PointRow
from kanz_desktop.ui.rapportcijfers.presenter import RELEVANT, SCREEN, CijfersPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Card
from kanz_desktop.ui.widgets.tabs import Tabs

CHANGE = "verandering"
"""The tab beside the moments."""


class RapportcijfersScreen(Screen):
    """What is on a tab is built when it is opened for the first time."""

    id = SCREEN
    title = "Cijfers"
    title_table = "Onze cijfers"
    lead = "Eén cijfer samen. Ieders eigen cijfer staat ernaast en telt niet mee."
    lead_table = "Welk cijfer geven jullie samen? Er is geen goed of fout. “Weet ik niet” mag ook."
    icon = "cijfers"
    deel = "rapportcijfers"
    help_text = (
        "Een cijfer geef je met een tik, of met de toetsen 1 tot en met 9, en 0 voor een tien.\n"
        "Pijl omhoog en omlaag: naar het cijfer erboven of eronder.\n"
        "½ maakt van een 6 een 6½. Nog een keer tikken haalt het cijfer weg.\n"
        "Onder “ieders eigen cijfer” typ je wat iemand zelf geeft: 7, 6½ of weet ik niet.\n"
        "Het gestreepte cijfer is het eerste cijfer.\n"
        "Onder “verandering” staat het van begin tot nu in een tekening.\n"
        "De eindmeting neemt een collega af die niet in dit gezin werkt. Eerdere cijfers staan er dan niet."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._presenter = CijfersPresenter(context, context.sessie.today)
        self._pages: dict[str, QWidget] = {}
        self._rows: dict[tuple[str, str], PointRow] = {}
        self.end: EndPage | None = None
        self._tabs = Tabs("Moment", self._tab_words())
        self._tabs.chosen.connect(self.show_tab)
        self.column.addWidget(self._tabs)
        self._place = column(gap=12)
        self.column.addLayout(self._place)
        self.show_tab(self._presenter.moment())

    def on_changes(self, changes: Changes) -> None:
        if not any(record.kind in RELEVANT for record in changes.records):
            return
        self._tabs.set_tabs(self._tab_words())
        if self.end is not None:
            self.end.on_changes(changes)
        if not self._tabs.now:
            self.show_tab(self._presenter.moment())
        for moment in self._pages:
            if moment == CHANGE:
                page = self._pages[CHANGE]
                assert isinstance(page, ChangeCard)
                page.refresh()
            else:
                self._refresh(moment)

    def show_tab(self, moment: str) -> None:
        """A moment, or the picture of the change."""
        if moment not in self._pages:
            self._pages[moment] = ChangeCard(self._presenter) if moment == CHANGE else self._make_page(moment)
            self._place.addWidget(self._pages[moment])
        for name, page in self._pages.items():
            page.setVisible(name == moment)
        self._tabs.choose(moment)

    def show_record(self, record_id: Id) -> None:
        """Open the moment of this mark, this balans or the end; of anything else the marks of now."""
        if at_balans(record_id) in self._tabs:
            self.show_tab(at_balans(record_id))
            self.focus_first()
            return
        if self._presenter.is_of_the_end(record_id):
            self.show_tab(END)
            self.focus_first()
            return
        for moment in (tab.id for tab in self._presenter.tabs()):
            points = (*self._presenter.leefgebieden(moment), *self._presenter.aandachtspunten(moment))
            for punt in points:
                if punt.record == record_id or any(own.record == record_id for own in punt.own):
                    self.show_tab(moment)
                    if (row := self._rows.get((moment, punt.id))) is not None:
                        self.reveal(row)
                    return
        self.focus_first()

    def focus_first(self) -> None:
        self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_words(self) -> list[tuple[str, str]]:
        found = [(tab.id, tab.title.lower(), tab.when) for tab in self._presenter.tabs()]
        moments = [(name, f"{title} · {when}" if when else title) for name, title, when in found]
        return moments if self._presenter.measuring else [*moments, (CHANGE, "verandering")]

    def _make_page(self, moment: str) -> QWidget:
        if moment == END:
            self.end = EndPage(self.context, lambda: self._cards(END))
            return self.end
        page = QWidget()
        body = column(page, gap=12)
        for card in self._cards(moment):
            body.addWidget(card)
        return page

    def _cards(self, moment: str) -> list[Card]:
        table = self.context.table
        cards: list[Card] = []
        for title, points in (
            ("Hoe gaat het?" if table else "Leefgebieden", self._presenter.leefgebieden(moment)),
            ("Waar werken we aan?" if table else "Aandachtspunten", self._presenter.aandachtspunten(moment)),
        ):
            card = Card(title)
            for punt in points:
                made = PointRow(self.context, self._presenter, moment, punt)
                self._rows[moment, punt.id] = made
                card.body.addWidget(made)
            cards.append(card)
        return cards

    def _refresh(self, moment: str) -> None:
        for punt in (*self._presenter.leefgebieden(moment), *self._presenter.aandachtspunten(moment)):
            row = self._rows.get((moment, punt.id))
            if row is not None:
                row.show_punt(punt)
