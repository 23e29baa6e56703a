"""The two kinds that cannot be closed under a key that the reader has: only a checksum (folder.md §4)."""

from __future__ import annotations

from kanz_desktop.domain.encoding import HASH_SIZE
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.frame import CLEAR_SIZE, read_clear_of, write_clear
from kanz_desktop.sync.labels import Person
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.verdict import Unreadable, Verdict

_NO_KEY = bytes(ID_SIZE)


def write_open(kind: Type, root: Id, content: bytes) -> bytes:
    data = write_clear(kind, root, _NO_KEY, len(content) + HASH_SIZE) + content
    return data + labels.hash_of(Person.CHECKSUM, data)


def read_open(data: bytes, kind: Type, root: Id) -> bytes:
    """The content. The checksum is against accidents: what is in it has to prove itself."""
    read_clear_of(data, kind, root)
    if labels.hash_of(Person.CHECKSUM, data[:-HASH_SIZE]) != data[-HASH_SIZE:]:
        raise Unreadable(Verdict.CORRUPT, "seal")
    return data[CLEAR_SIZE:-HASH_SIZE]
