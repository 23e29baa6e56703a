"""Full-text search inside the encrypted database (FTS5): records by their texts, papers by theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kanz_desktop.domain.kinds import Merge, Type
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Choice, Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.numbers import Numbers

DOCUMENT_TEXT = "_tekst"
"""The field of a hit that stands in the text of the paper itself."""
EXCERPT_LENGTH = 120
WORDS_LIMIT = 12
"""Words of a query that count; more would not find more."""

_WORD = re.compile(r"\w+")
_WINDOW = 4096
"""Letters of a long text that are folded at a time: most words asked for stand near its beginning."""
_LONGEST = 256
"""Letters of a word that are looked for across two windows."""
_FIND = """
SELECT search.rowid, record_id.id, CASE search.rowid % 2 WHEN 1 THEN search.text END
FROM search JOIN record_id ON record = search.rowid / 2
WHERE search MATCH ? ORDER BY search.rowid DESC
"""  # in one statement: another one for each hit costs more than the search itself


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found. `excerpt` is the text around it, on one line."""

    record: Id
    kind: str
    field: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the index says: which record, and the words of its paper when those hold what was asked."""

    row: int
    record: Id
    paper: str | None


class Search:
    """The index of one gezin: a row for the texts of each record, and one for the text of each paper.

    Row numbers in the index: 2 x record for its texts, 2 x record + 1 for its paper. Writing runs
    inside a transaction.
    """

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def index_record(self, record: Record) -> None:
        """What a record now says; nothing of it and of its paper while it is deleted."""
        row = self._numbers.record(record.id)
        text = "\n".join(words for _, words in texts(record))
        self._put(2 * row, "" if record.deleted else text)
        read = self._connection.value("SELECT 1 FROM document_text WHERE record = ?", (row,)) is not None
        listed = self._connection.value("SELECT 1 FROM search WHERE rowid = ?", (2 * row + 1,)) is not None
        if read and listed == record.deleted:
            paper = self._connection.value("SELECT text FROM document_text WHERE record = ?", (row,))
            self._put(2 * row + 1, "" if record.deleted else paper)

    def later(self, records: Iterable[Id]) -> None:
        """These records read differently; their words come into the index by `late`."""
        rows = ((self._numbers.record(record),) for record in records)
        self._connection.executemany("INSERT OR IGNORE INTO search_late (record) VALUES (?)", rows)

    def waits(self) -> bool:
        """Whether anything was left for later."""
        return self._connection.value("SELECT 1 FROM search_late LIMIT 1") is not None

    def late(self, limit: int) -> list[Id]:
        """So many of the records that were left for later, which is now: they are forgotten."""
        found = self._connection.execute(
            "SELECT record, id FROM search_late JOIN record_id USING (record) ORDER BY record LIMIT ?",
            (limit,),
        ).fetchall()
        if found:
            self._connection.execute("DELETE FROM search_late WHERE record <= ?", (found[-1][0],))
        return [record for _, record in found]

    def index_document_text(self, record: Id, text: str) -> None:
        """The words read out of a paper; an empty text takes them away."""
        row = self._numbers.record(record)
        self._connection.execute("DELETE FROM document_text WHERE record = ?", (row,))
        if text:
            self._connection.execute("INSERT INTO document_text (record, text) VALUES (?, ?)", (row, text))
        self._put(2 * row + 1, text)

    def clear(self) -> None:
        """Empty the index, before it is made anew."""
        self._connection.execute("DELETE FROM search")
        self._connection.execute("DELETE FROM search_late")

    def find(self, query: str) -> Iterator[Found]:
        """What holds a word that begins with each word of the query.

        The newest records come first. Any text is a safe query; one without words finds nothing. A word
        of one letter is looked for as it stands: half of all words begin with it.
        """
        words = _words(query)
        if not words:
            return
        wanted = " ".join(f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in words)
        for row, record, paper in self._connection.execute(_FIND, (wanted,)):
            yield Found(row // 2, record, paper)

    def _put(self, row: int, text: str) -> None:
        held = self._connection.value("SELECT text FROM search WHERE rowid = ?", (row,))
        if held is not None and held != text:
            self._connection.execute("DELETE FROM search WHERE rowid = ?", (row,))
        if text and held != text:
            self._connection.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (row, text))


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """(field, words) of everything in a record that can be searched, all versions of a text included."""
    for field_id, cell in sorted(record.cells.items()):
        field = field_of(record.kind, field_id)
        if field_id.startswith("_") or field.merge is Merge.ORDER or field.type is Type.DRAWING:
            continue
        for version in cell.versions:
            value = version.value
            words = value.words if isinstance(value, Choice) else value
            if isinstance(words, str) and words:
                yield field_id, words


def record_hit(record: Record, word: re.Pattern[str]) -> Hit:
    """A hit in the texts of a record: the field with most of the words, and what stands around the first."""
    found = [(len(set(word.findall(fold(text)))), field_id, text) for field_id, text in texts(record)]
    _, field_id, text = max(found, key=lambda item: item[0], default=(0, "", ""))
    return Hit(record.id, record.kind, field_id, excerpt(text, word))


def paper_hit(record: Id, kind: str, text: str, word: re.Pattern[str]) -> Hit:
    """A hit in the text of a paper."""
    return Hit(record, kind, DOCUMENT_TEXT, excerpt(text, word))


def fold(text: str) -> str:
    """Without diacritics and case, as the index compares; every letter keeps its place."""
    return text.translate(_FOLDED)


def excerpt(text: str, word: re.Pattern[str]) -> str:
    """At most `EXCERPT_LENGTH` letters around the first word found, on one line."""
    start = max(0, _first(text, word) - EXCERPT_LENGTH // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    piece = " ".join(text[start : start + EXCERPT_LENGTH].split())
    return ("… " if start else "") + piece + (" …" if start + EXCERPT_LENGTH < len(text) else "")


def _first(text: str, word: re.Pattern[str]) -> int:
    """Where the first word stands that the pattern finds; 0 when there is none."""
    for start in range(0, len(text), _WINDOW):
        before = min(start, 1)  # whether a word begins here, the letter before it says
        piece = fold(text[start - before : start + _WINDOW + _LONGEST])
        found = word.search(piece, before)
        if found is not None:
            return start - before + found.start()
    return 0


class _Folded(dict[int, str]):
    """The folded form of a letter, worked out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[:1]
        self[code] = base.casefold()[:1] or letter
        return self[code]


_FOLDED = _Folded()


def pattern(query: str) -> re.Pattern[str]:
    """What finds the beginnings of a query's words in folded text."""
    words = sorted((re.escape(fold(word)) for word in _words(query)), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(words) + ")")


def _words(query: str) -> list[str]:
    readable = query.encode("utf-8", "replace").decode()
    return _WORD.findall(unicodedata.normalize("NFC", readable).replace("_", " "))[:WORDS_LIMIT]
