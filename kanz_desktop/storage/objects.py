"""Documents on disk: encrypted objects with a key each (docs/format/document.md, family-database.md §4).

Order of every write: the bytes, the flush of file and folder, then the commit that names it. `add`
does the first two and keeps key and name in memory; `commit_named` writes the rows inside the
transaction of the operation that names the object. What a crash leaves between is noise without a
key, and `sweep` removes it at the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from kanz_desktop.crypto.envelope import open_sealed
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound, KanzError
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.object_files import ObjectFiles
from kanz_desktop.storage.open_object import OpenObject
from kanz_desktop.storage.paper_exchange import PaperExchange
from kanz_desktop.storage.paper_writer import PaperWriter
from kanz_desktop.storage.same_content import KnownContent
from kanz_desktop.storage.stored_object import KeptObject, StoredObject


class ObjectMissing(DamageFound):
    """The file of a document is not there; `object` is its name."""

    code = "papier-ontbreekt"


class ObjectPurged(DamageFound):
    """The key of a document was removed on purpose; nothing can bring it back."""

    code = "papier-gewist"


class ObjectStore:
    """The objects folder of one gezin. `add` and `add_all` may run in any thread; the rest with the store."""

    def __init__(self, folder: Path, connection: Connection, object_key: bytes, dedup_key: bytes) -> None:
        self._connection = connection
        self._object_key = object_key
        self._files = ObjectFiles(folder)
        self._known = KnownContent(self._files, object_key)
        self._writer = PaperWriter(self._files, self._known, object_key, dedup_key)
        self.exchange = PaperExchange(self._files, connection, self._known, object_key, dedup_key)

    def load(self) -> None:
        """Know what is there, so that the same content is recognised; once, before `add`."""
        rows = self._connection.execute(
            "SELECT hash, size, id, content, sealed FROM object"
            " JOIN object_key USING (object) JOIN record_id USING (record) WHERE content IS NOT NULL"
        )
        self._known.load(
            KeptObject(StoredObject(name, size, record=record), fingerprint, sealed)
            for name, size, record, fingerprint, sealed in rows
        )

    def add(self, source: BinaryIO) -> StoredObject:
        """Encrypt and flush one document. Raises SourceUnreadable, DiskFull, ReadOnlyDisk, DiskFailed."""
        return self._writer.add(source)

    def add_all(self, sources: Sequence[Callable[[], BinaryIO]]) -> list[StoredObject | KanzError]:
        """Encrypt and flush a group of documents, each its own outcome; a folder is flushed once.

        A group is what the caller commits together: some tens of files.
        """
        return self._writer.add_all(sources)

    def knows(self, name: bytes) -> bool:
        """Its file came in here, whether or not an operation names it yet."""
        return self._known.get(name) is not None

    def commit_named(self, name: bytes, record: int) -> None:
        """Inside the transaction of the operation that names it: the rows of an object, once.

        `record` is the row of the record that names it. Raises ObjectMissing.
        """
        if self._connection.value("SELECT 1 FROM object WHERE hash = ?", (name,)) is not None:
            return
        kept = self._known.get(name)
        if kept is None:
            raise ObjectMissing(object=name.hex())
        row = self._connection.execute(
            "INSERT INTO object (hash, size, content, record) VALUES (?, ?, ?, ?)",
            (name, kept.stored.size, kept.fingerprint, record),
        ).lastrowid
        self._connection.execute(
            "INSERT INTO object_key (object, sealed) VALUES (?, ?)", (row, kept.sealed_key)
        )

    def committed(self, named: Iterable[tuple[bytes, Id]]) -> None:
        """After the commit: who brings the same content hears which record has it."""
        for name, record in named:
            self._known.named(name, record)

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
        """Inside a transaction: remove the key, and the keyed hash that could tell what it was; for good."""
        self._connection.execute("INSERT OR IGNORE INTO purged_object (hash) VALUES (?)", (name,))
        row = self._connection.value("SELECT object FROM object WHERE hash = ?", (name,))
        self._connection.execute("DELETE FROM object_key WHERE object = ?", (row,))
        self._connection.execute("UPDATE object SET content = NULL WHERE object = ?", (row,))

    def remove_files(self, names: Sequence[bytes]) -> None:
        """After the commit of a purge: the bytes. What a crash leaves, `sweep` removes."""
        self._known.forget(names)
        for name in names:
            if self.path(name).exists():
                atomic_file.remove_durable(self.path(name))

    def sweep_coming(self) -> None:
        """Remove papers of which only a part came from the office folder; only while none is coming."""
        self._files.sweep_coming()

    def sweep(self) -> int:
        """Remove files without a key, and half-written ones; how many. Only at start, before `add`."""
        return self._files.sweep(set(self.names()))

    def names(self) -> list[bytes]:
        """Every object that should be on the disk."""
        rows = self._connection.execute(
            "SELECT hash FROM object JOIN object_key USING (object) ORDER BY hash"
        )
        return [name for (name,) in rows]

    def path(self, name: bytes) -> Path:
        return self._files.path(name)

    def _absent(self, name: bytes) -> ObjectMissing | ObjectPurged:
        purged = self._connection.value("SELECT 1 FROM purged_object WHERE hash = ?", (name,))
        return ObjectMissing(object=name.hex()) if purged is None else ObjectPurged(object=name.hex())
