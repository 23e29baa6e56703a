"""kantoor.db: what this laptop remembers of its office folder (docs/format/vault.md §7.1).

Ids, numbers and bytes; what they mean is for `services.kantoor.memory`. A store belongs to one thread at a
time. Every call is durable when it returns, or when the block of `together` ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.storage import schema
from kanz_desktop.storage.database import Connection, Row, closed_on_error, open_database
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.office_objects import OfficeObjects
from kanz_desktop.storage.office_writes import OfficeWrites

MIGRATIONS = "office_migrations"


class OfficeStore:
    """The open kantoor.db."""

    def __init__(self, connection: Connection, marker: bytes) -> None:
        self._writes = OfficeWrites(connection)
        self.objects = OfficeObjects(self._writes)
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
        self._writes.connection.close()

    def together(self) -> AbstractContextManager[None]:
        """Calls inside are durable when the block ends: all, or as many as were made before an error."""
        return self._writes.together()

    def rehearsal(self) -> AbstractContextManager[None]:
        """Whatever is written inside is forgotten at the end."""
        return self._writes.rehearsal()

    def streams(self) -> dict[Id, Id]:
        """The gezin of every stream whose keys are here."""
        return dict(self._writes.all("SELECT stream, gezin FROM stream"))

    def ring_entries(self) -> list[Row]:
        """(stream, entry)."""
        return self._writes.all("SELECT stream, entry FROM ring_entry")

    def add_ring(self, stream: Id, gezin: Id, entries: Iterable[bytes]) -> None:
        with self._writes.writing() as connection:
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
        return [stream for (stream,) in self._writes.all("SELECT stream FROM erased")]

    def erase(self, stream: Id) -> None:
        """Into the list of what was erased, and every key and object of it destroyed."""
        mine = "(SELECT object FROM object WHERE stream = ?)"
        with self._writes.writing() as connection:
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
        if self._writes.alone:
            self._writes.connection.fold_wal()

    def doomed(self) -> list[Row]:
        """(stream, area, name)."""
        return self._writes.all("SELECT stream, area, name FROM doomed")

    def doom(self, stream: Id, area: str, name: bytes) -> None:
        self._writes.write(
            "INSERT OR IGNORE INTO doomed (stream, area, name) VALUES (?, ?, ?)", stream, area, name
        )

    def undoom(self, stream: Id, area: str, name: bytes) -> None:
        self._writes.write(
            "DELETE FROM doomed WHERE stream = ? AND area = ? AND name = ?", stream, area, name
        )

    def notes(self) -> list[Row]:
        """(folder, name, verdict, reason, basis)."""
        return self._writes.all("SELECT folder, name, verdict, reason, basis FROM note")

    def put_note(self, folder: str, name: str, verdict: str, reason: str, basis: bytes) -> None:
        self._writes.write(
            "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?)", folder, name, verdict, reason, basis
        )

    def drop_note(self, folder: str, name: str) -> None:
        self._writes.write("DELETE FROM note WHERE folder = ? AND name = ?", folder, name)

    def heads(self) -> dict[Id, bytes]:
        return dict(self._writes.all("SELECT device, data FROM head"))

    def put_head(self, device: Id, data: bytes) -> None:
        self._writes.write("INSERT OR REPLACE INTO head (device, data) VALUES (?, ?)", device, data)

    def own_heads(self, device: Id) -> dict[int, bytes]:
        rows = self._writes.connection.execute(
            "SELECT counter, data FROM own_head WHERE device = ?", (device,)
        )
        return dict(rows.fetchall())

    def put_own_head(self, device: Id, counter: int, data: bytes) -> None:
        self._writes.write("INSERT OR REPLACE INTO own_head VALUES (?, ?, ?)", device, counter, data)

    def drop_own_head(self, device: Id, counter: int) -> None:
        self._writes.write("DELETE FROM own_head WHERE device = ? AND counter = ?", device, counter)

    def counted(self) -> list[Row]:
        """(device, stream, area, count)."""
        return self._writes.all("SELECT device, stream, area, count FROM counted")

    def put_count(self, device: Id, stream: Id, area: str, count: int) -> None:
        self._writes.write("INSERT OR REPLACE INTO counted VALUES (?, ?, ?, ?)", device, stream, area, count)

    def done(self) -> list[bytes]:
        return [what for (what,) in self._writes.all("SELECT what FROM done")]

    def mark_done(self, what: bytes) -> None:
        self._writes.write("INSERT OR IGNORE INTO done (what) VALUES (?)", what)

    def fact(self, key: str) -> bytes | None:
        found: bytes | None = self._writes.connection.value("SELECT value FROM fact WHERE key = ?", (key,))
        return found

    def put_fact(self, key: str, value: bytes) -> None:
        self._writes.write("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)", key, value)
