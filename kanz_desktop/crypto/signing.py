"""Ed25519: who wrote something. The message begins with a label of its use (docs/format/folder.md §3)."""

from __future__ import annotations

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

SIGNATURE_SIZE = 64


def public_key(seed: bytes) -> bytes:
    """The 32-byte key by which signatures of this 32-byte seed are tested."""
    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """64 bytes."""
    return SigningKey(seed).sign(message).signature


def verifies(key: bytes, signature: bytes, message: bytes) -> bool:
    """True when the holder of this 32-byte key signed exactly this message."""
    try:
        VerifyKey(key).verify(message, signature)
    except BadSignatureError:
        return False
    return True
