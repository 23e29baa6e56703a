"""The people around the example gezin, as edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.demo.gezin import Example, member_id, place_key, relative_id
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.netwerk import CONSENT, CONTACT
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.verwanten import RELATION, RELATIVE

_CONTACT_TEXTS = ("naam", "rol", "telefoon", "email", "wat", "sinds", "mandaat")
_CONSENT_TEXTS = ("organisatie", "gegevens", "doel", "privacyreglement")
_CONSENT_PEOPLE = ("over_wie", "gegeven_door")
_CONTACT_CHOICES = {
    "soort": "netwerksoort", "actief": "netwerkactief", "verder": "netwerkverder", "band": "netwerkband",
    "energie": "netwerkenergie",
}  # fmt: skip


def network_edits(pen: Pen, given: Example) -> list[Edit]:
    """The sociale kaart, the family around the gezin, and what may be shared."""
    edits: list[Edit] = []
    for place, contact in enumerate(given.data[CONTACT]):
        edits += _contact(pen, contact, place)
    for place, relative in enumerate(given.data[RELATIVE]):
        edits += _relative(given, pen, relative, place)
    for relation in given.data[RELATION]:
        edits += _relation(given, pen, relation)
    for place, consent in enumerate(given.data[CONSENT]):
        edits += _consent(given, pen, consent, place)
    return edits


def _contact(pen: Pen, contact: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: contact.get(field) for field in _CONTACT_TEXTS}
    for field, listed in _CONTACT_CHOICES.items():
        values[field] = pen.choice(listed, contact[field]) if field in contact else None
    values["volgorde"] = place_key(place)
    return new_record(CONTACT, values, record_id=_example_id(pen, CONTACT, contact["id"]))


def _relative(given: Example, pen: Pen, relative: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: relative.get(field) for field in ("naam", "geboren", "overleden")}
    values |= {"geslacht": pen.choice("geslacht", relative["geslacht"]), "volgorde": place_key(place)}
    parents = {"ouders": [relative_id(given, pen, name) for name in relative.get("ouders", ())]}
    return new_record(RELATIVE, values, parents, relative_id(given, pen, relative["id"]))


def _relation(given: Example, pen: Pen, relation: Mapping[str, Any]) -> list[Edit]:
    values: dict[str, Value] = {end: Ref(relative_id(given, pen, relation[end])) for end in ("een", "ander")}
    values["soort"] = pen.choice("relatiesoort", relation["soort"])
    name = f"{relation['een']}/{relation['ander']}"
    return new_record(RELATION, values, record_id=_example_id(pen, RELATION, name))


def _consent(given: Example, pen: Pen, consent: Mapping[str, Any], place: int) -> list[Edit]:
    values: dict[str, Value] = {field: consent.get(field) for field in _CONSENT_TEXTS}
    values |= {
        "richting": pen.choice("toestemmingrichting", consent["richting"]),
        "datum": given.day(consent["dag"]),
        "tot": given.day(consent["tot_dag"]),
        "volgorde": place_key(place),
    }
    people = {field: [member_id(pen, name) for name in consent[field]] for field in _CONSENT_PEOPLE}
    return new_record(CONSENT, values, people, _example_id(pen, CONSENT, str(place)))


def _example_id(pen: Pen, kind: str, name: str) -> Id:
    return keyed_id(pen.gezin, kind, f"voorbeeld/{name}")
