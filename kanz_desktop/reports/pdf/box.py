"""Boxes: everything on a page is one, and every box can be cut at the foot of a page.

That is why no input can fail to be laid out: a page takes what fits and the rest goes on to the next one.
All measures are points; `top` is measured from the foot of the page, as PDF does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from kanz_desktop.reports.pdf.styles import HELD, WHOLE, colour

_HAIR = 0.01
"""Slack for sums of floats, in points."""


class Box(Protocol):
    """Something to put on paper."""

    @property
    def above(self) -> float:
        """Space kept free above, unless the box comes first on a page or in its container."""

    @property
    def below(self) -> float:
        """Space kept free below."""

    @property
    def keep_with_next(self) -> bool:
        """Never the last thing on a page: a heading, a label."""

    def height(self, width: float, /) -> float:
        """How tall the box is when it is this wide."""

    def cut(self, width: float, height: float, /) -> tuple[Box | None, Box | None]:
        """What fits in this height, and the rest. `(None, self)` when it had better all go on."""

    def paint(self, canvas: Any, x: float, top: float, width: float, /) -> None:
        """Draw with the upper left corner at (x, top)."""


class Solid:
    """A box that is never cut; `tall` must be well below the height of a page."""

    above = 0.0
    below = 0.0
    keep_with_next = False

    def __init__(self, tall: float) -> None:
        self.tall = tall

    def height(self, _width: float) -> float:
        return self.tall

    def cut(self, _width: float, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.tall <= height + _HAIR else (None, self)

    def paint(self, canvas: Any, x: float, top: float, width: float, /) -> None:
        """Nothing: white space."""


class PageBreak(Solid):
    """What follows starts on a new page."""

    def __init__(self) -> None:
        super().__init__(0.0)


class Rule(Solid):
    """A thin line over the whole width, in the middle of its height."""

    def __init__(self, token: str = "line", *, tall: float = 9.0, weight: float = 0.75) -> None:
        super().__init__(tall)
        self._token, self._weight = token, weight

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(colour(self._token))
        canvas.setLineWidth(self._weight)
        canvas.line(x, top - self.tall / 2, x + width, top - self.tall / 2)


class Stack:
    """Boxes below each other."""

    keep_with_next = False

    def __init__(self, boxes: Iterable[Box], *, above: float = 0.0, below: float = 0.0) -> None:
        self.boxes = tuple(boxes)
        self.above, self.below = above, below
        self._known = (-1.0, 0.0)

    def height(self, width: float) -> float:
        """Measured once: a box never changes, and a page asks more than once."""
        if self._known[0] != width:
            self._known = width, sum(self._gap(i) + box.height(width) for i, box in enumerate(self.boxes))
        return self._known[1]

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        used = 0.0
        for i, box in enumerate(self.boxes):
            if isinstance(box, PageBreak) and i:
                return Stack(self.boxes[:i], above=self.above), self._from(i + 1)
            free = height - used - self._gap(i)
            tall = box.height(width)
            if tall > free + _HAIR:
                return self._cut_at(i, *box.cut(width, free), width)
            used = height - free + tall
        return self, None

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for i, box in enumerate(self.boxes):
            top -= self._gap(i)
            box.paint(canvas, x, top, width)
            top -= box.height(width)

    def _gap(self, i: int) -> float:
        return max(self.boxes[i].above, self.boxes[i - 1].below) if i else 0.0

    def _cut_at(
        self, i: int, head: Box | None, tail: Box | None, width: float
    ) -> tuple[Box | None, Box | None]:
        kept: Sequence[Box] = (*self.boxes[:i], head) if head else self.boxes[:i]
        moved: Sequence[Box] = (tail, *self.boxes[i + 1 :]) if tail else self.boxes[i + 1 :]
        held = 0.0
        while head is None and kept and kept[-1].keep_with_next:
            held += kept[-1].height(width)
            if held > HELD:
                break
            kept, moved = kept[:-1], (kept[-1], *moved)
        if not kept:
            return None, self
        return Stack(kept, above=self.above), Stack(moved, below=self.below)

    def _from(self, i: int) -> Box | None:
        rest = self.boxes[i:]
        return Stack(rest, below=self.below) if rest else None


class Whole(Stack):
    """Boxes that belong together: up to a third of a page tall they go to the next one in one piece."""

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        tall = self.height(width)
        if height + _HAIR < tall <= WHOLE:
            return None, self
        return super().cut(width, height)
