"""When it locks by itself: after minutes without a hand on the laptop, and when it is minimised or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanz_desktop.services.werkplek import Werkplek

DESK, TABLE, NOTES = 10, 20, 2
DESK_CHOICES = (2, 5, 10, 15)
TABLE_CHOICES = (5, 10, 20, 40)
NOTES_CHOICES = (1, 2, 5, 10)
_SETTING = "op-slot-na"
_SMALL = "op-slot-als-klein"


@dataclass(frozen=True, slots=True)
class Minutes:
    """At the desk; at the table, where one talks more than one types; and for the notes alone."""

    desk: int = DESK
    table: int = TABLE
    notes: int = NOTES


def minutes(werkplek: Werkplek) -> Minutes:
    """What was chosen; anything that cannot be chosen counts as not chosen."""
    kept = werkplek.setting(_SETTING, {"bureau": DESK, "tafel": TABLE, "aantekeningen": NOTES})
    desk, table, notes = kept.get("bureau"), kept.get("tafel"), kept.get("aantekeningen")
    return Minutes(
        desk if desk in DESK_CHOICES else DESK,
        table if table in TABLE_CHOICES else TABLE,
        notes if notes in NOTES_CHOICES else NOTES,
    )


def keep(werkplek: Werkplek, chosen: Minutes) -> None:
    """From now on these."""
    kept = {"bureau": chosen.desk, "tafel": chosen.table, "aantekeningen": chosen.notes}
    werkplek.set_setting(_SETTING, kept)


def locks_small(werkplek: Werkplek) -> bool:
    """Whether a window that is minimised locks; not until it was asked for."""
    return werkplek.setting(_SMALL, False)


def keep_locks_small(werkplek: Werkplek, chosen: bool) -> None:
    """From now on so."""
    werkplek.set_setting(_SMALL, chosen)
