"""A document's bytes as this gezin keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.values import Id


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
class KeptObject:
    """What the store knows of an object without asking the database."""

    stored: StoredObject
    fingerprint: bytes
    """Keyed hash of the first plain bytes (source.py); different papers may have the same."""
    sealed_key: bytes
