"""How the vault was opened lately, and how often somebody was wrong before that.

It is no part of any gezin, so it stands in the vault itself: the worker sees in Kluis whether somebody
else has tried. Who can write in the data folder can take the count of wrong tries away (SECURITY.md).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from kanz_desktop.errors import KanzError
from kanz_desktop.services.werkplek import Werkplek

OPENED = "kluis-geopend"
"""Setting in the vault: [milliseconds since 1970, how, wrong tries before it], the oldest first."""
BY_PASSPHRASE, BY_PIN, BY_CODE = "wachtzin", "pincode", "herstelcode"
KEPT = 20
"""Openings that are remembered."""

_Row = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """One time that the vault was opened."""

    at: datetime
    how: str
    failed: int


def note_opening(werkplek: Werkplek, how: str, failed: int = 0) -> None:
    """The vault was opened just now. One that cannot be written opens all the same."""
    with suppress(KanzError):
        now: _Row = (werkplek.now().wall_ms, how, failed)
        werkplek.set_setting(OPENED, [*_kept(werkplek), now][-KEPT:])


def openings(werkplek: Werkplek) -> tuple[Opening, ...]:
    """The latest first; the first is the one of now."""
    rows = reversed(_kept(werkplek))
    return tuple(
        Opening(datetime.fromtimestamp(wall_ms / 1000).astimezone(), how, failed)
        for wall_ms, how, failed in rows
    )


def _kept(werkplek: Werkplek) -> list[_Row]:
    nothing: list[_Row] = []
    return werkplek.setting(OPENED, nothing)
