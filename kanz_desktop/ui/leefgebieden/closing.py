"""The foot of a card: the family's mark for it, and whether the picture is right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.plan_kinds import LEEFGEBIED
from kanz_desktop.ui.leefgebieden.presenter import SCREEN, GebiedCard, LeefgebiedenPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.also_given import AlsoGiven
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.layout import column, size
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.surfaces import Divider, Words
from kanz_desktop.ui.widgets.traced import trace

_LABEL, _ANSWER = 210, 300
"""Least widths in pixels at 100 %; with less room the answer stands under its question."""


class ClosingPart(QWidget):
    """Bound to one leefgebied."""

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, card: GebiedCard) -> None:
        super().__init__()
        self._context = context
        body = column(self, gap=8)
        body.addWidget(Divider())
        self.marks = MarkBar(f"Cijfer voor {card.title}")
        self.marks.edited.connect(lambda mark: presenter.set_mark(card.id, mark))
        trace(self.marks, context, card.mark_record, "cijfer", "cijfer", screen=SCREEN)
        self._mark_line = self._asked("Ons cijfer nu" if context.table else "Cijfer nu", self.marks, 48)
        body.addWidget(self._mark_line)
        self.right = ChoiceField(
            context.methode.list("klopt"), name=self._question(), tafel=context.table, as_menu=False
        )
        self.right.edited.connect(lambda answer: presenter.set_klopt(card.id, answer))
        trace(self.right, context, card.record, "leefgebied", "klopt", screen=SCREEN)
        words = AutosaveText(
            context, card.record, "leefgebied", "klopt_woorden", screen=SCREEN,
            placeholder="in eigen woorden …", name="Klopt dit beeld? In eigen woorden",
        )  # fmt: skip
        words.set_bare()
        answer = QWidget()
        inside = CellsLayout(answer)
        lowered = QWidget()
        column(lowered, margins=(0, 0 if context.table else 5, 0, 0)).addWidget(self.right)
        inside.add_cell(lowered, 300)
        inside.add_cell(words, 200, stretch=1)
        self._also = AlsoGiven(context, card.mark_record, "cijfer", ("cijfer",), screen=SCREEN)
        body.addWidget(self._also)
        body.addWidget(self._asked(self._question(), answer, 44 if context.table else 36))
        body.addWidget(AlsoGiven(context, card.record, "leefgebied", ("klopt",), screen=SCREEN))

    def show_card(self, card: GebiedCard) -> None:
        self._mark_line.setVisible(not card.measuring)
        if card.measuring:
            self._also.hide()
        if self.marks.mark() != card.mark:
            self.marks.set_mark(card.mark)
        self.marks.set_previous(card.first_mark)
        self.right.set_value(card.klopt)

    def _question(self) -> str:
        field = LEEFGEBIED.field("klopt")
        return field.wording if self._context.table else field.label

    @staticmethod
    def _asked(question: str, answer: QWidget, height: int) -> QWidget:
        """A question and its answer; `height` of the answer's first line, in pixels at 100 %."""
        line = QWidget()
        cells = CellsLayout(line)
        label = Words(question)
        size(label, min_height=height)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        label.setProperty("role", "cell-label")
        cells.add_cell(label, _LABEL)
        cells.add_cell(answer, _ANSWER, stretch=1)
        return line
