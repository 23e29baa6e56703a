"""A list of acties or afspraken with a line at its end to add one by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete, move
from kanz_desktop.ui.gezinsplan.task_row import TaskRow
from kanz_desktop.ui.gezinsplan.typed import Said, read_task
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column, keep_only

MADE_AT_ONCE = 40
"""A plan with more rows than this is made as it comes into sight."""

Make = Callable[[Said], list[Edit]]
Read = Callable[[str], Said]


class TaskList(QWidget):
    """Rows for `ids`; `make` builds the edits for a new one from what was understood of the line.

    `read` understands the line, where it may say more than an actie of the gezin: in a meeting.
    """

    thrown_away = Signal(bytes)

    def __init__(
        self,
        context: GezinContext,
        kind: str,
        *,
        screen: str,
        asks: str,
        make: Make,
        read: Read | None = None,
    ) -> None:
        super().__init__()
        self._read = read or self._read_task
        self._context, self._kind, self._screen, self._make = context, kind, screen, make
        self._rows: dict[Id, Later[TaskRow]] = {}
        self._ids: tuple[Id, ...] = ()
        self._waiting: list[str] = []
        self._body = column(self, gap=2)
        self.add = AddLine(context, asks, kind=kind, field="wat", screen=screen)
        self.add.entered.connect(self._added)
        self._body.addWidget(self.add)

    def set_ids(self, ids: Sequence[Id]) -> None:
        """Show these rows in this order; rows that stay are kept as they are, with cursor and focus."""
        wanted = tuple(i for i in ids if self._context.snapshot.get(i) is not None)
        if wanted == self._ids:
            return
        keep_only(self._body, self._rows, wanted)
        at_once = len(self._context.snapshot.of(self._kind)) <= MADE_AT_ONCE
        for place, record_id in enumerate(wanted):
            holder = self._rows.get(record_id) or self._new_place(record_id, at_once=at_once)
            if self._body.indexOf(holder) != place:
                self._body.insertWidget(place, holder)
        self._ids = wanted

    def row(self, record_id: Id) -> TaskRow | None:
        """The row of this record, made if nobody had looked at it yet; None when it is not in this list."""
        place = self._rows.get(record_id)
        return place.now() if place is not None else None

    def _new_place(self, record_id: Id, *, at_once: bool) -> Later[TaskRow]:
        place = self._rows[record_id] = Later(
            lambda: self._new_row(record_id),
            height=self._context.theme.size("touch"),  # what most rows are: the page stays as it was
        )
        if at_once:
            place.now()
        return place

    def _new_row(self, record_id: Id) -> TaskRow:
        record = self._context.snapshot.records[record_id]
        made = TaskRow(self._context, record, screen=self._screen)
        made.thrown_away.connect(self._throw_away)
        made.moved.connect(self._move)
        return made

    def _added(self, words: str) -> None:
        """One after the other: the place of a row follows from the row that was written before it."""
        self._waiting.append(words)
        if len(self._waiting) == 1:
            self._write_next()

    def _write_next(self) -> None:
        if self._waiting:
            edits = self._make(self._read(self._waiting[0]))
            self._context.apply(edits, self._screen, lambda _changes: self._written(), self._not_written)

    def _read_task(self, words: str) -> Said:
        snapshot, today = self._context.snapshot, self._context.sessie.today()
        return read_task(words, snapshot.of("gezinslid"), self._context.methode, today)

    def _written(self) -> None:
        self._waiting.pop(0)
        self._write_next()

    def _not_written(self) -> None:
        """What could not be saved stands in the line again."""
        words = [*self._waiting, self.add.text().strip()]
        self._waiting.clear()
        self.add.setText(" ".join(part for part in words if part))

    def _throw_away(self, record_id: Id) -> None:
        """The keyboard goes on at the next row, not to the top of the window."""
        place = self._ids.index(record_id)
        rest = [i for i in self._ids if i != record_id]
        (self._rows[rest[min(place, len(rest) - 1)]] if rest else self.add).setFocus()
        self._context.apply([delete(self._context.snapshot, record_id)], self._screen)
        self.thrown_away.emit(record_id)

    def _move(self, record_id: Id, step: int) -> None:
        place = self._ids.index(record_id)
        target = place + step
        if not 0 <= target < len(self._ids):
            return
        before = target - 1 if step < 0 else target
        after = self._ids[before] if before >= 0 else None
        self._context.apply([move(self._context.snapshot, record_id, after)], self._screen)
