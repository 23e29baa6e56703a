"""A moment as this laptop's clock and time zone gave it. The only place in storage that reads a clock."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Wall clock in UTC milliseconds since 1970, and the offset from UTC in minutes (east is positive)."""

    wall_ms: int
    offset_minutes: int


def system_now() -> Moment:
    """What the laptop believes, right or wrong: nothing is ever refused because of it."""
    now = time.time()
    return Moment(int(now * 1000), time.localtime(now).tm_gmtoff // 60)
