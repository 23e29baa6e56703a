"""What was before: the lines of the tijdlijn, as edits (method §10)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import last_place, new_record
from kanz_desktop.services.pen import Pen

EVENT = "gebeurtenis"
HELP, HAPPENED = "hulp", "gebeurtenis"
"""Entries of the list `historiesoort`."""
YES, PARTLY, NO = "ja", "deels", "nee"
"""Entries of the list `hielp`."""
FROM_RECORDS = "stukken"
"""Entry of the list `historiebron`."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What was said on one line. `soort` and `hielp` are list ids; `hielp` is empty where nobody said."""

    wat: str
    wanneer: str = ""
    soort: str = HAPPENED
    wie: tuple[Id, ...] = ()
    door: str = ""
    hielp: str = ""


def new_event(snapshot: Snapshot, pen: Pen, new: NewEvent) -> list[Edit]:
    """A line of the tijdlijn; where it stands follows from its words for when it was."""
    return new_record(
        EVENT,
        {
            "wat": new.wat,
            "wanneer": new.wanneer,
            "soort": pen.choice("historiesoort", new.soort),
            "door": new.door,
            "hielp": pen.choice("hielp", new.hielp) if new.hielp else None,
            "volgorde": last_place(snapshot, EVENT),
        },
        {"wie": new.wie},
    )
