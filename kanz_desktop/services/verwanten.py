"""How people of a genogram belong together, as edits (method §11)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services.edits import delete, last_place, new_record, set_field
from kanz_desktop.services.pen import Pen

RELATIVE, RELATION = "familielid", "relatie"
PLACE = "plek"
TOGETHER = "samen"
"""Entry of the list `relatiesoort` for who is put together, until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class NewRelative:
    """Who was put in the genogram on one line; `geslacht` is a list id, or empty."""

    naam: str
    geslacht: str = ""
    geboren: str = ""


def new_relative(snapshot: Snapshot, pen: Pen, new: NewRelative) -> list[Edit]:
    """Somebody of the family who does not live in this house."""
    return new_record(
        RELATIVE,
        {
            "naam": new.naam,
            "geslacht": pen.choice("geslacht", new.geslacht) if new.geslacht else None,
            "geboren": new.geboren,
            "volgorde": last_place(snapshot, RELATIVE),
        },
    )


def put(snapshot: Snapshot, person: Id, place: int) -> list[Edit]:
    """Stand this person there in the genogram: points along its row (`reports.genogram.places`)."""
    row = snapshot.get(person)
    return [set_field(snapshot, person, row.kind, PLACE, place)] if row is not None else []


def put_back(snapshot: Snapshot) -> list[Edit]:
    """Let everybody in the genogram find their own place again."""
    rows = [row for row in kin(snapshot) if row.number(PLACE) is not None]
    return [set_field(snapshot, row.id, row.kind, PLACE, None) for row in rows]


def kin(snapshot: Snapshot) -> tuple[Record, ...]:
    """Everybody who stands in the genogram: the gezinsleden, then the others."""
    return (*snapshot.of("gezinslid"), *snapshot.of(RELATIVE))


def relations_of(snapshot: Snapshot, person: Id) -> tuple[tuple[Record, Id], ...]:
    """Each relation of this person, with who the other is."""
    found = []
    for row in snapshot.of(RELATION):
        ends = (row.ref("een"), row.ref("ander"))
        other = ends[1] if ends[0] == person else ends[0] if ends[1] == person else None
        if other is not None:
            found.append((row, other))
    return tuple(found)


def relate(snapshot: Snapshot, pen: Pen, person: Id, other: Id, *, present: bool) -> list[Edit]:
    """Put two people together, or take away everything that says they are or were."""
    if present:
        soort = pen.choice("relatiesoort", TOGETHER)
        return new_record(RELATION, {"een": Ref(person), "ander": Ref(other), "soort": soort})
    return [delete(snapshot, row.id) for row, whom in relations_of(snapshot, person) if whom == other]
