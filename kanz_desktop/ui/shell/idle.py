"""Locks by itself: after minutes without a hand on the laptop, and when the laptop has been asleep."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_LOOK_EVERY_S = 5
_ASLEEP_S = 60
"""The clock ran this much further than our timer: the lid was shut or the laptop was suspended."""
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

Clock = Callable[[], float]


class IdleWatch(QObject):
    """Emits `idle` once. Install it on the application; the clocks are passed in by tests."""

    idle = Signal()

    def __init__(self, minutes: int, *, steady: Clock = time.monotonic, wall: Clock = time.time) -> None:
        super().__init__()
        self._limit_s = minutes * 60
        self._steady, self._wall = steady, wall
        self._touched = steady()
        self._looked = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_S * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """From now on, counted from the last hand on the laptop."""
        self._limit_s = minutes * 60

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._touched = self._steady()
        return False

    def look(self) -> None:
        """Called by the timer: has it been too long, or did the laptop sleep?"""
        now = self._wall()
        slept = now - self._looked > _ASLEEP_S
        self._looked = now
        if slept or self._steady() - self._touched >= self._limit_s:
            self._timer.stop()
            self.idle.emit()
