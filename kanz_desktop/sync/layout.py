"""The tree of the office folder: kinds of objects, their places, bounds and names (folder.md §2, §4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from hashlib import blake2b

from kanz_desktop.crypto.keys import ID_SIZE
from kanz_desktop.domain.values import Id

READER = 1
"""The highest `minimum` that this program understands."""
HEX = 2 * ID_SIZE
_KIB, _MIB = 1024, 1024 * 1024
_FLOOR = 4096


class Area(StrEnum):
    """A directory of a stream, or `HEADS` of a device."""

    SEGMENTS = "g"
    PACKS = "p"
    PAPERS = "b"
    WRAPS = "w"
    HEADS = "h"


class Type(IntEnum):
    SEGMENT = 1
    PACK = 2
    STATEMENT = 3
    WRAP = 4
    OWN_WRAP = 5
    PAPER = 6
    HEAD = 7
    CARD = 8
    KNOCK = 9
    BACKUP = 10


class Cover(IntEnum):
    """How a kind is closed: under a stream's key, to one recipient, or not at all."""

    SEALED = 0
    CAPSULE = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """`floor` and `bound` in bytes: least size before padding, most bytes of a file (paper: its frame)."""

    area: Area
    cover: Cover
    floor: int
    bound: int


KINDS = {
    Type.SEGMENT: Kind(Area.SEGMENTS, Cover.SEALED, _FLOOR, 2 * _MIB),
    Type.PACK: Kind(Area.PACKS, Cover.SEALED, _FLOOR, 16 * _MIB),
    Type.STATEMENT: Kind(Area.SEGMENTS, Cover.SEALED, _FLOOR, 256 * _KIB),
    Type.WRAP: Kind(Area.WRAPS, Cover.CAPSULE, _FLOOR, _MIB),
    Type.OWN_WRAP: Kind(Area.WRAPS, Cover.SEALED, _FLOOR, _MIB),
    Type.PAPER: Kind(Area.PAPERS, Cover.SEALED, 512, 595),
    Type.HEAD: Kind(Area.HEADS, Cover.SEALED, _FLOOR, _MIB),
    Type.CARD: Kind(Area.WRAPS, Cover.CAPSULE, _FLOOR, 256 * _KIB),
    Type.KNOCK: Kind(Area.WRAPS, Cover.OPEN, 0, _KIB),
    Type.BACKUP: Kind(Area.WRAPS, Cover.OPEN, 0, 4 * _KIB),
}
REPLACED_BY_ITS_WRITER = {Type.CARD, Type.KNOCK, Type.BACKUP}
"""Their writer takes them away for a newer one: to everybody else their absence is no loss."""
BOUNDS = {area: max(kind.bound for kind in KINDS.values() if kind.area is area) for area in Area}
"""What a reader reads of a file at most, by place; one byte more shows that it is too large."""


def padme(size: int) -> int:
    """`size` (2 or more) rounded up to tell little of itself: at most 12 % more (PURBs, 2019, §4)."""
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step


def file_name(data: bytes) -> str:
    """The name of an object but a paper or head: 32 hex digits that follow from its bytes."""
    return blake2b(data, digest_size=32).hexdigest()[:HEX]


def paper_name(object_hash: bytes) -> str:
    return object_hash.hex()[:HEX]


def head_name(counter: int, data: bytes) -> str:
    return f"{counter:016x}.{file_name(data)}"


def marker_name(root: Id) -> str:
    return f"kanz-{root.hex()}"


def stream_folder(stream: Id, area: Area) -> str:
    """Relative to the folder, with `/` between."""
    return f"s/{stream.hex()}/{area}"


def head_folder(device: Id) -> str:
    return f"h/{device.hex()}"
