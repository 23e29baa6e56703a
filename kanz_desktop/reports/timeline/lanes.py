"""Things with a beginning and an end in as few lanes as they need, so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 10.0
"""Points that two things in one lane keep between them."""


def packed(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The lane of each (left, right), 0 at the top: the first in which there is room, in the given order."""
    ends: list[list[tuple[float, float]]] = []
    lanes: list[int] = []
    for left, right in spans:
        free = (
            lane
            for lane, taken in enumerate(ends)
            if all(right + GAP <= start or end + GAP <= left for start, end in taken)
        )
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((left, right))
        lanes.append(lane)
    return lanes
