"""A contact moment as it is typed on one line: `gister 1u30 huisbezoek mama, Daan: post uitgezocht`. No Qt.

What stands before the colon says when, how long, how and with whom; what comes after it is the line.
Without a colon the line begins at the first word that says nothing of the kind. Nothing is guessed: words
before a colon that are nobody of the gezin are kept as who else was there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from unicodedata import normalize

from kanz_desktop.domain.called import Called
from kanz_desktop.domain.durations import parse_minutes
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.services.contact import Contact
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day

_FORMS = {
    "huisbezoek": "huisbezoek", "thuis": "huisbezoek", "thuisbezoek": "huisbezoek", "bezoek": "huisbezoek",
    "telefoon": "telefoon", "telefonisch": "telefoon", "gebeld": "telefoon", "bellen": "telefoon",
    "tel": "telefoon", "bericht": "bericht", "bericht gestuurd": "bericht", "app": "bericht",
    "appje": "bericht", "geappt": "bericht",
    "whatsapp": "bericht", "sms": "bericht", "mail": "bericht", "mailtje": "bericht", "e-mail": "bericht",
    "gemaild": "bericht",
    "op locatie": "op-locatie", "locatie": "op-locatie", "elders": "op-locatie",
}  # fmt: skip
_AGO = {
    "vandaag": 0, "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "gister": 1, "gisteren": 1,
    "gisteravond": 1, "gistermiddag": 1, "gisterochtend": 1, "eergisteren": 2,
}  # fmt: skip
_WEEKDAYS = {
    "ma": 0, "maandag": 0, "di": 1, "dinsdag": 1, "wo": 2, "woensdag": 2, "do": 3, "donderdag": 3,
    "vr": 4, "vrijdag": 4, "za": 5, "zaterdag": 5, "zondag": 6,
}  # fmt: skip
_LINKS = frozenset({"met", "bij", "en", "op", "van", "aan"})
_LONGEST = 3
"""Words that together can be one thing: `anderhalf uur`, `op locatie`, `wo 12 nov`."""
_MOST_OTHERS = 5
"""Words for who else was there; more than this is a sentence."""
_HEAD = re.compile(
    r"(?P<head>[^:]*(?<!\d)):(?P<rest>.*)|(?P<timed>[^:]*\d:\d\d[^:]*):(?P<timed_rest>.*)", re.S
)


def read_contact(text: str, family: Sequence[Record], methode: Methode, today: date) -> Contact:
    """What was understood; a day that is not named is today, and no day lies in the future."""
    whole = " ".join(normalize("NFC", text).split())
    called = Called(family, methode)
    head, rest = _split(whole)
    reader = _Reader(called, today)
    left = reader.read(head, to_the_end=rest is not None)
    if rest is not None and left.count(" ") >= _MOST_OTHERS:  # a colon in the middle of a story
        reader, rest = _Reader(called, today), None
        left = reader.read(whole, to_the_end=False)
    return Contact(
        datum=reader.day or today,
        hoe=reader.form,
        wie=reader.people(),
        wie_anders=left if rest is not None else "",
        minuten=reader.minutes,
        regel=rest if rest is not None else left,
    )


def _split(text: str) -> tuple[str, str | None]:
    """Before and after the colon; the one in `1:30` is none."""
    found = _HEAD.fullmatch(text)
    if found is None:
        return text, None
    head = found["head"] if found["head"] is not None else found["timed"]
    rest = found["rest"] if found["rest"] is not None else found["timed_rest"]
    return head.strip(), rest.strip()


class _Reader:
    """Takes words from the front, the longest that mean something first; each thing is said once."""

    def __init__(self, called: Called, today: date) -> None:
        self._called, self._today = called, today
        self._who: set[Id] = set()
        self.day: date | None = None
        self.form = ""
        self.minutes: int | None = None

    def people(self) -> tuple[Id, ...]:
        return self._called.in_order(self._who)

    def read(self, text: str, *, to_the_end: bool) -> str:
        """The words that meant nothing; unless `to_the_end`, everything from the first of them on."""
        words, left = text.split(" "), list[str]()
        while words:
            taken = self._take(words)
            if taken:
                words = words[taken:]
            elif to_the_end:
                left.append(words.pop(0))
            else:
                break
        return " ".join(_without_links(left) if to_the_end else words).strip(" ,")

    def _take(self, words: list[str]) -> int:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            if self._understood(" ".join(words[:count]).strip(" ,.")):
                return count
        return 1 if words[0].strip(",") in _LINKS and len(words) > 1 and self._take(words[1:]) else 0

    def _understood(self, words: str) -> bool:
        plain = words.lower()
        if self.minutes is None and (minutes := parse_minutes(plain)) is not None:
            self.minutes = minutes
        elif not self.form and plain in _FORMS:
            self.form = _FORMS[plain]
        elif self.day is None and plain in _WEEKDAYS and not self._called.is_name(words):
            self.day = past_day(plain, self._today)  # `ma` is Monday, unless somebody is called Ma
        elif meant := self._called.people(words):
            self._who |= meant
        elif self.day is None and (day := past_day(plain, self._today)) is not None:
            self.day = day
        else:
            return False
        return True


def past_day(words: str, today: date) -> date | None:
    """The day that was meant, today or before; a weekday is the last one. None for what is no such day."""
    if words in _AGO:
        return today - timedelta(days=_AGO[words])
    if words in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[words]) % 7)
    if not any(sign.isdigit() for sign in words):
        return None
    try:
        day = parse_day(words, today, past=True)
    except DayNotUnderstood:
        return None
    return day if day is not None and day <= today else None


def _without_links(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].strip(",") in _LINKS else words
