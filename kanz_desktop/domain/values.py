"""The kinds of value that a field can hold. All are immutable and hashable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Id = bytes
"""16 bytes: random, or derived for what exists once (`domain.identity`)."""

ID_SIZE = 16
TEXT_LIMIT = 64 * 1024
"""Most bytes that one encoded value may take (docs/format/record.md §4)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list: its stable id and the words that were on the screen when it was chosen."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A rapportcijfer in half marks, 2 (a 1) to 20 (a 10); None is the answer "weet ik niet"."""

    halves: int | None

    def __post_init__(self) -> None:
        if self.halves is not None and not 2 <= self.halves <= 20:
            raise ValueError(f"a mark lies between 2 and 20 halves, not {self.halves}")


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to another record of the same gezin."""

    id: Id


@dataclass(frozen=True, slots=True)
class FileRef:
    """A document object: hash of its ciphertext (32 bytes), plain size in bytes, media type by content."""

    object: bytes
    size: int
    media_type: str


Value = None | bool | int | str | date | Choice | Mark | Ref | FileRef
"""What a field holds. None is an emptied field, which differs from one that was never filled."""
