"""Small numbers for long ids: every id stands once, in one unique index; all other tables hold integers."""

from __future__ import annotations

from kanz_desktop.domain.records import Element
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection

_REMEMBERED = 20_000
"""Numbers of one kind that are kept at hand; then they are asked for anew."""


class Numbers:
    """Row numbers of ids and names in one database. The giving ones run inside a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, bytes | str], int] = {}
        self._ops: dict[bytes, int] = {}
        self._registers: dict[tuple[int, int, bytes], int] = {}
        self._texts: dict[int, str] = {}

    def forget(self) -> None:
        """After a rollback: numbers that were given out in it are free again."""
        self._rows.clear()
        self._ops.clear()
        self._registers.clear()
        self._texts.clear()

    def find_op(self, op_id: bytes) -> int | None:
        return self._find("SELECT op FROM op_id WHERE id = ?", op_id)

    def find_record(self, record: Id) -> int | None:
        return self._find("SELECT record FROM record_id WHERE id = ?", record)

    def find_register(self, record: Id, field: str, element: Element | None) -> int | None:
        row: int | None = self._connection.value(
            "SELECT register FROM register JOIN record_id USING (record) JOIN name ON name.name = field"
            " WHERE id = ? AND text = ? AND element = ?",
            (record, field, element or b""),
        )
        return row

    def op(self, op_id: bytes) -> int:
        row = self._ops.get(op_id) or self.find_op(op_id)
        return self.new_op(op_id)[0] if row is None else row

    def new_op(self, op_id: bytes) -> tuple[int, bool]:
        """The number, and whether it is a new one: then nothing ever named this operation."""
        added = self._connection.execute(
            "INSERT INTO op_id (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (op_id,)
        )
        if added.rowcount != 1:
            row = self.find_op(op_id)
            assert row is not None
            return row, False
        if len(self._ops) >= _REMEMBERED:
            self._ops.clear()
        self._ops[op_id] = added.lastrowid
        return added.lastrowid, True

    def record(self, record: Id) -> int:
        return self._cached("record", record, "SELECT record FROM record_id WHERE id = ?",
                            "INSERT INTO record_id (id) VALUES (?)")  # fmt: skip

    def incarnation(self, incarnation: Id) -> int:
        return self._cached("incarnation", incarnation, "SELECT incarnation FROM incarnation_id WHERE id = ?",
                            "INSERT INTO incarnation_id (id) VALUES (?)")  # fmt: skip

    def name(self, text: str) -> int:
        return self._cached("name", text, "SELECT name FROM name WHERE text = ?",
                            "INSERT INTO name (text) VALUES (?)")  # fmt: skip

    def register(self, record: Id, field: str, element: Element | None) -> int:
        place = (self.record(record), self.name(field), element or b"")
        row = self._registers.get(place)
        if row is None:
            if len(self._registers) >= _REMEMBERED:
                self._registers.clear()
            row = self._registers[place] = self._register(place)
        return row

    def _register(self, place: tuple[int, int, bytes]) -> int:
        row: int | None = self._connection.value(
            "SELECT register FROM register WHERE record = ? AND field = ? AND element = ?", place
        )
        if row is not None:
            return row
        added: int = self._connection.execute(
            "INSERT INTO register (record, field, element) VALUES (?, ?, ?)", place
        ).lastrowid
        return added

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

    def _add(self, sql: str, key: bytes | str) -> int:
        row: int = self._connection.execute(sql, (key,)).lastrowid
        return row
