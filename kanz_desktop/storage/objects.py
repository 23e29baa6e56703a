"""Documents on disk: encrypted objects with a key each (docs/format/document.md, family-database.md §4).

Order of every write: the bytes, the flush of file and folder, then the commit that names it. `add`
does the first two and keeps key and name in memory; `commit_named` writes the rows inside the
transaction of the operation that names the object. What a crash leaves between is noise without a
key, and `sweep` removes it at the next start.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from kanz_desktop.crypto.envelope import open_sealed, seal
from kanz_desktop.crypto.keys import random_key
from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound, KanzError
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.open_object import OpenObject
from kanz_desktop.storage.source import HashedSource, opened

TEMPORARY = ".nieuw"
WORKERS = 2
"""Files encrypted and flushed at the same time: libsodium, BLAKE2b and fsync all let go of the GIL."""


class ObjectMissing(DamageFound):
    """The file of a document is not there; `object` is its name."""

    code = "papier-ontbreekt"


class ObjectPurged(DamageFound):
    """The key of a document was removed on purpose; nothing can bring it back."""

    code = "papier-gewist"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """A document's bytes as kept: hash of the ciphertext, size in plain bytes."""

    hash: bytes
    size: int
    already_there: bool = False
    """The same content was in this gezin before it was added."""
    record: Id | None = None
    """The record that named this content first, when it was already there."""


@dataclass(frozen=True, slots=True)
class _New:
    """Written and flushed, not yet named by a commit."""

    stored: StoredObject
    content: bytes
    sealed_key: bytes


