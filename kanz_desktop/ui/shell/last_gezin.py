"""The gezin that was opened last: the one that a first lock screen can lead to at the table.

Kept in the vault, like all that says which gezinnen there are: the lock screen itself knows no gezin.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kanz_desktop.errors import KanzError

if TYPE_CHECKING:
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.werkplek import Werkplek

_SETTING = "laatst-geopend"


@dataclass(frozen=True, slots=True)
class LastGezin:
    """`opened`: on the wall clock of then; None when that is not known."""

    id: Id
    opened: datetime | None = None


def remember(werkplek: Werkplek, gezin: Id) -> None:
    """This one is open now; a disk that refuses is no reason not to open it."""
    now = werkplek.now()
    kept = {"gezin": gezin.hex(), "wall_ms": now.wall_ms, "offset": now.offset_minutes}
    with suppress(KanzError):
        werkplek.set_setting(_SETTING, kept)


def last_gezin(werkplek: Werkplek, among: Iterable[Id]) -> LastGezin | None:
    """The last one, as far as it is still one of these; of one gezin there is no doubt."""
    from kanz_desktop.domain.headers import wall_time  # here, because the lock screen is there before it

    kept: dict[str, Any] = werkplek.setting(_SETTING, {"gezin": ""})
    known = list(among)
    for gezin in known:
        if gezin.hex() == kept["gezin"]:
            return LastGezin(gezin, wall_time(kept["wall_ms"], kept["offset"]))
    return LastGezin(known[0]) if len(known) == 1 else None
