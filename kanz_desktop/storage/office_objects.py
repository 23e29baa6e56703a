"""The objects of the office folder as kantoor.db remembers them: their bytes, the runs of operations in them.

Ids, numbers and bytes; what they mean is for `services.kantoor.memory`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Row
from kanz_desktop.storage.office_writes import OfficeWrites


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run of operations, with the signature of the device that wrote it."""

    device: Id
    signature: bytes
    incarnation: Id
    first: int
    last: int
    id: bytes

    @property
    def columns(self) -> Row:
        return self.device, self.signature, self.incarnation, self.first, self.last, self.id


@dataclass(frozen=True, slots=True)
class HeldRow:
    """Operations of one chain that are kept apart, by their place."""

    device: Id
    incarnation: Id
    first: int
    last: int
    id: bytes

    @property
    def columns(self) -> Row:
        return self.device, self.incarnation, self.first, self.last, self.id


@dataclass(frozen=True, slots=True)
class ObjectRow:
    """One object. `name` is 16 bytes; `kind` and `area` are those of docs/format/folder.md."""

    stream: Id
    area: str
    name: bytes
    kind: int
    own: bool
    written: bool
    tag: bytes
    runs: tuple[RunRow, ...] = ()


class OfficeObjects:
    """Of one kantoor.db; part of its `OfficeStore`."""

    def __init__(self, writes: OfficeWrites) -> None:
        self._writes = writes

    def of(self, stream: Id) -> list[ObjectRow]:
        """All objects of a stream that are known."""
        runs: dict[int, list[RunRow]] = {}
        for number, *columns in self._writes.connection.execute(
            "SELECT object_run.object, device, signature, incarnation, first, last, id FROM object"
            " JOIN object_run USING (object) JOIN run USING (run) WHERE object.stream = ?"
            " ORDER BY object_run.object, place",
            (stream,),
        ):
            runs.setdefault(number, []).append(RunRow(*columns))
        rows = self._writes.connection.execute(
            "SELECT object, area, name, kind, own, written, tag FROM object WHERE stream = ? ORDER BY object",
            (stream,),
        )
        return [
            ObjectRow(stream, area, name, kind, bool(own), bool(written), tag, tuple(runs.get(number, ())))
            for number, area, name, kind, own, written, tag in rows
        ]

    def put(self, row: ObjectRow, data: bytes | None) -> None:
        """Remember an object; its bytes stay what they were when `data` is None."""
        with self._writes.writing() as connection:
            connection.execute(
                "INSERT INTO object (stream, area, name, kind, own, written, tag)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (stream, area, name) DO UPDATE SET kind = excluded.kind, own = excluded.own,"
                " written = excluded.written, tag = excluded.tag",
                (row.stream, row.area, row.name, row.kind, row.own, row.written, row.tag),
            )
            number = self._number(row.stream, row.area, row.name)
            connection.execute("DELETE FROM object_run WHERE object = ?", (number,))
            for place, run in enumerate(row.runs):
                self.add_run(row.stream, run)
                connection.execute(
                    "INSERT INTO object_run (object, place, run)"
                    " SELECT ?, ?, run FROM run WHERE stream = ? AND device = ? AND signature = ?"
                    " AND incarnation = ? AND first = ? AND last = ? AND id = ?",
                    (number, place, row.stream, *run.columns),
                )
            if data is not None:
                connection.execute(
                    "INSERT OR REPLACE INTO frozen (object, data) VALUES (?, ?)", (number, data)
                )

    def data(self, stream: Id, area: str, name: bytes) -> bytes | None:
        found: bytes | None = self._writes.connection.value(
            "SELECT data FROM object JOIN frozen USING (object) WHERE stream = ? AND area = ? AND name = ?",
            (stream, area, name),
        )
        return found

    def drop_data(self, stream: Id, area: str, name: bytes) -> None:
        with self._writes.writing() as connection:
            number = self._number(stream, area, name)
            connection.execute("DELETE FROM frozen WHERE object = ?", (number,))

    def drop(self, stream: Id, area: str, name: bytes, released: Iterable[RunRow]) -> None:
        """Forget an object and its bytes; the log does not count on the `released` runs any more."""
        with self._writes.writing() as connection:
            number = self._number(stream, area, name)
            for table in ("object_run", "frozen", "object"):
                connection.execute(f"DELETE FROM {table} WHERE object = ?", (number,))
            for run in released:
                connection.execute(
                    "UPDATE run SET held = 0 WHERE stream = ? AND device = ? AND signature = ?"
                    " AND incarnation = ? AND first = ? AND last = ? AND id = ?",
                    (stream, *run.columns),
                )
            connection.execute(
                "DELETE FROM recent WHERE stream = ? AND area = ? AND name = ?", (stream, area, name)
            )

    def runs(self, stream: Id) -> list[RunRow]:
        """Every run that the log of a stream holds."""
        rows = self._writes.connection.execute(
            "SELECT device, signature, incarnation, first, last, id FROM run WHERE stream = ? AND held = 1",
            (stream,),
        )
        return [RunRow(*row) for row in rows]

    def add_run(self, stream: Id, run: RunRow) -> None:
        with self._writes.writing() as connection:
            connection.execute(
                "INSERT INTO run (stream, device, signature, incarnation, first, last, id, held)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 1)"
                " ON CONFLICT (stream, incarnation, last, first, id, device, signature)"
                " DO UPDATE SET held = 1",
                (stream, *run.columns),
            )

    def publish(self, row: ObjectRow, made: tuple[int, int, int, int], keep: int) -> None:
        """An object stands on the folder; `made` are the counts of its stream, `keep` recent ones stay."""
        with self._writes.writing() as connection:
            self.put(row, None)
            connection.execute(
                "INSERT OR REPLACE INTO made (stream, segments, packs, papers, wraps) VALUES (?, ?, ?, ?, ?)",
                (row.stream, *made),
            )
            connection.execute(
                "INSERT OR REPLACE INTO recent (stream, area, name) VALUES (?, ?, ?)",
                (row.stream, row.area, row.name),
            )
            connection.execute(
                "DELETE FROM recent WHERE recent NOT IN"
                " (SELECT recent FROM recent ORDER BY recent DESC LIMIT ?)",
                (keep,),
            )

    def made(self) -> list[Row]:
        """(stream, segments, packs, papers, wraps)."""
        return self._writes.all("SELECT stream, segments, packs, papers, wraps FROM made")

    def recent(self) -> list[Row]:
        """(stream, area, name), the oldest first."""
        return self._writes.all("SELECT stream, area, name FROM recent ORDER BY recent")

    def apart(self) -> list[Row]:
        """(stream, area, name, device, incarnation, first, last, id)."""
        return self._writes.all("SELECT stream, area, name, device, incarnation, first, last, id FROM apart")

    def put_apart(self, stream: Id, area: str, name: bytes, held: Iterable[HeldRow]) -> None:
        """What of this file is kept apart, instead of what was."""
        with self._writes.writing() as connection:
            connection.execute(
                "DELETE FROM apart WHERE stream = ? AND area = ? AND name = ?", (stream, area, name)
            )
            connection.executemany(
                "INSERT OR IGNORE INTO apart (stream, area, name, device, incarnation, first, last, id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(stream, area, name, *one.columns) for one in held],
            )

    def _number(self, stream: Id, area: str, name: bytes) -> int | None:
        number: int | None = self._writes.connection.value(
            "SELECT object FROM object WHERE stream = ? AND area = ? AND name = ?", (stream, area, name)
        )
        return number
