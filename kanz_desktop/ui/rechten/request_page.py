"""One request: about which pieces, what was decided and why, and carrying it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.services.verzoeken import (
    GRANTED,
    PARTLY,
    REFUSED,
    REQUEST,
    carried_out_edits,
    decision_edits,
    pieces_edits,
)
from kanz_desktop.ui.rechten.choices import PieceTicks
from kanz_desktop.ui.rechten.presenter import RequestLine, pieces
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

SCREEN = "rechten"
WHY_NOT = (
    "Weigeren mag alleen als bewaren voor een ander van aanmerkelijk belang is, of als een wet het "
    "voorschrijft (Jeugdwet art. 7.3.9). Schrijf erbij waarom."
)
CANNOT_BACK = (
    "Wat je hieronder aanvinkte, gaat voorgoed weg, met alles wat er ooit stond. Ook de versies van het plan "
    "waarin het staat. Dit kan niet ongedaan."
)
ALL = "Er is niets aangevinkt: het gaat dan om het hele gezin. Dat wis je onderaan dit scherm."


class RequestDetails(Card):
    """Each answer is saved when it is given; only erasing asks first, because it cannot be undone."""

    erase_all_asked = Signal()
    erase_asked = Signal()

    def __init__(self, context: GezinContext, line: RequestLine) -> None:
        super().__init__()
        self._context, self._line, self.request = context, line, line.id
        self.besluit = ChoiceField(context.methode.list("verzoekbesluit"), name="Besluit")
        self.waarom = ChoiceField(context.methode.list("uitzondering"), name="Waarom niet", as_menu=True)
        self._why_not = labelled("Waarom niet", self.waarom)
        self.reden = Asked(context, line.id, REQUEST, "reden", screen=SCREEN)
        self.day = Asked(context, line.id, REQUEST, "datum", screen=SCREEN)
        self.done = TouchButton("Gedaan", self._done, icon_name="vinkje")
        self.ask = TouchButton("Deze stukken wissen …", self._ask)
        self.go = TouchButton("Voorgoed wissen", self.erase_asked.emit)
        self.keep = GhostButton("Toch niet", lambda: self._show_asking(asking=False))
        self.warning = Note(CANNOT_BACK, "attention", icon_name="let-op")
        self._build()
        self._show_choice()
        self._show_asking(asking=False)

    def show_line(self, line: RequestLine) -> None:
        """What was decided or ticked meanwhile; what stands open stays open."""
        self._line = line
        self._show_choice()
        self._show_asking(asking=self.go.isVisibleTo(self))

    def focus_first(self) -> None:
        self.besluit.setFocus()

    def _build(self) -> None:
        self.body.addWidget(self.day)
        if self._line.erases:
            folds = Folds()
            self.body.addWidget(folds)
            folds.add("Over welke stukken", self._build_pieces)
            if self._line.pieces:
                folds.toggle(0)
        self.body.addWidget(labelled("Besluit", self.besluit))
        if self._line.erases:
            self.body.addWidget(Words(WHY_NOT, "small"))
        self.body.addWidget(self._why_not)
        self.body.addWidget(self.reden)
        self.body.addWidget(self.warning)
        foot = row(gap=8)
        for button in (self.done, self.ask, self.go, self.keep):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.besluit.edited.connect(lambda _entry: self._decide())
        self.waarom.edited.connect(lambda _entry: self._decide())

    def _build_pieces(self) -> QWidget:
        offered = pieces(self._context.snapshot, self._context.methode, tafel=False)
        self._ticks = PieceTicks(offered, self._line.pieces, self._keep_pieces)
        return self._ticks

    def _keep_pieces(self) -> None:
        context = self._context
        context.apply(pieces_edits(context.snapshot, self._line.id, self._ticks.value), SCREEN)

    def _show_choice(self) -> None:
        found = self._context.snapshot.get(self._line.id)
        if found is not None:
            self.besluit.set_value(found.choice("besluit"))
            self.waarom.set_value(found.choice("uitzondering"))

    def _decide(self) -> None:
        context, besluit = self._context, self.besluit.value()
        if besluit:
            why = self.waarom.value() if besluit in (REFUSED, PARTLY) else ""
            today = context.sessie.today()
            edits = decision_edits(
                context.snapshot, context.pen, self._line.id, besluit, today, uitzondering=why
            )
            context.apply(edits, SCREEN)

    def _show_asking(self, *, asking: bool) -> None:
        granted, named = self.besluit.value() in (GRANTED, PARTLY), bool(self._line.pieces)
        to_erase = granted and self._line.erases and not self._line.done
        self.warning.set_text(CANNOT_BACK if named else ALL)
        self.warning.setVisible(to_erase and (asking or not named))
        self.done.setVisible(granted and not self._line.erases and not self._line.done)
        self.ask.setVisible(to_erase and not asking)
        self.ask.setText("Deze stukken wissen …" if named else "Naar het hele gezin wissen")
        self.go.setVisible(to_erase and asking)
        self.keep.setVisible(to_erase and asking)
        self._why_not.setVisible(self.besluit.value() in (REFUSED, PARTLY))

    def _ask(self) -> None:
        if not self._line.pieces:
            self.erase_all_asked.emit()
            return
        self._show_asking(asking=True)
        self.keep.setFocus()

    def _done(self) -> None:
        context = self._context
        context.apply(carried_out_edits(context.snapshot, self._line.id, context.sessie.today()), SCREEN)
