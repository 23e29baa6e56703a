"""A moment as this laptop's clock and time zone gave it. The only place in storage that reads a clock."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """Wall clock in UTC milliseconds since 1970, and the offset from UTC in minutes (east is positive)."""

    wall_ms: int
    offset_minutes: int

    @property
    def day(self) -> date:
        """The calendar day, where it was written."""
        wall = datetime.fromtimestamp(self.wall_ms / 1000, UTC)
        return (wall + timedelta(minutes=self.offset_minutes)).date()


def system_now() -> Moment:
    """What the laptop believes, right or wrong: nothing is ever refused because of it."""
    now = time.time()
    return Moment(int(now * 1000), time.localtime(now).tm_gmtoff // 60)
