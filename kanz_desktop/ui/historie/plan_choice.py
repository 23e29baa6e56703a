"""A wished-for goal becomes the goal of a problem in the gezinsplan: one tap on which problem."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.access import EVERYONE, audience_of
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.analyse import WISH, to_plan
from kanz_desktop.ui.historie import part_presenter
from kanz_desktop.ui.historie.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Words

_ASKS = "Een doel in het plan maken? Tik aan waar het bij hoort."
_ASKS_TABLE = "Zetten we dit in ons plan? Tik aan waar het bij hoort."
_PRIVATE = "Dit doel is niet voor iedereen. Daarom kan het niet in het plan."
_READ = frozenset({WISH, "probleem"})


class PlanChoice(QWidget):
    """The problems that have no goal yet; nothing once the goal stands in the plan."""

    def __init__(self, context: GezinContext, wish: Id) -> None:
        super().__init__()
        self._context, self._wish = context, wish
        self._offered: tuple[tuple[Id, str], ...] | None = None
        self._words = Words("", "small")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        scale_layout(self._flow, gap=8)
        body = column(self, gap=3)
        body.addWidget(self._words)
        body.addWidget(self._chips)
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self._show()

    def _show(self) -> None:
        row = self._context.snapshot.get(self._wish)
        placed = row is None or row.ref("probleem") in self._context.snapshot.records
        private = row is not None and audience_of(row) != EVERYONE
        offered = () if placed or private else part_presenter.goal_places(self._context)
        self._words.setText(_PRIVATE if private else _ASKS_TABLE if self._context.table else _ASKS)
        self._words.setVisible(bool(offered) or (private and not placed))
        self._chips.setVisible(bool(offered))
        if offered == self._offered:
            return
        self._offered = offered
        clear(self._flow)
        for problem, words in offered:
            chip = ChipButton(words, partial(self._choose, problem), checkable=False)
            chip.setAccessibleName(f"In het plan bij: {words}")
            self._flow.addWidget(chip)

    def _choose(self, problem: Id) -> None:
        self._context.apply(to_plan(self._context.snapshot, self._wish, problem), SCREEN)
