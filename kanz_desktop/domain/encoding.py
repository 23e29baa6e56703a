"""The exact bytes of values, and the cursor that reads all bytes of docs/format/record.md (§2-§4)."""

from __future__ import annotations

import re
import struct
import unicodedata
from datetime import date

from kanz_desktop.domain.values import ID_SIZE, TEXT_LIMIT, Choice, FileRef, Mark, Ref, Value
from kanz_desktop.errors import DamageFound, InputRefused

VALUE_LIMIT = TEXT_LIMIT
HASH_SIZE = 32
COUNT_LIMIT = 2**63 - 1
"""Highest seq, hlc and file size: what a signed 64-bit column of SQLite holds."""

_ID_WORD = re.compile(rb"[a-z0-9_-]{1,64}", re.ASCII)
_MEDIA_TYPE = re.compile(rb"[\x21-\x7e]{1,127}", re.ASCII)

_NONE, _BOOL, _INT, _TEXT, _DATE, _CHOICE, _MARK, _REF, _FILE = range(9)


class OperationRefused(DamageFound):
    """Bytes are not an operation of this format; `reason` is a word of record.md §13."""

    code = "bewerking-geweigerd"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason


class ValueTooLong(InputRefused):
    """A text does not fit in one value; it must still stand on the screen."""

    code = "tekst-te-lang"


class Cursor:
    """Reads bytes from front to back; every step refuses instead of reading past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """Bytes that were not read yet."""
        return len(self._data) - self._at

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise OperationRefused("truncated")
        piece = self._data[self._at : end]
        self._at = end
        return piece

    def number(self, size: int, *, signed: bool = False) -> int:
        return int.from_bytes(self.take(size), "big", signed=signed)

    def word(self) -> str:
        """An id word with its length before it."""
        word = self.take(self.number(1))
        if not _ID_WORD.fullmatch(word):
            raise OperationRefused("id")
        return word.decode("ascii")

    def end(self) -> None:
        if self._at != len(self._data):
            raise OperationRefused("trailing")


def is_id_word(word: bytes) -> bool:
    return _ID_WORD.fullmatch(word) is not None


def encode_word(word: str) -> bytes:
    """An id word with its length; ValueError when it is none: ids are ours, so that is a bug."""
    data = word.encode("utf-8")
    if not is_id_word(data):
        raise ValueError("not an id word")
    return bytes([len(data)]) + data


def clean_text(text: str) -> str:
    """Text as it is written: pairs of surrogates joined, lone ones replaced, NFC."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole)


def encode_value(value: Value) -> bytes:
    """The bytes of a value; ValueTooLong when they do not fit."""
    data = _encode(value)
    if len(data) > VALUE_LIMIT:
        raise ValueTooLong(size=len(data), limit=VALUE_LIMIT)
    return data


def _encode(value: Value) -> bytes:
    match value:
        case None:
            return bytes([_NONE])
        case bool():
            return bytes([_BOOL, value])
        case int():
            return struct.pack(">Bq", _INT, value)
        case str():
            return bytes([_TEXT]) + _long_text(value)
        case date():
            return struct.pack(">BHBB", _DATE, value.year, value.month, value.day)
        case Choice():
            return bytes([_CHOICE]) + encode_word(value.id) + _long_text(value.words)
        case Mark():
            return bytes([_MARK, value.halves or 0])
        case Ref():
            return bytes([_REF]) + exactly(value.id, ID_SIZE)
        case FileRef():
            return bytes([_FILE]) + _file(value)
        case _:
            raise TypeError(f"no value: {type(value).__name__}")


def exactly(data: bytes, size: int) -> bytes:
    """The bytes themselves; ValueError when there are more or fewer, which is a bug of the caller."""
    if len(data) != size:
        raise ValueError(f"{size} bytes expected, not {len(data)}")
    return data


def _long_text(text: str) -> bytes:
    data = clean_text(text).encode("utf-8")
    return struct.pack(">I", len(data)) + data


def _file(value: FileRef) -> bytes:
    media_type = value.media_type.encode("ascii")
    if not _MEDIA_TYPE.fullmatch(media_type) or not 0 <= value.size <= COUNT_LIMIT:
        raise ValueError("not a file reference")
    return exactly(value.object, HASH_SIZE) + struct.pack(">QB", value.size, len(media_type)) + media_type


def decode_value(data: bytes) -> Value:
    """The value of these bytes; OperationRefused("size" or "value") when they are none."""
    if len(data) > VALUE_LIMIT:
        raise OperationRefused("size")
    cursor = Cursor(data)
    try:
        value = _decode(cursor)
        cursor.end()
    except (OperationRefused, ValueError):
        raise OperationRefused("value") from None
    return value


def _decode(cursor: Cursor) -> Value:
    tag = cursor.number(1)
    if tag == _NONE:
        return None
    if tag == _BOOL:
        return _one_of(cursor.number(1), 0, 1) == 1
    if tag == _INT:
        return cursor.number(8, signed=True)
    if tag == _TEXT:
        return _read_text(cursor)
    if tag == _DATE:
        return date(cursor.number(2), cursor.number(1), cursor.number(1))
    if tag == _CHOICE:
        return Choice(cursor.word(), _read_text(cursor))
    if tag == _MARK:
        return Mark(_one_of(cursor.number(1), 0, *range(2, 21)) or None)
    if tag == _REF:
        return Ref(cursor.take(ID_SIZE))
    if tag == _FILE:
        return _read_file(cursor)
    raise OperationRefused("value")


def _one_of(number: int, *allowed: int) -> int:
    if number not in allowed:
        raise OperationRefused("value")
    return number


def _read_text(cursor: Cursor) -> str:
    return cursor.take(cursor.number(4)).decode("utf-8")


def _read_file(cursor: Cursor) -> FileRef:
    digest, size = cursor.take(HASH_SIZE), cursor.number(8)
    media_type = cursor.take(cursor.number(1))
    if size > COUNT_LIMIT or not _MEDIA_TYPE.fullmatch(media_type):
        raise OperationRefused("value")
    return FileRef(digest, size, media_type.decode("ascii"))
