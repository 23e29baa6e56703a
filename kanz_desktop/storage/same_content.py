"""The same content is kept once in a gezin: suspected by size and fingerprint, decided by comparing.

Reading a paper back costs as much as writing it, so it is done only where another paper of the same
size begins with the same bytes. A paper that cannot be read whole is the same as nothing: who brings
a damaged paper once more gets it back.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from kanz_desktop.crypto.envelope import open_sealed
from kanz_desktop.crypto.stream import StreamReader
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound
from kanz_desktop.storage.object_files import ObjectFiles
from kanz_desktop.storage.stored_object import KeptObject, StoredObject


class KnownContent:
    """The papers that are there, committed or about to be. Safe from any thread."""

    def __init__(self, files: ObjectFiles, object_key: bytes) -> None:
        self._files = files
        self._object_key = object_key
        self._lock = threading.Lock()
        self._kept: dict[bytes, KeptObject] = {}
        self._alike: defaultdict[tuple[int, bytes], list[bytes]] = defaultdict(list)

    def load(self, kept: Iterable[KeptObject]) -> None:
        with self._lock:
            for one in kept:
                self._add(one)

    def get(self, name: bytes) -> KeptObject | None:
        with self._lock:
            return self._kept.get(name)

    def named(self, name: bytes, record: Id) -> None:
        """A commit named this object; the first record that did so is remembered."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept.stored.record is None:
                self._kept[name] = replace(kept, stored=replace(kept.stored, record=record))

    def forget(self, names: Sequence[bytes]) -> None:
        """Purged: content that comes again is new."""
        with self._lock:
            for name in names:
                kept = self._kept.pop(name, None)
                if kept is not None:
                    self._alike[_likeness(kept)].remove(name)

    def same_or_claim(self, new: KeptObject, written: Path, claim: Callable[[], None]) -> StoredObject | None:
        """What already holds the content of `new`, whose bytes lie at `written`; None when nothing does.

        In that case `claim` was called and `new` is known from then on: of two that bring the same content
        at the same time, exactly one gets None.
        """
        different: set[bytes] = set()
        while True:
            with self._lock:
                alike = [name for name in self._alike[_likeness(new)] if name not in different]
                suspects = [self._kept[name] for name in alike]
                if not suspects:
                    claim()
                    self._add(new)
                    return None
            for suspect in suspects:
                if self._equal(new, written, suspect):
                    return replace(suspect.stored, already_there=True)
                different.add(suspect.stored.hash)

    def _add(self, kept: KeptObject) -> None:
        self._kept[kept.stored.hash] = kept
        self._alike[_likeness(kept)].append(kept.stored.hash)

    def _equal(self, new: KeptObject, written: Path, suspect: KeptObject) -> bool:
        with written.open("rb") as ours:
            reader = self._reader(new, ours)
            try:
                with self._files.path(suspect.stored.hash).open("rb") as theirs:
                    pairs = zip_longest(reader.chunks(), self._reader(suspect, theirs).chunks())
                    return all(one == other for one, other in pairs)
            except (DamageFound, OSError):
                return False

    def _reader(self, kept: KeptObject, file: BinaryIO) -> StreamReader:
        return StreamReader(open_sealed(self._object_key, kept.sealed_key, kept.stored.hash), file)


def _likeness(kept: KeptObject) -> tuple[int, bytes]:
    return kept.stored.size, kept.fingerprint
