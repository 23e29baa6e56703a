"""Who hears of every change of an open gezin."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kanz_desktop.domain.records import Changes

Listener = Callable[[Changes], None]

_log = logging.getLogger(__name__)


class Listeners:
    """Added and taken away from any thread; told in the one that wrote."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def add(self, listener: Listener) -> Callable[[], None]:
        """Returns how to stop hearing."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def tell(self, changes: Changes) -> None:
        """What is written is written: a listener that fails may not make a saved change look unsaved."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001 - any listener, any error
                _log.error("a listener failed: %s", type(error).__name__)
