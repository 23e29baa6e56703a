"""Looks on at a sync: counts what goes over the line, and stops it when the program closes."""

from __future__ import annotations

import threading

from kanz_desktop.sync.watch import Step, SyncStopped, Watch


class Watched:
    """In front of whoever else looks on."""

    def __init__(self, watch: Watch, stopping: threading.Event) -> None:
        self._watch, self._stopping = watch, stopping
        self.files = self.size = 0
        """Moved so far; bytes."""

    def at(self, step: Step) -> None:
        if self._stopping.is_set():
            raise SyncStopped
        self._watch.at(step)

    def moved(self, files: int, size: int) -> None:
        self.files += files
        self.size += size
        self._watch.moved(files, size)
