"""How the parent process and a window process talk: exit codes and messages. No Qt.

A message is a header (JSON, no secrets, no names) and a secret (bytes, may be empty). It travels through
an inherited pipe, never through arguments, the environment or the disk. Frame: two lengths of four bytes,
big endian, then header and secret.

A window starts with one Message. After that both sides say words of one byte; what belongs to a word follows
it: a Message after LEFT, bytes with their length of four before them after HOLD and LENT.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import asdict, dataclass, field, replace
from io import FileIO
from typing import Any

from kanz_desktop.errors import EnvironmentRefused

EXIT_DONE = 0
EXIT_SAID = 3
"""The window could not open, and has said why on standard error."""
EXIT_LOCK = 80
"""The window wiped itself by ending; the parent shows a lock screen."""
EXIT_TABLE = 81
"""The parent starts a window at the table with the one key that was handed over."""
RAISE = b"r"
"""From parent to window: come to the front."""
LENT = b"p"
"""From parent to window: what is held for the pincode, or nothing."""
LEFT = b"m"
"""From window to parent, its last: what it leaves behind."""
NEXT = b"w"
"""From window to parent: another window will most likely follow this one soon."""
HOLD, LEND, RIGHT, MISSED, FORGET = b"h", b"l", b"j", b"n", b"v"
"""From window to parent, of a pincode: keep this; lend it for a try; that was right; or not; forget it."""

_LENGTHS = struct.Struct(">II")
_LENGTH = struct.Struct(">I")
_LARGEST = 1 << 20


class SystemPartMissing(EnvironmentRefused):
    """A `library` of the operating system that the windows stand on is not installed."""

    code = "systeemdeel-ontbreekt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was: a gezin (id in hex), a screen, and whether it was at the table.

    `persons`: who sat there, as ids in hex; None when it was not asked.
    """

    gezin: str = ""
    screen: str = ""
    table: bool = False
    persons: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the window stood, in pixels of the desktop; a width of 0: nobody knows."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    full: bool = False
    small: bool = False
    """Minimised: the next window is so as well."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the eyes are used to, until the settings are open again."""

    mode: str = "follow"
    zoom: int = 100
    spot: Spot = field(default_factory=Spot)


@dataclass(frozen=True, slots=True)
class Message:
    """What a window is started with, and what it leaves behind when it ends."""

    place: Place = field(default_factory=Place)
    look: Look = field(default_factory=Look)
    crashed: bool = False
    """The window before this one ended by itself."""
    minutes: int = 0
    """Idle minutes after which the next window locks; 0: as always."""
    lock_small: bool = False
    """The next window locks when it is minimised."""
    pin_tries: int = 0
    """How often a pincode may be tried on the next lock screen; 0: there is none. The parent fills it in."""
    pin_used_up: bool = False
    """It was wrong three times. The parent fills it in."""
    secret: bytes | bytearray = b""
    """What came out of a pipe can be overwritten: `wipe`."""

    def front(self) -> bytes:
        """All that goes before the secret."""
        fields = asdict(self.without_secret())
        del fields["secret"]
        header = json.dumps(fields).encode()
        return _LENGTHS.pack(len(header), len(self.secret)) + header

    def wipe(self) -> None:
        """Overwrite the secret where it stands, once it was handed on: the parent lives on after a lock."""
        if isinstance(self.secret, bytearray):
            self.secret[:] = bytes(len(self.secret))

    def without_secret(self) -> Message:
        return replace(self, secret=b"")


def decode(header: bytearray, secret: bytearray) -> Message:
    fields: dict[str, Any] = json.loads(header)
    place, look = fields["place"], fields["look"]
    if place["persons"] is not None:
        place["persons"] = tuple(place["persons"])
    look["spot"] = Spot(**look["spot"])
    del fields["place"], fields["look"]
    return Message(Place(**place), Look(**look), **fields, secret=secret)


def read_message(descriptor: int) -> Message | None:
    """The next message of a pipe; None when the other side is gone."""
    lengths = _read(descriptor, _LENGTHS.size)
    if lengths is None:
        return None
    header_size, secret_size = _LENGTHS.unpack(lengths)
    if header_size > _LARGEST or secret_size > _LARGEST:
        return None
    header, secret = _read(descriptor, header_size), _read(descriptor, secret_size)
    return decode(header, secret) if header is not None and secret is not None else None


def write_message(descriptor: int, message: Message) -> None:
    _write(descriptor, message.front())
    _write(descriptor, message.secret)


def read_word(descriptor: int) -> bytes:
    """The next word of the other side; empty when it is gone."""
    return bytes(_read(descriptor, 1) or b"")


def read_secret(descriptor: int) -> bytearray | None:
    """What follows HOLD or LENT; None when the other side is gone."""
    length = _read(descriptor, _LENGTH.size)
    size = _LENGTH.unpack(length)[0] if length is not None else _LARGEST + 1
    return _read(descriptor, size) if size <= _LARGEST else None


def write_secret(descriptor: int, word: bytes, secret: bytes | bytearray) -> None:
    _write(descriptor, word + _LENGTH.pack(len(secret)))
    _write(descriptor, secret)


def _write(descriptor: int, part: bytes | bytearray) -> None:
    """Parts are never joined: a copy could not be wiped."""
    with memoryview(part) as data:
        written = 0
        while written < len(data):
            written += os.write(descriptor, data[written:])


def _read(descriptor: int, size: int) -> bytearray | None:
    """Straight into its place, so that no other copy of a secret is left."""
    whole = bytearray(size)
    missing = memoryview(whole)
    with FileIO(descriptor, closefd=False) as pipe:
        while missing:
            count = pipe.readinto(missing)
            if not count:
                return None
            missing = missing[count:]
    return whole
