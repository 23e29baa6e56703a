"""The story of the example gezin: what was before, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Value
from kanz_desktop.services.demo.gezin import Example, member_id, place_key
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.historie import EVENT, HAPPENED
from kanz_desktop.services.pen import Pen

_TEXTS = ("wanneer", "wat", "door", "waarom", "bron_wie")
_CHOICES = {"hielp": "hielp", "bron": "historiebron"}


def history_edits(pen: Pen, given: Example) -> list[Edit]:
    """The tijdlijn."""
    edits: list[Edit] = []
    for place, event in enumerate(given.data[EVENT]):
        edits += _event(pen, event, place)
    return edits


def _event(pen: Pen, event: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: event.get(field) for field in _TEXTS}
    values["soort"] = pen.choice("historiesoort", event.get("soort", HAPPENED))
    for field, listed in _CHOICES.items():
        values[field] = pen.choice(listed, event[field]) if field in event else None
    values["volgorde"] = place_key(place)
    who = {"wie": [member_id(pen, name) for name in event.get("wie", ())]}
    return new_record(EVENT, values, who, keyed_id(pen.gezin, EVENT, f"voorbeeld/{place}"))
