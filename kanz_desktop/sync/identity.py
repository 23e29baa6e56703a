"""Who signs and who is signed for: ids that commit to keys (docs/format/folder.md §1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kanz_desktop.crypto import signing
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.labels import Person, Signs


@dataclass(frozen=True, slots=True)
class Device:
    """An admitted laptop: its id and key here, and under which ids its operations are written."""

    key: bytes
    member: Id
    person: Id
    laptop: Id

    @property
    def id(self) -> Id:
        return device_id(self.key)


Devices = Mapping[Id, Device]
"""Devices by their id: whose signatures a reader can test."""


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """This laptop as a writer of objects; `seed` is its Ed25519 seed of 32 bytes."""

    device: Id
    seed: bytes

    @classmethod
    def of(cls, seed: bytes) -> Signer:
        return cls(device_id(signing.public_key(seed)), seed)

    def sign(self, signs: Signs, message: bytes) -> bytes:
        return labels.sign(self.seed, signs, message)


def device_id(key: bytes) -> Id:
    """The id of the device with this public signing key."""
    return labels.short_hash(Person.DEVICE, key)


def member_id(sign_key: bytes, box_key: bytes) -> Id:
    """The id of the member with these public keys."""
    return labels.short_hash(Person.MEMBER, sign_key + box_key)
