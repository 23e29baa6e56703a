"""kantoor.db: what this laptop remembers of its office folder (docs/format/vault.md §7.1).

Ids, numbers and bytes; what they mean is for `services.kantoor.memory`. A store belongs to one thread at a
time. Every call is durable when it returns, or when the block of `together` ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.storage import schema
from kanz_desktop.storage.database import Connection, Row, closed_on_error, open_database
from kanz_desktop.storage.failures import DatabaseDamaged

MIGRATIONS = "office_migrations"


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


class OfficeStore:
    """The open kantoor.db."""

    def __init__(self, connection: Connection, marker: bytes) -> None:
        self._connection = connection
        self._depth = 0
        self.marker = marker

    @classmethod
    def create(cls, path: Path, key: bytes, salt: bytes, marker: bytes) -> OfficeStore:
        """A new memory of the team with this marker; one that a crash left half made is finished."""
        connection = open_database(path, key, salt, create=True)
        with closed_on_error(connection):
            schema.migrate(connection, schema.scripts(MIGRATIONS))
            with connection.transaction():
                connection.execute("INSERT OR IGNORE INTO team (one, marker) VALUES (1, ?)", (marker,))
        return cls(connection, marker)

    @classmethod
    def open(cls, path: Path, key: bytes, salt: bytes) -> OfficeStore:
        """Raises DatabaseDamaged, DatabaseNewer, and those of `open_database`."""
        connection = open_database(path, key, salt)
        with closed_on_error(connection):
            schema.migrate(connection, schema.scripts(MIGRATIONS))
            marker = connection.value("SELECT marker FROM team")
            if marker is None:
                raise DatabaseDamaged(file=path.name, reason="empty")
            return cls(connection, marker)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Calls inside are durable when the block ends: all, or as many as were made before an error."""
        if self._depth:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        finally:
            self._depth = 0
            self._end("COMMIT")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Whatever is written inside is forgotten at the end."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        finally:
            self._depth = 0
            self._end("ROLLBACK")

    # keys

    def streams(self) -> dict[Id, Id]:
        """The gezin of every stream whose keys are here."""
        return dict(self._all("SELECT stream, gezin FROM stream"))

    def ring_entries(self) -> list[Row]:
        """(stream, entry)."""
        return self._all("SELECT stream, entry FROM ring_entry")

    def add_ring(self, stream: Id, gezin: Id, entries: Iterable[bytes]) -> None:
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO stream (stream, gezin) VALUES (?, ?)"
                " ON CONFLICT (stream) DO UPDATE SET gezin = excluded.gezin",
                (stream, gezin),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO ring_entry (stream, entry) VALUES (?, ?)",
                [(stream, entry) for entry in entries],
            )

    def erased(self) -> list[Id]:
        return [stream for (stream,) in self._all("SELECT stream FROM erased")]

    def erase(self, stream: Id) -> None:
        """Into the list of what was erased, and every key and object of it destroyed."""
        mine = "(SELECT object FROM object WHERE stream = ?)"
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO erased (stream) VALUES (?)", (stream,))
            for sql in (
                "DELETE FROM ring_entry WHERE stream = ?",
                "DELETE FROM stream WHERE stream = ?",
                f"DELETE FROM frozen WHERE object IN {mine}",
                f"DELETE FROM object_run WHERE object IN {mine}",
                "DELETE FROM object WHERE stream = ?",
                "DELETE FROM run WHERE stream = ?",
                "DELETE FROM apart WHERE stream = ?",
                "DELETE FROM recent WHERE stream = ?",
            ):
                connection.execute(sql, (stream,))
        if not self._depth:
            self._connection.fold_wal()

    # objects

    def objects(self, stream: Id) -> list[ObjectRow]:
        """All objects of a stream that are known."""
        runs: dict[int, list[RunRow]] = {}
        for number, *columns in self._connection.execute(
            "SELECT object_run.object, device, signature, incarnation, first, last, id FROM object"
            " JOIN object_run USING (object) JOIN run USING (run) WHERE object.stream = ?"
            " ORDER BY object_run.object, place",
            (stream,),
        ):
            runs.setdefault(number, []).append(RunRow(*columns))
        rows = self._connection.execute(
            "SELECT object, area, name, kind, own, written, tag FROM object WHERE stream = ? ORDER BY object",
            (stream,),
        )
        return [
            ObjectRow(stream, area, name, kind, bool(own), bool(written), tag, tuple(runs.get(number, ())))
            for number, area, name, kind, own, written, tag in rows
        ]

    def put_object(self, row: ObjectRow, data: bytes | None) -> None:
        """Remember an object; its bytes stay what they were when `data` is None."""
        with self._writing() as connection:
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
        found: bytes | None = self._connection.value(
            "SELECT data FROM object JOIN frozen USING (object) WHERE stream = ? AND area = ? AND name = ?",
            (stream, area, name),
        )
        return found

    def drop_data(self, stream: Id, area: str, name: bytes) -> None:
        with self._writing() as connection:
            number = self._number(stream, area, name)
            connection.execute("DELETE FROM frozen WHERE object = ?", (number,))

    def drop_object(self, stream: Id, area: str, name: bytes, released: Iterable[RunRow]) -> None:
        """Forget an object and its bytes; the log does not count on the `released` runs any more."""
        with self._writing() as connection:
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
        rows = self._connection.execute(
            "SELECT device, signature, incarnation, first, last, id FROM run WHERE stream = ? AND held = 1",
            (stream,),
        )
        return [RunRow(*row) for row in rows]

    def add_run(self, stream: Id, run: RunRow) -> None:
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO run (stream, device, signature, incarnation, first, last, id, held)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 1)"
                " ON CONFLICT (stream, incarnation, last, first, id, device, signature)"
                " DO UPDATE SET held = 1",
                (stream, *run.columns),
            )

    def publish(self, row: ObjectRow, made: tuple[int, int, int, int], keep: int) -> None:
        """An object stands on the folder; `made` are the counts of its stream, `keep` recent ones stay."""
        with self._writing() as connection:
            self.put_object(row, None)
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
        return self._all("SELECT stream, segments, packs, papers, wraps FROM made")

    def recent(self) -> list[Row]:
        """(stream, area, name), the oldest first."""
        return self._all("SELECT stream, area, name FROM recent ORDER BY recent")

    def apart(self) -> list[Row]:
        """(stream, area, name, device, incarnation, first, last, id)."""
        return self._all("SELECT stream, area, name, device, incarnation, first, last, id FROM apart")

    def put_apart(self, stream: Id, area: str, name: bytes, held: Iterable[HeldRow]) -> None:
        """What of this file is kept apart, instead of what was."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM apart WHERE stream = ? AND area = ? AND name = ?", (stream, area, name)
            )
            connection.executemany(
                "INSERT OR IGNORE INTO apart (stream, area, name, device, incarnation, first, last, id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(stream, area, name, *one.columns) for one in held],
            )

    # what was seen and done

    def doomed(self) -> list[Row]:
        """(stream, area, name)."""
        return self._all("SELECT stream, area, name FROM doomed")

    def doom(self, stream: Id, area: str, name: bytes) -> None:
        self._write("INSERT OR IGNORE INTO doomed (stream, area, name) VALUES (?, ?, ?)", stream, area, name)

    def undoom(self, stream: Id, area: str, name: bytes) -> None:
        self._write("DELETE FROM doomed WHERE stream = ? AND area = ? AND name = ?", stream, area, name)

    def notes(self) -> list[Row]:
        """(folder, name, verdict, reason, basis)."""
        return self._all("SELECT folder, name, verdict, reason, basis FROM note")

    def put_note(self, folder: str, name: str, verdict: str, reason: str, basis: bytes) -> None:
        self._write(
            "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?)", folder, name, verdict, reason, basis
        )

    def drop_note(self, folder: str, name: str) -> None:
        self._write("DELETE FROM note WHERE folder = ? AND name = ?", folder, name)

    def heads(self) -> dict[Id, bytes]:
        return dict(self._all("SELECT device, data FROM head"))

    def put_head(self, device: Id, data: bytes) -> None:
        self._write("INSERT OR REPLACE INTO head (device, data) VALUES (?, ?)", device, data)

    def own_heads(self, device: Id) -> dict[int, bytes]:
        rows = self._connection.execute("SELECT counter, data FROM own_head WHERE device = ?", (device,))
        return dict(rows.fetchall())

    def put_own_head(self, device: Id, counter: int, data: bytes) -> None:
        self._write("INSERT OR REPLACE INTO own_head VALUES (?, ?, ?)", device, counter, data)

    def drop_own_head(self, device: Id, counter: int) -> None:
        self._write("DELETE FROM own_head WHERE device = ? AND counter = ?", device, counter)

    def counted(self) -> list[Row]:
        """(device, stream, area, count)."""
        return self._all("SELECT device, stream, area, count FROM counted")

    def put_count(self, device: Id, stream: Id, area: str, count: int) -> None:
        self._write("INSERT OR REPLACE INTO counted VALUES (?, ?, ?, ?)", device, stream, area, count)

    def done(self) -> list[bytes]:
        return [what for (what,) in self._all("SELECT what FROM done")]

    def mark_done(self, what: bytes) -> None:
        self._write("INSERT OR IGNORE INTO done (what) VALUES (?)", what)

    def fact(self, key: str) -> bytes | None:
        found: bytes | None = self._connection.value("SELECT value FROM fact WHERE key = ?", (key,))
        return found

    def put_fact(self, key: str, value: bytes) -> None:
        self._write("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)", key, value)

    def _number(self, stream: Id, area: str, name: bytes) -> int | None:
        number: int | None = self._connection.value(
            "SELECT object FROM object WHERE stream = ? AND area = ? AND name = ?", (stream, area, name)
        )
        return number

    def _all(self, sql: str) -> list[Row]:
        return self._connection.execute(sql).fetchall()

    def _write(self, sql: str, *values: object) -> None:
        with self._writing() as connection:
            connection.execute(sql, values)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._depth:
            yield self._connection
            return
        with self._connection.transaction():
            self._depth = 1
            try:
                yield self._connection
            finally:
                self._depth = 0

    def _end(self, how: str) -> None:
        if self._connection.in_transaction:  # a full disk may have rolled back by itself
            try:
                self._connection.execute(how)
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
