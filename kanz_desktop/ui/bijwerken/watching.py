"""The eye on a sync: counts what moves, tells it not too often, and stops it when asked. No Qt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kanz_desktop.sync.watch import Step, SyncStopped

TELL_EVERY_S = 0.1
"""Seconds between two tellings: a thousand small papers are not a thousand events for the window."""
SILENT_S = 8.0
"""Seconds without a sign of the folder, after which that is told: a slow line flushes a paper in less."""


@dataclass(frozen=True, slots=True)
class Moved:
    """So far, and of how much as far as that is known (0: not)."""

    files: int = 0
    size: int = 0
    all_files: int = 0
    all_size: int = 0
    silent: bool = False
    """The folder does not answer now."""


class Watching:
    """A `sync.watch.Watch`. Called in the threads of the sync; `tell` is called there too."""

    def __init__(self, tell: Callable[[Moved], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._clock = tell, clock
        self._lock = threading.Lock()
        self._now = Moved()
        self._told = self._alive = clock()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask it to end: at its next step, or at once when it waits for the folder. From any thread."""
        self._stop.set()

    def check(self) -> None:
        """Raises SyncStopped when it was asked to end."""
        if self._stop.is_set():
            raise SyncStopped

    def at(self, _step: Step) -> None:
        self.check()

    def moved(self, files: int, size: int) -> None:
        self.check()  # a large paper has many pieces
        with self._lock:
            self._alive = self._clock()
            now = self._now
            self._now = replace(now, files=now.files + files, size=now.size + size, silent=False)
            if self._alive - self._told >= TELL_EVERY_S or now.silent:
                self._say()

    def ahead(self, files: int, size: int) -> None:
        self.check()
        with self._lock:
            now = self._now
            all_size = now.size + size if size else 0
            self._now = replace(now, all_files=now.files + files, all_size=all_size)
            self._say()

    def waiting(self) -> None:
        self.check()
        with self._lock:
            if not self._now.silent and self._clock() - self._alive >= SILENT_S:
                self._now = replace(self._now, silent=True)
                self._say()

    def _say(self) -> None:
        self._told = self._clock()
        self._tell(self._now)
