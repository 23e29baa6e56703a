"""How operations come into the log, a group at a time: in any order, each once (docs/format/record.md §5).

One operation is a group of one, and any cutting into groups leaves the same rows behind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kanz_desktop.domain.operations import Chain, Header, Operation, purgeable
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.log import Stored, believed
from kanz_desktop.storage.numbers import Numbers
from kanz_desktop.storage.numbers import Place as Register

GROUP = 4_096
"""Operations that are taken in together; more are cut into groups."""
_Place = tuple[Id, int]
"""Incarnation and `seq`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Operations that are in the log now and were not before."""

    stored: Sequence[Stored]
    rows: Mapping[bytes, int]
    """The numbers of these operations, and of all that they replace."""


class Appender:
    """Writes in the log. Everything but `place` runs inside a transaction."""

    def __init__(self, connection: Connection, numbers: Numbers, stream: Id) -> None:
        self._connection = connection
        self._numbers = numbers
        self._stream = stream

    def place(self, incarnation: Id) -> Chain:
        """Where the next operation of an incarnation goes."""
        last = self._connection.execute(
            "SELECT seq, op_id.id FROM log JOIN op_id USING (op) JOIN incarnation_id AS i USING (incarnation)"
            " WHERE i.id = ? ORDER BY seq DESC LIMIT 1",
            (incarnation,),
        ).fetchone()
        if last is None:
            return Chain(self._stream, incarnation)
        return Chain(self._stream, incarnation, last[0] + 1, last[1])

    def append(self, operations: Sequence[Operation]) -> Group:
        """Write operations that fit; without its value what was purged before it came."""
        return self._write(operations, self._numbers.ops(_named(operations)))

    def receive(self, operations: Sequence[Operation]) -> tuple[Group, list[bytes]]:
        """Operations of anybody, in any order: what could be appended, with those that waited for it.

        The second are the ids of those that are refused: of another stream, or what they follow stands at
        another place. What stands at `seq - 1` under another id is another branch of a fork: no reason.
        """
        asked = _named(operations) | {op.header.prev: None for op in operations}
        rows = self._numbers.ops(asked)
        here, waiting = self._places(rows), _Waiting(self._connection, operations)
        arrived: list[Operation] = []
        refused: list[bytes] = []
        for op in operations:
            header = op.header
            before = (header.incarnation, header.seq - 1)
            if op.id in here:
                continue
            if header.stream != self._stream or (header.seq > 1 and here.get(header.prev, before) != before):
                refused.append(op.id)
            elif header.seq > 1 and header.prev not in here:
                waiting.add(op)
            else:
                ready = deque([op])
                while ready:
                    arrived.append(ready.popleft())
                    here[arrived[-1].id] = _place(arrived[-1])
                    ready += waiting.behind(arrived[-1])
        waiting.settle()
        rows |= self._numbers.ops(one for one in _named(arrived) if one not in asked)
        return self._write(arrived, rows), refused

    def _write(self, operations: Sequence[Operation], rows: dict[bytes, int]) -> Group:
        """`rows` are the numbers of all that they name, as far as it has one."""
        fresh = self._numbers.new_ops([op_id for op_id in _named(operations) if op_id not in rows])
        purged = self._purged(rows[op.id] for op in operations if op.id in rows)
        rows |= fresh
        registers = self._numbers.registers(_register(op.header) for op in operations)
        stored = [
            Stored(
                rows[op.id], registers[_register(op.header)], _without(op, purged, rows), op.id not in fresh
            )
            for op in operations
        ]
        self._connection.executemany(
            "INSERT INTO log (op, incarnation, seq, register, header, salt, value)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            map(self._columns, stored),
        )
        return Group(stored, rows)

    def _places(self, rows: Mapping[bytes, int]) -> dict[bytes, _Place]:
        """Where these operations stand in the log: those that do."""
        ids = {row: op_id for op_id, row in rows.items()}
        found = self._connection.among(
            "SELECT op, i.id, seq FROM log JOIN incarnation_id AS i USING (incarnation) WHERE op IN ({})", ids
        )
        return {ids[row]: (incarnation, seq) for row, incarnation, seq in found}

    def _purged(self, rows: Iterable[int]) -> set[int]:
        return {row for (row,) in self._connection.among("SELECT op FROM purged WHERE op IN ({})", rows)}

    def _columns(self, stored: Stored) -> tuple[object, ...]:
        op = stored.op
        incarnation = self._numbers.incarnation(op.header.incarnation)
        return (
            stored.row, incarnation, op.header.seq, stored.register,
            op.header_bytes, op.salt, op.value_bytes,
        )  # fmt: skip


class _Waiting:
    """Operations that came before the one that they follow: those in the table, and those of a group."""

    def __init__(self, connection: Connection, operations: Iterable[Operation]) -> None:
        self._connection = connection
        self._any = connection.value("SELECT 1 FROM waiting LIMIT 1") is not None
        known = "SELECT id FROM waiting WHERE id IN ({})"
        ids = [op.id for op in operations] if self._any else []
        self._known = {op_id for (op_id,) in connection.among(known, ids)}
        self._coming: dict[tuple[_Place, bytes], dict[bytes, Operation]] = {}

    def add(self, op: Operation) -> None:
        if op.id not in self._known:
            self._coming.setdefault((_place(op), op.header.prev), {})[op.id] = op

    def behind(self, op: Operation) -> list[Operation]:
        """Those that follow `op`, which wait no longer."""
        if not (self._any or self._coming):
            return []
        incarnation, seq = _place(op)
        found = list(self._coming.pop(((incarnation, seq + 1), op.id), {}).values())
        if self._any:
            found += self._in_table(incarnation, seq + 1, op.id)
        return sorted(found, key=lambda follower: follower.id)

    def settle(self) -> None:
        """What still waits, waits in the table."""
        self._connection.executemany(
            "INSERT INTO waiting (id, incarnation, seq, header, salt, value) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (op.id, *_place(op), op.header_bytes, op.salt, op.value_bytes)
                for ops in self._coming.values()
                for op in ops.values()
            ),
        )

    def _in_table(self, incarnation: Id, seq: int, prev: bytes) -> list[Operation]:
        rows = self._connection.execute(
            "SELECT id, header, salt, value FROM waiting WHERE incarnation = ? AND seq = ?",
            (incarnation, seq),
        ).fetchall()
        found = [op for op in (believed(*row) for row in rows) if op.header.prev == prev]
        self._connection.executemany("DELETE FROM waiting WHERE id = ?", [(op.id,) for op in found])
        return found


def _place(op: Operation) -> _Place:
    return op.header.incarnation, op.header.seq


def _named(operations: Iterable[Operation]) -> dict[bytes, None]:
    """Themselves and what they replace, in their order."""
    return dict.fromkeys(one for op in operations for one in (op.id, *op.header.replaces))


def _register(header: Header) -> Register:
    return header.record, header.field, header.element or b""


def _without(op: Operation, purged: set[int], rows: Mapping[bytes, int]) -> Operation:
    return op.without_value() if rows[op.id] in purged and purgeable(op.header) else op
