"""The bytes of a document: 64 KiB chunks in the STREAM manner (docs/format/document.md)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from kanz_desktop.errors import DamageFound

MAGIC = b"KZD"
VERSION = b"\x01"
PREFIX_SIZE = 16
HEADER_SIZE = len(MAGIC) + len(VERSION) + PREFIX_SIZE
TAG_SIZE = 16
CHUNK_SIZE = 64 * 1024
SEALED_CHUNK_SIZE = CHUNK_SIZE + TAG_SIZE
HASH_SIZE = 32


class ObjectDamaged(DamageFound):
    """An object is not what was written: data `verdict` (alien, truncated, corrupt) and `chunk`."""

    code = "papier-beschadigd"


class ObjectNewer(DamageFound):
    """An object of a format version that this program does not know."""

    code = "papier-nieuwer"


def encrypt_stream(key: bytes, source: BinaryIO, sink: BinaryIO) -> tuple[bytes, int]:
    """Write `source` to `sink` as an object under a fresh 32-byte key.

    Returns the 32-byte hash that names the object and the number of plain bytes. Memory stays at two
    chunks whatever the size; errors of `source` and `sink` pass through.
    """
    return encrypt_with_prefix(key, os.urandom(PREFIX_SIZE), source, sink)


def encrypt_with_prefix(key: bytes, prefix: bytes, source: BinaryIO, sink: BinaryIO) -> tuple[bytes, int]:
    """`encrypt_stream` with a given prefix of 16 bytes: for known answers only, never twice under one key."""
    header = MAGIC + VERSION + prefix
    name = hashlib.blake2b(header, digest_size=HASH_SIZE)
    sink.write(header)
    size, index = 0, 0
    chunk = _read_full(source)
    last = False
    while not last:
        following = _read_full(source) if len(chunk) == CHUNK_SIZE else b""
        last = not following
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(chunk, header, _nonce(prefix, index, last), key)
        name.update(sealed)
        sink.write(sealed)
        size, index, chunk = size + len(chunk), index + 1, following
    return name.digest(), size


def object_size(size: int) -> int:
    """Bytes of the object of a document of `size` plain bytes (docs/format/document.md §2)."""
    chunks = max(1, -(-size // CHUNK_SIZE))
    return HEADER_SIZE + size + chunks * TAG_SIZE


def hash_object(source: BinaryIO) -> bytes:
    """The hash by which an object is named, read from its encrypted bytes; no key needed."""
    name = hashlib.blake2b(digest_size=HASH_SIZE)
    while block := source.read(SEALED_CHUNK_SIZE):
        name.update(block)
    return name.digest()


def decrypt_all(key: bytes, file: BinaryIO) -> bytes:
    """All plain bytes of an object. Raises as StreamReader does."""
    return b"".join(StreamReader(key, file).chunks())


class StreamReader:
    """Plain bytes of an object at any offset.

    `file` is the object, open for reading and seekable; the caller closes it. Making the reader
    proves the last chunk, so that a shortened object is known before its first byte is given out.
    Raises ObjectDamaged and ObjectNewer.
    """

    def __init__(self, key: bytes, file: BinaryIO) -> None:
        self._key = key
        self._file = file
        total = file.seek(0, os.SEEK_END)
        file.seek(0)
        self._header = file.read(HEADER_SIZE)
        if self._header[: len(MAGIC)] != MAGIC:
            raise ObjectDamaged(verdict="alien")
        if self._header[len(MAGIC) :][:1] != VERSION:
            raise ObjectNewer()
        sealed = total - HEADER_SIZE
        self._count = max(1, -(-sealed // SEALED_CHUNK_SIZE))
        tail = sealed - (self._count - 1) * SEALED_CHUNK_SIZE
        if tail < TAG_SIZE or (tail == TAG_SIZE and self._count > 1):
            raise ObjectDamaged(verdict="truncated")
        self.size = sealed - self._count * TAG_SIZE
        self._held = self._count - 1, self._open(self._count - 1)

    def read(self, offset: int, size: int) -> bytes:
        """At most `size` plain bytes from `offset`; fewer only at the end."""
        end = min(offset + size, self.size)
        if offset >= end:
            return b""
        first, last = offset // CHUNK_SIZE, (end - 1) // CHUNK_SIZE
        whole = b"".join(self._chunk(index) for index in range(first, last + 1))
        start = first * CHUNK_SIZE
        return whole[offset - start : end - start]

    def chunks(self) -> Iterator[bytes]:
        """All plain bytes in order, one chunk at a time."""
        for index in range(self._count):
            yield self._chunk(index)

    def _chunk(self, index: int) -> bytes:
        if self._held[0] != index:
            self._held = index, self._open(index)
        return self._held[1]

    def _open(self, index: int) -> bytes:
        self._file.seek(HEADER_SIZE + index * SEALED_CHUNK_SIZE)
        sealed = self._file.read(SEALED_CHUNK_SIZE)
        nonce = _nonce(self._header[-PREFIX_SIZE:], index, index == self._count - 1)
        try:
            return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, self._header, nonce, self._key)
        except CryptoError:
            raise ObjectDamaged(verdict="corrupt", chunk=index) from None


def _nonce(prefix: bytes, index: int, last: bool) -> bytes:
    return prefix + index.to_bytes(7, "big") + (b"\x01" if last else b"\x00")


def _read_full(source: BinaryIO) -> bytes:
    """One chunk, also from a source that gives less than was asked for."""
    parts: list[bytes] = []
    missing = CHUNK_SIZE
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
