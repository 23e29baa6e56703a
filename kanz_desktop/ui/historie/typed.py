"""A line of the tijdlijn as typed: `zomer 2019 Sem: speltherapie, door de GGZ, hielp een beetje`. No Qt.

First when it was, then whom it is about with a colon, then what; behind commas who helped and whether it
helped. Nothing is guessed: what is none of these stays in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanz_desktop.domain.called import Called
from kanz_desktop.domain.periods import leading_period
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.services.historie import HAPPENED, HELP, NO, PARTLY, YES, NewEvent

_BY = "door "
_COMMA = re.compile(r"\s*,\s*")
"""Between names, as in `Sem, Noor: naar een andere school`."""
_HELPED = {
    "hielp": YES, "hielp wel": YES, "hielp goed": YES, "hielp: ja": YES, "hielp ja": YES,
    "hielp deels": PARTLY, "hielp een beetje": PARTLY, "hielp soms": PARTLY, "hielp even": PARTLY,
    "hielp niet": NO, "hielp nee": NO,
}  # fmt: skip


def read_event(text: str, family: Sequence[Record], methode: Methode) -> NewEvent:
    """What was understood; without words for what it was, `wat` is empty."""
    found = leading_period(text)
    when, rest = (found[0].words, found[1]) if found is not None else ("", " ".join(text.split()))
    about, rest = _about(rest.lstrip(" ,:"), Called(family, methode))
    door = hielp = ""
    kept: list[str] = []
    for part in rest.split(","):
        plain = " ".join(part.lower().rstrip(" .").split())
        if not hielp and plain in _HELPED:
            hielp = _HELPED[plain]
        elif not door and kept and plain.startswith(_BY):
            door = part.strip()[len(_BY) :].strip()
        elif part.strip():
            kept.append(part.strip())
    soort = HELP if door or hielp else HAPPENED
    return NewEvent(", ".join(kept), when, soort, about, door, hielp)


def _about(text: str, called: Called) -> tuple[tuple[Id, ...], str]:
    """The people before the colon, and what comes after it; the whole text when nobody is named there."""
    head, colon, rest = text.partition(":")
    people = called.people(head.strip()) or called.people(_COMMA.sub(" en ", head.strip()))
    people = people if colon else frozenset()
    return (called.in_order(people), rest.strip()) if people else ((), text)
