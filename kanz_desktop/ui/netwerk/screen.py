"""The screen of the network: who stands around the gezin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.netwerk import CONSENT, CONTACT
from kanz_desktop.services.verwanten import RELATION, RELATIVE
from kanz_desktop.ui.netwerk.consent_fields import ConsentFields
from kanz_desktop.ui.netwerk.genogram_view import GenogramView
from kanz_desktop.ui.netwerk.kin_fields import KinFields
from kanz_desktop.ui.netwerk.presenter import CONTACT_FIELDS, GENOGRAM, SCREEN, NetwerkPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.surfaces import Card, Words

HINT = "Sleep iemand opzij als de tekening zo mooier is."


class NetwerkScreen(Screen):
    """The sociale kaart with the ecogram that is drawn from it, then the genogram and the toestemming."""

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
        "Het genogram tekent zichzelf. Zeg bij iedereen wie de ouders zijn, en wie partner of ex is.\n"
        "Sleep iemand opzij, of kies iemand met de pijltjes en verplaats met Ctrl en een pijltje.\n"
        "Mandaat: wat iemand zelf mag regelen of tegenhouden, zoals een afsluiting van stroom.\n"
        "Het ecogram tekent zichzelf uit de band die je bij iemand kiest.\n"
        "Afdrukken: de formulieren Sociale kaart, Genogram en Ecogram, ook leeg."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.presenter = NetwerkPresenter(context, context.sessie.today)
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
            screen=SCREEN,
        )
        self.contacts.add.entered.connect(self.presenter.add_contact)
        self.contacts.thrown_away.connect(self._throw_away)
        self.ecogram = FigureView(about="Tekening van wie er om het gezin staan")
        self.ecogram.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._around = Card("Onze mensen" if context.table else "Ecogram", icon_name="samen")
        self._around.body.addWidget(self.ecogram)
        self.genogram = GenogramView()
        self.genogram.moved.connect(self.presenter.put)
        self.back = GhostButton("Terug naar automatisch", self.presenter.put_back, icon_name="opnieuw")
        self.hint = Words(HINT, "quiet")
        self.relatives = RowsCard(
            context,
            "Onze familie" if context.table else "Genogram",
            "mensen",
            empty="Hier staat nog niemand. Begin met een naam en druk op Enter.",
            asks="wie hoort er nog bij de familie? naam, oma of opa, geboren in",
            kind=RELATIVE,
            field="naam",
            lines=self.presenter.relatives,
            build=lambda person: KinFields(context, person),
            screen=SCREEN,
        )
        self.relatives.body.insertWidget(0, flowing(self.back))
        self.relatives.body.insertWidget(0, self.hint)
        self.relatives.body.insertWidget(0, self.genogram)
        self.relatives.add.entered.connect(self.presenter.add_relative)
        self.relatives.thrown_away.connect(self._throw_away)
        self.consents = RowsCard(
            context,
            "Wat gedeeld mag worden" if context.table else "Toestemming",
            "oog",
            empty="Er is nog geen toestemming opgeschreven.",
            asks="met welke organisatie mag er iets gedeeld worden?",
            kind=CONSENT,
            field="organisatie",
            lines=self.presenter.consents,
            build=lambda consent: ConsentFields(context, self.presenter, consent),
            screen=SCREEN,
        )
        self.consents.add.entered.connect(self.presenter.add_consent)
        self.consents.thrown_away.connect(self._throw_away)
        self.gone = GoneLine(context, SCREEN)
        self.column.addWidget(self.contacts)
        self.column.addWidget(self._around)
        self.column.addWidget(self.relatives)
        self.column.addWidget(self.consents)
        self.column.addStretch(1)
        self.add_below(self.gone)
        self._draw()
        self._draw_ecogram()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind == CONTACT for record in changes.records):
            self.contacts.refresh()
            self._draw_ecogram()
        if any(record.kind in (CONSENT, "gezinslid") for record in changes.records):
            self.consents.refresh()
        if any(record.kind in GENOGRAM for record in changes.records):
            self.relatives.refresh()
            self._draw()

    def show_record(self, record_id: Id) -> None:
        """Somebody on a card; of a relation the first of the two."""
        record = self.context.snapshot.get(record_id)
        if record is not None and record.kind == RELATION:
            record_id = record.ref("een") or record_id
        found = next(
            (row for card in self._cards() if (row := card.show_record(record_id)) is not None), None
        )
        if found is not None:
            self.reveal(found)

    def focus_first(self) -> None:
        self.contacts.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards(self) -> tuple[RowsCard, ...]:
        return self.contacts, self.relatives, self.consents

    def _draw(self) -> None:
        drawn = self.presenter.genogram()
        for shown in (self.genogram, self.hint):
            shown.setVisible(drawn is not None)
        self.back.setVisible(self.presenter.by_hand())
        self.genogram.show_genogram(drawn, self.presenter.names())

    def _draw_ecogram(self) -> None:
        figure = self.presenter.ecogram()
        self._around.setVisible(figure is not None)
        if figure != self.ecogram.figure():
            self.ecogram.set_figure(figure)

    def _contact_fields(self, contact: Id) -> QWidget:
        context = self.context
        asked = [Asked(context, contact, CONTACT, field, screen=SCREEN) for field in CONTACT_FIELDS]
        return Pairs(asked, most=3)

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.focus_first()
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
