"""The meetings of the example gezin: a MDO+ that was, and the uitvoerdersoverleg that comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from kanz_desktop.domain import meetings
from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services import overleg, overleg_mensen
from kanz_desktop.services.demo.gezin import Example
from kanz_desktop.services.edits import set_field, set_fields
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.sessie import GezinSessie

_EFFORT_FIELDS = ("wat", "doel", "wie_anders", "wanneer", "mandaat", "toegezegd")
Build = Callable[[Snapshot, Pen], list[Edit]]


def write_meetings(sessie: GezinSessie, given: Example, screen: str) -> None:
    """One after the other: each is built on what stands there, as in a real meeting. Blocks a moment."""

    def write(build: Build) -> Id:
        edits = build(sessie.snapshot, sessie.pen())
        sessie.apply(edits, screen).result()
        return edits[0].record

    data = given.data["overleg"]
    mdo = data["mdo"]
    write(lambda now, pen: overleg.page_edits(now, pen))
    write(lambda now, pen: _pages(now, pen, data))
    held = write(lambda now, pen: _meeting(now, pen, given, meetings.MDO, mdo))
    builds: list[Build] = [partial(_person, held, name, mdo) for name in (*mdo["erbij"], *mdo["afwezig"])]
    builds.append(partial(_said, held, mdo))
    builds += [partial(_effort, held, given, row) for row in mdo["inzet"]]
    builds += [partial(_agreement, held, given, row) for row in mdo["afspraak"]]
    builds += [partial(_question, held, row) for row in mdo["vraag"]]
    for build in builds:
        write(build)
    later = write(lambda now, pen: _meeting(now, pen, given, meetings.EXECUTION, data["uitvoerders"]))
    write(partial(_minutes, later, data["uitvoerders"]["minuten"]))


def _pages(now: Snapshot, pen: Pen, data: Mapping[str, Any]) -> list[Edit]:
    traject = current_traject(now, pen)
    period, overview = overleg.period_id(pen, traject), overleg.overview_id(pen, traject)
    return [
        set_field(now, period, meetings.PERIOD, "vorm", pen.choice("mpgvorm", data["vorm"])),
        set_field(now, overview, meetings.OVERVIEW, "wonen_geld", data["wonen_geld"]),
    ]


def _meeting(now: Snapshot, pen: Pen, given: Example, soort: str, data: Mapping[str, Any]) -> list[Edit]:
    edits = overleg.new_meeting(now, pen, soort, given.day(data["dag"]), given.today)
    said = {"waar": data["waar"], "minstens": data.get("minstens")}
    known = {field: value for field, value in said.items() if value}
    return edits + set_fields(Snapshot(), edits[0].record, meetings.MEETING, known)


def _person(mdo: Id, name: str, data: Mapping[str, Any], now: Snapshot, pen: Pen) -> list[Edit]:
    who = now.records[keyed_id(pen.gezin, "contact", f"voorbeeld/{name}")]
    edits = overleg_mensen.new_person(now, pen, mdo, who.text("naam"))
    there = pen.choice("aanwezigheid", meetings.PRESENT if name in data["erbij"] else meetings.ABSENT)
    return [*edits, set_field(Snapshot(), edits[0].record, meetings.PERSON, "aanwezig", there)]


def _said(mdo: Id, data: Mapping[str, Any], now: Snapshot, _pen: Pen) -> list[Edit]:
    return [
        set_field(now, row.id, meetings.POINT, "besproken", words)
        for row in meetings.parts(now, mdo, meetings.POINT)
        if (words := data["besproken"].get(row.choice("punt")))
    ]


def _effort(mdo: Id, given: Example, row: Mapping[str, Any], now: Snapshot, pen: Pen) -> list[Edit]:
    values: dict[str, Value] = {field: row.get(field) for field in _EFFORT_FIELDS}
    values |= {"evaluatie": given.day(row["terug_dag"])}
    return overleg.new_part(now, pen, mdo, meetings.EFFORT, values)


def _agreement(mdo: Id, given: Example, row: Mapping[str, Any], now: Snapshot, pen: Pen) -> list[Edit]:
    day, who = given.day(row["voor_dag"]), row["wie_anders"]
    made = overleg.new_agreement(now, pen, mdo, wat=row["wat"], wie_anders=who, voor=day, today=given.today)
    if "status" not in row:
        return made
    how: dict[str, Value] = {
        "status": pen.choice("actiestatus", row["status"]),
        "hoe_ging_het": row["hoe_ging_het"],
    }
    kept = [edit for edit in made if edit.field not in how]
    return kept + set_fields(Snapshot(), made[0].record, "actie", how)


def _question(mdo: Id, row: Mapping[str, Any], now: Snapshot, pen: Pen) -> list[Edit]:
    return overleg.new_question(now, pen, mdo, row["vraag"], row["wie"])


def _minutes(meeting: Id, minutes: list[int], now: Snapshot, _pen: Pen) -> list[Edit]:
    points = meetings.parts(now, meeting, meetings.POINT)
    return [
        set_field(now, row.id, meetings.POINT, "minuten", str(count))
        for row, count in zip(points, minutes, strict=True)
    ]
