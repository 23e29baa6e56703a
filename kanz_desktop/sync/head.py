"""Heads: what a device has written, seen and found broken, signed (docs/format/folder.md §6.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol, TypeVar

from kanz_desktop.domain.encoding import COUNT_LIMIT, HASH_SIZE, Cursor, OperationRefused
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.frame import Keys, author_of, open_with_keys, sign_content, understand, write_sealed
from kanz_desktop.sync.identity import Device, Devices, Signer
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.reach import REACH_SIZE, Reach, take_reach
from kanz_desktop.sync.verdict import Reading, Verdict, attempt
from kanz_desktop.sync.wire import (
    LIST_LIMIT,
    ascending,
    items,
    take_hash,
    take_id,
    take_items,
    u8,
    u32,
    u64,
    written,
)

REACH_LIMIT = 8_000
RECENT_LIMIT = 256
BROKEN_LIMIT = 1_000
_BROKEN_VERDICTS = {1: Verdict.INCOMPLETE, 2: Verdict.CORRUPT, 5: Verdict.FORGED}
_BROKEN_NUMBERS = {verdict: number for number, verdict in _BROKEN_VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class Made:
    """How many objects a device has ever published in the areas of a stream."""

    stream: Id
    segments: int
    packs: int
    papers: int
    wraps: int

    def to_bytes(self) -> bytes:
        return self.stream + u32(self.segments) + u32(self.packs) + u32(self.papers) + u32(self.wraps)


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest head of another device; `hash` is that of its whole file, 32 bytes."""

    device: Id
    counter: int
    hash: bytes

    def to_bytes(self) -> bytes:
        return self.device + u64(self.counter) + self.hash


@dataclass(frozen=True, slots=True)
class Recent:
    """An object that was published lately; `name` is its file's name as 16 bytes."""

    stream: Id
    area: Area
    name: Id

    def to_bytes(self) -> bytes:
        return self.stream + self.area.encode("ascii") + self.name


@dataclass(frozen=True, slots=True)
class Broken:
    """An object that did not read well; its verdict is incomplete, corrupt or forged."""

    stream: Id
    area: Area
    name: Id
    verdict: Verdict

    def to_bytes(self) -> bytes:
        return self.stream + self.area.encode("ascii") + self.name + u8(_BROKEN_NUMBERS[self.verdict])


@dataclass(frozen=True, slots=True)
class Head:
    """`previous` is the hash of the file of the head before, zero bytes for the first. Lists in any order."""

    counter: int
    previous: bytes
    reader: int
    hlc: int
    reach: tuple[Reach, ...] = ()
    made: tuple[Made, ...] = ()
    seen: tuple[Seen, ...] = ()
    recent: tuple[Recent, ...] = ()
    broken: tuple[Broken, ...] = ()

    def to_bytes(self) -> bytes:
        lists = (self.reach, self.made, self.seen, self.recent, self.broken)
        fixed = u64(self.counter) + self.previous + u8(self.reader) + u64(self.hlc)
        return fixed + b"".join(items(_sorted(parts)) for parts in lists)


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head with its writer, and the hash of its file by which others name it."""

    device: Device
    head: Head
    hash: bytes


class _Part(Protocol):
    def to_bytes(self) -> bytes: ...


P = TypeVar("P", bound=_Part)


def write_head(head: Head, root: Id, key: bytes, signer: Signer) -> bytes:
    """The file of a head under a key of the team. ValueError when its lists are beyond their bounds."""
    content = head.to_bytes()
    written(content, _take_head)
    return write_sealed(Type.HEAD, root, key, sign_content(Type.HEAD, root, content, signer))


def read_head(data: bytes, root: Id, keys: Keys, devices: Devices) -> Reading[SignedHead]:
    """A head of any device, its lists ascending. Believe its writer, not the directory where it lies."""

    def read() -> SignedHead:
        signed = open_with_keys(data, Type.HEAD, root, keys)
        device = author_of(signed, devices)
        head = understand(Type.HEAD, root, signed, device, _take_head)
        return SignedHead(device, head, head_hash(data))

    return attempt(read)


def head_hash(data: bytes) -> bytes:
    """The 32 bytes by which the next head, and other devices, name a head's file."""
    return blake2b(data, digest_size=HASH_SIZE).digest()


def _take_head(cursor: Cursor) -> Head:
    counter, previous, reader, hlc = cursor.number(8), take_hash(cursor), cursor.number(1), cursor.number(8)
    if not 1 <= counter <= COUNT_LIMIT or hlc > COUNT_LIMIT:
        raise OperationRefused("bounds")
    return Head(
        counter, previous, reader, hlc,
        reach=_take_parts(cursor, take_reach, REACH_SIZE, REACH_LIMIT),
        made=_take_parts(cursor, _take_made, 32),
        seen=_take_parts(cursor, _take_seen, 56),
        recent=_take_parts(cursor, _take_recent, 33, RECENT_LIMIT),
        broken=_take_parts(cursor, _take_broken, 34, BROKEN_LIMIT),
    )  # fmt: skip


def _take_parts(
    cursor: Cursor, take: Callable[[Cursor], P], size: int, limit: int = LIST_LIMIT
) -> tuple[P, ...]:
    parts = take_items(cursor, take, least=size, limit=limit)
    ascending(part.to_bytes() for part in parts)
    return parts


def _take_made(cursor: Cursor) -> Made:
    return Made(take_id(cursor), cursor.number(4), cursor.number(4), cursor.number(4), cursor.number(4))


def _take_seen(cursor: Cursor) -> Seen:
    return Seen(take_id(cursor), cursor.number(8), take_hash(cursor))


def _take_recent(cursor: Cursor) -> Recent:
    return Recent(take_id(cursor), _take_area(cursor), take_id(cursor))


def _take_broken(cursor: Cursor) -> Broken:
    stream, area, name, verdict = take_id(cursor), _take_area(cursor), take_id(cursor), cursor.number(1)
    if verdict not in _BROKEN_VERDICTS:
        raise OperationRefused("bounds")
    return Broken(stream, area, name, _BROKEN_VERDICTS[verdict])


def _take_area(cursor: Cursor) -> Area:
    area = Area(cursor.take(1).decode("ascii"))
    if area is Area.HEADS:
        raise OperationRefused("bounds")
    return area


def _sorted(parts: Iterable[_Part]) -> Sequence[bytes]:
    return sorted(part.to_bytes() for part in parts)
