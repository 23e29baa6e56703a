"""At which height lines run that go from side to side, so that they neither lie on each other nor cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NEAR = 6.0
"""Points that two lines at one height keep between their ends."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A line from side to side: from where it comes down to it, and where it goes on down."""

    above: tuple[float, ...]
    under: tuple[float, ...]

    @property
    def ends(self) -> tuple[float, float]:
        return min((*self.above, *self.under)), max((*self.above, *self.under))

    def crosses(self, lower: Bar) -> int:
        """How many lines cross when this one runs above the other."""
        return sum(lower.spans(x) for x in self.under) + sum(self.spans(x) for x in lower.above)

    def spans(self, x: float) -> bool:
        return self.ends[0] < x < self.ends[1]

    def meets(self, other: Bar) -> bool:
        return self.ends[0] < other.ends[1] + _NEAR and other.ends[0] < self.ends[1] + _NEAR


def levels(bars: Sequence[Bar]) -> list[int]:
    """The level of each bar, 0 at the top; bars that meet have levels of their own."""
    higher: list[set[int]] = [set() for _ in bars]
    for i, one in enumerate(bars):
        for j in range(i):
            if one.meets(bars[j]):
                under, above = (i, j) if bars[j].crosses(one) <= one.crosses(bars[j]) else (j, i)
                higher[under].add(above)
    found = [-1] * len(bars)
    waiting = list(range(len(bars)))
    while waiting:
        ready = [i for i in waiting if not higher[i] & set(waiting)]
        for i in ready or waiting[:1]:  # three that each want to be below another: one gives in
            found[i] = 1 + max((found[j] for j in range(len(bars)) if _taken(bars, found, i, j)), default=-1)
            waiting.remove(i)
    return found


def _taken(bars: Sequence[Bar], found: Sequence[int], one: int, other: int) -> bool:
    return one != other and found[other] >= 0 and bars[one].meets(bars[other])
