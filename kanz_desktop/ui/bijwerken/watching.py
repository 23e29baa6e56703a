"""The eye on a sync: counts what moves, tells it not too often, and stops it when asked. No Qt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kanz_desktop.sync.watch import Step, SyncStopped

TELL_EVERY_S = 0.1
"""Seconds between two tellings: a thousand small papers are not a thousand events for the window."""


@dataclass(frozen=True, slots=True)
class Moved:
    """So far, and of how much as far as that is known (0: not)."""

    files: int = 0
    size: int = 0
    all_files: int = 0
    all_size: int = 0


class Watching:
    """A `sync.watch.Watch`. Called in the thread of the sync; `tell` is called there too."""

    def __init__(self, tell: Callable[[Moved], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._clock = tell, clock
        self._now = Moved()
        self._told = clock()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask it to end at its next step; from any thread."""
        self._stop.set()

    def check(self) -> None:
        """Raises SyncStopped when it was asked to end."""
        if self._stop.is_set():
            raise SyncStopped

    def at(self, _step: Step) -> None:
        self.check()

    def moved(self, files: int, size: int) -> None:
        self.check()  # a large paper has many pieces
        now = self._now
        self._now = Moved(now.files + files, now.size + size, now.all_files, now.all_size)
        self._tell_now_and_then()

    def total(self, files: int, size: int) -> None:
        """So much there is to move, as far as anybody knows by now."""
        self._now = Moved(self._now.files, self._now.size, files, size)
        self._tell_now_and_then()

    def _tell_now_and_then(self) -> None:
        now = self._clock()
        if now - self._told >= TELL_EVERY_S:
            self._told = now
            self._tell(self._now)
