"""The method as data: what the lists in resources/method hold, once read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VOORWAARDE, KENNISMAKING, POSITIEF, VOORTIJDIG = "voorwaarde", "kennismaking", "positief", "voortijdig"
PUNTGROEPEN = (VOORWAARDE, KENNISMAKING, POSITIEF, VOORTIJDIG)
AGENDAS = ("mdo", "gezinsgesprek", "uitvoerders-eerste", "uitvoerders-volgende", "mdo-eind")
PLAN, TERUG, AFSPRAKEN, DATUM, PERIODE = "plan", "terug", "afspraken", "datum", "periode"
AGENDABLOKKEN = (PLAN, TERUG, AFSPRAKEN, DATUM, PERIODE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: stable id, the worker's word and the family's."""

    id: str
    label: str
    tafel: str

    def words(self, *, tafel: bool) -> str:
        return self.tafel if tafel else self.label


@dataclass(frozen=True, slots=True)
class Leefgebied:
    """One of the five areas of life. `id` is `leefgebied-1` … `leefgebied-5`."""

    id: str
    number: int
    vakterm: str
    tafel: str
    icon: str

    def words(self, *, tafel: bool) -> str:
        return self.tafel if tafel else self.vakterm


@dataclass(frozen=True, slots=True)
class Probleem:
    """A possible problem of the leefgebieden table, in both wordings."""

    id: str
    leefgebied: str
    vakterm: str
    tafel: str
    tafel_ik: str
    """The wording for a family with one parent; the same as `tafel` where there is no other."""
    safety: bool
    """Choosing it reminds the worker, never the family's screen, of the duty to report danger."""
    suggest: bool
    """May be offered on the family's screen without being looked for."""

    def words(self, *, tafel: bool, one_parent: bool = False) -> str:
        if not tafel:
            return self.vakterm
        return self.tafel_ik if one_parent else self.tafel


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """One of the ten points of attention of the plan. `id` as in the method, e.g. `huishouden`."""

    id: str
    number: int
    vakterm: str
    name: str
    about: str
    leefgebieden: tuple[str, ...]
    """Usual leefgebieden: a suggestion, many to many."""

    def words(self, *, tafel: bool) -> str:
        return self.name if tafel else self.vakterm


@dataclass(frozen=True, slots=True)
class Padpunt:
    """Something that belongs to a step and can be ticked off (method §2, §8)."""

    id: str
    label: str
    tafel: str
    dossier: bool
    """Of the workers alone: it does not lie on the table."""
    groep: str
    """Which of PUNTGROEPEN; empty for what simply belongs to the step."""

    def words(self, *, tafel: bool) -> str:
        return self.tafel if tafel else self.label


@dataclass(frozen=True, slots=True)
class Stap:
    """One of the ten steps, `stap-1` … `stap-10`, with its phase (list `fase`) and what belongs to it."""

    id: str
    number: int
    fase: str
    punten: tuple[Padpunt, ...]


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """A point on the agenda of a meeting (method §9)."""

    id: str
    label: str
    tafel: str
    blok: str
    """Which of AGENDABLOKKEN stands under it by itself; empty for words alone."""

    def words(self, *, tafel: bool) -> str:
        return self.tafel if tafel else self.label


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one kind of meeting speaks of, in order. `id` is one of AGENDAS."""

    id: str
    punten: tuple[Agendapunt, ...]


@dataclass(frozen=True, slots=True)
class RolWoord:
    """What an everyday word for a person says: ids in `rol` and `geslacht`, empty where it does not say."""

    rol: str
    geslacht: str


@dataclass(frozen=True, slots=True)
class Rollen:
    """Which roles count as parent and as child, and the everyday words (in lower case) for a role."""

    ouders: frozenset[str]
    kinderen: frozenset[str]
    woorden: Mapping[str, RolWoord]


@dataclass(frozen=True, slots=True)
class Methode:
    """Everything that resources/method holds. Lists are looked up by the id that a field names."""

    leefgebieden: tuple[Leefgebied, ...]
    problemen: tuple[Probleem, ...]
    aandachtspunten: tuple[Aandachtspunt, ...]
    lists: Mapping[str, tuple[Entry, ...]]
    rollen: Rollen
    stappen: tuple[Stap, ...] = ()
    """The ten steps in order; empty only for who has no use for them."""
    agendas: tuple[Agenda, ...] = ()
    """What each kind of meeting speaks of; empty only for who has no use for it."""

    def leefgebied(self, leefgebied_id: str) -> Leefgebied:
        return next(item for item in self.leefgebieden if item.id == leefgebied_id)

    def problemen_van(self, leefgebied_id: str) -> tuple[Probleem, ...]:
        return tuple(item for item in self.problemen if item.leefgebied == leefgebied_id)

    def probleem(self, probleem_id: str) -> Probleem | None:
        return next((item for item in self.problemen if item.id == probleem_id), None)

    def aandachtspunt(self, punt_id: str) -> Aandachtspunt | None:
        return next((item for item in self.aandachtspunten if item.id == punt_id), None)

    def stap(self, stap_id: str) -> Stap:
        """The step of that id; the first one for a step that we do not know."""
        return next((item for item in self.stappen if item.id == stap_id), self.stappen[0])

    def agenda(self, agenda_id: str) -> Agenda:
        """The agenda of that id, one of AGENDAS."""
        return next(item for item in self.agendas if item.id == agenda_id)

    def agendapunt(self, punt_id: str) -> Agendapunt | None:
        return next((punt for agenda in self.agendas for punt in agenda.punten if punt.id == punt_id), None)

    def puntgroep(self, groep: str) -> tuple[Padpunt, ...]:
        """All points of one of PUNTGROEPEN, in the order of the steps."""
        return tuple(punt for stap in self.stappen for punt in stap.punten if punt.groep == groep)

    def list(self, list_id: str) -> tuple[Entry, ...]:
        return self.lists[list_id]

    def entry(self, list_id: str, entry_id: str) -> Entry | None:
        return next((item for item in self.lists.get(list_id, ()) if item.id == entry_id), None)
