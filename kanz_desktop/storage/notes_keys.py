"""The file that keeps the keys of the notes about one gezin (docs/format/vault.md §9.1)."""

from __future__ import annotations

from dataclasses import replace

from kanz_desktop.crypto.envelope import SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound
from kanz_desktop.storage.gezin_keys import GezinKeys

_MAGIC = b"KZA\x01"
_CONTEXT = b"kanz-aant\x01"


class NotesKeyDamaged(DamageFound):
    """The notes about a gezin of which no key file is whole; data `gezin` in hex."""

    code = "aantekeningen-sleutel-beschadigd"


def new_notes_keys(gezin: Id) -> GezinKeys:
    """Random keys, unrelated to those of the gezin itself: only the gezin's id is the same."""
    return replace(GezinKeys.new(), gezin=gezin)


def seal_notes_keys(notes_root: bytes, keys: GezinKeys) -> bytes:
    """The bytes of the file: 206 of them."""
    return _MAGIC + seal(_key(notes_root, keys.gezin), keys.to_bytes(), _CONTEXT + keys.gezin)


def open_notes_keys(notes_root: bytes, gezin: Id, data: bytes) -> GezinKeys:
    """Raises NotesKeyDamaged."""
    try:
        if not data.startswith(_MAGIC):
            raise ValueError("no key file of notes")
        keys = GezinKeys.from_bytes(
            open_sealed(_key(notes_root, gezin), data[len(_MAGIC) :], _CONTEXT + gezin)
        )
    except (SealBroken, ValueError):
        raise NotesKeyDamaged(gezin=gezin.hex()) from None
    return keys


def _key(notes_root: bytes, gezin: Id) -> bytes:
    return derive_key(notes_root, "aant-sleutels", gezin)
