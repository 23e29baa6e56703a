"""An encrypted zip that ordinary programs open with a password: the one door to stream-zip (ADR 9).

AES-256 in the way of WinZip (AE-2): 7-Zip, macOS 11 and later, Keka, The Unarchiver and bsdtar read it; the
Explorer of Windows does not. Contents are encrypted; names and sizes are not, so names here say nothing.
The format stretches a password with 1,000 rounds only, so the password is made here and never chosen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kanz_desktop.crypto.recovery_code import ALPHABET

GROUPS, GROUP = 5, 4
"""20 characters of 5 bits: 100 bits, which no number of rounds has to make up for."""
_MODE = 0o100600
_LEVEL = 1
"""Photos and PDFs are packed already: harder work makes them no smaller."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its name with `/`, at most how many bytes it has, and those bytes."""

    name: str
    size: int
    pieces: Iterable[bytes]


def new_password() -> str:
    """`7K2M-4QRS-…`, without letters that are read as another; also typed by hand from paper."""
    signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in os.urandom(GROUPS * GROUP))
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def encrypted(members: Iterable[Member], password: str, made: datetime) -> Iterator[bytes]:
    """The zip, piece by piece; nothing of it is in the clear anywhere. `made` is the date of every file."""
    from stream_zip import ZIP_AUTO, stream_zip  # 0.1 s that nobody waits for who makes no zip

    entries = (
        (member.name, made, _MODE, ZIP_AUTO(member.size, level=_LEVEL), member.pieces) for member in members
    )
    return iter(stream_zip(entries, password=password))
