"""Papers from one laptop to another: ciphertext out, ciphertext in, as it lies (folder.md §6.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kanz_desktop.crypto.envelope import open_sealed, seal
from kanz_desktop.crypto.stream import HASH_SIZE, StreamReader, object_size
from kanz_desktop.domain.encoding import decode_value
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.errors import DamageFound
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.object_files import ObjectFiles
from kanz_desktop.storage.same_content import KnownContent
from kanz_desktop.storage.source import fingerprint
from kanz_desktop.storage.stored_object import KeptObject, StoredObject

_PIECE = 1024 * 1024
_NAMED = "substr(value, 1, 1) = x'08'"
"""Served by the index log_by_paper."""


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """What is known of a paper once it opened: its key, its size in plain bytes, and its fingerprint."""

    key: bytes
    size: int
    fingerprint: bytes


class UnfinishedPaper:
    """Room for the ciphertext of a paper that comes; gone at the end of the block unless it was adopted."""

    def __init__(self, files: ObjectFiles, dedup_key: bytes) -> None:
        self._dedup_key = dedup_key
        self.opened: Opened | None = None
        """Once its key was there."""
        with disk_refusals():
            self.path = files.coming()
            self.sink: BinaryIO = atomic_file.new_private_file(self.path)

    def empty(self) -> BinaryIO:
        """Where its bytes go, with nothing in it."""
        self.opened = None
        with disk_refusals():
            self.sink.seek(0)
            self.sink.truncate()
        return self.sink

    def finish(self) -> None:
        """Every byte is on the disk."""
        with disk_refusals():
            atomic_file.flush_file(self.sink)
            self.sink.close()

    def opens(self, key: bytes) -> bool:
        """Whether this is the key of what came: its first and its last chunk open."""
        try:
            reader = StreamReader(key, self.sink)
            first = next(reader.chunks())
        except DamageFound:
            return False
        self.opened = Opened(key, reader.size, fingerprint(first, self._dedup_key))
        return True

    def close(self) -> None:
        self.sink.close()
        with suppress(OSError):
            self.path.unlink()


class PaperExchange:
    """Which papers are here and which are missing, and their bytes and keys."""

    def __init__(
        self, files: ObjectFiles, connection: Connection, known: KnownContent, object_key: bytes,
        dedup_key: bytes,
    ) -> None:  # fmt: skip
        self._files = files
        self._connection = connection
        self._known = known
        self._object_key = object_key
        self._dedup_key = dedup_key

    def here(self) -> Mapping[bytes, int]:
        """Hash and size in bytes of each object that is here, as it lies."""
        rows = self._connection.execute("SELECT hash, size FROM object JOIN object_key USING (object)")
        return {name: object_size(size) for name, size in rows}

    def size(self, name: bytes) -> int | None:
        """Of one; None when it is not here."""
        size = self._connection.value(
            "SELECT size FROM object JOIN object_key USING (object) WHERE hash = ?", (name,)
        )
        return None if size is None else object_size(size)

    def beginning(self, start: bytes) -> tuple[bytes, int] | None:
        """Hash and size of the object here whose hash begins like this."""
        row = self._connection.execute(
            "SELECT hash, size FROM object JOIN object_key USING (object) WHERE hash BETWEEN ? AND ?",
            (start, start + b"\xff" * (HASH_SIZE - len(start))),
        ).fetchone()
        return None if row is None else (row[0], object_size(row[1]))

    def wanted(self) -> list[bytes]:
        """Hashes that operations name, and that neither are here nor were purged."""
        rows = self._connection.execute(
            f"SELECT DISTINCT substr(value, 2, 32) AS hash FROM log WHERE {_NAMED}"
            " AND NOT EXISTS (SELECT 1 FROM purged_object AS p WHERE p.hash = substr(log.value, 2, 32))"
            " AND NOT EXISTS (SELECT 1 FROM object AS o JOIN object_key USING (object)"
            " WHERE o.hash = substr(log.value, 2, 32))"
        )
        return [name for (name,) in rows]

    def sizes_wanted(self) -> dict[bytes, int]:
        """The same, with the size in plain bytes that an operation gives."""
        found: dict[bytes, int] = {}
        for name in self.wanted():
            value = self._connection.value(
                f"SELECT value FROM log WHERE {_NAMED} AND substr(value, 2, 32) = ? LIMIT 1", (name,)
            )
            named = decode_value(value)
            if isinstance(named, FileRef):
                found[name] = named.size
        return found

    def key(self, name: bytes) -> bytes:
        """The document key. Raises SealBroken."""
        sealed = self._connection.value(
            "SELECT sealed FROM object JOIN object_key USING (object) WHERE hash = ?", (name,)
        )
        return open_sealed(self._object_key, sealed, name)

    def pieces(self, name: bytes) -> Iterator[bytes]:
        """The ciphertext. Raises what the disk refuses."""
        with disk_refusals(), self._files.path(name).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def coming(self) -> UnfinishedPaper:
        """Room for a paper that is on its way; may be asked for in any thread."""
        return UnfinishedPaper(self._files, self._dedup_key)

    def adopt(self, papers: Mapping[bytes, UnfinishedPaper]) -> list[Id]:
        """Inside a transaction: finished papers stand here from now on. The records that named them first.

        Nothing of one that no operation names, or that was purged, or that did not open. By the hash of its
        bytes, which is for the caller to have tested.
        """
        folders: set[Path] = set()
        records = [
            self._adopt(name, paper.path, paper.opened, folders)
            for name, paper in papers.items()
            if paper.opened is not None
        ]
        with disk_refusals():
            for folder in sorted(folders):
                atomic_file.flush_folder(folder)
        return [record for record in records if record is not None]

    def _adopt(self, name: bytes, path: Path, opened: Opened, folders: set[Path]) -> Id | None:
        """Into `folders` those that are still to be flushed."""
        named = self._connection.execute(
            "SELECT record, r.id FROM log JOIN register USING (register) JOIN record_id AS r USING (record)"
            f" WHERE {_NAMED} AND substr(value, 2, 32) = ? ORDER BY log.op LIMIT 1",
            (name,),
        ).fetchone()
        gone = self._connection.value("SELECT 1 FROM purged_object WHERE hash = ?", (name,))
        if named is None or gone is not None:
            return None
        row, record = named
        stored = StoredObject(name, opened.size, record=record)
        kept = KeptObject(stored, opened.fingerprint, seal(self._object_key, opened.key, name))
        with disk_refusals():
            folders |= self._files.place(path, name)
        number = self._connection.value(
            "INSERT INTO object (hash, size, content, record) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (hash) DO UPDATE SET content = excluded.content RETURNING object",
            (name, kept.stored.size, kept.fingerprint, row),
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO object_key (object, sealed) VALUES (?, ?)", (number, kept.sealed_key)
        )
        self._known.load([kept])
        return Id(record)
