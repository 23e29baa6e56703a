"""The story of the example gezin: what was before, why it is so, and what everybody said together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services import analyse, dialoog, historie
from kanz_desktop.services.demo.gezin import Example, member_id, place_key
from kanz_desktop.services.edits import new_record, set_fields
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.historie import EVENT, HAPPENED
from kanz_desktop.services.overleg import new_agreement
from kanz_desktop.services.pen import Pen

_TEXTS = ("wanneer", "wat", "door", "waarom", "bron_wie")
_CHOICES = {"hielp": "hielp", "bron": "historiebron"}


def history_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """The tijdlijn, the interview, the verklarende analyse and a dialooggesprek."""
    edits: list[Edit] = []
    for place, event in enumerate(given.data[EVENT]):
        edits += _event(pen, event, place)
    edits += _interview(snapshot, pen, given)
    edits += _analysis(snapshot, pen, given)
    return edits + _dialogue(snapshot, pen, given)


def _event(pen: Pen, event: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: event.get(field) for field in _TEXTS}
    values["soort"] = pen.choice("historiesoort", event.get("soort", HAPPENED))
    for field, listed in _CHOICES.items():
        values[field] = pen.choice(listed, event[field]) if field in event else None
    values["volgorde"] = place_key(place)
    return new_record(EVENT, values, {"wie": _who(pen, event)}, _example_id(pen, EVENT, place))


def _interview(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    said, traject = given.data[historie.INTERVIEW], current_traject(snapshot, pen)
    edits = historie.interview_edits(snapshot, pen)
    talk = historie.interview_id(pen, traject)
    edits += set_fields(snapshot, talk, historie.INTERVIEW, _texts(given, said))
    for leefgebied, words in said["stand"].items():
        state = historie.state_id(pen, traject, leefgebied)
        edits += set_fields(snapshot, state, historie.STATE, {"stand": words})
    for place, outcome in enumerate(given.data[historie.OUTCOME]):
        values = {**_texts(given, outcome), "traject": Ref(traject), "volgorde": place_key(place)}
        made = _example_id(pen, historie.OUTCOME, place)
        edits += new_record(historie.OUTCOME, values, {"wie": _who(pen, outcome)}, made)
    return edits


def _analysis(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    data = given.data
    edits: list[Edit] = []
    for name in (None, *sorted({row["over"] for row in data[analyse.FACTOR] if "over" in row})):
        over = member_id(pen, name) if name else None
        edits += analyse.analysis_edits(snapshot, pen, over)
        for row in data[analyse.FACTOR]:
            if row.get("over") == name:
                factor = analyse.factor_id(snapshot, pen, over, row["factor"])
                edits += set_fields(snapshot, factor, analyse.FACTOR, _texts(given, row))
    for row in data[analyse.ANALYSIS]:
        whole = analyse.analysis_id(snapshot, pen, None)
        edits += set_fields(snapshot, whole, analyse.ANALYSIS, _texts(given, row))
    story = data[analyse.STORY]
    values = {**_texts(given, story), "klopt": pen.choice("klopt", story["klopt"])}
    edits += analyse.story_edits(snapshot, pen)
    edits += set_fields(snapshot, analyse.story_id(snapshot, pen), analyse.STORY, values)
    traject = Ref(current_traject(snapshot, pen))
    for kind in (analyse.ONLOOKER, analyse.WISH):
        for place, row in enumerate(data[kind]):
            own = {**_texts(given, row), "traject": traject, "volgorde": place_key(place)}
            who = {"wie": _who(pen, row)} if kind == analyse.WISH else None
            edits += new_record(kind, own, who, _example_id(pen, kind, place))
    return edits


def _dialogue(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    said, talk = given.data[dialoog.TALK], _example_id(pen, dialoog.TALK, 0)
    values = {**_texts(given, said), "traject": Ref(current_traject(snapshot, pen))}
    there = [member_id(pen, name) for name in said["aanwezig"]]
    edits = new_record(dialoog.TALK, values, {"aanwezig": there}, talk)
    for place, option in enumerate(said["optie"]):
        own = {**_texts(given, option), "voorrang": pen.choice("voorrang", option["voorrang"])}
        own |= {"dialoog": Ref(talk), "volgorde": place_key(place)}
        edits += new_record(dialoog.OPTION, own, record_id=_example_id(pen, dialoog.OPTION, place))
    for row in said["afspraak"]:
        day = given.day(row["voor_dag"])
        edits += new_agreement(
            snapshot, pen, talk, wat=row["wat"], wie=_who(pen, row), voor=day, today=given.today
        )
    return edits


def _texts(given: Example, row: Mapping[str, Any]) -> dict[str, Value]:
    """What stands there in words, and its days, which are counted from the day of the example."""
    days = {field: given.day(value) for field, value in row.items() if isinstance(value, int)}
    skipped = ("over", "factor", "klopt", "voorrang")
    texts = {f: value for f, value in row.items() if isinstance(value, str) and f not in skipped}
    return {**texts, **days}


def _who(pen: Pen, row: Mapping[str, Any]) -> list[Id]:
    return [member_id(pen, name) for name in row.get("wie", ())]


def _example_id(pen: Pen, kind: str, place: int) -> Id:
    return keyed_id(pen.gezin, kind, f"voorbeeld/{place}")
