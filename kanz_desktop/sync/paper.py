"""A paper on the folder: the laptop's own ciphertext behind a sealed frame with its key (folder.md §6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO, Protocol

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.domain.encoding import COUNT_LIMIT, HASH_SIZE, Cursor, OperationRefused
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.frame import Keys, author_of, open_with_keys, sign_content, understand, write_sealed
from kanz_desktop.sync.identity import Device, Devices, Signer
from kanz_desktop.sync.layout import KINDS, Type, padme
from kanz_desktop.sync.verdict import Reading, Verdict, attempt
from kanz_desktop.sync.wire import take_hash, u64

FRAME_SIZE = KINDS[Type.PAPER].bound
BLOCK = 1024 * 1024
_LEAST_PADDED = 4096


class Source(Protocol):
    """A file that is read once, from its beginning."""

    def read(self, size: int, /) -> bytes | memoryview:
        """At most so many bytes, maybe fewer; none at its end."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """What stands in front of a paper. `hash` and `size` are of the object, the ciphertext of document.md."""

    device: Device
    hash: bytes
    size: int
    key: bytes


def write_paper_frame(
    stream: Id, key: bytes, signer: Signer, *, object_hash: bytes, object_size: int, document_key: bytes
) -> bytes:
    """The first 595 bytes of the file; the object follows as it lies, and then `pad_size` random bytes."""
    content = object_hash + u64(object_size) + document_key
    return write_sealed(Type.PAPER, stream, key, sign_content(Type.PAPER, stream, content, signer))


def pad_size(object_size: int) -> int:
    """How many random bytes follow an object of this size."""
    return padme(max(object_size, _LEAST_PADDED)) - object_size


def read_paper_frame(begin: bytes, stream: Id, keys: Keys, devices: Devices) -> Reading[Paper]:
    """What the first 595 bytes of a file say; nothing is known of the object yet."""

    def read() -> Paper:
        signed = open_with_keys(begin, Type.PAPER, stream, keys)
        device = author_of(signed, devices)
        object_hash, size, key = understand(Type.PAPER, stream, signed, device, _take)
        return Paper(device, object_hash, size, key)

    return attempt(read)


def read_paper(
    file: Source,
    stream: Id,
    keys: Keys,
    devices: Devices,
    *,
    expected: bytes,
    sink: BinaryIO | None = None,
) -> Reading[Paper]:
    """Read a whole file once, from where it stands: is this the object with the hash `expected`?

    Its ciphertext goes to `sink` on the way; what was written there counts only when the reading is ok.
    Errors of `file` and `sink` pass through. One block of 1 MiB is in memory.
    """
    reading = read_paper_frame(_read_exactly(file, FRAME_SIZE), stream, keys, devices)
    if not reading.ok:
        return reading
    paper = reading.content
    if paper.hash != expected:
        return Reading(Verdict.CORRUPT, "object")
    found = blake2b(digest_size=HASH_SIZE)
    missing = paper.size
    for block in _blocks(file, paper.size):
        found.update(block)
        missing -= len(block)
        if sink is not None:
            sink.write(block)
    if missing:
        return Reading(Verdict.INCOMPLETE, "cut")
    return reading if found.digest() == expected else Reading(Verdict.CORRUPT, "object")


def _take(cursor: Cursor) -> tuple[bytes, int, bytes]:
    object_hash, size = take_hash(cursor), cursor.number(8)
    if size > COUNT_LIMIT:
        raise OperationRefused("bounds")
    return object_hash, size, cursor.take(KEY_SIZE)


def _blocks(file: Source, size: int) -> Iterator[bytes | memoryview]:
    while size and (block := file.read(min(size, BLOCK))):
        size -= len(block)
        yield block


def _read_exactly(file: Source, size: int) -> bytes:
    return b"".join(_blocks(file, size))
