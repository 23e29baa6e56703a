"""A new actie or afspraak as it is typed on one line: `Stroom bellen, Mama, vr`. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict
from unicodedata import normalize

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.ui.widgets.date_words import clear_day

EVERYONE = frozenset({"iedereen", "allemaal"})
_AND = re.compile(r"\s+en\s+|\s*[&+]\s*")
_GRANDPARENTS = frozenset({"grootouder"})
_NOBODY: frozenset[Id] = frozenset()


class Said(TypedDict):
    """What was understood, by the names that `new_actie` and `new_afspraak` have for it."""

    wat: str
    wie: tuple[Id, ...]
    wanneer: str
    voor: date | None


def read_task(text: str, family: Sequence[Record], methode: Methode, today: date) -> Said:
    """The first part between commas is always what; who and when are taken out of the others.

    Nothing is guessed: a part that could be more than one person, or a person as well as a day, stays in the
    words, and so do two days.
    """
    first, *others = _parts(text) or [""]
    names = _names(family)
    who = {part: _people(part, names, family, methode) for part in others}
    days = {part: day for part in others if (day := clear_day(part, today)) is not None}
    people = {part for part in others if who[part] and part not in days}
    when = [part for part in others if part in days and not _could_be_somebody(part, names, methode)]
    if len(when) != 1:
        when = []
    rest = [part for part in others if part not in people and part not in when]
    meant = frozenset().union(*(who[part] for part in people))
    return Said(
        wat=", ".join([first, *rest]),
        wie=tuple(row.id for row in family if row.id in meant),
        wanneer=when[0] if when else "",
        voor=days[when[0]] if when else None,
    )


def _parts(text: str) -> list[str]:
    """As the store keeps it (NFC), so that a name is found again however it was typed."""
    return [part for part in (part.strip() for part in normalize("NFC", text).split(",")) if part]


Names = Mapping[str, frozenset[Id]]


def _names(family: Iterable[Record]) -> Names:
    """Everything that somebody is called; a name that two people have leads to both."""
    found: dict[str, set[Id]] = {}
    for row in family:
        naam, roepnaam = row.text("naam").strip(), row.text("roepnaam").strip()
        for name in {naam, roepnaam, *naam.split()[:1]}:
            found.setdefault(name.casefold(), set()).add(row.id)
    found.pop("", None)
    return {name: frozenset(ids) for name, ids in found.items()}


def _people(part: str, names: Names, family: Sequence[Record], methode: Methode) -> frozenset[Id]:
    """Everybody who is named here; nobody when a single word of it is not clear."""
    if part.casefold() in EVERYONE:
        return frozenset(row.id for row in family)
    whole = _person(part, names, family, methode)
    if whole:
        return whole
    each = [_person(word, names, family, methode) for word in _AND.split(part)]
    return frozenset().union(*each) if all(each) else _NOBODY


def _person(words: str, names: Names, family: Sequence[Record], methode: Methode) -> frozenset[Id]:
    called = words.casefold()
    meant = names.get(called) or _in_role(called, family, methode)
    return meant if len(meant) == 1 else _NOBODY


def _in_role(called: str, family: Sequence[Record], methode: Methode) -> frozenset[Id]:
    """Who has the role with this name. A word that says less, *puber* or *nicht*, points at nobody."""
    woorden, rollen = methode.rollen.woorden, methode.rollen
    said = woorden.get(called)
    if said is None or said.rol not in rollen.ouders | rollen.kinderen | _GRANDPARENTS:
        return _NOBODY
    if not said.geslacht and called not in _labels(said.rol, methode):
        return _NOBODY
    same = [row for row in family if row.choice("rol") == said.rol]
    if len({word.geslacht for word in woorden.values() if word.rol == said.rol}) > 1:
        same = [row for row in same if row.choice("geslacht") == said.geslacht or not said.geslacht]
    return frozenset(row.id for row in same)


def _labels(rol: str, methode: Methode) -> tuple[str, str]:
    entry = methode.entry("rol", rol)
    return (entry.label.casefold(), entry.tafel.casefold()) if entry is not None else ("", "")


def _could_be_somebody(part: str, names: Names, methode: Methode) -> bool:
    return part.casefold() in names or part.casefold() in methode.rollen.woorden
