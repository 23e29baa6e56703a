"""Who can read what, counted from the records themselves and said in plain words.

At the table the snapshot holds only what everybody present may see, so nothing here can give away
that something else exists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kanz_desktop.domain.access import EVERYONE, PERSONS, audience_of, place_of
from kanz_desktop.domain.historie_kinds import HISTORIE_KINDS
from kanz_desktop.domain.kinds import AUDIENCE_PERSONS, Place
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import people, record_title
from kanz_desktop.paths import resource_text
from kanz_desktop.ui.port import GezinPort

PARTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Gezin", "Ons gezin", frozenset({"gezin", "gezinslid", "medewerker"})),
    ("Netwerk", "Om ons heen", frozenset({"contact", "familielid", "relatie", "toestemming"})),
    ("Tijdlijn", "Ons verhaal", frozenset(kind.id for kind in HISTORIE_KINDS)),
    ("Leefgebieden", "Zo gaat het nu", frozenset({"leefgebied", "probleem"})),
    (
        "Gezinsplan",
        "Ons plan",
        frozenset({"gezinsplan", "verband", "aandachtspunt", "actie", "afspraak", "planversie", "akkoord"}),
    ),
    ("Cijfers", "Onze cijfers", frozenset({"cijfer", "doelbereik", "meetantwoord"})),
    (
        "Overleg",
        "Samen om tafel",
        frozenset({"mpg", "overleg", "agendapunt", "deelnemer", "inzet", "parkeervraag", "overzicht"}),
    ),
    ("Balans", "Terugkijken", frozenset({"balans", "balansdoel"})),
    ("Gezinsmap", "Onze map", frozenset({"document"})),
    ("Rechten van het gezin", "Onze rechten", frozenset({"zienswijze", "verzoek"})),
)
"""The parts of the map as the screens call them: for workers, at the table, and their kinds."""
_SCAFFOLD = {
    "leefgebied": ("krachten", "kansen", "klopt_woorden"),
    "aandachtspunt": ("toelichting",),
    "agendapunt": ("onderwerp", "besproken"),
    "mpg": ("vorm", "verlengd_waarom", "advies", "behoud"),
    "overzicht": ("diagnostiek", "hulp", "wonen_geld"),
    "interview": ("krachten", "verwachtingen", "behoeften", "netwerk", "hielp", "hielp_niet", "met_wie"),
    "interviewgebied": ("stand",),
    "analyse": ("begon", "houdt_in_stand", "erger", "minder"),
    "analysefactor": ("krachten", "problemen", "beschermt", "risico"),
    "verklaring": ("verklaring", "klopt_woorden"),
}
"""Kinds that stand ready from the first minute: they count only once something was written in them."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Records of one part that the same people can read."""

    readers: str
    what: str
    """How much it is, or at the table which of it: a family does not think of its map in pieces."""
    count: int
    titles: tuple[str, ...]
    """Which ones, when they are not for everyone; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    shared: tuple[Shared, ...]

    @property
    def empty(self) -> bool:
        return not self.shared


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is always so, with a pictogram's name."""

    icon: str
    title: str
    text: str


class WieKanLezenPresenter:
    def __init__(self, port: GezinPort) -> None:
        self._port = port

    def everyone(self) -> str:
        """Who *iedereen* is, by name."""
        names = self._names(lid.id for lid in self._port.snapshot.of("gezinslid"))
        workers = self._names(row.id for row in self._port.snapshot.of("medewerker"))
        family = ", ".join(names) or "het gezin"
        return f"{family} · en als medewerker: {', '.join(workers)}" if workers else family

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(tafel if self._port.table else desk, tuple(self._shared(kinds)))
            for desk, tafel, kinds in PARTS
        )

    def facts(self) -> tuple[Fact, ...]:
        """What is never on the family's screen, and how it is kept: said without what stands in it."""
        return _facts()["tafel" if self._port.table else "vak"]

    def _shared(self, kinds: frozenset[str]) -> Iterator[Shared]:
        groups: dict[str, list[Record]] = {}
        for record in self._written(kinds):
            groups.setdefault(self._readers(record), []).append(record)
        for readers in sorted(groups, key=lambda words: (words != EVERYBODY, words)):
            records = groups[readers]
            listed = () if readers == EVERYBODY else self._titles(records)
            what = _which(readers, alone=len(groups) == 1) if self._port.table else _pieces(len(records))
            yield Shared(readers, what, len(records), listed)

    def _written(self, kinds: frozenset[str]) -> Iterator[Record]:
        for kind in sorted(kinds):
            for record in self._port.snapshot.of(kind):
                if place_of(record) is Place.GEZINSMAP and _says_something(record):
                    yield record

    def _readers(self, record: Record) -> str:
        rule = audience_of(record)
        if rule == EVERYONE:
            return EVERYBODY
        if rule == PERSONS:
            names = ", ".join(self._names(record.members(AUDIENCE_PERSONS)))
            return f"alleen {names or 'gekozen personen'}, en de medewerkers"
        return "alleen de medewerkers"

    def _titles(self, records: list[Record]) -> tuple[str, ...]:
        table = self._port.table
        return tuple(record_title(record, self._port.methode, tafel=table) for record in records)

    def _names(self, ids: Iterable[bytes]) -> tuple[str, ...]:
        return people(self._port.snapshot, ids, tafel=self._port.table)


def _pieces(count: int) -> str:
    return "1 stuk" if count == 1 else f"{count} stukken"


def _which(readers: str, *, alone: bool) -> str:
    if alone:
        return "Alles wat hier staat"
    return "Alles wat hieronder niet staat" if readers == EVERYBODY else "Dit"


EVERYBODY = "iedereen in het gezin, en de medewerkers"


@lru_cache(maxsize=1)
def _facts() -> dict[str, tuple[Fact, ...]]:
    """The lasting facts for either face: `tafel` and `vak`."""
    read = tomllib.loads(resource_text("texts/wie_kan_lezen.toml"))
    return {face: tuple(Fact(**fact) for fact in facts) for face, facts in read.items()}


def _says_something(record: Record) -> bool:
    fields = _SCAFFOLD.get(record.kind)
    if record.kind == "gezinsplan":
        return any(isinstance(cell.value, str) and cell.value.strip() for cell in record.cells.values())
    return fields is None or any(record.text(field).strip() for field in fields)
