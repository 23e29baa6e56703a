"""The screen of the network: who stands around the gezin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.netwerk import CONTACT
from kanz_desktop.ui.netwerk.presenter import CONTACT_FIELDS, SCREEN, NetwerkPresenter
from kanz_desktop.ui.netwerk.rows import RowsCard
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.pairs import Pairs


class NetwerkScreen(Screen):
    """The sociale kaart."""

    id = SCREEN
    title = "Netwerk"
    title_table = "Om ons heen"
    lead = "Alle mensen en organisaties om dit gezin: wat ze doen, en hoe het verder gaat."
    lead_table = "Wie helpen ons, en wie horen er nog meer bij?"
    icon = "samen"
    deel = "netwerk"
    help_text = (
        "Iemand erbij zetten gaat op één regel, bijvoorbeeld: Juf Saskia, school, 06 1234 5678.\n"
        "Achter elke naam staat “wijzig”: daar vul je de rest in.\n"
        "Mandaat: wat iemand zelf mag regelen of tegenhouden, zoals een afsluiting van stroom.\n"
        "Afdrukken: het formulier Sociale kaart, ingevuld of leeg."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.presenter = NetwerkPresenter(context)
        self.contacts = RowsCard(
            context,
            "Wie ons helpen en kennen" if context.table else "Sociale kaart",
            "telefoon",
            empty="Hier staat nog niemand. Begin met een naam en druk op Enter.",
            asks="wie helpt of kent jullie? naam, rol, telefoon"
            if context.table
            else "wie is erbij betrokken? naam, rol, telefoon",
            kind=CONTACT,
            field="naam",
            lines=self.presenter.contacts,
            build=self._contact_fields,
        )
        self.contacts.add.entered.connect(self.presenter.add_contact)
        self.contacts.thrown_away.connect(self._throw_away)
        self.gone = GoneLine(context, SCREEN)
        self.column.addWidget(self.contacts)
        self.column.addStretch(1)
        self.add_below(self.gone)

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind == CONTACT for record in changes.records):
            self.contacts.refresh()

    def show_record(self, record_id: Id) -> None:
        found = self.contacts.show_record(record_id)
        if found is not None:
            self.reveal(found)

    def focus_first(self) -> None:
        self.contacts.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contact_fields(self, contact: Id) -> QWidget:
        context = self.context
        asked = [Asked(context, contact, CONTACT, field, screen=SCREEN) for field in CONTACT_FIELDS]
        return Pairs(asked, most=3)

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.focus_first()
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
