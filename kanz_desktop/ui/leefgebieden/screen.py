"""The screen with the five leefgebieden."""

from __future__ import annotations

from functools import partial

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.leefgebieden.card import GebiedSheet
from kanz_desktop.ui.leefgebieden.presenter import SCREEN, LeefgebiedenPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.turns import Turns


class LeefgebiedenScreen(Screen):
    """A sheet per leefgebied; those in which something stands are open."""

    id = SCREEN
    title = "Leefgebieden"
    title_table = "Zo gaat het nu"
    lead = "Zo zien wij het nu. Eerst wat goed gaat."
    lead_table = "Eerst wat goed gaat. Dan wat anders mag. In jullie eigen woorden."
    icon = "huis"
    deel = "leefgebieden"
    help_text = (
        "Typ achter “+ schrijf wat er speelt” en druk op Enter.\n"
        "Onder “meer …” staan voorbeelden; zoeken kan in de hele lijst.\n"
        "Elk vakje verander je waar het staat. Het is bewaard zodra je verder gaat.\n"
        "Pijl omhoog en omlaag: naar hetzelfde vakje in een andere regel.\n"
        "Een cijfer typ je als 1 tot en met 9, en 0 voor een tien.\n"
        "Ctrl+Z zet de laatste verandering terug."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._presenter = LeefgebiedenPresenter(context, context.sessie.today)
        self._sheets: dict[str, GebiedSheet] = {}
        cards = self._presenter.cards()
        for card in cards:
            sheet = GebiedSheet(context, self._presenter, card)
            self._sheets[card.id] = sheet
            self.column.addWidget(sheet)
        first, *others = [card.id for card in cards if not card.empty] or [cards[0].id]
        self._sheets[first].set_open(True)
        self._turns = Turns((partial(self._sheets[other].set_open, True) for other in others), self)

    def complete(self) -> None:
        self._turns.finish()

    def on_changes(self, changes: Changes) -> None:
        shown = [sheet.card for sheet in self._sheets.values()]
        for card in self._presenter.cards_after(changes, shown):
            self._sheets[card.id].show_card(card)

    def show_record(self, record_id: Id) -> None:
        """Open the card of this problem or leefgebied, and put the keyboard there."""
        for sheet in self._sheets.values():
            here = record_id == sheet.card.record
            if here or any(line.id == record_id for line in sheet.card.lines):
                sheet.set_open(True)
                found = sheet.row_of(record_id)
                if found is not None:
                    found.focus_cell("ernst")
                else:
                    sheet.focus_first()
                self.reveal(found if found is not None else sheet)
                return

    def focus_first(self) -> None:
        sheets = list(self._sheets.values())
        first = next((sheet for sheet in sheets if sheet.is_open()), sheets[0] if sheets else None)
        if first is not None:
            first.focus_first()
        else:
            super().focus_first()
