"""The window's end of the pipe to its parent."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from kanz_desktop.ui.shell.process import (
    FORGET,
    HOLD,
    LEFT,
    LEND,
    LENT,
    MISSED,
    NEXT,
    RAISE,
    RIGHT,
    Message,
    read_message,
    read_secret,
    read_word,
    write_message,
    write_secret,
)

_ANSWER_WITHIN_S = 5.0
_AT_ONCE_S = 0.5
"""A lock takes no longer than this; who is asked who sits at the table takes seconds."""


class Channel(QObject):
    """Takes over standard input and output, so that no child of the window can read or write there.

    Safe to use from several threads. A parent that is gone is not an error: `orphaned` tells.
    """

    raised = Signal()
    orphaned = Signal()
    """The parent is gone: nobody can start a lock screen, so the window has to end."""

    def __init__(self, source: int, sink: int) -> None:
        super().__init__()
        self._source, self._sink = source, sink
        self._lent: queue.Queue[bytearray] = queue.Queue()
        self._one_at_a_time = threading.Lock()

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

    def receive(self, meanwhile: Callable[[], object]) -> Message | None:
        """What the parent starts this window with; None when it is gone, or wants no window after all.

        When it does not come at once, this window was started before it is needed: time for `meanwhile`.
        """
        received: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=lambda: received.put(read_message(self._source)), daemon=True).start()
        try:
            return received.get(timeout=_AT_ONCE_S)
        except queue.Empty:
            meanwhile()
            return received.get()

    def listen(self) -> None:
        """From now on, hear of a second start, and of the end of the parent."""
        threading.Thread(target=self._listen, daemon=True).start()

    def leave(self, message: Message) -> None:
        """The last words of this window."""
        self._say(LEFT)
        with suppress(OSError):
            write_message(self._sink, message)
            os.close(self._sink)

    def prepare_next(self) -> None:
        """Another window will follow this one soon."""
        self._say(NEXT)

    def hold(self, held: bytearray) -> None:
        """Have the parent keep this for the pincode, in the place of what it kept."""
        with self._one_at_a_time, suppress(OSError):
            write_secret(self._sink, HOLD, held)

    def lend(self) -> bytearray:
        """What the parent keeps, for one try; empty when it forgot, or does not answer. Blocks shortly."""
        self._say(LEND)
        try:
            return self._lent.get(timeout=_ANSWER_WITHIN_S)
        except queue.Empty:
            return bytearray()

    def right(self) -> None:
        """The try opened the vault."""
        self._say(RIGHT)

    def missed(self) -> None:
        """The try did not."""
        self._say(MISSED)

    def forget(self) -> None:
        """The passphrase is needed next time."""
        self._say(FORGET)

    def _say(self, word: bytes) -> None:
        with self._one_at_a_time, suppress(OSError):
            os.write(self._sink, word)

    def _listen(self) -> None:
        while word := read_word(self._source):
            if word == RAISE:
                self.raised.emit()
            elif word == LENT:
                self._lent.put(read_secret(self._source) or bytearray())
        self.orphaned.emit()
