"""What a sync tells on its way, where it may be stopped, and what it reports in the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError


class SyncStopped(KanzError):
    """The worker stopped the sync; what was done stays, the next one goes on from there."""

    code = "bijwerken-gestopt"


class Step(StrEnum):
    """Places between two durable acts: a sync may end at each of them, by choice or by a dying battery."""

    MARKER_SEEN = "marker"
    HEAD_KEPT = "head kept"
    OBJECT_READ = "object read"
    RING_KEPT = "ring kept"
    RUN_RECEIVED = "run received"
    OBJECT_KEPT = "object kept"
    PAPER_KEPT = "paper kept"
    RENEWED = "renewed"
    PURGED = "purged"
    ERASED = "erased"
    FROZEN = "frozen"
    WRITTEN = "written"
    PUBLISHED = "published"
    HEAD_FROZEN = "head frozen"
    HEAD_WRITTEN = "head written"
    REMOVED = "removed"


class Alarm(StrEnum):
    """What a worker has to know."""

    CLONED = "this laptop was cloned or restored, and goes on as another device"
    FORKED = "a device shows two faces"
    OLD_COPY = "the folder shows an older state than before"
    BEHIND = "the folder lags behind here, or there: somebody saw more of a device than this laptop does"
    TWO_KEYS = "a paper lies there with two keys: two laptops may show something else under it"
    TWO_MAKERS = "somebody handed on a key as if it had made a gezin that somebody else made"
    REMOVED = "this device was taken away from the team, or is in dispute"
    QUARANTINE = "somebody who was removed wrote more"
    NEWER = "something was written by a newer program"


class Watch(Protocol):
    """Somebody who looks on. Each may raise SyncStopped, at any step and in the middle of a paper."""

    def at(self, step: Step) -> None: ...

    def moved(self, files: int, size: int) -> None:
        """So many files and bytes went over the line."""
        ...

    def ahead(self, files: int, size: int) -> None:
        """So many files and bytes are left from here, as far as anybody knows now; size 0: not known."""
        ...

    def waiting(self) -> None:
        """The folder has not answered yet; told again and again meanwhile, from any thread."""
        ...


class Unwatched:
    def at(self, step: Step) -> None: ...

    def moved(self, files: int, size: int) -> None: ...

    def ahead(self, files: int, size: int) -> None: ...

    def waiting(self) -> None: ...


@dataclass(slots=True)
class Report:
    """What a sync did. `alarms` are with the device, stream or paper that they are about."""

    received: Counter[Id] = field(default_factory=Counter)
    """By stream: operations that were new here."""
    papers: int = 0
    left: int = 0
    """Papers that the limit of this sync left for another one."""
    written: int = 0
    """Files."""
    healed: int = 0
    alarms: set[tuple[Alarm, Id]] = field(default_factory=set)
