"""What is taken in: read once, its errors told apart from those of our own disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from kanz_desktop.errors import InputRefused

FINGERPRINTED = 64 * 1024
"""Bytes at the start of a paper by which it is recognised (family-database.md §4)."""
_PERSON = b"kanz-content-1"


class SourceUnreadable(InputRefused):
    """What was to be taken in could not be read to its end; `errno` is the system's own number."""

    code = "bron-onleesbaar"


def fingerprint(first: bytes, key: bytes) -> bytes:
    """The keyed hash of the first bytes of a paper; more than `FINGERPRINTED` are not looked at."""
    return hashlib.blake2b(first[:FINGERPRINTED], digest_size=32, key=key, person=_PERSON).digest()


class FingerprintedSource:
    """A source whose first bytes are hashed under the gezin's own key while it is read."""

    def __init__(self, source: BinaryIO, key: bytes) -> None:
        self._source = source
        self._hash = hashlib.blake2b(digest_size=32, key=key, person=_PERSON)
        self._missing = FINGERPRINTED

    def read(self, size: int) -> bytes:
        try:
            block = self._source.read(size)
        except OSError as error:
            raise SourceUnreadable(errno=error.errno or 0) from error
        if self._missing:
            self._hash.update(block[: self._missing])
            self._missing = max(0, self._missing - len(block))
        return block

    def digest(self) -> bytes:
        """Of the first `FINGERPRINTED` bytes; of all of them when there are fewer."""
        return self._hash.digest()


def opened(opener: Callable[[], BinaryIO]) -> BinaryIO:
    """Open what is to be taken in. Raises SourceUnreadable."""
    try:
        return opener()
    except OSError as error:
        raise SourceUnreadable(errno=error.errno or 0) from error
