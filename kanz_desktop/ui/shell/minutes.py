"""After how many minutes without a hand on the laptop it locks: the worker's own choice, within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanz_desktop.services.werkplek import Werkplek

DESK, TABLE = 10, 20
DESK_CHOICES = (2, 5, 10, 15)
TABLE_CHOICES = (5, 10, 20, 40)
_SETTING = "op-slot-na"


@dataclass(frozen=True, slots=True)
class Minutes:
    """At the desk, and at the table, where one talks more than one types."""

    desk: int = DESK
    table: int = TABLE


def minutes(werkplek: Werkplek) -> Minutes:
    """What was chosen; anything that cannot be chosen counts as not chosen."""
    kept = werkplek.setting(_SETTING, {"bureau": DESK, "tafel": TABLE})
    desk, table = kept.get("bureau", DESK), kept.get("tafel", TABLE)
    return Minutes(
        desk if desk in DESK_CHOICES else DESK,
        table if table in TABLE_CHOICES else TABLE,
    )


def keep(werkplek: Werkplek, chosen: Minutes) -> None:
    """From now on these."""
    werkplek.set_setting(_SETTING, {"bureau": chosen.desk, "tafel": chosen.table})
