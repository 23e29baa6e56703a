"""Reads and checks resources/method: the lists of the method, or a clear word about what is wrong with them.

The files are data that people edit, so nothing is taken on trust: a missing wording, a duplicate id, an
unknown leefgebied or a wrong count refuses the start, and says which file and which entry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from kanz_desktop.errors import DamageFound
from kanz_desktop.method.model import Aandachtspunt, Entry, Leefgebied, Methode, Probleem
from kanz_desktop.paths import resource_text

LEEFGEBIEDEN = "leefgebieden.toml"
PROBLEMEN = "problemen.toml"
AANDACHTSPUNTEN = "aandachtspunten.toml"
LIJSTEN = "lijsten.toml"

PUNT_PREFIX = "punt-"
"""An aandachtspunt as something that gets a mark: its id in the list `meetpunt` starts with this."""

COUNTS = {LEEFGEBIEDEN: 5, PROBLEMEN: 39, AANDACHTSPUNTEN: 10}
LISTS: Mapping[str, int | None] = {
    "plaats": 3, "voor_wie": 3, "rol": None, "geslacht": None, "woont_thuis": 3, "medewerkerrol": 2,
    "fase": 3, "stap": 10, "klopt": 4, "ernst": 4, "bron": 3, "actiestatus": 4, "planversie": 2,
    "akkoord": 5, "meetmoment": 3, "documentsoort": None, "papier": 5, "termijnsoort": 4, "gevoel": 3,
    "register": 5,
}  # fmt: skip
"""Every list of lijsten.toml, and how many entries the method or the program fixes for it."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

Table = Mapping[str, Any]
ReadText = Callable[[str], str]


class MethodeRefused(DamageFound):
    """A file of the method cannot be used: `file`, `entry` (an id, or a place in the file) and `reason`.

    Reasons: `ontbreekt`, `geen-toml`, `onbekend`, `woorden`, `id`, `dubbel`, `leefgebied`, `aantal`,
    `nummer`.
    """

    code = "methode"

    def __init__(self, *, file: str, entry: str, reason: str) -> None:
        super().__init__(file=file, entry=entry, reason=reason)


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
    return Methode(leefgebieden, problemen, punten, lists)


def _leefgebied(row: _Row) -> Leefgebied:
    row.only("id", "number", "vakterm", "tafel", "icon")
    return Leefgebied(
        row.id, row.number("number"), row.words("vakterm"), row.words("tafel"), row.word("icon")
    )


def _probleem(row: _Row, known: frozenset[str]) -> Probleem:
    row.only("id", "leefgebied", "vakterm", "tafel", "tafel_ik", "safety", "suggest")
    return Probleem(
        id=row.id,
        leefgebied=row.one_of("leefgebied", known),
        vakterm=row.words("vakterm"),
        tafel=row.words("tafel"),
        tafel_ik=row.words("tafel_ik") if "tafel_ik" in row.table else row.words("tafel"),
        safety=row.flag("safety", default=False),
        suggest=row.flag("suggest", default=True),
    )


def _aandachtspunt(row: _Row, known: frozenset[str]) -> Aandachtspunt:
    row.only("id", "number", "vakterm", "name", "about", "leefgebieden")
    return Aandachtspunt(
        id=row.id,
        number=row.number("number"),
        vakterm=row.words("vakterm"),
        name=row.words("name"),
        about=row.words("about"),
        leefgebieden=row.some_of("leefgebieden", known),
    )


def _lists(read: ReadText) -> dict[str, tuple[Entry, ...]]:
    tables = _toml(read, LIJSTEN)
    for list_id in (*LISTS, *tables):
        if list_id not in tables or list_id not in LISTS:
            raise MethodeRefused(
                file=LIJSTEN, entry=list_id, reason="onbekend" if list_id in tables else "ontbreekt"
            )
    return {list_id: _entries(list_id, tables[list_id], count) for list_id, count in LISTS.items()}


def _entries(list_id: str, tables: object, count: int | None) -> tuple[Entry, ...]:
    rows = _checked_rows(LIJSTEN, list_id, tables)
    if len(rows) != (count or len(rows)):
        raise MethodeRefused(file=LIJSTEN, entry=list_id, reason="aantal")
    for row in rows:
        row.only("id", "label", "tafel")
    return tuple(Entry(row.id, row.words("label"), row.words("tafel")) for row in rows)


def _rows(read: ReadText, file: str, key: str) -> list[_Row]:
    """The rows of a file that holds one list, counted."""
    tables = _toml(read, file)
    if set(tables) != {key}:
        raise MethodeRefused(file=file, entry=key, reason="onbekend" if key in tables else "ontbreekt")
    rows = _checked_rows(file, key, tables[key])
    if len(rows) != COUNTS[file]:
        raise MethodeRefused(file=file, entry=key, reason="aantal")
    return rows


def _checked_rows(file: str, key: str, tables: object) -> list[_Row]:
    if not isinstance(tables, list) or not tables:
        raise MethodeRefused(file=file, entry=key, reason="ontbreekt")
    rows: list[_Row] = []
    for position, table in enumerate(tables, start=1):
        row = _Row(file, f"{key} {position}", table)
        if row.id in {other.id for other in rows}:
            raise MethodeRefused(file=file, entry=row.id, reason="dubbel")
        rows.append(row)
    return rows


def _numbered(file: str, items: Iterable[_N]) -> tuple[_N, ...]:
    ordered = tuple(items)
    for position, item in enumerate(ordered, start=1):
        if item.number != position:
            raise MethodeRefused(file=file, entry=str(position), reason="nummer")
    return ordered


def _toml(read: ReadText, file: str) -> Table:
    try:
        return tomllib.loads(read(f"method/{file}"))
    except OSError:
        raise MethodeRefused(file=file, entry="", reason="ontbreekt") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise MethodeRefused(file=file, entry="", reason="geen-toml") from None


class _Row:
    """One entry of a file, read field by field; each reading refuses with the entry's id."""

    def __init__(self, file: str, place: str, table: object) -> None:
        self._file = file
        self.id = place
        if not isinstance(table, dict):
            raise self.refuse("onbekend")
        self.table: Table = table
        self.id = self.word("id")

    def refuse(self, reason: str) -> MethodeRefused:
        return MethodeRefused(file=self._file, entry=self.id, reason=reason)

    def only(self, *known: str) -> None:
        """A key that we do not know is most likely a typing error in one that we do."""
        if not set(self.table) <= set(known):
            raise self.refuse("onbekend")

    def words(self, key: str) -> str:
        words = self.table.get(key)
        if not isinstance(words, str) or not words.strip():
            raise self.refuse("woorden")
        return words

    def word(self, key: str) -> str:
        word = self.table.get(key)
        if not isinstance(word, str) or not _ID.fullmatch(word):
            raise self.refuse("id")
        return word

    def number(self, key: str) -> int:
        number = self.table.get(key)
        if type(number) is not int:
            raise self.refuse("nummer")
        return number

    def flag(self, key: str, *, default: bool) -> bool:
        flag = self.table.get(key, default)
        if not isinstance(flag, bool):
            raise self.refuse("onbekend")
        return flag

    def one_of(self, key: str, known: frozenset[str]) -> str:
        return self._known(self.table.get(key), known)

    def some_of(self, key: str, known: frozenset[str]) -> tuple[str, ...]:
        values = self.table.get(key)
        if not isinstance(values, list) or not values:
            raise self.refuse("leefgebied")
        return tuple(self._known(value, known) for value in values)

    def _known(self, value: object, known: frozenset[str]) -> str:
        if not isinstance(value, str) or value not in known:
            raise self.refuse("leefgebied")
        return value
