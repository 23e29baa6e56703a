"""A new gezinslid as it is typed on one line: `Sem, zoon, 12-12-2015`, or without commas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.method.model import Methode, RolWoord
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day

UNBORN = "ongeboren"
"""Id in the list `rol` of a child that is still expected."""
_NOTHING_SAID = RolWoord("", "")
_DAY_WORDS = 3  # 12 maart 1988


@dataclass(frozen=True, slots=True)
class NewMember:
    """What was typed on the line for a new gezinslid. `due`: the day is when the child is expected."""

    name: str
    role: str = ""
    day: date | None = None
    due: bool = False
    gender: str = ""


def read_line(text: str, methode: Methode, today: date) -> NewMember:
    """What is no role and no day belongs to the name; the first part always does."""
    name: list[str] = []
    said, day = _NOTHING_SAID, None
    for part in (part.strip() for part in _parts(text, methode, today)):
        if name and said == _NOTHING_SAID and (found := _role_called(part, methode)) is not None:
            said = found
        elif name and day is None and (understood := _day_in(part, today)) is not None:
            day = understood
        elif part:
            name.append(part)
    due = said.rol == UNBORN and day is not None
    return NewMember(", ".join(name), said.rol, day, due=due, gender=said.geslacht)


def _parts(text: str, methode: Methode, today: date) -> list[str]:
    """Between commas; without any, a role in small letters and a day in figures at the end stand apart."""
    if "," in text:
        return text.split(",")
    words, found = text.split(), list[str]()
    while count := next((n for n in (_DAY_WORDS, 2, 1) if _stands_apart(words, n, methode, today)), 0):
        found.insert(0, " ".join(words[-count:]))
        words = words[:-count]
    return [" ".join(words), *found]


def _stands_apart(words: list[str], count: int, methode: Methode, today: date) -> bool:
    """`Kees Vader` and `Jan de Ma` are names: a role begins with a small letter, a day with a figure."""
    if len(words) <= count:
        return False
    last = " ".join(words[-count:])
    if last[0].isdecimal():
        return _day_in(last, today) is not None
    return last[0].islower() and _role_called(last, methode) is not None


def _role_called(words: str, methode: Methode) -> RolWoord | None:
    wanted = words.casefold()
    listed = (e.id for e in methode.list("rol") if wanted in (e.label.casefold(), e.tafel.casefold()))
    role = next(listed, "")
    return methode.rollen.woorden.get(wanted) or (RolWoord(role, "") if role else None)


def _day_in(words: str, today: date) -> date | None:
    try:
        return parse_day(words, today, past=True)
    except DayNotUnderstood:
        return None
