"""A new gezinslid as it is typed on one line: `Noor, kind, 3-3-2020`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.method.model import Entry
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day

UNBORN = "ongeboren"
"""Id in the list `rol` of a child that is still expected."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """What was typed on the line for a new gezinslid. `due`: the day is when the child is expected."""

    name: str
    role: str = ""
    day: date | None = None
    due: bool = False


def read_line(text: str, roles: Sequence[Entry], today: date) -> NewMember:
    """What is no role and no day belongs to the name; the first part always does."""
    name: list[str] = []
    role, day = "", None
    for part in (part.strip() for part in text.split(",")):
        if name and not role and (found := _role_called(part, roles)):
            role = found
        elif name and day is None and (understood := _day_in(part, today)) is not None:
            day = understood
        elif part:
            name.append(part)
    return NewMember(", ".join(name), role, day, due=role == UNBORN and day is not None)


def _role_called(words: str, roles: Sequence[Entry]) -> str:
    wanted = words.lower()
    return next((e.id for e in roles if wanted in (e.label.lower(), e.tafel.lower(), e.id)), "")


def _day_in(words: str, today: date) -> date | None:
    try:
        return parse_day(words, today, past=True)
    except DayNotUnderstood:
        return None
