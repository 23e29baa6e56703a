"""The gezinsplan: its head, its ten aandachtspunten, acties and afspraken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import last_place, new_record
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen


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
