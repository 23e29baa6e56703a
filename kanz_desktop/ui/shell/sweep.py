"""Clears away what nothing holds any more, on the GUI thread, between two events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from kanz_desktop.ui.shell.hands import Hands

_LOOK_EVERY_MS = 1000
_STILL_S = 1.5
"""Who has not touched the laptop for so long is reading: the oldest generation takes tens of milliseconds."""
_PATIENCE = 60
"""Looks for which the oldest generation waits for such a moment. Somebody who never pauses gets it too."""
_OLDEST = 2


class Sweep(QObject):
    """Takes the place of the automatic garbage collection of Python for as long as the process lives.

    That runs on whichever thread happens to ask for memory. A widget that the writer thread finds loose is
    then destroyed at an arbitrary moment, also while Qt is delivering an event to it, and the process dies.
    """

    def __init__(self, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._waited = 0
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
        if _OLDEST in due and not self._may_take_long():
            due.remove(_OLDEST)
        if due:
            gc.collect(due[-1])

    def _may_take_long(self) -> bool:
        self._waited += 1
        if self._hands.still_s() < _STILL_S and self._waited <= _PATIENCE:
            return False
        self._waited = 0
        return True
