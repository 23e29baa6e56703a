"""Making keys and deriving them: BLAKE2b with a key and a purpose (docs/format/vault.md §3)."""

from __future__ import annotations

import hashlib
import os

KEY_SIZE = 32
ID_SIZE = 16
PURPOSE_LIMIT = hashlib.blake2b.PERSON_SIZE


def random_key() -> bytes:
    """32 bytes from the operating system's generator."""
    return os.urandom(KEY_SIZE)


def random_id() -> bytes:
    """16 bytes from the operating system's generator."""
    return os.urandom(ID_SIZE)


def derive_key(root: bytes, purpose: str, context: bytes = b"") -> bytes:
    """32 bytes that follow from `root` (16 to 64 secret bytes) for one purpose and one context.

    `purpose` is 1 to 16 ASCII characters out of the table in docs/format/vault.md §3, so that no two
    uses of one root can ever meet. Raises ValueError on a root or purpose of another size.
    """
    person = purpose.encode("ascii")
    if not 16 <= len(root) <= hashlib.blake2b.MAX_KEY_SIZE:
        raise ValueError(f"a root key has 16 to 64 bytes, not {len(root)}")
    if not 1 <= len(person) <= PURPOSE_LIMIT:
        raise ValueError(f"a purpose has 1 to {PURPOSE_LIMIT} characters, not {len(person)}")
    return hashlib.blake2b(context, digest_size=KEY_SIZE, key=root, person=person).digest()
