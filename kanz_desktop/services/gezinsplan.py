"""The gezinsplan: its head, its ten aandachtspunten, acties and afspraken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import last_place, new_record, set_field
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import follow

DONE = frozenset({"gedaan", "vervallen"})
"""Entries of `actiestatus` with which nothing is left to do."""
WEEKS = timedelta(weeks=6)


def gezinsplan_id(snapshot: Snapshot, pen: Pen) -> Id:
    """Record id of the plan's head (strong points, duration, what when it gets too much)."""
    return pen.once("gezinsplan", current_traject(snapshot, pen).hex())


def aandachtspunt_id(snapshot: Snapshot, pen: Pen, punt: str) -> Id:
    """Record id of one of the ten aandachtspunten; `punt` as in the method, e.g. `huishouden`."""
    return pen.once("aandachtspunt", f"{current_traject(snapshot, pen).hex()}/{punt}")


def new_actie(
    snapshot: Snapshot,
    pen: Pen,
    *,
    wat: str,
    aandachtspunt: str = "",
    wie: Iterable[Id] = (),
    wie_anders: str = "",
    wanneer: str = "",
    voor: date | None = None,
    evaluatie: date | None = None,
    problemen: Iterable[Id] = (),
    brandje: bool = False,
    koelkast: bool = False,
) -> list[Edit]:
    """An actie at the end of the plan, *te doen*. `wie` are gezinsleden, `wie_anders` whoever else."""
    row = _row(snapshot, pen, "actie", wat, wie_anders, wanneer, voor, koelkast)
    row |= {
        "aandachtspunt": pen.choice("aandachtspunt", aandachtspunt) if aandachtspunt else None,
        "evaluatie": evaluatie,
        "brandje": brandje or None,
    }
    return new_record("actie", row, {"wie": wie, "problemen": problemen})


def new_afspraak(
    snapshot: Snapshot,
    pen: Pen,
    *,
    wat: str,
    wie: Iterable[Id] = (),
    wie_anders: str = "",
    wanneer: str = "",
    voor: date | None = None,
    koelkast: bool = True,
) -> list[Edit]:
    """An afspraak for the coming weeks; it goes on the fridge page unless it is left off."""
    row = _row(snapshot, pen, "afspraak", wat, wie_anders, wanneer, voor, koelkast)
    return new_record("afspraak", row, {"wie": wie})


def _row(
    snapshot: Snapshot,
    pen: Pen,
    kind: str,
    wat: str,
    wie_anders: str,
    wanneer: str,
    voor: date | None,
    koelkast: bool,
) -> dict[str, Value]:
    return {
        "traject": Ref(current_traject(snapshot, pen)),
        "wat": wat,
        "wie_anders": wie_anders,
        "wanneer": wanneer,
        "voor": voor,
        "status": pen.choice("actiestatus", "te-doen"),
        "koelkast": koelkast or None,
        "volgorde": last_place(snapshot, kind),
    }


def new_verband(snapshot: Snapshot, pen: Pen, van: Id, naar: Id) -> list[Edit]:
    """One problem works through on another; nothing when it stands there already, or with itself."""
    known = {(row.ref("van"), row.ref("naar")) for row in snapshot.of("verband")}
    if van == naar or (van, naar) in known:
        return []
    traject = Ref(current_traject(snapshot, pen))
    edits = new_record("verband", {"traject": traject, "van": Ref(van), "naar": Ref(naar)})
    return edits + follow(snapshot, pen, "verband", edits[0].record, (van, naar))


def choose_for_weeks(snapshot: Snapshot, pen: Pen, actie: Id, chosen: bool) -> list[Edit]:
    """Put an actie into the six weeks of now, or take it out; nothing as long as they were not begun."""
    plan = snapshot.get(gezinsplan_id(snapshot, pen))
    begin = plan.date("zes_weken_vanaf") if plan is not None else None
    if begin is None:
        return []
    return [set_field(snapshot, actie, "actie", "zes_weken", begin if chosen else None)]


def begin_weeks(snapshot: Snapshot, pen: Pen, today: date) -> list[Edit]:
    """Six weeks from today; what of the last ones is not done comes along, and can be taken out."""
    plan = gezinsplan_id(snapshot, pen)
    head = snapshot.get(plan)
    before = head.date("zes_weken_vanaf") if head is not None else None
    edits = [set_field(snapshot, plan, "gezinsplan", "zes_weken_vanaf", today)]
    for row in of_traject(snapshot, "actie", current_traject(snapshot, pen)):
        if before is not None and row.date("zes_weken") == before and row.choice("status") not in DONE:
            edits.append(set_field(snapshot, row.id, "actie", "zes_weken", today))
    return edits
