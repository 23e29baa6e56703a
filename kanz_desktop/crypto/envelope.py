"""Small secrets at rest: one XChaCha20-Poly1305 message bound to what it is for (docs/format/vault.md §3)."""

from __future__ import annotations

import os

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

from kanz_desktop.errors import DamageFound

VERSION = b"\x01"
NONCE_SIZE: int = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_SIZE: int = crypto_aead_xchacha20poly1305_ietf_ABYTES
OVERHEAD = len(VERSION) + NONCE_SIZE + TAG_SIZE


class SealBroken(DamageFound):
    """The key, the context or the bytes are not the ones of the sealing; they cannot be told apart."""

    code = "zegel-gebroken"


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """`plaintext` sealed under a 32-byte key; only the same `context` opens it again."""
    nonce = os.urandom(NONCE_SIZE)
    return (
        VERSION + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, VERSION + context, nonce, key)
    )


def open_sealed(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was sealed. Raises SealBroken; never gives bytes that did not authenticate."""
    if len(sealed) < OVERHEAD or sealed[:1] != VERSION:
        raise SealBroken(size=len(sealed))
    nonce, box = sealed[1 : 1 + NONCE_SIZE], sealed[1 + NONCE_SIZE :]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(box, VERSION + context, nonce, key)
    except CryptoError:
        raise SealBroken(size=len(sealed)) from None
