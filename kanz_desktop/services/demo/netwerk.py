"""The people around the example gezin, as edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services.demo.gezin import Example, place_key
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.netwerk import CONTACT
from kanz_desktop.services.pen import Pen

_CONTACT_TEXTS = ("naam", "rol", "telefoon", "email", "wat", "sinds", "mandaat")
_CONTACT_CHOICES = {"soort": "netwerksoort", "actief": "netwerkactief", "verder": "netwerkverder"}


def network_edits(pen: Pen, given: Example) -> list[Edit]:
    """The sociale kaart."""
    edits: list[Edit] = []
    for place, contact in enumerate(given.data[CONTACT]):
        edits += _contact(pen, contact, place)
    return edits


def _contact(pen: Pen, contact: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: contact.get(field) for field in _CONTACT_TEXTS}
    for field, listed in _CONTACT_CHOICES.items():
        values[field] = pen.choice(listed, contact[field]) if field in contact else None
    values["volgorde"] = place_key(place)
    return new_record(CONTACT, values, record_id=_example_id(pen, CONTACT, contact["id"]))


def _example_id(pen: Pen, kind: str, name: str) -> Id:
    return keyed_id(pen.gezin, kind, f"voorbeeld/{name}")
