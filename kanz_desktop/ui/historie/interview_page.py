"""The interview: what goes well, what is expected and needed, what helped before, and how it is now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.historie import (
    INTERVIEW,
    OUTCOME,
    STATE,
    interview_edits,
    interview_id,
    new_outcome,
    set_interview_audience,
    state_id,
)
from kanz_desktop.ui.historie import part_presenter
from kanz_desktop.ui.historie.fields import fields, people_picker
from kanz_desktop.ui.historie.presenter import BEGUN, SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor, labelled
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.surfaces import Card
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_ASKED = ("krachten", "verwachtingen", "behoeften", "netwerk", "hielp", "hielp_niet")


class InterviewPage(QWidget):
    """`thrown_away` carries an outcome that goes to the Prullenbak."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__()
        self._context = context
        self._traject = current_traject(context.snapshot, context.pen)
        self._interview = interview_id(context.pen, self._traject)
        context.apply(interview_edits(context.snapshot, context.pen), BEGUN)
        body = column(self, gap=12)
        body.addWidget(self._talk())
        body.addWidget(self._state())
        self.outcomes = RowsCard(
            context,
            "Uitkomsten van vragenlijsten",
            "cijfers",
            empty="Er is nog geen vragenlijst opgeschreven.",
            asks="welke vragenlijst?",
            kind=OUTCOME,
            field="naam",
            lines=lambda: part_presenter.outcomes(context),
            build=self._outcome,
            screen=SCREEN,
        )
        self.outcomes.add.entered.connect(self._add_outcome)
        self.outcomes.thrown_away.connect(self.thrown_away.emit)
        body.addWidget(self.outcomes)

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in (OUTCOME, "gezinslid") for record in changes.records):
            self.outcomes.refresh()

    def show_record(self, record_id: Id) -> QWidget | None:
        return self.outcomes.show_record(record_id) or self

    def _talk(self) -> Card:
        context = self._context
        card = Card("Wat we vertelden" if context.table else "Interview", icon_name="mond")
        card.body.addWidget(fields(context, self._interview, INTERVIEW, "datum", "met_wie"))
        card.body.addWidget(fields(context, self._interview, INTERVIEW, *_ASKED))
        if not context.table:
            card.body.addWidget(
                flowing(VoorWieButton(context, self._interview, screen=SCREEN, choose=self._for_whom))
            )
        return card

    def _for_whom(self, rule: str, persons: Iterable[Id]) -> list[Edit]:
        return set_interview_audience(self._context.snapshot, self._context.pen, rule, persons)

    def _state(self) -> Card:
        """Each leefgebied under its own name."""
        context = self._context
        card = Card("Hoe het nu is" if context.table else "Stand per leefgebied", icon_name="huis")
        asked: list[QWidget] = []
        for leefgebied in context.methode.leefgebieden:
            words = leefgebied.words(tafel=context.table)
            record = state_id(context.pen, self._traject, leefgebied.id)
            asked.append(labelled(words, editor(context, record, STATE, "stand", screen=SCREEN, name=words)))
        card.body.addWidget(Pairs(asked, most=2))
        return card

    def _outcome(self, record: Id) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=8)
        body.addWidget(fields(self._context, record, OUTCOME, "naam", "datum", "door", most=3))
        body.addWidget(people_picker(self._context, record, OUTCOME, "wie"))
        body.addWidget(Asked(self._context, record, OUTCOME, "uitkomst", screen=SCREEN))
        return holder

    def _add_outcome(self, words: str) -> None:
        context = self._context
        context.apply(new_outcome(context.snapshot, context.pen, words), SCREEN)
