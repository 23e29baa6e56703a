"""Work on the screen that is too much for one turn of the event loop: keys and painting go in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Turns(QObject):
    """Does one step a turn, in order, for as long as `parent` lives."""

    def __init__(self, steps: Iterable[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(steps)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        if self._left:
            self._timer.start(0)

    def finish(self) -> None:
        """Do all that is left, now: somebody needs it."""
        while self._left:
            self._next()

    def _next(self) -> None:
        step = self._left.popleft()
        if not self._left:
            self._timer.stop()
        step()
