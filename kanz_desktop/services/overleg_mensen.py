"""Who comes to a meeting, who stayed away, and the ladder that one goes up when that lasts (method §9)."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.meetings import ABSENT, PERSON, before, called, parts
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services.edits import ensure, last_places, new_record
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.netwerk import ACTIVE, CONTACT
from kanz_desktop.services.overleg import new_part
from kanz_desktop.services.pen import Pen

ABSENCE, RUNG = "afwezig", "opschaling"
_NAMED = (CONTACT, "gezinslid", "medewerker")


def new_person(snapshot: Snapshot, pen: Pen, meeting: Id, naam: str, organisatie: str = "") -> list[Edit]:
    """Somebody at the table; one whose name is known points to who that is."""
    known = [
        row
        for kind in _NAMED
        for row in snapshot.of(kind)
        if naam.casefold() in (row.text("naam").strip().casefold(), person_name(row, tafel=True).casefold())
    ]
    if len(known) == 1:
        return _invite(snapshot, pen, meeting, known[0], organisatie)
    return new_part(snapshot, pen, meeting, PERSON, {"naam": naam, "organisatie": organisatie})


def invite_network(snapshot: Snapshot, pen: Pen, meeting: Id) -> list[Edit]:
    """Everybody of the sociale kaart who helps now and is not on the list yet."""
    asked = {row.ref("wie") for row in parts(snapshot, meeting, PERSON)}
    rows = [
        row
        for row in snapshot.of(CONTACT)
        if row.id not in asked and row.choice("actief") in (ACTIVE, "") and row.text("naam").strip()
    ]
    places = last_places(snapshot, PERSON, len(rows))
    return [
        edit
        for row, place in zip(rows, places, strict=True)
        for edit in _invite(snapshot, pen, meeting, row, place=place)
    ]


def _invite(
    snapshot: Snapshot, pen: Pen, meeting: Id, who: Record, organisatie: str = "", place: str = ""
) -> list[Edit]:
    values: dict[str, Value] = {
        "wie": Ref(who.id),
        "naam": person_name(who, tafel=False),
        "organisatie": organisatie,
    }
    return new_part(snapshot, pen, meeting, PERSON, values, about=who, place=place)


def absence_id(pen: Pen, person: Id) -> Id:
    return pen.once(ABSENCE, person.hex())


def start_absence(snapshot: Snapshot, pen: Pen, person: Record) -> list[Edit]:
    """What must stand before one writes why somebody stayed away; it lies in the dossier."""
    meeting = person.ref("overleg")
    identity: dict[str, Value] = {
        "deelnemer": Ref(person.id),
        "overleg": Ref(meeting) if meeting is not None else None,
        "wie": called(person),
    }
    return ensure(snapshot, absence_id(pen, person.id), ABSENCE, identity)


def absent_before(snapshot: Snapshot, person: Record) -> bool:
    """Whether the same one stayed away the last time as well: then the method goes up a rung."""
    meeting = snapshot.get(person.ref("overleg") or b"")
    if meeting is None:
        return False
    for earlier in reversed(before(snapshot, meeting)):
        for row in parts(snapshot, earlier.id, PERSON):
            if _same(row, person) and row.choice("aanwezig"):
                return row.choice("aanwezig") == ABSENT
    return False


def _same(one: Record, other: Record) -> bool:
    """The same person, or the same organisation with somebody else."""
    if one.ref("wie") is not None and one.ref("wie") == other.ref("wie"):
        return True
    for field in ("organisatie", "naam"):
        if (words := one.text(field).strip().casefold()) and words == other.text(field).strip().casefold():
            return True
    return False


def rungs(snapshot: Snapshot, traject: Id) -> tuple[Record, ...]:
    """Every step on the ladder, the latest day first."""
    rows = of_traject(snapshot, RUNG, traject)
    return tuple(sorted(rows, key=lambda row: (row.date("datum") or date.max, row.id), reverse=True))


def go_up(snapshot: Snapshot, pen: Pen, wie: str, contact: Id | None, today: date) -> list[Edit]:
    """The next rung for this organisation, and the first one where nobody went up yet."""
    traject = current_traject(snapshot, pen)
    entries = pen.methode.list("opschaaltrede")
    taken = [
        place
        for row in of_traject(snapshot, RUNG, traject)
        for place, entry in enumerate(entries)
        if entry.id == row.choice("trede") and _about(row, wie, contact)
    ]
    next_one = min(max(taken, default=-1) + 1, len(entries) - 1)
    values: dict[str, Value] = {
        "traject": Ref(traject),
        "contact": Ref(contact) if contact is not None else None,
        "wie": wie,
        "trede": pen.choice("opschaaltrede", entries[next_one].id),
        "datum": today,
    }
    return new_record(RUNG, values)


def _about(row: Record, wie: str, contact: Id | None) -> bool:
    if contact is not None and row.ref("contact") == contact:
        return True
    return row.text("wie").strip().casefold() == wie.strip().casefold()


def doubles(snapshot: Snapshot, meeting: Id) -> tuple[str, ...]:
    """Organisations of which more than one comes: the method asks for at most one."""
    names = [row.text("organisatie").strip() for row in parts(snapshot, meeting, PERSON)]
    plain = [name.casefold() for name in names if name]
    found = {name.casefold(): name for name in names if plain.count(name.casefold()) > 1}
    return tuple(sorted(found.values()))
