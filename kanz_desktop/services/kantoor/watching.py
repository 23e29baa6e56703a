"""Looks on at a sync: counts what goes over the line, and stops it when something else goes before it."""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.sync.watch import Step, SyncStopped, Watch


class Watched:
    """In front of whoever else looks on. `halted` may be asked from any thread."""

    def __init__(self, watch: Watch, halted: Callable[[], bool]) -> None:
        self._watch, self._halted = watch, halted
        self.files = self.size = 0
        """Moved so far; bytes."""

    def at(self, step: Step) -> None:
        self._check()
        self._watch.at(step)

    def moved(self, files: int, size: int) -> None:
        self.files += files
        self.size += size
        self._watch.moved(files, size)

    def ahead(self, files: int, size: int) -> None:
        self._watch.ahead(files, size)

    def waiting(self) -> None:
        self._check()
        self._watch.waiting()

    def _check(self) -> None:
        if self._halted():
            raise SyncStopped
