"""The startbudget of a traject: how much it is, what it was spent on, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.money import plain_sum, read_euros
from kanz_desktop.domain.records import Edit, Record, Snapshot, newest_day_first
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services.edits import ensure, new_record
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

BUDGET, EXPENSE = "startbudget", "uitgave"


@dataclass(frozen=True, slots=True)
class Budget:
    """Sums in cents; `amount` is None as long as nobody wrote a sum that can be read."""

    amount: int | None
    spent: int
    expenses: tuple[Record, ...]
    """The latest first."""

    @property
    def left(self) -> int | None:
        """Below nothing when more was spent."""
        return None if self.amount is None else self.amount - self.spent


def budget_id(snapshot: Snapshot, pen: Pen) -> Id:
    """Record id of the sum of the traject of now."""
    return pen.once(BUDGET, current_traject(snapshot, pen).hex())


def budget_edits(snapshot: Snapshot, pen: Pen) -> list[Edit]:
    """What must stand before a sum is written; often nothing."""
    traject = Ref(current_traject(snapshot, pen))
    return ensure(snapshot, budget_id(snapshot, pen), BUDGET, {"traject": traject})


def budget(snapshot: Snapshot, pen: Pen) -> Budget:
    """Of the traject of now."""
    head = snapshot.get(budget_id(snapshot, pen))
    rows = newest_day_first(of_traject(snapshot, EXPENSE, current_traject(snapshot, pen)))
    spent = sum(read_euros(row.text("bedrag")) or 0 for row in rows)
    return Budget(read_euros(head.text("bedrag")) if head is not None else None, spent, rows)


def new_expense(snapshot: Snapshot, pen: Pen, wat: str, cents: int, day: date) -> list[Edit]:
    """Something that was paid out of it."""
    traject = Ref(current_traject(snapshot, pen))
    return new_record(EXPENSE, {"traject": traject, "wat": wat, "bedrag": plain_sum(cents), "datum": day})
