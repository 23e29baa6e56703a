"""What a statement can say in the stream of a gezin: one class a kind (docs/format/folder.md §7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from kanz_desktop.domain.encoding import HASH_SIZE, Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.wire import ascending, items, take_hash, take_id, take_items, u8


class Role(IntEnum):
    """What a member is in a gezin."""

    NONE = 0
    PRIMAIR = 1
    SECUNDAIR = 2
    ANDER = 3
    KANTOOR = 4


@dataclass(frozen=True, slots=True)
class Lezer:
    """A member reads this gezin in a role, or no longer does; `replaces` are statements of this kind."""

    kind: ClassVar[int] = 16
    member: Id
    role: Role
    replaces: tuple[bytes, ...] = ()

    def to_bytes(self) -> bytes:
        return self.member + u8(self.role) + items(sorted(self.replaces))

    @classmethod
    def take(cls, cursor: Cursor) -> Lezer:
        return cls(take_id(cursor), Role(cursor.number(1)), _take_hashes(cursor))


@dataclass(frozen=True, slots=True)
class Opschoning:
    """Values and papers that go for good (record.md §10)."""

    kind: ClassVar[int] = 17
    operations: tuple[bytes, ...]
    papers: tuple[bytes, ...] = ()

    def to_bytes(self) -> bytes:
        return items(sorted(self.operations)) + items(sorted(self.papers))

    @classmethod
    def take(cls, cursor: Cursor) -> Opschoning:
        return cls(_take_hashes(cursor), _take_hashes(cursor))


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """The gezin of another stream was replayed into this one."""

    kind: ClassVar[int] = 18
    stream: Id

    def to_bytes(self) -> bytes:
        return self.stream

    @classmethod
    def take(cls, cursor: Cursor) -> Samengevoegd:
        return cls(take_id(cursor))


def _take_hashes(cursor: Cursor) -> tuple[bytes, ...]:
    hashes = take_items(cursor, take_hash, least=HASH_SIZE)
    ascending(hashes)
    return hashes
