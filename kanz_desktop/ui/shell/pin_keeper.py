"""What the parent process keeps for a pincode, and when it forgets it. No Qt, no cryptography.

The bytes are for the lock window to open (docs/format/vault.md §5.6); here they are only kept, lent and
overwritten. Whatever is not sure counts as a reason to forget: the passphrase always opens.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

TRIES = 3
HOURS = 8
_UNSEEN_S = 30.0
"""We look twice a second. More than this between two looks: it slept, or we were stopped; who can tell."""
_ASLEEP_S = 1.0
"""One clock counts sleep and another does not: apart by more than this, it slept."""


@dataclass(frozen=True, slots=True)
class Instant:
    """Seconds on three clocks: one that may stop in sleep, one that runs on, and the one on the wall."""

    awake: float
    passed: float
    wall: float


def system_instant() -> Instant:
    """Now, on the clocks of this system."""
    return Instant(_awake(), _passed(), time.time())


def _awake() -> float:
    """Stands still in sleep. On Windows the clock of Python does not."""
    if sys.platform == "win32":
        ticks = ctypes.c_ulonglong()
        ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 10_000_000
    return time.monotonic()


def _passed() -> float:
    """Runs on in sleep. On macOS that clock has the name by which Linux knows the other."""
    if sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(time.CLOCK_MONOTONIC if sys.platform == "darwin" else time.CLOCK_BOOTTIME)


class PinKeeper:
    """One buffer, overwritten at the third miss, after eight hours, and whenever the laptop slept."""

    def __init__(self, now: Callable[[], Instant] = system_instant) -> None:
        self._now = now
        self._held = bytearray()
        self._misses = 0
        self.used_up = False
        """It was wrong three times since it was held."""
        self._since = self._looked = now()

    @property
    def tries_left(self) -> int:
        """How many tries the next lock screen has; 0 when there is nothing to try."""
        self.look()
        return TRIES - self._misses if self._held else 0

    def hold(self, held: bytearray) -> None:
        """From now on these: the passphrase was just right. The buffer is ours from here on."""
        self.forget()
        self._held, self._misses, self.used_up = held, 0, False
        self._since = self._looked = self._now()

    def lend(self) -> bytearray:
        """What is held, for one try, which counts as a miss until `right`; empty when there is nothing."""
        self.look()
        self.missed()
        self._misses += 1
        return self._held

    def right(self) -> None:
        """The try of before opened the vault."""
        self._misses = 0

    def missed(self) -> None:
        """The try of before did not; also what is true when a window ends without a word."""
        if self._held and self._misses >= TRIES:
            self.forget()
            self.used_up = True

    def look(self) -> None:
        """Called all the time: forget what is too old, and whatever may have been asleep with us."""
        before, now = self._looked, self._now()
        self._looked = now
        steps = (now.awake - before.awake, now.passed - before.passed, now.wall - before.wall)
        ages = (now.passed - self._since.passed, now.wall - self._since.wall)
        slept = steps[1] - steps[0] > _ASLEEP_S
        unsure = max(steps) > _UNSEEN_S or min(steps) < -_UNSEEN_S
        if slept or unsure or max(ages) >= HOURS * 3600:
            self.forget()

    def forget(self) -> None:
        """Overwrite it where it stands."""
        self._held[:] = bytes(len(self._held))
        self._held = bytearray()
