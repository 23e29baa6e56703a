"""People and how they belong together, as a genogram needs it: plain data, no records, no places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Sex = Literal["man", "vrouw", "anders"]
Bond = Literal["samen", "uit-elkaar", "gescheiden"]
Key = bytes
"""Who: the id of a record."""


@dataclass(frozen=True, slots=True)
class Person:
    """One symbol. `level`: where somebody without relations stands (0 grandparents, 2 children)."""

    id: Key
    name: str
    note: str = ""
    """Age or birth year, under the name."""
    sex: Sex = "anders"
    home: bool = False
    """Belongs to the household; everybody else lives elsewhere."""
    died: bool = False
    level: int = 1
    at: int | None = None
    """Where somebody put this person by hand: points along its row, as `places` counts them."""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people who are together, or were."""

    a: Key
    b: Key
    bond: Bond = "samen"

    def other(self, person: Key) -> Key:
        return self.b if person == self.a else self.a


@dataclass(frozen=True, slots=True)
class Union:
    """One or two parents with the children they have or bring up, in the order in which these are drawn."""

    parents: tuple[Key, ...]
    children: tuple[Key, ...]
    foster: frozenset[Key] = frozenset()
    """Those of the children who are foster children here."""


@dataclass(frozen=True)
class Tree:
    """A family. Couples and unions name persons of the tree only, nobody twice."""

    persons: tuple[Person, ...]
    couples: tuple[Couple, ...] = ()
    unions: tuple[Union, ...] = ()
    twins: tuple[frozenset[Key], ...] = ()

    @cached_property
    def order(self) -> Mapping[Key, int]:
        """The place of each person in the list, kept in the picture where nothing speaks against it."""
        return {person.id: place for place, person in enumerate(self.persons)}

    @cached_property
    def bonds(self) -> tuple[Couple, ...]:
        """The couples, and the parents of one child of whom nothing else is known."""
        known = {frozenset((couple.a, couple.b)) for couple in self.couples}
        shared = (u.parents for u in self.unions if len(u.parents) == 2)
        return (*self.couples, *(Couple(*pair) for pair in shared if frozenset(pair) not in known))

    @cached_property
    def partners(self) -> Mapping[Key, tuple[Couple, ...]]:
        found: dict[Key, list[Couple]] = {}
        for couple in self.bonds:
            found.setdefault(couple.a, []).append(couple)
            found.setdefault(couple.b, []).append(couple)
        return {person: tuple(couples) for person, couples in found.items()}

    @cached_property
    def above(self) -> Mapping[Key, tuple[Union, ...]]:
        """The unions that a person is a child of."""
        return _by_person((child, union) for union in self.unions for child in union.children)

    @cached_property
    def below(self) -> Mapping[Key, tuple[Union, ...]]:
        """The unions that a person is a parent in."""
        return _by_person((parent, union) for union in self.unions for parent in union.parents)

    def twin_of(self, person: Key) -> frozenset[Key]:
        """Everybody born together with this person, itself included; empty for who was born alone."""
        return next((group for group in self.twins if person in group), frozenset())


def _by_person(pairs: Iterable[tuple[Key, Union]]) -> dict[Key, tuple[Union, ...]]:
    found: dict[Key, tuple[Union, ...]] = {}
    for person, union in pairs:
        found[person] = (*found.get(person, ()), union)
    return found


@dataclass
class Groups:
    """Who belongs together, found by joining two at a time."""

    _head: dict[Key, Key] = field(default_factory=dict)

    def of(self, person: Key) -> Key:
        head = self._head.setdefault(person, person)
        while head != self._head[head]:
            head = self._head[head]
        self._head[person] = head
        return head

    def join(self, one: Key, other: Key) -> None:
        self._head[self.of(other)] = self.of(one)
