"""The header of an operation and its exact bytes (docs/format/record.md §5). No free text stands in it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import pairwise

from kanz_desktop.domain.encoding import (
    COUNT_LIMIT,
    HASH_SIZE,
    Cursor,
    OperationRefused,
    encode_word,
    exactly,
    is_id_word,
)
from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.records import Element
from kanz_desktop.domain.values import ID_SIZE, Id

FORMAT = 1
HEADER_LIMIT = 64 * 1024
WALL_LIMIT = 253_370_764_800_000
"""Milliseconds since 1970 of 1 January 9999: any offset from there is still a date."""
OFFSET_LIMIT = 18 * 60
NO_PREV = bytes(HASH_SIZE)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Register:
    """The smallest thing that can be written; `replaces` counts within one register only."""

    stream: Id
    record: Id
    field: str
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Everything of an operation but its value. Times: `wall_ms` UTC since 1970, `offset_minutes` east."""

    schema: int
    stream: Id
    incarnation: Id
    seq: int
    prev: bytes
    change: Id
    record: Id
    kind: str
    field: str
    element: Element | None
    replaces: tuple[bytes, ...]
    saw: tuple[bytes, ...]
    hlc: int
    wall_ms: int
    offset_minutes: int
    person: Id
    device: Id
    commitment: bytes

    @property
    def register(self) -> Register:
        return Register(self.stream, self.record, self.field, self.element)

    @property
    def wall(self) -> datetime:
        return wall_time(self.wall_ms, self.offset_minutes)


def wall_time(wall_ms: int, offset_minutes: int) -> datetime:
    """The moment as the clock on the wall showed it, with its offset."""
    return (_EPOCH + timedelta(milliseconds=wall_ms)).astimezone(_zone(offset_minutes))


@cache
def _zone(offset_minutes: int) -> timezone:
    return timezone(timedelta(minutes=offset_minutes))


def encode_header(header: Header) -> bytes:
    """The bytes of a header; OperationRefused when a reader would refuse them."""
    element = header.element or b""
    data = b"".join((
        struct.pack(">BH", FORMAT, header.schema),
        exactly(header.stream, ID_SIZE),
        exactly(header.incarnation, ID_SIZE),
        struct.pack(">Q", header.seq),
        exactly(header.prev, HASH_SIZE),
        exactly(header.change, ID_SIZE),
        exactly(header.record, ID_SIZE),
        encode_word(header.kind),
        encode_word(header.field),
        bytes([len(element)]) + element,
        _hashes(header.replaces),
        _hashes(header.saw),
        struct.pack(">QQh", header.hlc, header.wall_ms, header.offset_minutes),
        exactly(header.person, ID_SIZE),
        exactly(header.device, ID_SIZE),
        exactly(header.commitment, HASH_SIZE),
    ))  # fmt: skip
    _check(header, len(data))
    return data


def decode_header(data: bytes) -> Header:
    """The header of these bytes; OperationRefused with the reason of record.md §13 when they are none."""
    if len(data) > HEADER_LIMIT:
        raise OperationRefused("size")
    cursor = Cursor(data)
    if cursor.number(1) != FORMAT:
        raise OperationRefused("format")
    header = Header(
        schema=cursor.number(2),
        stream=cursor.take(ID_SIZE),
        incarnation=cursor.take(ID_SIZE),
        seq=cursor.number(8),
        prev=cursor.take(HASH_SIZE),
        change=cursor.take(ID_SIZE),
        record=cursor.take(ID_SIZE),
        kind=cursor.word(),
        field=cursor.word(),
        element=cursor.take(cursor.number(1)) or None,
        replaces=_read_hashes(cursor),
        saw=_read_hashes(cursor),
        hlc=cursor.number(8),
        wall_ms=cursor.number(8),
        offset_minutes=cursor.number(2, signed=True),
        person=cursor.take(ID_SIZE),
        device=cursor.take(ID_SIZE),
        commitment=cursor.take(HASH_SIZE),
    )
    cursor.end()
    _check(header, len(data))
    return header


def _hashes(hashes: tuple[bytes, ...]) -> bytes:
    if len(hashes) * HASH_SIZE > HEADER_LIMIT:
        raise OperationRefused("size")
    return struct.pack(">H", len(hashes)) + b"".join(exactly(item, HASH_SIZE) for item in hashes)


def _read_hashes(cursor: Cursor) -> tuple[bytes, ...]:
    return tuple(cursor.take(HASH_SIZE) for _ in range(cursor.number(2)))


def _check(header: Header, size: int) -> None:
    """What both ways must hold, so that we never write what we would refuse."""
    _hold(size <= HEADER_LIMIT, "size")
    _hold(header.element is None or len(header.element) == ID_SIZE or is_id_word(header.element), "id")
    _hold(1 <= header.seq <= COUNT_LIMIT and header.hlc <= COUNT_LIMIT, "bounds")
    _hold(header.wall_ms <= WALL_LIMIT and abs(header.offset_minutes) <= OFFSET_LIMIT, "bounds")
    _hold(_ascending(header.replaces) and _ascending(header.saw), "order")
    _hold(not header.saw or header.field == DELETED, "saw")
    _hold((header.prev == NO_PREV) == (header.seq == 1), "chain")


def _hold(rule: bool, reason: str) -> None:
    if not rule:
        raise OperationRefused(reason)


def _ascending(hashes: tuple[bytes, ...]) -> bool:
    return all(one < next_one for one, next_one in pairwise(hashes))
