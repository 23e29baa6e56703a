"""The operation log: the truth of a gezin, byte for byte (docs/format/record.md, family-database.md §3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kanz_desktop.domain.operations import (
    Header,
    Operation,
    OperationRefused,
    decode_header,
    purgeable,
    verify,
)
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from kanz_desktop.storage.numbers import Numbers


@dataclass(frozen=True, slots=True)
class Stored:
    """An operation with the number of its row."""

    row: int
    register: int
    op: Operation
    named: bool = True
    """Something may have named it before it came here: a replacement, a purge."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the log as it is read by time: what is before it was written earlier."""

    wall: bytes
    row: int

    @classmethod
    def at(cls, stored: Stored) -> Spot:
        return cls(stored.op.header.wall_ms.to_bytes(8), stored.row)

    @classmethod
    def moment(cls, wall_ms: int) -> Spot:
        """Before all that was written at this moment or later."""
        return cls(wall_ms.to_bytes(8), 0)


_WALL = "substr(header, -74, 8)"
"""The bytes of the wall clock: what stands behind it has a fixed length (record.md §5)."""
_KIND_AT = 108
"""Where the kind's length stands, counted from 1: what stands before it has a fixed length."""


class Log:
    """Reads operations; `appending` writes them. A purge of their values runs inside a transaction."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def has(self, op_id: bytes) -> bool:
        found = self._connection.value("SELECT 1 FROM log JOIN op_id USING (op) WHERE id = ?", (op_id,))
        return found is not None

    def find(self, op_id: bytes) -> Stored | None:
        return next(self._select("op_id.id = ?", (op_id,)), None)

    def header(self, op_id: bytes) -> Header | None:
        """What stands there, believed by nobody: for saying where something is wrong."""
        content = self._connection.value(
            "SELECT header FROM log JOIN op_id USING (op) WHERE id = ?", (op_id,)
        )
        try:
            return None if content is None else decode_header(content)
        except OperationRefused:
            return None

    def of_register(self, register: int) -> Iterator[Stored]:
        """Every operation of one register, in no particular order."""
        return self._select("register = ?", (register,))

    def of_record(self, record: Id) -> Iterator[Stored]:
        """Every operation of one record, in no particular order."""
        return self._select(
            "register IN (SELECT register FROM register JOIN record_id AS r USING (record) WHERE r.id = ?)",
            (record,),
        )

    def range(self, incarnation: Id, first: int, last: int) -> Iterator[Stored]:
        """The operations of one incarnation from `first` to `last`, both included, in order."""
        return self._select(
            "log.incarnation = (SELECT incarnation FROM incarnation_id WHERE id = ?)"
            " AND seq BETWEEN ? AND ? ORDER BY seq",
            (incarnation, first, last),
        )

    def all(self) -> Iterator[Stored]:
        return self._select("TRUE", ())

    def by_time(
        self, before: Spot | None, limit: int, *, kind: str = "", person: Id | None = None, kept: bool = False
    ) -> list[Stored]:
        """At most `limit` operations, the latest wall clock first, all before `before`.

        `kind` with `-` before it: all other kinds. `kept`: only what was not purged. The index on the
        clock's bytes in the header serves this.
        """
        where, parameters = ["value IS NOT NULL" if kept else "TRUE"], list[object]()
        if before is not None:
            where.append(f"({_WALL} < ? OR ({_WALL} = ? AND log.op < ?)) AND {_WALL} <= ?")
            parameters += [before.wall, before.wall, before.row, before.wall]
        if kind:
            word = kind.removeprefix("-").encode()
            where.append(f"substr(header, ?, ?) {'!=' if kind[0] == '-' else '='} ?")
            parameters += [_KIND_AT, len(word) + 1, bytes([len(word)]) + word]
        if person is not None:
            where.append("substr(header, -64, 16) = ?")
            parameters.append(person)
        found = f"{' AND '.join(where)} ORDER BY {_WALL} DESC, log.op DESC LIMIT ?"
        return list(self._select(found, (*parameters, limit)))

    def naming(self, kind: str, field: str, value: bytes) -> list[Stored]:
        """Every operation of the records of this kind that hold this reference in this field."""
        named = self._connection.execute(
            "SELECT DISTINCT record FROM log JOIN register USING (register) JOIN name AS f ON f.name = field"
            " WHERE value = ? AND length(value) = 17 AND f.text = ?",
            (value, field),
        ).fetchall()
        found: list[Stored] = []
        for (record,) in named:
            found += self._select("register IN (SELECT register FROM register WHERE record = ?)", (record,))
        return [stored for stored in found if stored.op.header.kind == kind]

    def waiting(self) -> int:
        """Operations that came before the one that they follow."""
        return int(self._connection.value("SELECT count(*) FROM waiting"))

    def purge(self, op_id: bytes) -> Stored | None:
        """Drop a value now, or when it arrives. The operation as it now stands, when it is here."""
        row = self._numbers.op(op_id)
        self._connection.execute("INSERT OR IGNORE INTO purged (op) VALUES (?)", (row,))
        self._purge_waiting(op_id)
        stored = self.find(op_id)
        if stored is None or not purgeable(stored.op.header):
            return None
        self._connection.execute("UPDATE log SET salt = NULL, value = NULL WHERE op = ?", (row,))
        return Stored(row, stored.register, stored.op.without_value())

    def _purge_waiting(self, op_id: bytes) -> None:
        header = self._connection.value("SELECT header FROM waiting WHERE id = ?", (op_id,))
        if header is not None and purgeable(decode_header(header)):
            self._connection.execute("UPDATE waiting SET salt = NULL, value = NULL WHERE id = ?", (op_id,))

    def _select(self, where: str, parameters: tuple[object, ...]) -> Iterator[Stored]:
        rows = self._connection.execute(
            "SELECT log.op, register, header, salt, value, op_id.id FROM log JOIN op_id USING (op) WHERE "
            + where,
            parameters,
        )
        for row, register, header, salt, value, op_id in rows:
            yield Stored(row, register, believed(op_id, header, salt, value))


def believed(op_id: bytes, header: bytes, salt: bytes | None, value: bytes | None) -> Operation:
    """An operation from the disk, checked like one from a stranger."""
    try:
        op = verify(header, salt, value)
    except OperationRefused as error:
        raise DatabaseDamaged(file=MAP_DATABASE, reason="operation") from error
    if op.id != op_id:
        raise DatabaseDamaged(file=MAP_DATABASE, reason="operation")
    return op
