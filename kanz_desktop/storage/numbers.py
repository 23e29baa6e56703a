"""Small numbers for long ids: every id stands once, in one unique index; all other tables hold integers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kanz_desktop.domain.records import Element
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection

Place = tuple[Id, str, Element]
"""A register: record, field and element, which is empty for a field that is no set."""
_REMEMBERED = 20_000
"""Numbers of registers that are kept at hand; then they are asked for anew."""


class Numbers:
    """Row numbers of ids and names in one database. The giving ones run inside a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, bytes | str], int] = {}
        self._registers: dict[Place, int] = {}
        self._texts: dict[int, str] = {}

    def forget(self) -> None:
        """After a rollback: numbers that were given out in it are free again."""
        self._rows.clear()
        self._registers.clear()
        self._texts.clear()

    def find_op(self, op_id: bytes) -> int | None:
        return self._find("SELECT op FROM op_id WHERE id = ?", op_id)

    def find_register(self, record: Id, field: str, element: Element | None) -> int | None:
        row: int | None = self._connection.value(
            "SELECT register FROM register JOIN record_id USING (record) JOIN name ON name.name = field"
            " WHERE id = ? AND text = ? AND element = ?",
            (record, field, element or b""),
        )
        return row

    def ops(self, op_ids: Iterable[bytes]) -> dict[bytes, int]:
        """The numbers of those of these operations that have one."""
        return dict(self._connection.among("SELECT id, op FROM op_id WHERE id IN ({})", op_ids))

    def new_ops(self, op_ids: Sequence[bytes]) -> dict[bytes, int]:
        """Numbers for operations that have none, in this order."""
        return dict(zip(op_ids, self._new("op_id", "id", [(op_id,) for op_id in op_ids]), strict=True))

    def op(self, op_id: bytes) -> int:
        row = self.find_op(op_id)
        return self.new_ops([op_id])[op_id] if row is None else row

    def records(self, records: Iterable[Id]) -> dict[Id, int]:
        """The numbers of those of these records that have one."""
        return dict(self._connection.among("SELECT id, record FROM record_id WHERE id IN ({})", records))

    def record(self, record: Id) -> int:
        return self._cached("record", record, "SELECT record FROM record_id WHERE id = ?",
                            "INSERT INTO record_id (id) VALUES (?)")  # fmt: skip

    def incarnation(self, incarnation: Id) -> int:
        return self._cached("incarnation", incarnation, "SELECT incarnation FROM incarnation_id WHERE id = ?",
                            "INSERT INTO incarnation_id (id) VALUES (?)")  # fmt: skip

    def name(self, text: str) -> int:
        return self._cached("name", text, "SELECT name FROM name WHERE text = ?",
                            "INSERT INTO name (text) VALUES (?)")  # fmt: skip

    def registers(self, places: Iterable[Place]) -> dict[Place, int]:
        """Numbers for these registers, in this order for those that have none."""
        if len(self._registers) >= _REMEMBERED:
            self._registers.clear()
        wanted = dict.fromkeys(places)
        asked = {place: None for place in wanted if place not in self._registers}
        if asked:
            records = self.records({record for record, _, _ in asked})
            self._find_registers(asked, records)
            self._add_registers([place for place in asked if place not in self._registers], records)
        return {place: self._registers[place] for place in wanted}

    def _find_registers(self, places: Collection[Place], records: Mapping[Id, int]) -> None:
        ids = {row: record for record, row in records.items()}
        found = self._connection.among(
            "SELECT register, record, field, element FROM register WHERE record IN ({})", ids
        )
        for row, record, field, element in found:
            place = ids[record], self.text(field), element
            if place in places:
                self._registers[place] = row

    def _add_registers(self, places: Sequence[Place], records: Mapping[Id, int]) -> None:
        fresh = [record for record in dict.fromkeys(place[0] for place in places) if record not in records]
        added = self._new("record_id", "id", [(record,) for record in fresh])
        rows = {**records, **dict(zip(fresh, added, strict=True))}
        columns = [(rows[record], self.name(field), element) for record, field, element in places]
        numbers = self._new("register", "record, field, element", columns)
        self._registers.update(zip(places, numbers, strict=True))

    def text(self, name: int) -> str:
        """The kind or field of a number; another connection may have given it out a moment ago."""
        if name not in self._texts:
            self._texts = dict(self._connection.execute("SELECT name, text FROM name").fetchall())
        return self._texts[name]

    def _cached(self, table: str, key: bytes | str, find: str, add: str) -> int:
        row = self._rows.get((table, key))
        if row is None:
            row = self._find(find, key)
            row = self._rows[table, key] = self._add(add, key) if row is None else row
        return row

    def _find(self, sql: str, key: bytes | str) -> int | None:
        row: int | None = self._connection.value(sql, (key,))
        return row

    def _new(self, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> range:
        """Rows at the end of a table, in this order: their numbers."""
        if not rows:
            return range(0)
        first = 1 + (self._connection.value(f"SELECT max(rowid) FROM {table}") or 0)
        numbers = range(first, first + len(rows))
        values = ", ".join("?" * (1 + len(rows[0])))
        self._connection.executemany(
            f"INSERT INTO {table} (rowid, {columns}) VALUES ({values})",
            ((number, *row) for number, row in zip(numbers, rows, strict=True)),
        )
        return numbers

    def _add(self, sql: str, key: bytes | str) -> int:
        row: int = self._connection.execute(sql, (key,)).lastrowid
        return row
