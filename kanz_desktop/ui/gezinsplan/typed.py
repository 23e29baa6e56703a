"""A new actie or afspraak as it is typed on one line: `Stroom bellen, Mama, vr`. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict
from unicodedata import normalize

from kanz_desktop.domain.called import Called
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.ui.widgets.date_words import clear_day


class Said(TypedDict):
    """What was understood, by the names that `new_actie` and `new_afspraak` have for it."""

    wat: str
    wie: tuple[Id, ...]
    wie_anders: NotRequired[str]
    """Somebody who is no gezinslid; only where the line is read with others at hand, as in a meeting."""
    voor: date | None


def read_task(text: str, family: Sequence[Record], methode: Methode, today: date) -> Said:
    """The first part between commas is always what; who and when are taken out of the others.

    Nothing is guessed: a part that could be more than one person, or a person as well as a day, stays in the
    words, and so do two days. A day is kept as that day, not as "vr": a week later that is another friday.
    """
    first, *others = _parts(text) or [""]
    called = Called(family, methode)
    who = {part: called.people(part) for part in others}
    days = {part: day for part in others if (day := clear_day(part, today)) is not None}
    people = {part for part in others if who[part] and part not in days}
    when = [part for part in others if part in days and not called.could_be_somebody(part)]
    if len(when) != 1:
        when = []
    rest = [part for part in others if part not in people and part not in when]
    return Said(
        wat=", ".join([first, *rest]),
        wie=called.in_order(frozenset().union(*(who[part] for part in people))),
        voor=days[when[0]] if when else None,
    )


def _parts(text: str) -> list[str]:
    """As the store keeps it (NFC), so that a name is found again however it was typed."""
    return [part for part in (part.strip() for part in normalize("NFC", text).split(",")) if part]
