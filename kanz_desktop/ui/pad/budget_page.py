"""The startbudget: how much, what it went to on one line each, and what is left. Of the workers alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.money import euros, read_euros, read_expense
from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.edits import delete
from kanz_desktop.services.startbudget import (
    BUDGET,
    EXPENSE,
    Budget,
    budget,
    budget_edits,
    budget_id,
    new_expense,
)
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.pad.sheets import BEGUN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Note, SectionTitle, Words

ASKS = "waaraan uitgegeven, en hoeveel? luiers 12,50"
NO_SUM = "Zet het bedrag erachter, in euro’s: luiers 12,50"


def sums(now: Budget) -> str:
    """`€ 250, uitgegeven € 85,50, over € 164,50`."""
    spent = f"uitgegeven {euros(now.spent)}"
    if now.amount is None or now.left is None:
        return spent.capitalize() if now.expenses else ""
    left = f"over {euros(now.left)}" if now.left >= 0 else f"{euros(-now.left)} meer dan er was"
    return f"{euros(now.amount)}, {spent}, {left}"


class BudgetPage(QWidget):
    """Built when it is opened."""

    def __init__(self, context: GezinContext, title: str) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Record, ...] | None = None
        context.apply(budget_edits(context.snapshot, context.pen), BEGUN)
        record = budget_id(context.snapshot, context.pen)
        self.amount = Asked(context, record, BUDGET, "bedrag", screen=SCREEN)
        self.sums = Words("", "strong")
        self._rows = column(gap=2)
        self.add = AddLine(context, ASKS, kind=EXPENSE, field="wat", screen=SCREEN)
        self.add.entered.connect(self._entered)
        self.trouble = Note(NO_SUM, "attention")
        self.trouble.hide()
        body = column(self, gap=8)
        body.addWidget(SectionTitle(title))
        body.addWidget(Pairs([self.amount], most=2))
        body.addWidget(self.sums)
        body.addLayout(self._rows)
        body.addWidget(self.add)
        body.addWidget(self.trouble)
        context.changed.connect(self._on_changed)
        self._show()

    def _entered(self, text: str) -> None:
        """What cannot be read stays in the line, with what is missing."""
        said, context = read_expense(text), self._context
        self.trouble.setVisible(said is None)
        if said is None:
            self.add.setText(text)
            return
        edits = new_expense(context.snapshot, context.pen, *said, context.sessie.today())
        context.apply(edits, SCREEN)

    def _show(self) -> None:
        now = budget(self._context.snapshot, self._context.pen)
        said = sums(now)
        self.sums.setText(said)
        self.sums.setVisible(bool(said))
        if now.expenses != self._shown:
            self._shown = now.expenses
            self._show_rows(now.expenses)

    def _show_rows(self, expenses: Sequence[Record]) -> None:
        clear(self._rows)
        today = self._context.sessie.today()
        for expense in expenses:
            day, cents = expense.date("datum"), read_euros(expense.text("bedrag"))
            parts = [expense.text("wat"), euros(cents) if cents is not None else expense.text("bedrag")]
            parts += [day_words(day, today)] if day else []
            self._rows.addWidget(self._row(expense, " · ".join(part for part in parts if part)))

    def _row(self, expense: Record, words: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=10)
        line.addWidget(Words(words), 1)
        away = GhostButton("", lambda: self._away(expense), icon_name="prullenbak", tip="Naar de prullenbak")
        away.setAccessibleName(f"Naar de prullenbak: {expense.text('wat')}")
        line.addWidget(away)
        return holder

    def _away(self, expense: Record) -> None:
        self.add.setFocus()
        self._context.apply([delete(self._context.snapshot, expense.id)], SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (BUDGET, EXPENSE, "traject") for record in changes.records):
            self._show()
