"""The goals: per leefgebied a card, per problem what we want to reach and how we will see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsplan.presenter import CAUSE_FIELDS, GOAL_FIELDS, GOAL_FLAGS, Doel, Gebied
from kanz_desktop.ui.hues import strength_hue
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flag_chip import FlagChip
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column, keep_only, row
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.suggestion_button import SuggestionButton
from kanz_desktop.ui.widgets.surfaces import Card, Chip, Words

_GOAL_FOLD, _CAUSE_FOLD = 0, 1
EXAMPLES = {
    "subdoel_jeugdige": "Voor de kinderen",
    "subdoel_ouders": "Voor de ouders",
    "subdoel_omgeving": "Met de mensen om het gezin heen",
}
"""Lists of sub-goals (method §2), with what stands above each."""
MADE_AT_ONCE = 5
"""A card with more problems than this is made as it comes into sight."""
_ROW_HEIGHT = 135


class GoalRow(QWidget):
    """One problem: its title and, once somebody begins, the goal with two folds. Built when asked for."""

    def __init__(self, context: GezinContext, doel: Doel, *, screen: str) -> None:
        super().__init__()
        self._context, self._doel, self._screen = context, doel, screen
        self._shown: Doel | None = None
        self.title = Words("", "strong")
        self.chip = Chip("")
        self.now = Chip("", "teal")
        self.begin = GhostButton("+ doel opschrijven", self._begin)
        self.goal: Asked | None = None
        self.folds: Folds | None = None
        head = row(gap=10)
        head.addWidget(self.title, 1)
        head.addWidget(self.begin)
        head.addWidget(self.now)
        head.addWidget(self.chip)
        self._body = column(self, margins=(0, 4, 0, 4), gap=4)
        self._body.addLayout(head)
        self.setFocusProxy(self.begin)
        self.show_goal(doel)

    def show_goal(self, doel: Doel) -> None:
        """Title, strength and what the folds hold; the fields follow the record by themselves."""
        if doel == self._shown:
            return
        self._doel = self._shown = doel
        self.title.setText(doel.titel)
        self.begin.setAccessibleName(f"{doel.titel}: doel opschrijven")
        self.chip.setText(doel.ernst_woord)
        self.chip.setHidden(not doel.ernst_woord)
        self.chip.set_kind(strength_hue(doel.ernst))
        self.now.setText(doel.nu_woord)
        self.now.setHidden(not doel.nu_woord)
        if doel.begonnen:
            self.open_goal()
        if self.folds is not None:
            self.folds.set_over(_GOAL_FOLD, doel.over_doel)
            self.folds.set_over(_CAUSE_FOLD, doel.over_oorzaak)

    def open_goal(self) -> None:
        """From one line to a row to write in; it stays open once it was."""
        if self.goal is not None:
            return
        self.goal = Asked(self._context, self._doel.id, "probleem", "doel", screen=self._screen)
        self.folds = Folds()
        self.folds.add("Wanneer is het goed genoeg?", self._good_enough)
        why = "Hoe komt het, en wat merken we ervan?" if self._context.table else "Oorzaken en gevolgen"
        self.folds.add(why, lambda: self._fields(CAUSE_FIELDS, 2))
        self.folds.add("Voorbeelden", self._examples)
        self._body.addWidget(self.goal)
        self._body.addWidget(self.folds)
        self.begin.hide()
        self.setFocusProxy(self.goal)

    def _begin(self) -> None:
        self.open_goal()
        if self.goal is not None:
            self.goal.show()
            self.goal.setFocus()

    def _good_enough(self) -> QWidget:
        """Asked, never demanded: what at least, how it shows, when, and whether it is for now."""
        holder = QWidget()
        body = column(holder, gap=8)
        body.addWidget(self._fields(GOAL_FIELDS, 3))
        chips = [
            FlagChip(self._context, self._doel.id, "probleem", field, screen=self._screen)
            for field in GOAL_FLAGS
        ]
        body.addWidget(flowing(*chips))
        return holder

    def _examples(self) -> QWidget:
        """What a family can want, to begin with; in the field it can be made into its own words."""
        holder = QWidget()
        body = column(holder, gap=6)
        for list_id, whose in EXAMPLES.items():
            body.addWidget(Words(whose, "small"))
            words = [entry.words(tafel=self._context.table) for entry in self._context.methode.list(list_id)]
            body.addWidget(Pairs([SuggestionButton(goal, partial(self._take, goal)) for goal in words], 2))
        return holder

    def _take(self, words: str) -> None:
        """As if it was typed: it is saved as what is typed is saved."""
        field = self.goal.field if self.goal is not None else None
        if isinstance(field, AutosaveText):
            field.editor.appendPlainText(words)
            field.setFocus()

    def _fields(self, names: Sequence[str], most: int) -> Pairs:
        return Pairs(
            [Asked(self._context, self._doel.id, "probleem", name, screen=self._screen) for name in names],
            most,
        )


class GebiedCard(Card):
    """The goals of one leefgebied."""

    def __init__(self, context: GezinContext, gebied: Gebied, *, screen: str) -> None:
        super().__init__(f"{gebied.number}  {gebied.naam}", icon_name=gebied.icon)
        self._context, self._screen = context, screen
        self._rows: dict[Id, Later[GoalRow]] = {}
        self._goals: dict[Id, Doel] = {}
        self.show_gebied(gebied)

    def show_gebied(self, gebied: Gebied) -> None:
        """New problems get a row, gone ones lose it, the rest keeps cursor and folds."""
        self._goals = {doel.id: doel for doel in gebied.doelen}
        keep_only(self.body, self._rows, self._goals)
        at_once = len(self._goals) <= MADE_AT_ONCE
        for place, doel in enumerate(gebied.doelen):
            row = self._rows.get(doel.id) or self._new_place(doel.id, at_once=at_once)
            if row.made is not None:
                row.made.show_goal(doel)
            if self.body.indexOf(row) != place:
                self.body.insertWidget(place, row)

    def row(self, problem: Id) -> GoalRow | None:
        """The row of this problem, made if nobody had looked at it yet; None when it is not on this card."""
        place = self._rows.get(problem)
        return place.now() if place is not None else None

    def _new_place(self, problem: Id, *, at_once: bool) -> Later[GoalRow]:
        def make() -> GoalRow:
            return GoalRow(self._context, self._goals[problem], screen=self._screen)

        place = self._rows[problem] = Later(make, height=self._context.theme.px(_ROW_HEIGHT))
        if at_once:
            place.now()
        return place
