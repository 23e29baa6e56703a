"""One balans with the gezin: successes first and large, then goals, acties, what changes, the next day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services.balans import BALANS, GOAL
from kanz_desktop.ui.balans import presenter
from kanz_desktop.ui.balans.goals_card import ActiesCard, GoalsCard
from kanz_desktop.ui.balans.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor, labelled, question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Note
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_READ = frozenset({"actie", "probleem", "gezinslid", "medewerker", GOAL})
_LINES = 3
"""Room for pride, also while nothing stands there yet."""


class BalansPage(QWidget):
    """Made when a balans is opened for the first time. `away` is called to throw it away."""

    def __init__(self, context: GezinContext, balans: Id, away: Callable[[], object]) -> None:
        super().__init__()
        self._context, self.balans, self._away = context, balans, away
        self.proud = ProudCard(context, balans)
        self.goals = GoalsCard(context, balans)
        self.acties = ActiesCard(context)
        body = column(self, gap=12)
        for card in (self.proud, self.goals, self.acties, self._onward(), self._when()):
            body.addWidget(card)

    def on_changes(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        if kinds & _READ:
            self.proud.refresh()
            self.goals.refresh()
            self.acties.refresh()
        if kinds & {"gezinslid", "medewerker"}:
            self._set_people()

    def _onward(self) -> Card:
        context = self._context
        card = Card("Hoe verder", icon_name="pijl-rechts")
        card.body.addWidget(Pairs([self._asked("verandert"), self._asked("beloning")], most=2))
        plan = "Naar ons plan" if context.table else "Naar het plan"
        card.body.addWidget(
            flowing(
                TouchButton(plan, lambda: context.navigate("gezinsplan"), icon_name="plan"),
                TouchButton("Cijfers geven", self._give_marks, icon_name="cijfers"),
            )
        )
        return card

    def _when(self) -> Card:
        context = self._context
        card = Card("Wanneer en met wie", icon_name="kalender")
        self.who = MemberPicker(question(context, BALANS, "wie"))
        self._set_people()
        bind(self.who, context, self.balans, BALANS, "wie", screen=SCREEN)
        self.day = self._asked("datum")
        card.body.addWidget(Pairs([self.day, self._asked("volgende")], most=2))
        card.body.addWidget(labelled(question(context, BALANS, "wie"), self.who))
        card.body.addWidget(self._asked("wie_anders"))
        away = GhostButton("Weg ermee", self._away, icon_name="prullenbak")
        card.body.addWidget(flowing(VoorWieButton(context, self.balans, screen=SCREEN), away))
        return card

    def _set_people(self) -> None:
        table = self._context.table
        rows = presenter.people(self._context)
        self.who.set_people([(row.id, person_name(row, tafel=table)) for row in rows])

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self.balans, BALANS, field, screen=SCREEN)

    def _give_marks(self) -> None:
        self._context.navigate("rapportcijfers", self.balans)


class ProudCard(Card):
    """What went well comes before anything else, and what was done stands there by itself."""

    def __init__(self, context: GezinContext, balans: Id) -> None:
        super().__init__(question(context, BALANS, "goed"), icon_name="kracht")
        self._context = context
        self._shown: tuple[str, ...] | None = None
        self.proud = editor(
            context, balans, BALANS, "goed", screen=SCREEN, placeholder="schrijf hier wat er goed ging …"
        )
        assert isinstance(self.proud, AutosaveText)
        self.proud.set_lines(_LINES)
        self._done = column(gap=6)
        self.body.addWidget(self.proud)
        self.body.addLayout(self._done)
        self.refresh()

    def refresh(self) -> None:
        done = presenter.succeeded(self._context)
        if done == self._shown:
            return
        self._shown = done
        clear(self._done)
        for words in done:
            self._done.addWidget(Note(f"Gelukt: {words}", "good", icon_name="vinkje"))
