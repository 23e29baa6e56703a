"""Lists of the end measurement: how far each goal was reached, and short questions with an answer each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.values import Mark
from kanz_desktop.method.model import Entry
from kanz_desktop.services import eindmeting
from kanz_desktop.services.balans import goals
from kanz_desktop.ui.rapportcijfers.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words
from kanz_desktop.ui.widgets.traced import trace

NO_GOALS = "Er staan geen doelen in het plan."
_NAME, _ANSWER, _ANSWERS, _WORDS = 300, 420, 540, 180
"""Least widths in pixels at 100 %."""


class ReachedCard(Card):
    """A mark from 1 to 10 for each goal of the plan; *weet ik niet* is one too."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Wat is er gelukt?" if context.table else "Doelen", icon_name="doel")
        self._context = context
        self._shown: tuple[tuple[bytes, str], ...] | None = None
        self._rows = column(gap=8)
        self.body.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        found = goals(self._context.snapshot, self._context.pen)
        wanted = tuple((row.id, row.text("doel").strip()) for row in found)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._rows)
        if not found:
            self._rows.addWidget(Words(NO_GOALS, "quiet"))
        for place, row in enumerate(found):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(ReachedRow(self._context, row))


class ReachedRow(QWidget):
    """One goal."""

    def __init__(self, context: GezinContext, goal: Record) -> None:
        super().__init__()
        self._context, self._goal = context, goal.id
        self._record = eindmeting.reached_id(context.snapshot, context.pen, goal.id)
        words = goal.text("doel").strip()
        self.marks = MarkBar(f"{question(context, eindmeting.REACHED, 'cijfer')}: {words}")
        self.marks.edited.connect(self._give)
        trace(self.marks, context, self._record, eindmeting.REACHED, "cijfer", screen=SCREEN)
        asks = question(context, eindmeting.REACHED, "waarom")
        why = AutosaveText(
            context, self._record, eindmeting.REACHED, "waarom", screen=SCREEN, placeholder=asks,
            name=f"{asks} {words}",
        )  # fmt: skip
        why.set_bare()
        why.along = lambda _words: eindmeting.start_reached(context.snapshot, context.pen, self._goal)
        answer = QWidget()
        beside = column(answer, gap=2)
        beside.addWidget(self.marks)
        beside.addWidget(why)
        cells = CellsLayout(self)
        cells.add_cell(CellWords(words), _NAME)
        cells.add_cell(answer, _ANSWER, stretch=1)
        context.changed.connect(self._on_changed)
        self._show()

    def _give(self, mark: Mark | None) -> None:
        context = self._context
        context.apply(eindmeting.set_reached(context.snapshot, context.pen, self._goal, mark), SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._record for record in changes.records):
            self._show()

    def _show(self) -> None:
        record = self._context.snapshot.get(self._record)
        mark = record.mark("cijfer") if record is not None and not record.deleted else None
        if mark != self.marks.mark():
            self.marks.set_mark(mark)


class AnswersCard(Card):
    """The questions of one list; an organisation may put its own in its place."""

    def __init__(self, context: GezinContext, name: str, list_id: str) -> None:
        super().__init__(name, icon_name="vraag")
        for place, entry in enumerate(context.methode.list(list_id)):
            if place:
                self.body.addWidget(Divider())
            self.body.addWidget(AnswerRow(context, entry))


class AnswerRow(QWidget):
    """One question, an answer to choose and room for words."""

    def __init__(self, context: GezinContext, entry: Entry) -> None:
        super().__init__()
        self._context, self._vraag = context, entry.id
        self._record = eindmeting.answer_id(context.snapshot, context.pen, entry.id)
        words = entry.words(tafel=context.table)
        self.answer = ChoiceField(
            context.methode.list("meetantwoord"), name=words, tafel=context.table, as_menu=False
        )
        self.answer.edited.connect(self._choose)
        trace(self.answer, context, self._record, eindmeting.ANSWER, "antwoord", screen=SCREEN)
        own = AutosaveText(
            context, self._record, eindmeting.ANSWER, "woorden", screen=SCREEN,
            placeholder="in eigen woorden …", name=f"{words}: in eigen woorden",
        )  # fmt: skip
        own.set_bare()
        own.along = lambda _words: eindmeting.start_answer(context.snapshot, context.pen, self._vraag)
        cells = CellsLayout(self)
        cells.add_cell(CellWords(words), _NAME)
        cells.add_cell(self.answer, _ANSWERS)
        cells.add_cell(own, _WORDS, stretch=1)
        context.changed.connect(self._on_changed)
        self._show()

    def _choose(self, answer: str) -> None:
        context = self._context
        context.apply(eindmeting.set_answer(context.snapshot, context.pen, self._vraag, answer), SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._record for record in changes.records):
            self._show()

    def _show(self) -> None:
        record = self._context.snapshot.get(self._record)
        self.answer.set_value(record.choice("antwoord") if record is not None and not record.deleted else "")
