"""Who is meant by what somebody typed: a name, what the others call a person, or a role of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode

EVERYONE = frozenset({"iedereen", "allemaal"})
_AND = re.compile(r"\s+en\s+|\s*[&+]\s*")
_GRANDPARENTS = frozenset({"grootouder"})
_NOBODY: frozenset[Id] = frozenset()

Names = Mapping[str, frozenset[Id]]


class Called:
    """The members of one gezin by everything that they are called. Nothing is guessed."""

    def __init__(self, family: Sequence[Record], methode: Methode) -> None:
        self._family, self._methode = family, methode
        self._names = _names(family)

    def people(self, words: str) -> frozenset[Id]:
        """Everybody who is named here; nobody when a single word of it is not clear."""
        if words.casefold() in EVERYONE:
            return frozenset(row.id for row in self._family)
        whole = self._person(words)
        if whole:
            return whole
        each = [self._person(word) for word in _AND.split(words)]
        return frozenset().union(*each) if all(each) else _NOBODY

    def is_name(self, words: str) -> bool:
        """Somebody is called so, literally."""
        return words.casefold() in self._names

    def could_be_somebody(self, words: str) -> bool:
        return self.is_name(words) or words.casefold() in self._methode.rollen.woorden

    def in_order(self, people: Iterable[Id]) -> tuple[Id, ...]:
        """As the family stands on the page."""
        meant = set(people)
        return tuple(row.id for row in self._family if row.id in meant)

    def _person(self, words: str) -> frozenset[Id]:
        called = words.casefold()
        meant = self._names.get(called) or self._in_role(called)
        return meant if len(meant) == 1 else _NOBODY

    def _in_role(self, called: str) -> frozenset[Id]:
        """Who has the role with this name. A word that says less, *puber* or *nicht*, points at nobody."""
        woorden, rollen = self._methode.rollen.woorden, self._methode.rollen
        said = woorden.get(called)
        if said is None or said.rol not in rollen.ouders | rollen.kinderen | _GRANDPARENTS:
            return _NOBODY
        if not said.geslacht and called not in self._labels(said.rol):
            return _NOBODY
        same = [row for row in self._family if row.choice("rol") == said.rol]
        if len({word.geslacht for word in woorden.values() if word.rol == said.rol}) > 1:
            same = [row for row in same if row.choice("geslacht") == said.geslacht or not said.geslacht]
        return frozenset(row.id for row in same)

    def _labels(self, rol: str) -> tuple[str, str]:
        entry = self._methode.entry("rol", rol)
        return (entry.label.casefold(), entry.tafel.casefold()) if entry is not None else ("", "")


def _names(family: Iterable[Record]) -> Names:
    """Everything that somebody is called; a name that two people have leads to both."""
    found: dict[str, set[Id]] = {}
    for row in family:
        naam, roepnaam = row.text("naam").strip(), row.text("roepnaam").strip()
        for name in {naam, roepnaam, *naam.split()[:1]}:
            found.setdefault(name.casefold(), set()).add(row.id)
    found.pop("", None)
    return {name: frozenset(ids) for name, ids in found.items()}
