"""Whether somebody is at the laptop: when it was touched last."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

_TOUCHES = frozenset(
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


class Hands(QObject):
    """Sees what goes to the windows of `app`, once it listens; the clock is passed in by tests."""

    def __init__(self, app: QObject, *, steady: Clock = time.monotonic) -> None:
        super().__init__(app)
        self._steady = steady
        self._touched = steady()
        self._app = app

    def listen(self) -> None:
        """From now on; after the start, for the first event makes all of Qt's classes known to Python."""
        self._app.installEventFilter(self)

    def still_s(self) -> float:
        """Seconds since somebody touched the laptop, or since the start."""
        return self._steady() - self._touched

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._steady()
        return False
