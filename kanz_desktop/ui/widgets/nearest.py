"""Which of several things in a picture is the next one in a direction. No Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kanz_desktop.domain.values import Id

_ASIDE = 2.0
"""How much less a step counts what lies beside its direction."""


def nearest(spots: Mapping[Id, tuple[float, float]], here: Id, dx: int, dy: int) -> Id | None:
    """The nearest one that way (right and down are positive); None when nothing lies there."""
    x, y = spots[here]

    def far(other: Id) -> float:
        across, down = spots[other][0] - x, spots[other][1] - y
        ahead, aside = across * dx + down * dy, abs(across * dy) + abs(down * dx)
        return ahead + _ASIDE * aside if ahead > 1 else math.inf

    found = min(spots, key=far)
    return found if far(found) < math.inf else None
