"""When to look whether the office folder is there, and when to sync by itself. No Qt, no clock."""

from __future__ import annotations

from dataclasses import dataclass, replace

LONGEST_S = 60 * 60
SLOW_S = 3.0
"""A look that took longer than this: a slow line, or a share that is waking up."""
_SLOW_TIMES, _BATTERY_TIMES, _MOST_DOUBLINGS = 4, 4, 4
FRESH_S = 15 * 60
"""Colleagues write too: so long after the last sync another one is worth a look, with nothing to send."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What the last looks were like. `every_s` is what was chosen for a folder that is near."""

    every_s: float
    missed: int = 0
    """Looks in a row that found no folder, or syncs that broke off."""
    slow: bool = False

    def wait_s(self, *, on_battery: bool) -> float:
        """Seconds until the next look: longer when the folder is away or slow, and on battery."""
        factor: int = 2 ** min(self.missed, _MOST_DOUBLINGS)
        factor *= _SLOW_TIMES if self.slow else 1
        factor *= _BATTERY_TIMES if on_battery else 1
        return min(self.every_s * factor, max(LONGEST_S, self.every_s))

    def found(self, took_s: float) -> Rhythm:
        """The folder is there; the look took so long."""
        return replace(self, missed=0, slow=took_s > SLOW_S)

    def missing(self) -> Rhythm:
        """The folder was not there, or a sync broke off."""
        return replace(self, missed=self.missed + 1)


def is_due(*, appeared: bool, waiting: int, since_s: float | None) -> bool:
    """Whether to sync now that the folder is there.

    `appeared`: it was not there at the look before. `waiting`: operations and papers that are not on the
    office yet. `since_s`: seconds since the last whole sync, None when there was none.
    """
    return appeared or waiting > 0 or since_s is None or since_s >= FRESH_S
