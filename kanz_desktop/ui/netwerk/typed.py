"""Somebody around the gezin as typed on one line: `Juf Saskia, school, 06 1234 5678`, `Oma Riet, 1956`."""

from __future__ import annotations

import re

from kanz_desktop.method.model import Methode
from kanz_desktop.services.netwerk import NewContact
from kanz_desktop.services.verwanten import NewRelative

_NUMBER = re.compile(r"\+?[\d\s()./-]+")
_LEAST_DIGITS = 6
_BORN = re.compile(r"\d{4}|\d{1,2}-\d{1,2}-\d{4}")


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


def read_relative(text: str, methode: Methode) -> NewRelative:
    """The name, when born, and a word that says whether it is a man or a woman: `Ans, oma, 1956`."""
    name, *others = (part.strip() for part in text.split(","))
    geslacht, geboren = _gender_of(name, methode), ""
    rest = [name]
    for part in others:
        if _BORN.fullmatch(part):
            geboren = part
        elif " " not in part and (gender := _gender_of(part, methode)):
            geslacht = gender
        elif part:
            rest.append(part)
    return NewRelative(", ".join(rest) if name else "", geslacht, geboren)


def _gender_of(words: str, methode: Methode) -> str:
    """Of `oma`, and of a name that begins with it: `Oma Riet`."""
    found = methode.rollen.woorden.get(words.casefold().partition(" ")[0])
    return found.geslacht if found else ""


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
