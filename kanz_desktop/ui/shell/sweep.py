"""Clears away what nothing holds any more, on the GUI thread, between two events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1000


class Sweep(QObject):
    """Takes the place of the automatic garbage collection of Python for as long as the process lives.

    That runs on whichever thread happens to ask for memory. A widget that the writer thread finds loose is
    then destroyed at an arbitrary moment, also while Qt is delivering an event to it, and the process dies.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is loaded at the start stays until the end: no sweep has to visit it
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, by Python's own thresholds."""
        due = [
            generation
            for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if due:
            gc.collect(due[-1])
