"""A file of the method, read entry by entry; each reading refuses with the file, the entry and the reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from kanz_desktop.errors import DamageFound

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

Table = Mapping[str, Any]
ReadText = Callable[[str], str]


class MethodeRefused(DamageFound):
    """A file of the method cannot be used: `file`, `entry` (an id, or a place in the file) and `reason`.

    Reasons: `ontbreekt`, `geen-toml`, `onbekend`, `woorden`, `id`, `dubbel`, `leefgebied`, `aantal`,
    `nummer`, `rol`, `geslacht`.
    """

    code = "methode"

    def __init__(self, *, file: str, entry: str, reason: str) -> None:
        super().__init__(file=file, entry=entry, reason=reason)


def read_toml(read: ReadText, file: str) -> Table:
    """What a file of resources/method holds."""
    try:
        return tomllib.loads(read(f"method/{file}"))
    except OSError:
        raise MethodeRefused(file=file, entry="", reason="ontbreekt") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise MethodeRefused(file=file, entry="", reason="geen-toml") from None


def checked_rows(file: str, key: str, tables: object) -> list[Row]:
    """The entries under `key`, each with an id of its own."""
    if not isinstance(tables, list) or not tables:
        raise MethodeRefused(file=file, entry=key, reason="ontbreekt")
    rows: list[Row] = []
    for position, table in enumerate(tables, start=1):
        row = Row(file, f"{key} {position}", table)
        if row.id in {other.id for other in rows}:
            raise MethodeRefused(file=file, entry=row.id, reason="dubbel")
        rows.append(row)
    return rows


class Row:
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

    def one_of(self, key: str, known: frozenset[str], reason: str) -> str:
        return self._known(self.table.get(key), known, reason)

    def all_words(self, key: str) -> tuple[str, ...]:
        words = self.table.get(key)
        if not isinstance(words, list) or not words:
            raise self.refuse("woorden")
        for word in words:
            if not isinstance(word, str) or not word or word != word.strip().casefold():
                raise self.refuse("woorden")
        return tuple(words)

    def some_of(self, key: str, known: frozenset[str], reason: str) -> tuple[str, ...]:
        values = self.table.get(key)
        if not isinstance(values, list) or not values:
            raise self.refuse(reason)
        return tuple(self._known(value, known, reason) for value in values)

    def _known(self, value: object, known: frozenset[str], reason: str) -> str:
        if not isinstance(value, str) or value not in known:
            raise self.refuse(reason)
        return value
