"""The dossier: what the workers must be able to account for, and what does not lie on the table (method §3).

A piece may be written on until it is fixed; then it stands, and a correction is a new piece that points
back. A paper lies in the gezinsmap or in the dossier; moving it changes who can read it and nothing else.
"""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.access import PERSONS, audience_of, named_persons, place_of
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.records import Edit, Record, Snapshot, newest_day_first
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen

PIECE, PAPER, REGISTER = "dossierstuk", "document", "registerregel"
REFERRAL = "aanmelding"
"""The entry of `dossiersoort` for why this gezin was referred: it stands on the overdrachtskaart too."""
OUTSIDER = "balans-buitenstaander"
"""The entry for a balans that was held with somebody from outside."""


def pieces(snapshot: Snapshot) -> tuple[Record, ...]:
    """Every piece, the newest day first."""
    return newest_day_first(snapshot.of(PIECE))


def papers(snapshot: Snapshot) -> tuple[Record, ...]:
    """The papers that lie in the dossier, the newest day first."""
    return newest_day_first(row for row in snapshot.of(PAPER) if place_of(row) is Place.DOSSIER)


def choosable(snapshot: Snapshot, hands: frozenset[Id]) -> tuple[Record, ...]:
    """What of the dossier a worker may choose for a copy that these persons get in hands.

    Everything but what was meant for named others; nothing goes along unless it is chosen. The register is no
    piece of the dossier: it is read on a screen of its own.
    """
    return tuple(
        row
        for row in snapshot.records.values()
        if not row.deleted
        and not row.empty
        and place_of(row) is Place.DOSSIER
        and row.kind != REGISTER
        and (audience_of(row) != PERSONS or (bool(hands) and hands <= named_persons(row)))
    )


def new_piece(snapshot: Snapshot, pen: Pen, day: date, soort: str = "") -> list[Edit]:
    """A piece of that day to write in. `soort` is a list id of `dossiersoort`."""
    values: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "soort": pen.choice("dossiersoort", soort) if soort else None,
        "datum": day,
    }
    return new_record(PIECE, values)


def fix(snapshot: Snapshot, piece: Id, day: date) -> list[Edit]:
    """From now on it stands as it is: nobody writes on it any more."""
    return [set_field(snapshot, piece, PIECE, "vastgesteld", day)]


def correction(piece: Record, day: date) -> list[Edit]:
    """A new piece about the same, that points back to the one which it corrects."""
    same = {field: piece.get(field) for field in ("traject", "soort", "titel", "met_wie")}
    people = {"over_wie": piece.members("over_wie")}
    return new_record(PIECE, {**same, "datum": day, "verbetert": Ref(piece.id)}, people)


def corrections_of(snapshot: Snapshot, piece: Id) -> tuple[Record, ...]:
    """The pieces that correct this one, the newest first."""
    return tuple(row for row in pieces(snapshot) if row.ref("verbetert") == piece)


def put_paper(snapshot: Snapshot, pen: Pen, paper: Id, place: Place) -> list[Edit]:
    """Lay a paper in the dossier, or in the gezinsmap again. Its own *voor wie* goes along unchanged."""
    return [set_field(snapshot, paper, PAPER, PLACE, pen.choice("plaats", place.value))]
