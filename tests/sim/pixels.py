"""What stands on a screen of Xvfb, read from the memory in which it keeps its picture: without asking it.

Looking costs the program that is measured nothing but a millisecond of processor time a look.
"""

from __future__ import annotations

import mmap
import struct
import time
from collections.abc import Callable
from pathlib import Path

_FIELDS = struct.Struct(">25I")
_HEADER_SIZE, _HEIGHT, _LINE, _COLOURS = 0, 5, 12, 19
_COLOUR_BYTES = 12
_LOOK_EVERY_S = 0.003
_BLINK_S = 1.3
"""Longer than a text cursor takes to blink once: what is still for this long stays still."""

Rows = dict[int, bytes]
"""Rows of the screen by their number, as bytes."""


class Pixels:
    """The screen of `tests.helpers.desktop.Desktop`, whose folder holds its picture (Xvfb -fbdir)."""

    def __init__(self, folder: Path) -> None:
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        fields = _FIELDS.unpack(self._map[: _FIELDS.size])
        self._start = fields[_HEADER_SIZE] + fields[_COLOURS] * _COLOUR_BYTES
        self._height, self._line = fields[_HEIGHT], fields[_LINE]

    def row(self, number: int) -> bytes:
        start = self._start + number * self._line
        return self._map[start : start + self._line]

    def picture(self) -> Rows:
        return {number: self.row(number) for number in range(self._height)}

    def at_rest(self, seconds: float = 60) -> Rows:
        """Wait until nothing moves but what blinks; every row that stands still."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            before, began, moved = self.picture(), time.monotonic(), set[int]()
            while time.monotonic() - began < _BLINK_S:
                time.sleep(0.05)
                moved |= {number for number, row in before.items() if row != self.row(number)}
            if len(moved) < self._height // 10:
                return {number: row for number, row in before.items() if number not in moved}
        raise TimeoutError("the screen never came to rest")

    def seconds_until(self, wanted: Rows, since: float, *, at_most: float = 60) -> float:
        """How long after `since` (perf_counter) the screen showed these rows."""
        # The row that was wrong last is looked at first: mostly it still is.
        rows, last = list(wanted.items()), 0
        while True:
            last = self._wrong(rows, last)
            now = time.perf_counter()
            if last < 0:
                return now - since
            if now - since > at_most:
                raise TimeoutError(f"row {rows[last][0]} never showed what was wanted")
            time.sleep(_LOOK_EVERY_S)

    def _wrong(self, rows: list[tuple[int, bytes]], first: int) -> int:
        for place in (first, *range(len(rows))):
            number, row = rows[place]
            if self.row(number) != row:
                return place
        return -1


def settle(done: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until this is so."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
