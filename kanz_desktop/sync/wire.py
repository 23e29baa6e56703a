"""Numbers, lists and what is left of them: the small bytes inside an object (docs/format/folder.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from kanz_desktop.crypto.keys import ID_SIZE
from kanz_desktop.domain.encoding import HASH_SIZE, Cursor, OperationRefused
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.verdict import Unreadable, Verdict

T = TypeVar("T")
LIST_LIMIT = 65_536


def u8(number: int) -> bytes:
    return number.to_bytes(1, "big")


def u16(number: int) -> bytes:
    return number.to_bytes(2, "big")


def u32(number: int) -> bytes:
    return number.to_bytes(4, "big")


def u64(number: int) -> bytes:
    return number.to_bytes(8, "big")


def items(parts: Sequence[bytes]) -> bytes:
    """A list: how many, and all of them."""
    return u32(len(parts)) + b"".join(parts)


def take_id(cursor: Cursor) -> Id:
    return cursor.take(ID_SIZE)


def take_hash(cursor: Cursor) -> bytes:
    return cursor.take(HASH_SIZE)


def take_items(
    cursor: Cursor, read: Callable[[Cursor], T], *, least: int, limit: int = LIST_LIMIT
) -> tuple[T, ...]:
    """A list of at most `limit` items of at least `least` bytes each: refused before it is made."""
    count = cursor.number(4)
    if count > limit or count * least > cursor.left:
        raise OperationRefused("size")
    return tuple(read(cursor) for _ in range(count))


def ascending(parts: Iterable[bytes]) -> None:
    """OperationRefused unless every item is greater than the one before it."""
    if not all(one < other for one, other in pairwise(parts)):
        raise OperationRefused("order")


def parse(content: bytes, read: Callable[[Cursor], T]) -> T:
    """All of `content` as `read` understands it; Unreadable(CORRUPT, "content") when it is anything else."""
    cursor = Cursor(content)
    try:
        value = read(cursor)
        cursor.end()
    except (OperationRefused, ValueError):
        raise Unreadable(Verdict.CORRUPT, "content") from None
    return value


def written(content: bytes, read: Callable[[Cursor], object]) -> None:
    """ValueError when we are about to write what we would refuse to read."""
    try:
        parse(content, read)
    except Unreadable:
        raise ValueError("no reader would take this content") from None
