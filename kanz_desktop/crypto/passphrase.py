"""From the words of a person to 32 bytes (docs/format/vault.md §3)."""

from __future__ import annotations

import unicodedata

from nacl.exceptions import RuntimeError as SodiumFailed
from nacl.pwhash import argon2id

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.errors import EnvironmentRefused

SALT_SIZE: int = argon2id.SALTBYTES


class MemoryShort(EnvironmentRefused):
    """The machine cannot spare the memory that one derivation takes; `mib` says how much."""

    code = "geheugen-te-kort"


def normalised(passphrase: str) -> str:
    """The same words for every keyboard: all Unicode spaces alike, composed letters (RFC 8265 §4.2)."""
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in passphrase)
    return unicodedata.normalize("NFC", spaced)


def stretch(passphrase: str, salt: bytes, profile: KdfProfile) -> bytes:
    """The 32 bytes PK by Argon2id. Takes about a second and the profile's memory. Raises MemoryShort."""
    # A lone surrogate cannot be typed; "surrogatepass" keeps even that from being an error of ours.
    words = normalised(passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(KEY_SIZE, words, salt, opslimit=profile.opslimit, memlimit=profile.memlimit_bytes)
    except (SodiumFailed, MemoryError):
        raise MemoryShort(mib=profile.memlimit_bytes >> 20) from None
