"""An agreement as it is typed on one line: `Wijkteam, belt de school, vr`. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from unicodedata import normalize

from kanz_desktop.domain.called import Called
from kanz_desktop.domain.records import Record
from kanz_desktop.method.model import Methode
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.widgets.date_words import clear_day

_BETWEEN = re.compile(r"\s*[·•,;]\s*|\s+[-–]\s+")
_FROM = re.compile(r"\s*,\s*|\s+(?:van|namens)\s+")


def read_agreement(
    text: str, family: Sequence[Record], others: Iterable[str], methode: Methode, today: date
) -> Said:
    """Who, what and when, in any order: who is known in the gezin or at the table, and a day that is clear.

    Nothing is guessed: what is neither is what was agreed, and so is everything where nothing else is left.
    """
    called, known = Called(family, methode), _names(others)
    parts = [part for part in _BETWEEN.split(normalize("NFC", text).strip()) if part]
    people = {part: called.people(part) for part in parts}
    days = {
        part: day
        for part in parts
        if (day := clear_day(part, today)) is not None and not called.could_be_somebody(part)
    }
    if len(days) != 1:
        days = {}
    rest = [part for part in parts if part not in days and not people[part] and part.casefold() not in known]
    if not rest:
        return Said(wat=text.strip(), wie=(), wie_anders="", voor=None)
    return Said(
        wat=", ".join(rest),
        wie=called.in_order(frozenset().union(*people.values())),
        wie_anders=", ".join(known[part.casefold()] for part in parts if _other(part, people, known)),
        voor=next(iter(days.values()), None),
    )


def read_person(text: str) -> tuple[str, str]:
    """Name and organisation: `Karin Smit, Jeugdbescherming` or `Karin van Jeugdbescherming`."""
    naam, *rest = _FROM.split(" ".join(text.split()), maxsplit=1)
    return naam.strip(), rest[0].strip() if rest else ""


def read_question(text: str) -> tuple[str, str]:
    """A question and who takes it: `Wie betaalt de taxi? Karin`; without the mark all is the question."""
    vraag, mark, wie = text.strip().partition("?")
    return (f"{vraag}?", wie.strip(" ,·-")) if mark else (vraag, "")


def _names(others: Iterable[str]) -> Mapping[str, str]:
    """By their names, and by the first word of a name where no other one has it."""
    full = {name.strip().casefold(): name.strip() for name in others if name.strip()}
    first = [name.split()[0] for name in full]
    alone = {name.split()[0]: whole for name, whole in full.items() if first.count(name.split()[0]) == 1}
    return alone | full


def _other(part: str, people: Mapping[str, frozenset[bytes]], known: Mapping[str, str]) -> bool:
    return part.casefold() in known and not people[part]
