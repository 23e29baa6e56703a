"""Locks by itself: after minutes without a hand on the laptop, and when the laptop has been asleep."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.ui.shell.hands import Clock, Hands

_LOOK_EVERY_S = 5
_ASLEEP_S = 60
"""The clock ran this much further than our timer: the lid was shut or the laptop was suspended."""


class IdleWatch(QObject):
    """Emits `idle` once; the clock of the wall is passed in by tests."""

    idle = Signal()

    def __init__(self, minutes: int, hands: Hands, *, wall: Clock = time.time) -> None:
        super().__init__()
        self._limit_s = minutes * 60
        self._hands, self._wall = hands, wall
        self._looked = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_S * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """From now on, counted from the last hand on the laptop."""
        self._limit_s = minutes * 60

    def look(self) -> None:
        """Called by the timer: has it been too long, or did the laptop sleep?"""
        now = self._wall()
        slept = now - self._looked > _ASLEEP_S
        self._looked = now
        if slept or self._hands.still_s() >= self._limit_s:
            self._timer.stop()
            self.idle.emit()
