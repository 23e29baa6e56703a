"""A week of two workers who do not see each other's work: what each writes, and where both write the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete, new_record, set_field, set_members
from kanz_desktop.services.sessie import GezinSessie
from tests.helpers.records import ident

DAYS = 5
TEXT, OUTCOME, DATE, AWAY, CIRCLE, TWICE = "tekst", "verloop", "datum", "weg", "kring", "dubbel"
PLANTED: tuple[str, ...] = (
    *[TEXT] * 12,
    *[OUTCOME] * 6,
    *[DATE] * 5,
    *[AWAY] * 3,
    *[CIRCLE] * 2,
    *[TWICE] * 2,
)
"""What both do to thing number n, each in an own way."""
OWN_A_DAY = 3
"""New lines that only one of them writes, each day."""
SCREEN = "leefgebieden"


def begin(sessie: GezinSessie) -> None:
    """What both have at the start of the week."""
    edits: list[Edit] = []
    for number, what in enumerate(PLANTED):
        if what in (TEXT, AWAY):
            edits += new_record("probleem", {"woorden": f"Punt {number}"}, record_id=thing(number))
        elif what != TWICE:
            edits += new_record("actie", {"wat": f"Stap {number}"}, record_id=thing(number))
    edits += new_record("gezinslid", {"naam": "Mama"}, record_id=thing(-1))
    sessie.apply(edits, SCREEN).result()


def write_day(sessie: GezinSessie, day: int, who: str, *, first: bool) -> None:
    """One day, 0 to 4, of one of the two; `first` tells them apart where it matters who does what."""
    for number in range(OWN_A_DAY):
        own = new_record("probleem", {"woorden": f"{who}, dag {day + 1}, regel {number + 1}"})
        sessie.apply(own, SCREEN).result()
    for number in range(day, len(PLANTED), DAYS):
        for edits in _same(sessie, number, who, first=first):
            sessie.apply(edits, SCREEN).result()


def thing(number: int) -> Id:
    return ident(f"ding {number}")


def _same(sessie: GezinSessie, number: int, who: str, *, first: bool) -> Iterator[list[Edit]]:
    """The edits of this worker to what the other works on as well, in order."""
    snapshot, record, what = sessie.snapshot, thing(number), PLANTED[number]
    if what == TEXT or (what == AWAY and not first):
        yield [set_field(snapshot, record, "probleem", "woorden", f"Punt {number}, zegt {who}.")]
    elif what == OUTCOME:
        yield [set_field(snapshot, record, "actie", "hoe_ging_het", f"Het ging zo, zegt {who}.")]
    elif what == DATE:
        day = sessie.today() + timedelta(days=number if first else 2 * number)
        yield [set_field(snapshot, record, "actie", "voor", day)]
    elif what == AWAY:
        yield [delete(snapshot, record)]
    elif what == CIRCLE:
        yield set_members(snapshot, record, "actie", "wie", [thing(-1)])
        if first:
            yield set_members(sessie.snapshot, record, "actie", "wie", [])
    else:
        yield new_record("actie", {"wat": f"Samen bellen over {number}"})
