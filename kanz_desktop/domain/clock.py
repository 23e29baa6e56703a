"""A hybrid logical clock: orders concurrent versions for the eye, and never refuses anything."""

from __future__ import annotations

from kanz_desktop.domain.encoding import COUNT_LIMIT

_COUNTER_BITS = 16


def tick(last: int, wall_ms: int) -> int:
    """The next reading: the wall (ms since 1970) shifted by 16 bits, or one more than the highest seen.

    A wall clock before 1970 or beyond the bound does no harm: the reading still grows, up to 2^63 - 1.
    """
    return max(0, min(max(last + 1, wall_ms << _COUNTER_BITS), COUNT_LIMIT))


def wall_of(reading: int) -> int:
    """What the wall clock of its writer said, in ms since 1970; for the eye only."""
    return reading >> _COUNTER_BITS
