"""Meetings as plain questions about a gezin: which there are, who comes, what was agreed (method §9).

A report is the meeting itself: the points of its agenda with what was said, and the acties agreed in it.
"""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.overleg_kinds import PARTS
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id

MEETING, POINT, PERSON, EFFORT, QUESTION = "overleg", "agendapunt", "deelnemer", "inzet", "parkeervraag"
PERIOD, OVERVIEW = "mpg", "overzicht"
MDO, MDO_END, FAMILY_TALK, EXECUTION = "mdo", "mdo-eind", "gezinsgesprek", "uitvoerders"
PLANNED, HELD, CANCELLED = "gepland", "geweest", "afgezegd"
NEW_MDO = frozenset({"niet-eens", "te-weinig"})
"""Entries of `planwijziging` after which the method asks for a new MDO+."""
SHORT = "kort"
PRESENT, ABSENT = "erbij", "afwezig"
_DONE = frozenset({"gedaan", "vervallen"})
_PART_KINDS = tuple(kind.id for kind in PARTS)


def of_kind(snapshot: Snapshot, traject: Id | None, *soorten: str) -> tuple[Record, ...]:
    """Of this traject, the earliest day first and those without a day last; of these kinds, or of all."""
    rows = [
        row
        for row in snapshot.of(MEETING)
        if row.ref("traject") == traject and (not soorten or row.choice("soort") in soorten)
    ]
    return tuple(sorted(rows, key=lambda row: (row.date("datum") or date.max, row.id)))


def held(snapshot: Snapshot, traject: Id, *soorten: str) -> tuple[Record, ...]:
    """Those that took place, on a day that is known."""
    rows = of_kind(snapshot, traject, *soorten)
    return tuple(row for row in rows if row.choice("status") == HELD and row.date("datum") is not None)


def planned(snapshot: Snapshot, traject: Id, *soorten: str) -> tuple[Record, ...]:
    """Those that are still to come, on a day that is known."""
    rows = of_kind(snapshot, traject, *soorten)
    return tuple(row for row in rows if row.choice("status") == PLANNED and row.date("datum") is not None)


def before(snapshot: Snapshot, meeting: Record) -> tuple[Record, ...]:
    """The meetings that took place before this one, the earliest first; cancelled ones do not count."""
    rows = [row for row in of_kind(snapshot, meeting.ref("traject")) if row.choice("status") != CANCELLED]
    places = [place for place, row in enumerate(rows) if row.id == meeting.id]
    return tuple(rows[: places[0]]) if places else ()


def parts(snapshot: Snapshot, meeting: Id, *kinds: str) -> tuple[Record, ...]:
    """What a meeting is made of, in order: of these kinds, or of all."""
    return tuple(
        row for kind in kinds or _PART_KINDS for row in snapshot.of(kind) if row.ref("overleg") == meeting
    )


def efforts(snapshot: Snapshot, meeting: Id) -> tuple[Record, ...]:
    """The broad plan as it stands at this meeting: from the last MDO+ on, which makes a new one."""
    found = snapshot.get(meeting)
    chain = (*before(snapshot, found), found) if found is not None else ()
    mdos = [place for place, row in enumerate(chain) if row.choice("soort") == MDO]
    counted = {row.id for row in chain[mdos[-1] if mdos else 0 :]}
    return tuple(row for row in snapshot.of(EFFORT) if row.ref("overleg") in counted)


def questions(snapshot: Snapshot, meeting: Record) -> tuple[Record, ...]:
    """The parkeerlijst: what was put on it here, and what of before nobody has taken up yet."""
    earlier = {row.id for row in before(snapshot, meeting)}
    return tuple(
        row
        for row in snapshot.of(QUESTION)
        if row.ref("overleg") == meeting.id or (row.ref("overleg") in earlier and row.date("klaar") is None)
    )


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
        if (found := row.ref("overleg")) in wanted and (found == last or row.choice("status") not in _DONE)
    )


def kernteam(snapshot: Snapshot, meeting: Id) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Who goes on as kernteam, and who gets word; nobody gets word as long as no kernteam was chosen."""
    rows = parts(snapshot, meeting, PERSON)
    core = tuple(row for row in rows if row.flag("kernteam"))
    return core, tuple(row for row in rows if core and not row.flag("kernteam"))


def called(person: Record) -> str:
    """`Karin Smit (Jeugdbescherming)`."""
    naam, organisatie = person.text("naam").strip(), person.text("organisatie").strip()
    return f"{naam} ({organisatie})" if naam and organisatie else naam or organisatie


def meeting_of(snapshot: Snapshot, record: Record) -> Record | None:
    """The meeting that a row of it belongs to; the meeting itself for a meeting."""
    if record.kind == MEETING:
        return record
    found = snapshot.get(record.ref("overleg") or b"")
    return found if found is not None and not found.deleted else None
