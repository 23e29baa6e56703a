"""The wait that grows with every wrong passphrase or code, and never wipes (docs/format/vault.md §5.5)."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kanz_desktop.errors import AccessRefused, EnvironmentRefused
from kanz_desktop.storage.atomic_file import write_atomic

FREE_TRIES = 3
LONGEST_WAIT_S = 60.0
_FILE_LIMIT = 64


class TryAgainLater(AccessRefused):
    """Too many wrong passphrases or codes in a row; data `seconds`, rounded up."""

    code = "even-wachten"


class Attempts:
    """The count kept in `path`. A file that cannot be read or written means no wait, never a refusal."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock

    def wait_seconds(self) -> float:
        """How long the next try is refused; 0 when it is not."""
        count, last = self._read()
        passed = self._clock() - last
        if passed < 0:  # the machine was restarted, its monotonic clock began again
            return 0.0
        return max(0.0, _wait(count) - passed)

    def check(self) -> None:
        """Raises TryAgainLater while the wait lasts."""
        wait = self.wait_seconds()
        if wait > 0:
            raise TryAgainLater(seconds=int(wait) + 1)

    def failed(self) -> int:
        """Wrong tries since the last right one."""
        return self._read()[0]

    def count(self) -> None:
        """To be called before a try, so that ending the program does not undo it."""
        content = f"{self._read()[0] + 1} {int(self._clock() * 1000)}\n"
        with suppress(EnvironmentRefused):
            write_atomic(self._path, content.encode("ascii"))

    def clear(self) -> None:
        """The last try was right."""
        with suppress(OSError):
            self._path.unlink()

    def _read(self) -> tuple[int, float]:
        """Tries so far and the second of the last; nothing known reads as none."""
        try:
            with self._path.open("rb") as file:
                count, millis = file.read(_FILE_LIMIT).split()
            return min(max(int(count), 0), 1000), int(millis) / 1000
        except (OSError, ValueError):
            return 0, 0.0


def _wait(count: int) -> float:
    if count < FREE_TRIES:
        return 0.0
    return min(2.0 ** min(count - FREE_TRIES + 1, 10), LONGEST_WAIT_S)
