"""A gezin, its members and its traject, as edits and as plain questions about a snapshot."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import last_place, new_record
from kanz_desktop.services.pen import FIRST_TRAJECT, Pen


def gezin_record_id(pen: Pen) -> Id:
    """The record with the name and address of the gezin itself."""
    return pen.once("gezin", "gezin")


def medewerker_id(pen: Pen, person: Id) -> Id:
    """The worker's record in this gezin; `person` is the worker's own id, as in every operation."""
    return pen.once("medewerker", person.hex())


def introduce_edits(snapshot: Snapshot, pen: Pen, *, person: Id, naam: str, voornaam: str) -> list[Edit]:
    """A colleague who came in by the office folder stands in the gezin by name; nothing for who stands there.

    What somebody writes is named by this record, on the screens of others too. Which role it is, is for them.
    """
    own = medewerker_id(pen, person)
    if own in snapshot.records:
        return []
    return new_record("medewerker", {"naam": naam, "voornaam": voornaam}, record_id=own)


def start_gezin_edits(
    pen: Pen, *, naam: str, person: Id, worker_name: str, worker_first_name: str, begin: date | None = None
) -> list[Edit]:
    """Everything that a gezin has from its first minute: its head, its worker, a traject with its cards."""
    edits = new_record("gezin", {"naam": naam}, record_id=gezin_record_id(pen))
    edits += new_record(
        "medewerker",
        {
            "naam": worker_name,
            "voornaam": worker_first_name,
            "rol": pen.choice("medewerkerrol", "primair"),
        },
        record_id=medewerker_id(pen, person),
    )
    return edits + start_traject_edits(pen, pen.first_traject, nummer=int(FIRST_TRAJECT), begin=begin)


def start_traject_edits(pen: Pen, traject: Id, *, nummer: int, begin: date | None = None) -> list[Edit]:
    """A traject with its five leefgebied cards, its plan and its ten aandachtspunten.

    They exist from the start, so that typing in a card needs no second record to be made first.
    """
    edits = new_record(
        "traject",
        {
            "nummer": nummer,
            "begin": begin,
            "fase": pen.choice("fase", "voorbereiding"),
            "stap": pen.choice("stap", "stap-1"),
        },
        record_id=traject,
    )
    key = traject.hex()
    edits += new_record("gezinsplan", {"traject": Ref(traject)}, record_id=pen.once("gezinsplan", key))
    for leefgebied in pen.methode.leefgebieden:
        card: dict[str, Value] = {
            "traject": Ref(traject),
            "leefgebied": pen.choice("leefgebied", leefgebied.id),
        }
        edits += new_record("leefgebied", card, record_id=pen.once("leefgebied", f"{key}/{leefgebied.id}"))
    for punt in pen.methode.aandachtspunten:
        edits += new_record(
            "aandachtspunt",
            {"traject": Ref(traject), "aandachtspunt": pen.choice("aandachtspunt", punt.id)},
            {"leefgebieden": [leefgebied.encode() for leefgebied in punt.leefgebieden]},
            record_id=pen.once("aandachtspunt", f"{key}/{punt.id}"),
        )
    return edits


def new_gezinslid(
    snapshot: Snapshot,
    pen: Pen,
    *,
    naam: str,
    roepnaam: str = "",
    rol: str = "",
    geslacht: str = "",
    geboortedatum: date | None = None,
    uitgerekend: date | None = None,
    woont_thuis: str = "",
) -> list[Edit]:
    """A new gezinslid at the end of the list. `rol`, `geslacht` and `woont_thuis` are list ids."""
    return new_record(
        "gezinslid",
        {
            "naam": naam,
            "roepnaam": roepnaam,
            "rol": pen.choice("rol", rol) if rol else None,
            "geslacht": pen.choice("geslacht", geslacht) if geslacht else None,
            "woont_thuis": pen.choice("woont_thuis", woont_thuis) if woont_thuis else None,
            "geboortedatum": geboortedatum,
            "uitgerekend": uitgerekend,
            "volgorde": last_place(snapshot, "gezinslid"),
        },
    )


def current_traject(snapshot: Snapshot, pen: Pen) -> Id:
    """The traject that is being worked on: the one with the highest number, else the first one."""
    rows = snapshot.of("traject")
    if not rows:
        return pen.first_traject
    return max(rows, key=lambda row: row.number("nummer") or 0).id


def of_traject(snapshot: Snapshot, kind: str, traject: Id) -> tuple[Record, ...]:
    """Living records of a kind that belong to a traject."""
    return tuple(row for row in snapshot.of(kind) if row.ref("traject") == traject)
