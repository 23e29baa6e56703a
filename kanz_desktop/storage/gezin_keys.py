"""The keys of one gezin, and the file in its folder that keeps them (docs/format/vault.md §9)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from kanz_desktop.crypto.envelope import SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import ID_SIZE, KEY_SIZE, derive_key, random_id, random_key
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound

KEY_FILE = "key.sealed"
MAP_DATABASE = "map.db"
_VERSION = b"\x01"
_SIZES = (ID_SIZE, KEY_SIZE, ID_SIZE, KEY_SIZE, KEY_SIZE, ID_SIZE, ID_SIZE)
_KEYS_SIZE = len(_VERSION) + sum(_SIZES)
_MAGIC = b"KZK\x01"
_CONTEXT = b"kanz-gezin\x01"
_PADDING = 512


class KeyFileDamaged(DamageFound):
    """A `key.sealed` that is missing, altered, or of another vault; data `gezin` in hex."""

    code = "gezinssleutel-beschadigd"


@dataclass(frozen=True, slots=True, repr=False)
class GezinKeys:
    """All keys of one gezin; ids and salt 16 bytes, keys 32.

    `database_key` and `database_salt` open map.db, `object_key` wraps the key of each document,
    `dedup_key` finds equal papers, `stream` and `incarnation` name the log that this laptop writes.
    """

    gezin: Id
    database_key: bytes
    database_salt: bytes
    object_key: bytes
    dedup_key: bytes
    stream: Id
    incarnation: Id

    @classmethod
    def new(cls) -> GezinKeys:
        """Random and unrelated keys for a gezin that does not exist yet."""
        return cls(
            random_id(), random_key(), random_id(), random_key(), random_key(), random_id(), random_id()
        )

    @classmethod
    def coming(cls, gezin: Id, stream: Id) -> GezinKeys:
        """Keys for a gezin that exists on another laptop: all is made here but its two ids."""
        return replace(cls.new(), gezin=gezin, stream=stream)

    def to_bytes(self) -> bytes:
        """161 bytes; the whole hand-over to a window that may know one gezin only."""
        ids = self.stream + self.incarnation
        return (
            _VERSION
            + self.gezin
            + self.database_key
            + self.database_salt
            + self.object_key
            + self.dedup_key
            + ids
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> GezinKeys:
        """Reverse of `to_bytes`; ValueError on anything else."""
        if len(data) != _KEYS_SIZE or data[:1] != _VERSION:
            raise ValueError("these are no keys of a gezin")
        parts, start = [], len(_VERSION)
        for size in _SIZES:
            parts.append(data[start : start + size])
            start += size
        return cls(*parts)


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """What `key.sealed` holds: the keys, and enough to rebuild kluis.db without losing who is who."""

    keys: GezinKeys
    naam: str
    person: Id
    device: Id
    worker: str

    def seal(self, root: bytes) -> bytes:
        """The bytes of the file; their length tells nothing about the names."""
        content = {
            "keys": self.keys.to_bytes().hex(),
            "naam": self.naam,
            "person": self.person.hex(),
            "device": self.device.hex(),
            "worker": self.worker,
        }
        plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        plain += b" " * (-len(plain) % _PADDING)
        gezin = self.keys.gezin
        return _MAGIC + seal(_key(root, gezin), plain, _CONTEXT + gezin)

    @classmethod
    def open(cls, root: bytes, gezin: Id, data: bytes) -> KeyFile:
        """Raises KeyFileDamaged."""
        try:
            if not data.startswith(_MAGIC):
                raise ValueError("no key file")
            plain = open_sealed(_key(root, gezin), data[len(_MAGIC) :], _CONTEXT + gezin)
            content = json.loads(plain)
            keys = GezinKeys.from_bytes(bytes.fromhex(content["keys"]))
            person, device = bytes.fromhex(content["person"]), bytes.fromhex(content["device"])
            return cls(keys, content["naam"], person, device, content["worker"])
        except (SealBroken, ValueError, KeyError, TypeError):
            raise KeyFileDamaged(gezin=gezin.hex()) from None


def _key(root: bytes, gezin: Id) -> bytes:
    return derive_key(root, "gezin-sleutels", gezin)
