"""What a statement can say in the stream of the team: one class a kind (docs/format/folder.md §7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor, OperationRefused
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.newcomer import Newcomer, take_newcomer
from kanz_desktop.sync.reach import REACH_SIZE, Reach, take_reach
from kanz_desktop.sync.wire import ascending, items, take_hash, take_id, take_items, u8, u16, u32

NAME_LIMIT = 200
REACH_LIMIT = 3_000
KANTOOR = 1


class Target(IntEnum):
    """Whom a removal takes away."""

    MEMBER = 1
    DEVICE = 2


class Reason(IntEnum):
    """Why a gezin was erased."""

    TERM = 1
    REQUEST = 2
    JOINED = 3
    MISTAKE = 4


@dataclass(frozen=True, slots=True)
class Lid:
    """Admits a member with one device; `name` at most 200 bytes of UTF-8."""

    kind: ClassVar[int] = 1
    newcomer: Newcomer
    name: str
    kantoor: bool = False

    @property
    def member(self) -> Id:
        return self.newcomer.member

    def to_bytes(self) -> bytes:
        name = self.name.encode("utf-8")
        return self.newcomer.to_bytes() + u8(KANTOOR if self.kantoor else 0) + u16(len(name)) + name

    @classmethod
    def take(cls, cursor: Cursor) -> Lid:
        newcomer, flags, size = take_newcomer(cursor), cursor.number(1), cursor.number(2)
        if flags > KANTOOR or size > NAME_LIMIT:
            raise OperationRefused("bounds")
        return cls(newcomer, cursor.take(size).decode("utf-8"), flags == KANTOOR)


@dataclass(frozen=True, slots=True)
class Toestel:
    """A new device of a member, who signed for it."""

    kind: ClassVar[int] = 2
    member: Id
    laptop: Id
    device_key: bytes
    signature: bytes

    def to_bytes(self) -> bytes:
        return self.member + self.laptop + self.device_key + self.signature

    @classmethod
    def take(cls, cursor: Cursor) -> Toestel:
        return cls(take_id(cursor), take_id(cursor), cursor.take(KEY_SIZE), cursor.take(SIGNATURE_SIZE))


@dataclass(frozen=True, slots=True)
class Beheerder:
    """A member may remove others from now on; off is by oneself, for good."""

    kind: ClassVar[int] = 3
    member: Id
    on: bool

    def to_bytes(self) -> bytes:
        return self.member + u8(self.on)

    @classmethod
    def take(cls, cursor: Cursor) -> Beheerder:
        return cls(take_id(cursor), _take_bool(cursor))


@dataclass(frozen=True, slots=True)
class Verwijderd:
    """A member or a device is taken away; what `accepted` reaches stays good."""

    kind: ClassVar[int] = 4
    target: Target
    id: Id
    devices: tuple[Id, ...]
    accepted: tuple[Reach, ...]

    def to_bytes(self) -> bytes:
        return u8(self.target) + self.id + items(sorted(self.devices)) + _reaches(self.accepted)

    @classmethod
    def take(cls, cursor: Cursor) -> Verwijderd:
        target, target_id = Target(cursor.number(1)), take_id(cursor)
        devices = take_items(cursor, take_id, least=ID_SIZE)
        ascending(devices)
        return cls(target, target_id, devices, _take_reaches(cursor))


@dataclass(frozen=True, slots=True)
class Vrijgave:
    """What a removal left out is accepted after all."""

    kind: ClassVar[int] = 5
    accepted: tuple[Reach, ...]

    def to_bytes(self) -> bytes:
        return _reaches(self.accepted)

    @classmethod
    def take(cls, cursor: Cursor) -> Vrijgave:
        return cls(_take_reaches(cursor))


@dataclass(frozen=True, slots=True)
class Gewist:
    """A gezin is erased. `day` as yyyymmdd; `proof` shows that its writer holds a key of the stream."""

    kind: ClassVar[int] = 6
    stream: Id
    day: int
    reason: Reason
    backups: int
    key_id: Id
    proof: bytes

    def to_bytes(self) -> bytes:
        return self.stream + u32(self.day) + u8(self.reason) + u16(self.backups) + self.key_id + self.proof

    @classmethod
    def take(cls, cursor: Cursor) -> Gewist:
        stream, day, reason = take_id(cursor), cursor.number(4), Reason(cursor.number(1))
        return cls(stream, day, reason, cursor.number(2), take_id(cursor), take_hash(cursor))


@dataclass(frozen=True, slots=True)
class Bevestigd:
    """This device has erased what the statement `gewist` names; so many backups it knows of are left."""

    kind: ClassVar[int] = 7
    gewist: bytes
    day: int
    backups: int

    def to_bytes(self) -> bytes:
        return self.gewist + u32(self.day) + u16(self.backups)

    @classmethod
    def take(cls, cursor: Cursor) -> Bevestigd:
        return cls(take_hash(cursor), cursor.number(4), cursor.number(2))


@dataclass(frozen=True, slots=True)
class Besluit:
    """Of two who removed each other: this removal stands, or does not."""

    kind: ClassVar[int] = 8
    removal: bytes
    stands: bool

    def to_bytes(self) -> bytes:
        return self.removal + u8(self.stands)

    @classmethod
    def take(cls, cursor: Cursor) -> Besluit:
        return cls(take_hash(cursor), _take_bool(cursor))


@dataclass(frozen=True, slots=True)
class Opvolger:
    """The work of this device goes on under the one that says so: nothing waits for it, once it is silent."""

    kind: ClassVar[int] = 9
    device: Id

    def to_bytes(self) -> bytes:
        return self.device

    @classmethod
    def take(cls, cursor: Cursor) -> Opvolger:
        return cls(take_id(cursor))


def _reaches(reaches: tuple[Reach, ...]) -> bytes:
    return items(sorted(reach.to_bytes() for reach in reaches))


def _take_reaches(cursor: Cursor) -> tuple[Reach, ...]:
    reaches = take_items(cursor, take_reach, least=REACH_SIZE, limit=REACH_LIMIT)
    ascending(reach.to_bytes() for reach in reaches)
    return reaches


def _take_bool(cursor: Cursor) -> bool:
    number = cursor.number(1)
    if number > 1:
        raise OperationRefused("bounds")
    return number == 1
