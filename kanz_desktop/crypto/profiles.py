"""How hard it is to try one passphrase: the Argon2id numbers, their bounds and their calibration."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

MIB = 1024 * 1024

# RFC 9106 §4 gives 64 MiB and three passes as the second recommended choice; a laptop of today has four
# times that to spare, and memory is what an attacker's graphics card is short of.
FLOOR_OPSLIMIT = 3
FLOOR_MEMLIMIT = 256 * MIB

# What a header may ask of this machine. Below: libsodium's own minimum (a smaller number in a tampered
# header opens nothing, docs/format/vault.md §4). Above: 2 GiB and 64 passes, so that no file can hang it.
MIN_OPSLIMIT = 1
MAX_OPSLIMIT = 64
MIN_MEMLIMIT = 8 * 1024
MAX_MEMLIMIT = 2048 * MIB

CALIBRATION_LOW_SECONDS = 0.7


@dataclass(frozen=True, slots=True)
class KdfProfile:
    """Argon2id passes and memory (bytes, a whole number of KiB); ValueError outside the bounds."""

    opslimit: int
    memlimit_bytes: int

    def __post_init__(self) -> None:
        if not MIN_OPSLIMIT <= self.opslimit <= MAX_OPSLIMIT:
            raise ValueError(f"opslimit {self.opslimit} is out of bounds")
        if not MIN_MEMLIMIT <= self.memlimit_bytes <= MAX_MEMLIMIT or self.memlimit_bytes % 1024:
            raise ValueError(f"memlimit {self.memlimit_bytes} is out of bounds")


DEFAULT = KdfProfile(FLOOR_OPSLIMIT, FLOOR_MEMLIMIT)


def calibrate(
    run: Callable[[KdfProfile], object], clock: Callable[[], float] = time.perf_counter
) -> KdfProfile:
    """The profile that takes 0.7 to 1.5 s on this machine, and never less than DEFAULT.

    `run` performs one derivation with the profile it is given. A machine on which DEFAULT takes
    longer keeps DEFAULT: waiting is better than a weak vault.
    """
    started = clock()
    run(DEFAULT)
    seconds = max(clock() - started, 1e-3)
    if seconds >= CALIBRATION_LOW_SECONDS:
        return DEFAULT
    # One pass more than wanted is at most 0.23 s more, so this stays well below 1.5 s.
    wanted = math.ceil(CALIBRATION_LOW_SECONDS * DEFAULT.opslimit / seconds)
    return KdfProfile(min(wanted, MAX_OPSLIMIT), DEFAULT.memlimit_bytes)
