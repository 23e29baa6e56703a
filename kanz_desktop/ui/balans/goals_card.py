"""How it goes with the goals and the acties of the plan, a line each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.balans import GOAL, goal_id, start_goal
from kanz_desktop.ui.balans import presenter
from kanz_desktop.ui.balans.presenter import SCREEN, ActieLine, GoalLine
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.layout import clear, column, keep_only
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words

NO_GOALS = "Er staan nog geen doelen in het plan."
NO_ACTIES = "Er staan nog geen acties in het plan."
_NAME, _STATUS, _HOW = 300, 168, 320
"""Least widths in pixels at 100 %."""


class GoalsCard(Card):
    """Each goal with what the gezin says about it at this balans; what stands here belongs to this balans."""

    def __init__(self, context: GezinContext, balans: Id) -> None:
        super().__init__("Onze doelen" if context.table else "Doelen", icon_name="doel")
        self._context, self._balans = context, balans
        self._shown: tuple[GoalLine, ...] | None = None
        self._rows = column(gap=8)
        self.body.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        lines = presenter.goal_lines(self._context)
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._rows)
        if not lines:
            self._rows.addWidget(Words(NO_GOALS, "quiet"))
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(line))

    def _row(self, line: GoalLine) -> QWidget:
        context = self._context
        holder = QWidget()
        cells = CellsLayout(holder)
        name = QWidget()
        words = column(name, gap=0)
        words.addWidget(CellWords(line.goal))
        words.addWidget(Words(line.about, "about"))
        asks = question(context, GOAL, "hoe")
        how = AutosaveText(
            context,
            goal_id(context.pen, self._balans, line.problem),
            GOAL,
            "hoe",
            screen=SCREEN,
            placeholder=asks,
            name=f"{asks} {line.goal}",
        )
        how.along = lambda _words: start_goal(context.snapshot, context.pen, self._balans, line.problem)
        cells.add_cell(name, _NAME)
        cells.add_cell(how, _HOW, stretch=1)
        return holder


class ActiesCard(Card):
    """Each actie with how far it is and how it went: the same words as in the plan."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Wat we zouden doen" if context.table else "Acties", icon_name="vinkje")
        self._context = context
        self._lines: dict[Id, ActieRow] = {}
        self._nothing = Words(NO_ACTIES, "quiet")
        self.body.addWidget(self._nothing)
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """A row that is there stays where it is, also when its status changes: somebody is typing in it."""
        lines = {line.id: line for line in presenter.actie_lines(self._context)}
        self._nothing.setVisible(not lines)
        keep_only(self._rows, self._lines, lines)
        for line in lines.values():
            if line.id not in self._lines:
                self._lines[line.id] = ActieRow(self._context, line)
                self._rows.addWidget(self._lines[line.id])
            self._lines[line.id].show_line(line)


class ActieRow(QWidget):
    def __init__(self, context: GezinContext, line: ActieLine) -> None:
        super().__init__()
        cells = CellsLayout(self)
        self._words = CellWords("")
        asks = question(context, "actie", "hoe_ging_het")
        self._how = AutosaveText(
            context, line.id, "actie", "hoe_ging_het", screen=SCREEN, placeholder=asks, name=asks
        )
        self.status = ChoiceField(
            context.methode.list("actiestatus"), name="Status", tafel=context.table, as_menu=True,
            empty="status …",
        )  # fmt: skip
        bind(self.status, context, line.id, "actie", "status", screen=SCREEN)
        self._asks = asks
        cells.add_cell(self._words, _NAME, stretch=1)
        cells.add_cell(self.status, _STATUS)
        cells.add_cell(self._how, _HOW, stretch=1)

    def show_line(self, line: ActieLine) -> None:
        self._words.setText(line.words)
        self.status.set_name(f"Status van {line.words}")
        self._how.editor.setAccessibleName(f"{self._asks} {line.words}")
