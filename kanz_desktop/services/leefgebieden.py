"""The leefgebieden table: its five cards and the problems on them."""

from __future__ import annotations

from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Choice, Id, Ref
from kanz_desktop.domain.wording import one_parent
from kanz_desktop.services.edits import last_place, new_record
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen


def leefgebied_id(snapshot: Snapshot, pen: Pen, leefgebied: str) -> Id:
    """Record id of a card; `leefgebied` is `leefgebied-1` … `leefgebied-5`."""
    return pen.once("leefgebied", f"{current_traject(snapshot, pen).hex()}/{leefgebied}")


def problemen(snapshot: Snapshot, pen: Pen, leefgebied: str) -> tuple[Record, ...]:
    """The problems on one card of the current traject, in the order in which people put them."""
    rows = of_traject(snapshot, "probleem", current_traject(snapshot, pen))
    return tuple(row for row in rows if row.choice("leefgebied") == leefgebied)


def probleem_words(snapshot: Snapshot, pen: Pen, keuze: str) -> str:
    """The words for a problem of the list on the face that is shown now; empty for an unknown id."""
    found = pen.methode.probleem(keuze)
    return (
        found.words(tafel=pen.tafel, one_parent=one_parent(snapshot, pen.methode))
        if found is not None
        else ""
    )


def new_probleem(
    snapshot: Snapshot,
    pen: Pen,
    leefgebied: str,
    *,
    keuze: str | None = None,
    woorden: str = "",
    ernst: str = "",
    bron: str = "",
) -> list[Edit]:
    """A problem on a card, from the list (`keuze`, its id), in own words, or both."""
    chosen = Choice(keuze, probleem_words(snapshot, pen, keuze)) if keuze else None
    return new_record(
        "probleem",
        {
            "traject": Ref(current_traject(snapshot, pen)),
            "leefgebied": pen.choice("leefgebied", leefgebied),
            "keuze": chosen,
            "woorden": woorden,
            "ernst": pen.choice("ernst", ernst) if ernst else None,
            "bron": pen.choice("bron", bron) if bron else None,
            "volgorde": last_place(snapshot, "probleem"),
        },
    )
