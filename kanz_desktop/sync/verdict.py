"""What a reader says about bytes of the office folder (docs/format/folder.md §5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Verdict(StrEnum):
    """Only `OK` may have any effect; `INCOMPLETE` means "not yet"."""

    OK = "ok"
    INCOMPLETE = "incomplete"
    CORRUPT = "corrupt"
    ALIEN = "alien"
    NEWER = "newer"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A verdict, the reason of folder.md §5 (empty when ok), and what was read.

    A reading that waits for a value (`INCOMPLETE`, "value") shows what it has; it may not be used yet.
    """

    verdict: Verdict
    reason: str = ""
    value: T | None = None

    @property
    def ok(self) -> bool:
        return self.verdict is Verdict.OK

    @property
    def content(self) -> T:
        """What was read; only of a reading that is ok."""
        if self.value is None or not self.ok:
            raise ValueError(f"nothing to use: {self.verdict} {self.reason}")
        return self.value


class Unreadable(Exception):
    """Stops a reading; never leaves `sync`."""

    def __init__(self, verdict: Verdict, reason: str) -> None:
        super().__init__(verdict, reason)
        self.verdict = verdict
        self.reason = reason


def attempt(read: Callable[[], T]) -> Reading[T]:
    """The reading of what `read` gives, or of why it stopped."""
    try:
        return Reading(Verdict.OK, value=read())
    except Unreadable as stopped:
        return Reading(stopped.verdict, stopped.reason)
