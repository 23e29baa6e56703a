"""Reads and checks resources/method: the lists of the method, or a clear word about what is wrong with them.

The files are data that people edit, so nothing is taken on trust: a missing wording, a duplicate id, an
unknown leefgebied or a wrong count refuses the start, and says which file and which entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from kanz_desktop.method.agenda import load_agendas
from kanz_desktop.method.model import Aandachtspunt, Entry, Leefgebied, Methode, Probleem
from kanz_desktop.method.path import load_stappen
from kanz_desktop.method.roles import load_rollen
from kanz_desktop.method.rows import MethodeRefused, ReadText, Row, checked_rows, read_toml
from kanz_desktop.paths import resource_text

__all__ = ["AANDACHTSPUNTEN", "LEEFGEBIEDEN", "LIJSTEN", "PROBLEMEN", "MethodeRefused", "load_methode"]

LEEFGEBIEDEN = "leefgebieden.toml"
PROBLEMEN = "problemen.toml"
AANDACHTSPUNTEN = "aandachtspunten.toml"
LIJSTEN = "lijsten.toml"
RECHTEN = "rechten.toml"
NETWERK = "netwerk.toml"
PAD = "pad.toml"
OVERLEGKEUZES = "overlegkeuzes.toml"
DOELEN = "doelen.toml"
HISTORIE = "historie.toml"
BALANS = "balans.toml"
EINDMETING = "eindmeting.toml"

PUNT_PREFIX = "punt-"
"""An aandachtspunt as something that gets a mark: its id in the list `meetpunt` starts with this."""

COUNTS = {LEEFGEBIEDEN: 5, PROBLEMEN: 39, AANDACHTSPUNTEN: 10}
LISTS: Mapping[str, Mapping[str, int | None]] = {
    LIJSTEN: {
        "plaats": 3, "voor_wie": 3, "rol": None, "geslacht": None, "woont_thuis": 3, "medewerkerrol": 2,
        "fase": 3, "stap": 10, "klopt": 4, "ernst": 5, "bron": 3, "actiestatus": 4, "planversie": 2,
        "akkoord": 5, "meetmoment": 3, "documentsoort": None, "papier": 5, "termijnsoort": 4, "gevoel": 3,
        "register": 16, "deel": 14, "dossiersoort": None,
    },
    RECHTEN: {"verzoeksoort": 3, "verzoekbesluit": 4, "uitzondering": 3, "wisreden": 5},
    NETWERK: {
        "netwerksoort": None, "netwerkactief": 2, "netwerkverder": 3, "relatiesoort": 4, "netwerkband": 4,
        "netwerkenergie": 3, "toestemmingrichting": 3,
    },
    PAD: {"contactvorm": 4, "padtermijn": 12, "eindsoort": 2, "gezinscategorie": 5},
    OVERLEGKEUZES: {
        "overlegsoort": 4, "overlegstatus": 3, "mpgvorm": 2, "oudersbij": 2, "oudersnietbij": None,
        "planwijziging": 4, "aanwezigheid": 2, "opschaaltrede": 5,
    },
    DOELEN: {"subdoel_jeugdige": 4, "subdoel_ouders": 4, "subdoel_omgeving": 3, "principe": 6},
    HISTORIE: {
        "historiesoort": 2, "hielp": 4, "historiebron": 2, "analysefactor": None, "voorrang": 3,
        "evaluatiebesluit": 3,
    },
    BALANS: {"buitenstaander": 4},
    EINDMETING: {
        "tevredenheid": None, "kwaliteit": None, "meetantwoord": None, "effectgezin": None,
        "effectsamenleving": None,
    },
}  # fmt: skip
"""Every list of choices by its file, and how many entries the method or the program fixes for it."""


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_N = TypeVar("_N", bound=_Numbered)


def load_methode(read: ReadText = resource_text) -> Methode:
    """The method of this installation. Raises MethodeRefused; the caller keeps the result."""
    leefgebieden = _numbered(
        LEEFGEBIEDEN, [_leefgebied(row) for row in _rows(read, LEEFGEBIEDEN, "leefgebied")]
    )
    known = frozenset(item.id for item in leefgebieden)
    problemen = tuple(_probleem(row, known) for row in _rows(read, PROBLEMEN, "probleem"))
    punten = _numbered(
        AANDACHTSPUNTEN, [_aandachtspunt(row, known) for row in _rows(read, AANDACHTSPUNTEN, "aandachtspunt")]
    )
    lists = _lists(read)
    lists["leefgebied"] = tuple(Entry(item.id, item.vakterm, item.tafel) for item in leefgebieden)
    lists["probleem"] = tuple(Entry(item.id, item.vakterm, item.tafel) for item in problemen)
    lists["aandachtspunt"] = tuple(Entry(item.id, item.vakterm, item.name) for item in punten)
    lists["meetpunt"] = lists["leefgebied"] + tuple(
        Entry(PUNT_PREFIX + item.id, item.vakterm, item.name) for item in punten
    )
    lists["meetvraag"] = lists["tevredenheid"] + lists["kwaliteit"]
    lists["effect"] = lists["effectgezin"] + lists["effectsamenleving"]
    stappen = load_stappen(read, lists)
    lists["padpunt"] = tuple(
        Entry(punt.id, punt.label, punt.tafel) for stap in stappen for punt in stap.punten
    )
    agendas = load_agendas(read)
    lists["agendapunt"] = tuple(
        Entry(punt.id, punt.label, punt.tafel) for agenda in agendas for punt in agenda.punten
    )
    return Methode(leefgebieden, problemen, punten, lists, load_rollen(read, lists), stappen, agendas)


def _leefgebied(row: Row) -> Leefgebied:
    row.only("id", "number", "vakterm", "tafel", "icon")
    return Leefgebied(
        row.id, row.number("number"), row.words("vakterm"), row.words("tafel"), row.word("icon")
    )


def _probleem(row: Row, known: frozenset[str]) -> Probleem:
    row.only("id", "leefgebied", "vakterm", "tafel", "tafel_ik", "safety", "suggest")
    return Probleem(
        id=row.id,
        leefgebied=row.one_of("leefgebied", known, "leefgebied"),
        vakterm=row.words("vakterm"),
        tafel=row.words("tafel"),
        tafel_ik=row.words("tafel_ik") if "tafel_ik" in row.table else row.words("tafel"),
        safety=row.flag("safety", default=False),
        suggest=row.flag("suggest", default=True),
    )


def _aandachtspunt(row: Row, known: frozenset[str]) -> Aandachtspunt:
    row.only("id", "number", "vakterm", "name", "about", "leefgebieden")
    return Aandachtspunt(
        id=row.id,
        number=row.number("number"),
        vakterm=row.words("vakterm"),
        name=row.words("name"),
        about=row.words("about"),
        leefgebieden=row.some_of("leefgebieden", known, "leefgebied"),
    )


def _lists(read: ReadText) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for file, counts in LISTS.items():
        tables = read_toml(read, file)
        for list_id in (*counts, *tables):
            if list_id not in tables or list_id not in counts:
                reason = "onbekend" if list_id in tables else "ontbreekt"
                raise MethodeRefused(file=file, entry=list_id, reason=reason)
        found |= {
            list_id: _entries(file, list_id, tables[list_id], count) for list_id, count in counts.items()
        }
    return found


def _entries(file: str, list_id: str, tables: object, count: int | None) -> tuple[Entry, ...]:
    rows = checked_rows(file, list_id, tables)
    if len(rows) != (count or len(rows)):
        raise MethodeRefused(file=file, entry=list_id, reason="aantal")
    for row in rows:
        row.only("id", "label", "tafel")
    return tuple(Entry(row.id, row.words("label"), row.words("tafel")) for row in rows)


def _rows(read: ReadText, file: str, key: str) -> list[Row]:
    """The rows of a file that holds one list, counted."""
    tables = read_toml(read, file)
    if set(tables) != {key}:
        raise MethodeRefused(file=file, entry=key, reason="onbekend" if key in tables else "ontbreekt")
    rows = checked_rows(file, key, tables[key])
    if len(rows) != COUNTS[file]:
        raise MethodeRefused(file=file, entry=key, reason="aantal")
    return rows


def _numbered(file: str, items: Iterable[_N]) -> tuple[_N, ...]:
    ordered = tuple(items)
    for position, item in enumerate(ordered, start=1):
        if item.number != position:
            raise MethodeRefused(file=file, entry=str(position), reason="nummer")
    return ordered
