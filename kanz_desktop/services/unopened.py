"""Writing in a gezin from outside of any window: where it is open through its session, else straight in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.writer import Closed

Task = Callable[[FamilyStore], Changes]


class Unopened:
    """The databases of gezinnen that no window has open, each opened once. Shares the lock of the work place.

    `told` hears of what was written in a gezin that nobody has open.
    """

    def __init__(
        self, lock: threading.RLock, sessies: Mapping[Id, GezinSessie],
        open_store: Callable[[Id], FamilyStore], told: Callable[[Id, Changes], None],
    ) -> None:  # fmt: skip
        self._lock = lock
        self._sessies = sessies
        self._open_store = open_store
        self._told = told
        self._stores: dict[Id, FamilyStore] = {}

    def write(self, gezin: Id, task: Task) -> Changes:
        """Blocks. Raises GezinUnknown, what the disk refuses, and what `task` raises."""
        while True:
            with self._lock:
                sessie = self._sessies.get(gezin)
                if sessie is None:
                    return self._write(gezin, task)
            with suppress(Closed):  # it was closed meanwhile
                return sessie.write(task, urgent=False).result()

    def close(self, gezin: Id) -> None:
        """Before a window opens it, or its files go; no error when it is closed."""
        with self._lock:
            store = self._stores.pop(gezin, None)
            if store is not None:
                store.close()

    def close_all(self) -> None:
        for gezin in list(self._stores):
            self.close(gezin)

    def _write(self, gezin: Id, task: Task) -> Changes:
        if gezin not in self._stores:
            self._stores[gezin] = self._open_store(gezin)
        changes = task(self._stores[gezin])
        self._told(gezin, changes)
        return changes
