"""Ids of what exists once, so that two laptops that never met do not make two (docs/format/record.md §3)."""

from __future__ import annotations

from hashlib import blake2b

from kanz_desktop.domain.encoding import encode_word, exactly
from kanz_desktop.domain.values import ID_SIZE, Id

_PERSON = b"kanz-id-1"


def keyed_id(gezin: Id, kind: str, key: str) -> Id:
    """The 16-byte id of the record of this kind and key in this gezin (keys: record.md §3)."""
    data = key.encode("utf-8")
    message = exactly(gezin, ID_SIZE) + encode_word(kind) + len(data).to_bytes(2, "big") + data
    return blake2b(message, digest_size=ID_SIZE, person=_PERSON).digest()
