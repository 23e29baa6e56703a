"""What is derived from the log: heads, and the records that they make. Incremental, and made anew the same.

The rules are `domain.merge`; here is only which rows they need and which they leave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from kanz_desktop.domain.headers import Register
from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.merge import Head, arrive, record_from, version_of
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.records import Element, Record, Version
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.appending import GROUP, Group
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from kanz_desktop.storage.log import Stored
from kanz_desktop.storage.numbers import Numbers

ID_SIZE = 32
_Place = tuple[int, int]
"""Register and operation, by their numbers."""
_HEADS = (
    "SELECT record, field, element, kind, head.id, value, schema, person, hlc, wall_ms, offset_minutes, saw,"
    " value_sum FROM head JOIN register USING (register)"
)
_ADD_HEAD = (
    "INSERT INTO head (register, op, id, kind, schema, person, hlc, wall_ms, offset_minutes, saw, value_sum,"
    " value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PLACE = "JOIN register USING (register) JOIN record_id AS r USING (record) JOIN name AS f ON f.name = field"


class Tables:
    """The derived tables of one gezin. `take`, `purge` and `rebuild` run inside a transaction."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._highest = 0
        """Clock of what was taken and not settled yet."""

    def take(self, group: Group) -> None:
        """Operations that the log did not have before, in any order."""
        heads: dict[_Place, Stored] = {}
        replaced: dict[_Place, None] = {}
        dropped: list[_Place] = []
        for stored in group.stored:
            op, register = stored.op, stored.register
            place, replaces = (register, stored.row), op.header.replaces
            was_replaced = place in replaced or (stored.named and self._is_retired(*place))
            retired = {op.id} if was_replaced else ()
            # Of what it replaces it does not matter here which were heads, or replaced before: the rows know.
            step = arrive(op.id, replaces, heads=replaces, retired=retired)
            replaced.update(((register, group.rows[op_id]), None) for op_id in step.retires)
            gone = [(register, group.rows[op_id]) for op_id in step.drops]
            dropped += [one for one in gone if heads.pop(one, None) is None]
            if step.is_head:
                heads[place] = stored
            self._highest = max(self._highest, op.header.hlc)
        many = self._connection.executemany
        many("INSERT OR IGNORE INTO replaced (register, op) VALUES (?, ?)", replaced)
        many("DELETE FROM head WHERE register = ? AND op = ?", dropped)
        many(_ADD_HEAD, map(self._head_columns, heads.values()))

    def settle(self) -> None:
        """At the end of a transaction in which operations were taken: how far the clock went."""
        if self._highest:
            self._connection.execute(
                "INSERT INTO clock (one, hlc) VALUES (1, ?)"
                " ON CONFLICT (one) DO UPDATE SET hlc = max(hlc, excluded.hlc)",
                (self._highest,),
            )
        self.forget()

    def forget(self) -> None:
        """After a rollback."""
        self._highest = 0

    def purge(self, stored: Stored) -> None:
        """The value of this operation is gone from the log, and goes from here."""
        self._connection.execute(
            "UPDATE head SET value = NULL, value_sum = x'' WHERE register = ? AND op = ?",
            (stored.register, stored.row),
        )

    def rebuild(self, log: Iterable[Stored]) -> None:
        """Throw everything derived away and make it anew from the log."""
        for table in ("head", "replaced", "clock"):
            self._connection.execute(f"DELETE FROM {table}")
        coming = iter(log)
        while some := list(islice(coming, GROUP)):
            self.take(Group(some, self._numbers.ops({one for s in some for one in s.op.header.replaces})))
        self.settle()

    @property
    def clock(self) -> int:
        """The highest hybrid logical clock of all operations."""
        return max(int(self._connection.value("SELECT hlc FROM clock") or 0), self._highest)

    def heads(self, record: Id, field: str, element: Element | None) -> list[tuple[Version, bytes | None]]:
        """The heads of one register, each with its value's bytes."""
        rows = self._connection.execute(
            _HEADS + " WHERE register = ?", (self._numbers.find_register(record, field, element),)
        )
        return [(_version(row), row[5]) for row in rows]

    def record(self, record: Id) -> Record | None:
        """One record as it now stands; None when nothing was ever written in it."""
        return next(self.among([record]), None)

    def among(self, records: Sequence[Id]) -> Iterator[Record]:
        """These records as they now stand; nothing of one in which nothing was ever written."""
        for record, heads in self._heads_among(records).items():
            if heads:
                yield record_from(record, heads)

    def heads_of(self, record: Id) -> list[Head]:
        """The heads that make a record."""
        return self._heads_among([record]).get(record, [])

    def retired(self, register: Register, op_id: bytes) -> bool:
        """Whether an operation is replaced there, also one that has not come yet."""
        place = self._numbers.find_register(register.record, register.field, register.element)
        row = self._numbers.find_op(op_id)
        return place is not None and row is not None and self._is_retired(place, row)

    def kind(self, record: int) -> str:
        """The kind of the record with this number, without reading what stands in it (record.md §6)."""
        number = self._connection.value(
            "SELECT kind FROM head JOIN register USING (register) WHERE record = ? ORDER BY hlc, id LIMIT 1",
            (record,),
        )
        return "" if number is None else self._numbers.text(number)

    def records(self, low: int = 0, high: int = 2**62) -> Iterator[Record]:
        """Every record whose registers lie in this range; without a range, all. None of a logged kind."""
        by_record: dict[int, list[Head]] = {}
        logged = ", ".join(str(number) for number in self._logged())
        which = f" WHERE register BETWEEN ? AND ? AND kind NOT IN ({logged})"
        for row in self._connection.execute(_HEADS + which, (low, high)):
            by_record.setdefault(row[0], []).append(self._head(row))
        ids: dict[int, Id] = dict(self._connection.execute("SELECT record, id FROM record_id").fetchall())
        for record, heads in by_record.items():
            yield record_from(ids[record], heads)

    def places(self) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
        """Heads and replaced ids, each as (record, field, element, operation)."""
        heads = self._connection.execute(
            f"SELECT r.id, f.text, element, h.id FROM head AS h {_PLACE} ORDER BY h.id"
        )
        replaced = self._connection.execute(
            f"SELECT r.id, f.text, element, o.id FROM replaced JOIN op_id AS o USING (op) {_PLACE}"
            " ORDER BY r.id, f.text, element, o.id"
        )
        return set(heads.fetchall()), set(replaced.fetchall())

    def digest(self) -> bytes:
        """A hash of everything derived that does not depend on row numbers or the order of arrival."""
        result = hashlib.blake2b(digest_size=32)
        heads = self._connection.execute(
            "SELECT r.id, f.text, element, k.text, h.id, h.schema, person, hlc, wall_ms, offset_minutes,"
            f" saw, value FROM head AS h {_PLACE} JOIN name AS k ON k.name = kind ORDER BY h.id"
        )
        replaced = self._connection.execute(
            f"SELECT r.id, f.text, element, o.id FROM replaced JOIN op_id AS o USING (op) {_PLACE}"
            " ORDER BY r.id, f.text, element, o.id"
        )
        for rows in (heads, replaced):
            for row in rows:
                result.update(repr(row).encode())
        result.update(str(self.clock).encode())
        return result.digest()

    def _logged(self) -> list[int]:
        """The numbers of the kinds that are read from the log alone, as far as one was ever written."""
        words = ", ".join("?" * len(LOGGED))
        rows = self._connection.execute(f"SELECT name FROM name WHERE text IN ({words})", sorted(LOGGED))
        return [number for (number,) in rows]

    def _heads_among(self, records: Sequence[Id]) -> dict[Id, list[Head]]:
        rows = self._numbers.records(records)
        heads: dict[int, list[Head]] = {row: [] for row in rows.values()}
        for found in self._connection.among(_HEADS + " WHERE record IN ({})", heads):
            heads[found[0]].append(self._head(found))
        return {record: heads[rows[record]] for record in records if record in rows}

    def _head_columns(self, stored: Stored) -> tuple[object, ...]:
        header, value = stored.op.header, stored.op.value_bytes
        return (
            stored.register, stored.row, stored.op.id, self._numbers.name(header.kind), header.schema,
            header.person, header.hlc, header.wall_ms, header.offset_minutes, b"".join(header.saw),
            _sum(value), value,
        )  # fmt: skip

    def _is_retired(self, register: int, row: int) -> bool:
        return self._has("SELECT 1 FROM replaced WHERE register = ? AND op = ?", register, row)

    def _has(self, sql: str, register: int, row: int) -> bool:
        return self._connection.value(sql, (register, row)) is not None

    def _head(self, row: tuple[Any, ...]) -> Head:
        field = self._numbers.text(row[1])
        saw = frozenset(split_ids(row[11])) if field == DELETED else frozenset()
        return Head(self._numbers.text(row[3]), field, row[2] or None, _version(row), saw)


def split_ids(joined: bytes) -> tuple[bytes, ...]:
    """Operation ids that stand one after the other."""
    return tuple(joined[at : at + ID_SIZE] for at in range(0, len(joined), ID_SIZE))


def version_from(op: Operation) -> Version:
    """A version in a history: any operation, head or not."""
    header = op.header
    return version_of(
        op.id, op.value_bytes, schema=header.schema, person=header.person, hlc=header.hlc,
        wall_ms=header.wall_ms, offset_minutes=header.offset_minutes,
    )  # fmt: skip


def _sum(value: bytes | None) -> bytes:
    """SQLCipher gives zeros for a broken overflow page and its error only later; this tells it at once."""
    return b"" if value is None else hashlib.blake2b(value, digest_size=8).digest()


def _version(row: tuple[Any, ...]) -> Version:
    _, _, _, _, op_id, value, schema, person, hlc, wall_ms, offset_minutes, _, value_sum = row
    if value is not None and _sum(value) != value_sum:
        raise DatabaseDamaged(file=MAP_DATABASE, reason="value")
    return version_of(
        op_id, value, schema=schema, person=person, hlc=hlc, wall_ms=wall_ms, offset_minutes=offset_minutes
    )
