"""Somebody around the gezin as typed on one line: `Juf Saskia, school, 06 1234 5678`."""

from __future__ import annotations

import re

from kanz_desktop.method.model import Methode
from kanz_desktop.services.netwerk import NewContact

_NUMBER = re.compile(r"\+?[\d\s()./-]+")
_LEAST_DIGITS = 6


def read_contact(text: str, methode: Methode) -> NewContact:
    """The first part is the name. What is no number, no address and no word of the list says the role."""
    naam, *others = (part.strip() for part in text.split(","))
    found = {"soort": "", "telefoon": "", "email": ""}
    rol: list[str] = []
    for part in others:
        field, value = _meant(part, methode)
        if field and not found[field]:
            found[field] = value
        elif part:
            rol.append(part)
    return NewContact(naam, found["soort"], ", ".join(rol), found["telefoon"], found["email"])


def _meant(part: str, methode: Methode) -> tuple[str, str]:
    """The field that this part fills, with its value; nothing for what says a role."""
    if _NUMBER.fullmatch(part) and sum(letter.isdigit() for letter in part) >= _LEAST_DIGITS:
        return "telefoon", part
    if "@" in part and " " not in part:
        return "email", part
    wanted = part.casefold()
    listed = methode.list("netwerksoort")
    entry = next((e for e in listed if wanted in (e.label.casefold(), e.tafel.casefold())), None)
    return ("soort", entry.id) if entry else ("", "")
