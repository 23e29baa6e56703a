"""Meetings with the organisations around a gezin, as edits (method §9); questions go to `domain.meetings`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.meetings import (
    CANCELLED,
    EXECUTION,
    HELD,
    MDO,
    MEETING,
    OVERVIEW,
    PERIOD,
    PERSON,
    PLANNED,
    POINT,
    QUESTION,
    agreements,
    held,
    of_kind,
    parts,
    planned,
)
from kanz_desktop.domain.records import Edit, Element, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.method.model import Agenda
from kanz_desktop.services import voor_wie
from kanz_desktop.services.edits import (
    ensure,
    last_place,
    last_places,
    like,
    new_record,
    set_field,
)
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.pen import Pen


def agenda_for(snapshot: Snapshot, pen: Pen, soort: str) -> Agenda:
    """The first uitvoerdersoverleg has an agenda of its own; every next one looks back at the last report."""
    if soort != EXECUTION:
        return pen.methode.agenda(soort)
    rows = of_kind(snapshot, current_traject(snapshot, pen), EXECUTION)
    again = any(row.choice("status") != CANCELLED for row in rows)
    return pen.methode.agenda("uitvoerders-volgende" if again else "uitvoerders-eerste")


def new_meeting(snapshot: Snapshot, pen: Pen, soort: str, day: date | None, today: date) -> list[Edit]:
    """A meeting with its agenda and, after an earlier one, with who goes on from there.

    A day that is behind us says that it took place.
    """
    meeting, traject = random_id(), current_traject(snapshot, pen)
    was = day is not None and day < today
    values: dict[str, Value] = {
        "traject": Ref(traject),
        "soort": pen.choice("overlegsoort", soort),
        "datum": day,
        "status": pen.choice("overlegstatus", HELD if was else PLANNED),
    }
    edits = new_record(MEETING, values, record_id=meeting)
    punten = agenda_for(snapshot, pen, soort).punten
    for punt, place in zip(punten, last_places(snapshot, POINT, len(punten)), strict=True):
        point: dict[str, Value] = {
            "overleg": Ref(meeting),
            "punt": pen.choice(POINT, punt.id),
            "volgorde": place,
        }
        edits += new_record(POINT, point)
    going_on = _going_on(snapshot, traject)
    for row, place in zip(going_on, last_places(snapshot, PERSON, len(going_on)), strict=True):
        same = {field: row.get(field) for field in ("wie", "naam", "organisatie", "kernteam")}
        made = new_record(PERSON, {"overleg": Ref(meeting), **same, "volgorde": place})
        edits += [*made, *like([row], pen, made[0].record, PERSON)]
    return edits


def _going_on(snapshot: Snapshot, traject: Id) -> tuple[Record, ...]:
    """The kernteam of the last meeting; everybody who was asked then where no kernteam was chosen."""
    last = held(snapshot, traject, EXECUTION, MDO) or planned(snapshot, traject, EXECUTION, MDO)
    if not last:
        return ()
    rows = parts(snapshot, last[-1].id, PERSON)
    return tuple(row for row in rows if row.flag("kernteam")) or rows


def new_part(
    snapshot: Snapshot,
    pen: Pen,
    meeting: Id,
    kind: str,
    values: Mapping[str, Value],
    *,
    members: Mapping[str, Iterable[Element]] | None = None,
    about: Record | None = None,
    place: str = "",
) -> list[Edit]:
    """A row of one of PARTS, at the end of its kind or at `place`, for who may see the meeting.

    `about`: whom or what it is about; who may not see that does not see the row either.
    """
    own: dict[str, Value] = {"overleg": Ref(meeting), "volgorde": place or last_place(snapshot, kind)}
    made = new_record(kind, {**values, **own}, members)
    sources = [row for row in (snapshot.get(meeting), about) if row is not None]
    return [*made, *like(sources, pen, made[0].record, kind)]


def new_question(snapshot: Snapshot, pen: Pen, meeting: Id, vraag: str, wie: str) -> list[Edit]:
    """Something for later, with who takes it."""
    traject = Ref(current_traject(snapshot, pen))
    return new_part(snapshot, pen, meeting, QUESTION, {"traject": traject, "vraag": vraag, "wie": wie})


def new_agreement(
    snapshot: Snapshot,
    pen: Pen,
    meeting: Id,
    *,
    wat: str,
    wie: Iterable[Id] = (),
    wie_anders: str = "",
    voor: date | None = None,
    today: date,
) -> list[Edit]:
    """An actie of the gezinsplan that was agreed in this meeting. Who agrees something is in the meeting."""
    edits = new_actie(snapshot, pen, wat=wat, wie=wie, wie_anders=wie_anders, voor=voor)
    actie = edits[0].record
    edits.append(set_field(Snapshot(), actie, "actie", "overleg", Ref(meeting)))
    found = snapshot.get(meeting)
    if found is None:
        return edits
    day = found.date("datum")
    if found.choice("status") == PLANNED and day is not None and day <= today:
        edits.append(set_field(snapshot, meeting, MEETING, "status", pen.choice("overlegstatus", HELD)))
    return [*edits, *like([found], pen, actie, "actie")]


def period_id(pen: Pen, traject: Id) -> Id:
    """Record id of the MPG period of a traject."""
    return pen.once(PERIOD, traject.hex())


def overview_id(pen: Pen, traject: Id) -> Id:
    """Record id of what is written for the overview before the first uitvoerdersoverleg."""
    return pen.once(OVERVIEW, traject.hex())


def page_edits(snapshot: Snapshot, pen: Pen) -> list[Edit]:
    """What must stand before anything can be written about the period or the overview; often nothing."""
    traject = current_traject(snapshot, pen)
    identity = {"traject": Ref(traject)}
    return [
        *ensure(snapshot, period_id(pen, traject), PERIOD, identity),
        *ensure(snapshot, overview_id(pen, traject), OVERVIEW, identity),
    ]


def set_meeting_audience(
    snapshot: Snapshot, pen: Pen, meeting: Id, rule: str, persons: Iterable[Id]
) -> list[Edit]:
    """Who may see a meeting may see its parts and what was agreed in it; who is hidden stays hidden in it."""
    found = snapshot.get(meeting)
    if found is None:
        return []
    named = tuple(persons)
    rows = (*parts(snapshot, meeting), *agreements(snapshot, meeting))
    own = [row for row in rows if row.kind not in voor_wie.FOLLOWS]
    edits = voor_wie.choose(snapshot, pen, found, rule, named)
    return edits + voor_wie.choose_parts(snapshot, pen, found, own, rule, named)
