"""Pad: where we are, what comes, contact moments, and the pages of the beginning and the end."""

from __future__ import annotations

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.contact import CONTACT
from kanz_desktop.services.edits import delete
from kanz_desktop.ui.pad.contact_card import ContactCard
from kanz_desktop.ui.pad.pages_card import PagesCard
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.pad.terms_card import TermsCard
from kanz_desktop.ui.pad.where_card import WhereCard
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.gone_line import GoneLine


class PadScreen(Screen):
    """At the table only where we are and what comes."""

    id = SCREEN
    title = "Pad"
    title_table = "Waar we zijn"
    lead = "Waar jullie zijn, wat er komt, en het contact dat er was."
    lead_table = "De stappen die we samen zetten, en wat er komt."
    icon = "vlag"
    deel = "pad"
    help_text = (
        "Een contact typ je op één regel: dag, hoe lang, hoe en met wie, dan een dubbele punt en je zin.\n"
        "Onder de regel lees je hoe Kanz hem begrijpt. Enter bewaart hem.\n"
        "Een regel verandert niet meer. Verbeteren maakt een nieuwe; de oude blijft bewaard.\n"
        "Klik op een stap om te zien wat erbij hoort. Aanvinken mag, het hoeft niet.\n"
        "Een termijn verzet je met een reden. Staat het traject stil, dan wachten de termijnen."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.contact: ContactCard | None = None
        if not context.table:
            self.contact = ContactCard(context)
            self.contact.thrown_away.connect(self._throw_away)
            self.column.addWidget(self.contact)
        self.where = WhereCard(context)
        self.terms = TermsCard(context)
        self.column.addWidget(self.where)
        self.column.addWidget(self.terms)
        self.pages = PagesCard(context)
        self.column.addWidget(self.pages)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)

    def focus_first(self) -> None:
        self._refresh()
        if self.contact is not None:
            self.contact.add.setFocus()
        else:
            super().focus_first()

    def show_record(self, record_id: Id) -> None:
        """A contact moment is opened; else the terms are shown: Vandaag sends here."""
        self._refresh()
        found = self.context.snapshot.get(record_id)
        if found is not None and found.kind == CONTACT and self.contact is not None:
            self.contact.open_row(record_id)
            self.reveal(self.contact)
        elif found is not None and self.pages.open_for(found.kind):
            self.reveal(self.pages)
        else:
            self.reveal(self.terms)

    def on_changes(self, changes: Changes) -> None:
        for card in (self.contact, self.where, self.terms):
            if card is not None:
                card.on_changes(changes)
        self.pages.on_changes(changes)

    def _refresh(self) -> None:
        """Another day may have begun since it was made."""
        for card in (self.contact, self.where, self.terms):
            if card is not None:
                card.refresh()

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
