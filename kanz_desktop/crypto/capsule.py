"""A fresh key handed to one recipient: libsodium's sealed box of 32 bytes (docs/format/folder.md §4)."""

from __future__ import annotations

from nacl.bindings import crypto_box_seal, crypto_box_seal_open, crypto_box_SEALBYTES, crypto_scalarmult_base
from nacl.exceptions import CryptoError

from kanz_desktop.crypto.envelope import SealBroken
from kanz_desktop.crypto.keys import KEY_SIZE, random_key
from kanz_desktop.errors import DamageFound

CAPSULE_SIZE: int = KEY_SIZE + crypto_box_SEALBYTES


class BoxKeyRefused(DamageFound):
    """A recipient's key that no honest program makes: what is sealed to it is readable by everybody."""

    code = "ontvangersleutel-geweigerd"


def box_public(secret: bytes) -> bytes:
    """The 32-byte X25519 key to which capsules are sealed."""
    return crypto_scalarmult_base(secret)


def make_capsule(recipient: bytes) -> tuple[bytes, bytes]:
    """A fresh 32-byte key, and the 80 bytes that give it to this box key alone. Raises BoxKeyRefused."""
    key = random_key()
    try:
        return key, crypto_box_seal(key, recipient)
    except CryptoError:
        raise BoxKeyRefused() from None


def open_capsule(secret: bytes, capsule: bytes) -> bytes:
    """The key in a capsule of 80 bytes. Raises SealBroken."""
    try:
        key = crypto_box_seal_open(capsule, box_public(secret), secret)
    except CryptoError:
        raise SealBroken(size=len(capsule)) from None
    return key
