"""Meetings with the organisations around a gezin, as edits and as plain questions (method §9).

A report is the meeting itself: the points of its agenda with what was said, and the acties agreed in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.access import EVERYONE, WORKERS, audience_of, named_persons
from kanz_desktop.domain.overleg_kinds import PARTS
from kanz_desktop.domain.records import Edit, Element, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.method.model import Agenda
from kanz_desktop.services.edits import (
    ensure,
    last_place,
    last_places,
    new_record,
    set_audience,
    set_field,
)
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.pen import Pen

MEETING, POINT, PERSON, EFFORT, QUESTION = "overleg", "agendapunt", "deelnemer", "inzet", "parkeervraag"
PERIOD, OVERVIEW = "mpg", "overzicht"
MDO, MDO_END, FAMILY_TALK, EXECUTION = "mdo", "mdo-eind", "gezinsgesprek", "uitvoerders"
PLANNED, HELD, CANCELLED = "gepland", "geweest", "afgezegd"
NEW_MDO = frozenset({"niet-eens", "te-weinig"})
"""Entries of `planwijziging` after which the method asks for a new MDO+."""
SHORT = "kort"
_PART_KINDS = tuple(kind.id for kind in PARTS)


def meetings(snapshot: Snapshot, traject: Id, *soorten: str) -> tuple[Record, ...]:
    """Of this traject, the earliest day first and those without a day last; of these kinds, or of all."""
    rows = [
        row for row in of_traject(snapshot, MEETING, traject) if not soorten or row.choice("soort") in soorten
    ]
    return tuple(sorted(rows, key=lambda row: (row.date("datum") or date.max, row.id)))


def held(snapshot: Snapshot, traject: Id, *soorten: str) -> tuple[Record, ...]:
    """Those that took place, on a day that is known."""
    rows = meetings(snapshot, traject, *soorten)
    return tuple(row for row in rows if row.choice("status") == HELD and row.date("datum") is not None)


def planned(snapshot: Snapshot, traject: Id, *soorten: str) -> tuple[Record, ...]:
    """Those that are still to come, on a day that is known."""
    rows = meetings(snapshot, traject, *soorten)
    return tuple(row for row in rows if row.choice("status") == PLANNED and row.date("datum") is not None)


def before(snapshot: Snapshot, meeting: Record) -> tuple[Record, ...]:
    """The meetings that took place before this one, the earliest first; cancelled ones do not count."""
    traject = meeting.ref("traject")
    if traject is None:
        return ()
    rows = [row for row in meetings(snapshot, traject) if row.choice("status") != CANCELLED]
    places = [place for place, row in enumerate(rows) if row.id == meeting.id]
    return tuple(rows[: places[0]]) if places else ()


def parts(snapshot: Snapshot, meeting: Id, *kinds: str) -> tuple[Record, ...]:
    """What a meeting is made of, in order: of these kinds, or of all."""
    return tuple(
        row for kind in kinds or _PART_KINDS for row in snapshot.of(kind) if row.ref("overleg") == meeting
    )


def agenda_for(snapshot: Snapshot, pen: Pen, soort: str) -> Agenda:
    """The first uitvoerdersoverleg has an agenda of its own; every next one looks back at the last report."""
    if soort != EXECUTION:
        return pen.methode.agenda(soort)
    rows = meetings(snapshot, current_traject(snapshot, pen), EXECUTION)
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


def like(sources: Sequence[Record], pen: Pen, record: Id, kind: str) -> list[Edit]:
    """What is made beside other records may be seen by nobody who may not see all of those."""
    hidden = [row for row in sources if audience_of(row) != EVERYONE]
    if not hidden:
        return []
    rules = {(audience_of(row), named_persons(row)) for row in hidden}
    rule, persons = rules.pop() if len(rules) == 1 else (WORKERS, frozenset[Id]())
    return set_audience(Snapshot(), record, kind, pen, rule, persons)


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


def efforts(snapshot: Snapshot, meeting: Id) -> tuple[Record, ...]:
    """The broad plan as it stands at this meeting: from the last MDO+ on, which makes a new one."""
    found = snapshot.get(meeting)
    chain = (*before(snapshot, found), found) if found is not None else ()
    mdos = [place for place, row in enumerate(chain) if row.choice("soort") == MDO]
    counted = {row.id for row in chain[mdos[-1] if mdos else 0 :]}
    return tuple(row for row in snapshot.of(EFFORT) if row.ref("overleg") in counted)


def new_question(snapshot: Snapshot, pen: Pen, meeting: Id, vraag: str, wie: str) -> list[Edit]:
    """Something for later, with who takes it."""
    traject = Ref(current_traject(snapshot, pen))
    return new_part(snapshot, pen, meeting, QUESTION, {"traject": traject, "vraag": vraag, "wie": wie})


def questions(snapshot: Snapshot, meeting: Record) -> tuple[Record, ...]:
    """The parkeerlijst: what was put on it here, and what of before nobody has taken up yet."""
    earlier = {row.id for row in before(snapshot, meeting)}
    return tuple(
        row
        for row in snapshot.of(QUESTION)
        if row.ref("overleg") == meeting.id or (row.ref("overleg") in earlier and row.date("klaar") is None)
    )


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


def agreements(snapshot: Snapshot, meeting: Id) -> tuple[Record, ...]:
    """What was agreed in this meeting, in the order in which it was."""
    return tuple(row for row in snapshot.of("actie") if row.ref("overleg") == meeting)


def last_agreements(snapshot: Snapshot, meeting: Record) -> tuple[Record, ...]:
    """What the last report holds, how it went or not; and of the ones before it what is still open."""
    earlier = before(snapshot, meeting)
    with_agreements = [row.id for row in earlier if agreements(snapshot, row.id)]
    last = with_agreements[-1] if with_agreements else None
    wanted = {row.id for row in earlier}
    return tuple(
        row
        for row in snapshot.of("actie")
        if (found := row.ref("overleg")) in wanted
        and (found == last or row.choice("status") not in ("gedaan", "vervallen"))
    )


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
    """Who may see a meeting may see its parts and what was agreed in it."""
    named = tuple(persons)
    rows = (*parts(snapshot, meeting), *agreements(snapshot, meeting))
    edits = set_audience(snapshot, meeting, MEETING, pen, rule, named)
    for row in rows:
        edits += set_audience(snapshot, row.id, row.kind, pen, rule, named)
    return edits
