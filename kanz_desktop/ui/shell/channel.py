"""The window's end of the pipe to its parent."""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import QObject, Signal

from kanz_desktop.ui.shell.process import RAISE, Message, read_message, write_message


class Channel(QObject):
    """Takes over standard input and output, so that no child of the window can read or write there."""

    raised = Signal()
    orphaned = Signal()
    """The parent is gone: nobody can start a lock screen, so the window has to end."""

    def __init__(self, source: int, sink: int) -> None:
        super().__init__()
        self._source, self._sink = source, sink

    @classmethod
    def of_this_process(cls) -> Channel:
        """Move the pipes away from the numbers that children inherit."""
        source, sink = os.dup(0), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.close(nothing)
        sys.stdout = sys.stderr
        return cls(source, sink)

    def receive(self) -> Message | None:
        """What the parent starts this window with; None when it is gone, or wants no window after all."""
        return read_message(self._source)

    def listen(self) -> None:
        """From now on, hear of a second start, and of the end of the parent."""
        threading.Thread(target=self._listen, daemon=True).start()

    def leave(self, message: Message) -> None:
        """The last words of this window; a parent that is gone does not need them."""
        try:
            write_message(self._sink, message)
            os.close(self._sink)
        except OSError:
            return

    def _listen(self) -> None:
        while os.read(self._source, 1) == RAISE:
            self.raised.emit()
        self.orphaned.emit()
