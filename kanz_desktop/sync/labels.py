"""Every label of the office folder in one place: no two uses of a key or hash may meet (folder.md §3)."""

from __future__ import annotations

from enum import StrEnum
from hashlib import blake2b

from kanz_desktop.crypto import signing
from kanz_desktop.crypto.keys import ID_SIZE, derive_key
from kanz_desktop.domain.encoding import HASH_SIZE
from kanz_desktop.domain.values import Id


class Person(StrEnum):
    """BLAKE2b persons of hashes without a key."""

    ROOT = "kanz-map-wortel"
    MEMBER = "kanz-map-lid"
    DEVICE = "kanz-map-laptop"
    RUN = "kanz-map-reeks"
    CONTENT = "kanz-map-inhoud"
    STATEMENT = "kanz-map-uit"
    CODE = "kanz-map-code"
    CHECKSUM = "kanz-map-som"


class Signs(StrEnum):
    """What a signature is about."""

    OBJECT = "kanz-map-object"
    KEY = "kanz-map-sleutel"
    MARKER = "kanz-map-merk"
    DEVICE = "kanz-map-toestel"
    ADMISSION = "kanz-map-toelating"


class Purpose(StrEnum):
    """Uses of `derive_key`; part of the table in docs/format/vault.md §3."""

    KEY_ID = "map-sleutelnr"
    FRAME = "map-bericht"
    RECIPIENT = "map-ontvanger"
    PADDING = "map-vulling"
    ERASURE = "map-wissen"
    IDENTITY = "map-identiteit"
    NOTES = "map-aant"
    OFFICE_BOX = "map-kantoor-bus"
    OFFICE_SIGN = "map-kantoor-hand"
    OFFICE_DEVICE = "map-kantoor-app"
    OFFICE_PERSON = "map-kantoor-wie"


def hash_of(person: Person, data: bytes) -> bytes:
    """H of record.md §2, 32 bytes."""
    return blake2b(data, digest_size=HASH_SIZE, person=person.encode()).digest()


def short_hash(person: Person, data: bytes) -> Id:
    """Its first 16 bytes, as an id."""
    return hash_of(person, data)[:ID_SIZE]


def short_key(root: bytes, purpose: Purpose, context: bytes) -> Id:
    """The first 16 bytes of a derivation: a name that tells nothing of its root."""
    return derive_key(root, purpose, context)[:ID_SIZE]


def sign(seed: bytes, signs: Signs, message: bytes) -> bytes:
    """64 bytes, by an Ed25519 seed."""
    return signing.sign(seed, _labelled(signs, message))


def verifies(key: bytes, signature: bytes, signs: Signs, message: bytes) -> bool:
    return signing.verifies(key, signature, _labelled(signs, message))


def _labelled(signs: Signs, message: bytes) -> bytes:
    return signs.encode("ascii") + b"\x01" + message