class ObjectStore:
    """The objects folder of one gezin. `add` and `add_all` may run in any thread; the rest with the store."""

    def __init__(self, folder: Path, connection: Connection, object_key: bytes, dedup_key: bytes) -> None:
        self._folder = folder
        self._connection = connection
        self._object_key = object_key
        self._dedup_key = dedup_key
        self._lock = threading.Lock()
        self._new: dict[bytes, _New] = {}
        self._by_content: dict[bytes, StoredObject] = {}

    def load(self) -> None:
        """Know what is there, so that the same content is recognised; once, before `add`."""
        rows = self._connection.execute(
            "SELECT content, hash, size, id FROM object JOIN record_id USING (record)"
            " WHERE content IS NOT NULL"
        )
        self._by_content = {
            content: StoredObject(name, size, True, record) for content, name, size, record in rows
        }

    def add(self, source: BinaryIO) -> StoredObject:
        """Encrypt and flush one document. Raises SourceUnreadable, DiskFull, ReadOnlyDisk, DiskFailed."""
        with disk_refusals():
            stored, folders = self._write(source)
            for folder in folders:
                atomic_file.flush_folder(folder)
        return stored

    def add_all(self, sources: Sequence[Callable[[], BinaryIO]]) -> list[StoredObject | KanzError]:
        """Encrypt and flush a group of documents, each its own outcome; a folder is flushed once.

        A group is what the caller commits together: some tens of files.
        """
        folders: set[Path] = set()

        def one(opener: Callable[[], BinaryIO]) -> StoredObject | KanzError:
            try:
                with opened(opener) as source, disk_refusals():
                    stored, touched = self._write(source)
            except KanzError as error:
                return error
            folders.update(touched)
            return stored

        with ThreadPoolExecutor(WORKERS) as pool:
            outcomes = list(pool.map(one, sources))
        with disk_refusals():
            for folder in sorted(folders):
                atomic_file.flush_folder(folder)
        return outcomes

    def commit_named(self, name: bytes, record: int) -> None:
        """Inside the transaction of the operation that names it: the rows of an object, once.

        `record` is the row of the record that names it. Raises ObjectMissing.
        """
        if self._connection.value("SELECT 1 FROM object WHERE hash = ?", (name,)) is not None:
            return
        with self._lock:
            new = self._new.get(name)
        if new is None:
            raise ObjectMissing(object=name.hex())
        row = self._connection.execute(
            "INSERT INTO object (hash, size, content, record) VALUES (?, ?, ?, ?)",
            (name, new.stored.size, new.content, record),
        ).lastrowid
        self._connection.execute(
            "INSERT INTO object_key (object, sealed) VALUES (?, ?)", (row, new.sealed_key)
        )

    def committed(self, named: Iterable[tuple[bytes, Id]]) -> None:
        """After the commit: these objects are no longer new."""
        with self._lock:
            for name, record in named:
                new = self._new.pop(name, None)
                if new is not None:
                    self._by_content[new.content] = replace(new.stored, already_there=True, record=record)

    def open(self, name: bytes) -> OpenObject:
        """A document for reading at any offset; close it, or use it in a `with` block.

        Raises ObjectPurged, ObjectMissing, ObjectDamaged, ObjectNewer, SealBroken.
        """
        sealed = self._connection.value(
            "SELECT sealed FROM object JOIN object_key USING (object) WHERE hash = ?", (name,)
        )
        if sealed is None:
            raise self._absent(name)
        key = open_sealed(self._object_key, sealed, name)
        try:
            file = self.path(name).open("rb")
        except FileNotFoundError:
            raise ObjectMissing(object=name.hex()) from None
        try:
            return OpenObject(key, file)
        except BaseException:
            file.close()
            raise

    def purge(self, name: bytes) -> None:
        """Inside a transaction: remove the key, and the keyed hash that could prove what it was; for good."""
        self._connection.execute("INSERT OR IGNORE INTO purged_object (hash) VALUES (?)", (name,))
        row = self._connection.value("SELECT object FROM object WHERE hash = ?", (name,))
        self._connection.execute("DELETE FROM object_key WHERE object = ?", (row,))
        self._connection.execute("UPDATE object SET content = NULL WHERE object = ?", (row,))

    def remove_files(self, names: Sequence[bytes]) -> None:
        """After the commit of a purge: the bytes. What a crash leaves, `sweep` removes."""
        gone = set(names)
        with self._lock:
            self._by_content = {
                c: stored for c, stored in self._by_content.items() if stored.hash not in gone
            }
        for name in names:
            if self.path(name).exists():
                atomic_file.remove_durable(self.path(name))

    def sweep(self) -> int:
        """Remove files without a key, and half-written ones; how many. Only at start, before `add`."""
        kept = {name.hex() for (name,) in self._connection.execute(
            "SELECT hash FROM object JOIN object_key USING (object)"
        )}  # fmt: skip
        removed = 0
        with disk_refusals():
            for path in [*self._folder.glob(f"*{TEMPORARY}"), *self._folder.glob("??/*")]:
                if path.name not in kept:
                    path.unlink()
                    removed += 1
        return removed

    def names(self) -> list[bytes]:
        """Every object that should be on the disk."""
        rows = self._connection.execute(
            "SELECT hash FROM object JOIN object_key USING (object) ORDER BY hash"
        )
        return [name for (name,) in rows]

    def path(self, name: bytes) -> Path:
        text = name.hex()
        return self._folder / text[:2] / text

    def _absent(self, name: bytes) -> ObjectMissing | ObjectPurged:
        purged = self._connection.value("SELECT 1 FROM purged_object WHERE hash = ?", (name,))
        return ObjectMissing(object=name.hex()) if purged is None else ObjectPurged(object=name.hex())

    def _write(self, source: BinaryIO) -> tuple[StoredObject, set[Path]]:
        key = random_key()
        hashed = HashedSource(source, self._dedup_key)
        temporary = self._folder / f"{os.urandom(8).hex()}{TEMPORARY}"
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as sink:
                name, size = encrypt_stream(key, cast(BinaryIO, hashed), sink)
                content = hashed.digest()
                if (known := self._known(content)) is not None:
                    temporary.unlink()
                    return known, set()
                atomic_file.flush_file(sink)
            new = _New(StoredObject(name, size), content, seal(self._object_key, key, name))
            return self._keep(new, temporary)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise

    def _keep(self, new: _New, temporary: Path) -> tuple[StoredObject, set[Path]]:
        """Give the file its name, unless another thread brought the same content meanwhile."""
        target = self.path(new.stored.hash)
        with self._lock:
            known = self._by_content.get(new.content)
            if known is None:
                folders = {target.parent}
                if not target.parent.is_dir():
                    target.parent.mkdir(exist_ok=True)
                    folders.add(self._folder)
                temporary.replace(target)
                self._new[new.stored.hash] = new
                self._by_content[new.content] = replace(new.stored, already_there=True)
                return new.stored, folders
        temporary.unlink()
        return known, set()

    def _known(self, content: bytes) -> StoredObject | None:
        with self._lock:
            return self._by_content.get(content)
