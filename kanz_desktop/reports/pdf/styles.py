"""How paper looks, for all forms: colours by token name, text styles by name, measures in points."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from kanz_desktop.paths import resource_text

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_SIDE = 19 * mm
MARGIN_TOP = 23 * mm
MARGIN_BOTTOM = 20 * mm
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
CONTENT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
WHOLE = CONTENT_HEIGHT / 3
"""A card or a row up to this height goes to the next page in one piece; a taller one is cut."""
HELD = CONTENT_HEIGHT / 4
"""Most that is kept back to stay with what follows; a taller heading is left where it is."""


@lru_cache(maxsize=1)
def _light() -> dict[str, str]:
    return dict(tomllib.loads(resource_text("styles/tokens.toml"))["light"])


@lru_cache(maxsize=64)
def colour(token: str) -> Color:
    """A colour of the light theme; KeyError when there is none of that name."""
    return HexColor(_light()[token])


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text is set. `above` and `below` are kept free around it."""

    size: float = 10.5
    leading: float = 14.5
    above: float = 0.0
    below: float = 3.0
    align: Literal["start", "centre", "end"] = "start"
    keep_with_next: bool = False

    def with_(self, **changes: float | str | bool) -> TextStyle:
        return replace(self, **changes)  # type: ignore[arg-type]


BODY = TextStyle()
SMALL = TextStyle(size=9, leading=12, below=2)
LEAD = TextStyle(size=11.5, leading=16, below=10)
TITLE = TextStyle(size=24, leading=29, below=3, keep_with_next=True)
SECTION = TextStyle(size=15, leading=19, above=14, below=5, keep_with_next=True)
CARD_TITLE = TextStyle(size=12.5, leading=16, below=2, keep_with_next=True)
LABEL = TextStyle(size=9, leading=12, above=4, below=1, keep_with_next=True)
LARGE = TextStyle(size=20, leading=26, below=2)
LARGE_SMALL = TextStyle(size=15, leading=21, below=0)
