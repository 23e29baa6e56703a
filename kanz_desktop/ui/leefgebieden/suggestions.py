"""Which problems of the method's list are offered, and how they are found.

At the table nothing sensitive is ever offered: the safety four and intimacy appear only to who
looks for them by a word of their own (method §4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.method.model import Methode, Probleem
from kanz_desktop.ui.leefgebieden.lines import Reader

SHORTEST_QUERY = 3
"""Letters before the full list answers: fewer would bring up words that nobody looked for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A wording that can be tapped. `elsewhere` names its leefgebied when that is another card."""

    id: str
    words: str
    elsewhere: str = ""


def suggestions(snapshot: Snapshot, methode: Methode, gebied: str, reader: Reader) -> tuple[Suggestion, ...]:
    """What "meer …" shows before anything is typed: this leefgebied's own list, without what is chosen."""
    taken = _taken(snapshot)
    return tuple(
        _suggestion(item, methode, gebied, reader)
        for item in methode.problemen_van(gebied)
        if item.id not in taken and (item.suggest or not reader.table)
    )


def find(
    query: str, snapshot: Snapshot, methode: Methode, gebied: str, reader: Reader
) -> tuple[Suggestion, ...]:
    """Problems of the full list, in any leefgebied, whose wordings hold every word of the query.

    The card's own leefgebied comes first. What may not be suggested at the table must match at the
    start of a word, so that a loose fragment never brings it up.
    """
    wanted = _plain(query).split()
    if sum(map(len, wanted)) < SHORTEST_QUERY:
        return ()
    taken = _taken(snapshot)
    hits = [
        item
        for item in methode.problemen
        if item.id not in taken and _matches(item, wanted, whole=reader.table and not item.suggest)
    ]
    hits.sort(key=lambda item: item.leefgebied != gebied)
    return tuple(_suggestion(item, methode, gebied, reader) for item in hits)


def _taken(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(record.choice("keuze") for record in snapshot.of("probleem"))


def _suggestion(item: Probleem, methode: Methode, gebied: str, reader: Reader) -> Suggestion:
    words = item.words(tafel=reader.table, one_parent=reader.one_parent)
    if item.leefgebied == gebied:
        return Suggestion(item.id, words)
    return Suggestion(item.id, words, methode.leefgebied(item.leefgebied).words(tafel=reader.table))


def _matches(item: Probleem, wanted: Iterable[str], *, whole: bool) -> bool:
    text = _plain(" ".join((item.vakterm, item.tafel, item.tafel_ik)))
    if whole:
        words = text.split()
        return all(any(word.startswith(part) for word in words) for part in wanted)
    return all(part in text for part in wanted)


def _plain(text: str) -> str:
    """Lower case, without accents and punctuation, so that `cafe` finds `Café,`."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
