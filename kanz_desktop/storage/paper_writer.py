"""Papers to the disk: encrypted, flushed, named; each step of one paper beside other steps of others.

Encrypting needs a processor, flushing waits for the disk. So a few threads encrypt and more wait: what
waits together, the file system writes down together (one journal commit for many files).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kanz_desktop.crypto.envelope import seal
from kanz_desktop.crypto.keys import random_key
from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.errors import KanzError
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.object_files import ObjectFiles
from kanz_desktop.storage.same_content import KnownContent
from kanz_desktop.storage.source import FingerprintedSource, opened
from kanz_desktop.storage.stored_object import KeptObject, StoredObject

ENCRYPTING = 2
"""Papers encrypted at the same time: libsodium and BLAKE2b let go of the GIL."""
FLUSHING = 8
"""Papers that wait for the disk at the same time."""


@dataclass(frozen=True, slots=True)
class _Written:
    """Encrypted, not flushed, not named."""

    kept: KeptObject
    path: Path
    file: BinaryIO


class PaperWriter:
    """Writes papers into the objects folder of one gezin. May be used from any thread."""

    def __init__(self, files: ObjectFiles, known: KnownContent, object_key: bytes, dedup_key: bytes) -> None:
        self._files = files
        self._known = known
        self._object_key = object_key
        self._dedup_key = dedup_key

    def add(self, source: BinaryIO) -> StoredObject:
        """One paper, flushed with its folder. Raises SourceUnreadable, DiskFull, ReadOnlyDisk, DiskFailed."""
        folders: set[Path] = set()
        with disk_refusals():
            stored = self._settle(self._write(source), folders)
            _flush(folders)
        return stored

    def add_all(self, sources: Sequence[Callable[[], BinaryIO]]) -> list[StoredObject | KanzError]:
        """A group of papers, each its own outcome; every file and folder is flushed when this returns."""
        folders: set[Path] = set()

        def write(opener: Callable[[], BinaryIO]) -> _Written:
            with opened(opener) as source, disk_refusals():
                return self._write(source)

        def settle(writing: Future[_Written]) -> StoredObject | KanzError:
            try:
                with disk_refusals():
                    return self._settle(writing.result(), folders)
            except KanzError as error:
                return error

        with ThreadPoolExecutor(ENCRYPTING) as encrypting, ThreadPoolExecutor(FLUSHING) as flushing:
            writing = [encrypting.submit(write, opener) for opener in sources]
            outcomes = list(flushing.map(settle, writing))
        with disk_refusals():
            _flush(folders)
        return outcomes

    def _write(self, source: BinaryIO) -> _Written:
        key = random_key()
        fingerprinted = FingerprintedSource(source, self._dedup_key)
        path = self._files.temporary()
        file = atomic_file.new_private_file(path)
        try:
            name, size = encrypt_stream(key, cast(BinaryIO, fingerprinted), file)
        except BaseException:
            _discard(file, path)
            raise
        sealed = seal(self._object_key, key, name)
        return _Written(KeptObject(StoredObject(name, size), fingerprinted.digest(), sealed), path, file)

    def _settle(self, written: _Written, folders: set[Path]) -> StoredObject:
        """Flush a paper and give it its name, unless its content is there; adds the folders touched."""
        kept = written.kept
        try:
            atomic_file.flush_file(written.file)
            written.file.close()  # Windows renames no open file
            same = self._known.same_or_claim(
                kept, written.path, lambda: folders.update(self._files.place(written.path, kept.stored.hash))
            )
        except BaseException:
            _discard(written.file, written.path)
            raise
        if same is None:
            return kept.stored
        written.path.unlink()
        return same


def _discard(file: BinaryIO, path: Path) -> None:
    file.close()
    with suppress(OSError):
        path.unlink()


def _flush(folders: set[Path]) -> None:
    for folder in sorted(folders):
        atomic_file.flush_folder(folder)
