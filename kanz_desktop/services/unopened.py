"""Databases of gezinnen that no window has open, while something is written in them from outside."""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.domain.values import Id
from kanz_desktop.storage.family_store import FamilyStore


class UnopenedStores:
    """Opens each once and keeps it until it is closed. Used under the lock of the work place."""

    def __init__(self, open_store: Callable[[Id], FamilyStore]) -> None:
        self._open_store = open_store
        self._stores: dict[Id, FamilyStore] = {}

    def store(self, gezin: Id) -> FamilyStore:
        """For writing. Raises GezinUnknown, DatabaseDamaged and what the disk refuses."""
        if gezin not in self._stores:
            self._stores[gezin] = self._open_store(gezin)
        return self._stores[gezin]

    def close(self, gezin: Id) -> None:
        """Before a window opens it, or its files go; no error when it is closed."""
        store = self._stores.pop(gezin, None)
        if store is not None:
            store.close()

    def close_all(self) -> None:
        for gezin in list(self._stores):
            self.close(gezin)
