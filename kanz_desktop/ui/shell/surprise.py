"""From an error that nobody caught, in any thread, to a calm line in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from kanz_desktop.services import surprises

PAUSE_MS = 1000
"""A window that fails while it paints would otherwise say so without end."""


class Surprise(QObject):
    """Calls `show` on the GUI thread, later than what failed, and at most once in PAUSE_MS."""

    _raised = Signal(object)

    def __init__(self, show: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._show = show
        self._resting = False
        self._raised.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Hear of everything that is not caught in this process, from now on."""
        surprises.listen(self._hear)

    def try_to(self, work: Callable[[], object]) -> None:
        """Do something before the event loop runs, where nobody else would catch it."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - a window that says what is wrong beats no window
            surprises.note(error)
            self._show(error)

    def _hear(self, error: BaseException) -> None:
        if isValid(self):
            self._raised.emit(error)

    def _take(self, error: BaseException) -> None:
        if self._resting:
            return
        self._resting = True
        QTimer.singleShot(PAUSE_MS, self, self._rest)
        self._show(error)

    def _rest(self) -> None:
        self._resting = False
