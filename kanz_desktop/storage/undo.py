"""Undo and redo: new operations that put back what stood there, a screen at a time, also after a restart.

A step names a range of own operations. Undoing writes their inverse, and the step then names that
inverse: redoing is undoing the undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kanz_desktop.domain.kinds import DELETED, Merge
from kanz_desktop.domain.merge import field_of, seen_heads
from kanz_desktop.domain.operations import Operation, decode_value
from kanz_desktop.domain.records import Edit, Element
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.log import Log, Stored
from kanz_desktop.storage.numbers import Numbers
from kanz_desktop.storage.tables import Tables

May = Callable[[Edit], bool]
"""Whether an edit of a step may be turned around; a step is, whole, or is not."""


def anything(_edit: Edit) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class UndoState:
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The operations first..last of an incarnation, which undo or redo turns around."""

    row: int
    incarnation: Id
    first: int
    last: int


class UndoSteps:
    """The steps of all screens. Writing runs inside a transaction."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def push(self, screen: str, incarnation: Id, written: range) -> None:
        """A new change; what was undone on this screen can no longer be redone."""
        self._connection.execute("DELETE FROM undo_step WHERE screen = ? AND undone = 1", (screen,))
        self._connection.execute(
            "INSERT INTO undo_step (screen, incarnation, first_seq, last_seq, undone) VALUES (?, ?, ?, ?, 0)",
            (screen, self._numbers.incarnation(incarnation), written.start, written.stop - 1),
        )

    def next_undo(self, screen: str) -> Step | None:
        return self._step("undone = 0 ORDER BY step DESC", screen)

    def next_redo(self, screen: str) -> Step | None:
        return self._step("undone = 1 ORDER BY step", screen)

    def turned(self, step: Step, incarnation: Id, written: range) -> None:
        """This step was undone or redone by these operations."""
        self._connection.execute(
            "UPDATE undo_step SET undone = 1 - undone, incarnation = ?, first_seq = ?, last_seq = ?"
            " WHERE step = ?",
            (self._numbers.incarnation(incarnation), written.start, written.stop - 1, step.row),
        )

    def state(self, screen: str) -> UndoState:
        return UndoState(self.next_undo(screen) is not None, self.next_redo(screen) is not None)

    def _step(self, which: str, screen: str) -> Step | None:
        row = self._connection.execute(
            "SELECT step, id, first_seq, last_seq FROM undo_step JOIN incarnation_id USING (incarnation)"
            f" WHERE screen = ? AND {which} LIMIT 1",
            (screen,),
        ).fetchone()
        return None if row is None else Step(*row)


class Inverse:
    """The edits that take back a range of own operations.

    Only heads of this device are replaced: what somebody else wrote meanwhile stays where it is.
    """

    def __init__(self, connection: Connection, log: Log, tables: Tables, device: Id) -> None:
        self._connection = connection
        self._log = log
        self._tables = tables
        self._device = device

    def of(self, step: Step) -> Iterator[Edit]:
        """Edits to be written in this order, in one change."""
        firsts: dict[int, Stored] = {}
        for stored in self._log.range(step.incarnation, step.first, step.last):
            firsts.setdefault(stored.register, stored)
        made = {s.op.header.record for s in firsts.values() if self._made_record(s)}
        for record in made:
            yield self._delete(record, next(s.op for s in firsts.values() if s.op.header.record == record))
        for stored in reversed(firsts.values()):
            if stored.op.header.record not in made:
                yield from self._put_back(stored.op)

    def _put_back(self, op: Operation) -> Iterator[Edit]:
        header = op.header
        if field_of(header.kind, header.field).merge in (Merge.APPEND, Merge.IMMUTABLE):
            return
        own = self._own_heads(header.record, header.field, header.element)
        if not own:
            return  # somebody who saw ours replaced it: nothing of this change stands here any more
        if (
            header.field == DELETED
            and op.value_bytes is not None
            and decode_value(op.value_bytes) is not True
        ):
            yield self._delete(header.record, op)
            return
        empty = False if header.element is not None or header.field == DELETED else None
        for value in self._values_before(op) or [empty]:
            yield Edit(header.record, header.kind, header.field, value, header.element, own)
            own = ()  # several versions stood side by side, and do so again

    def _delete(self, record: Id, op: Operation) -> Edit:
        shown = self._tables.record(record)
        seen = seen_heads(shown) if shown is not None else ()
        saw = tuple(op_id for op_id in seen if self._is_own(op_id))
        return Edit(record, op.header.kind, DELETED, True, None, self._own_heads(record, DELETED, None), saw)

    def _values_before(self, op: Operation) -> list[Value]:
        before = [self._log.find(op_id) for op_id in op.header.replaces]
        return [
            decode_value(stored.op.value_bytes)
            for stored in before
            if stored is not None and stored.op.value_bytes
        ]

    def _own_heads(self, record: Id, field: str, element: Element | None) -> tuple[bytes, ...]:
        heads = self._tables.heads(record, field, element)
        return tuple(version.op for version, _ in heads if self._is_own(version.op))

    def _is_own(self, op_id: bytes) -> bool:
        stored = self._log.find(op_id)
        return stored is not None and stored.op.header.device == self._device

    def _made_record(self, stored: Stored) -> bool:
        """True when this operation began its record; one that exists once is emptied, not deleted."""
        kind = KINDS.get(stored.op.header.kind)
        if kind is not None and kind.keyed:
            return False
        first = self._connection.value(
            "SELECT min(op) FROM log JOIN register USING (register) JOIN record_id USING (record)"
            " WHERE id = ?",
            (stored.op.header.record,),
        )
        return bool(first == stored.row)
