"""Values of the open format (docs/format/open-format.md §2), to JSON and back. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from kanz_desktop.domain.kinds import Field, Type
from kanz_desktop.domain.marks import MarkRefused, format_mark, parse_mark
from kanz_desktop.domain.records import Element
from kanz_desktop.domain.strokes import read_strokes
from kanz_desktop.domain.values import ID_SIZE, Choice, FileRef, Id, Mark, Ref, Value
from kanz_desktop.method.model import Methode


def to_json(value: Value) -> Any:
    """A value as JSON."""
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Choice):
        return {"choice": value.id, "words": value.words}
    if isinstance(value, Mark):
        return {"mark": format_mark(value)}
    if isinstance(value, Ref):
        return {"ref": value.id.hex()}
    if isinstance(value, FileRef):
        return {"file": value.object.hex(), "size": value.size, "media_type": value.media_type}
    return value


def from_json(stated: Any) -> Value:
    """The value of JSON that `to_json` made; ValueError for anything else."""
    if not isinstance(stated, dict):
        if stated is None or isinstance(stated, bool | int | str):
            return stated
        raise ValueError("not a value")
    try:
        return _tagged(stated)
    except (KeyError, TypeError):
        raise ValueError("not a value") from None


def read_value(field: Field, stated: Any, methode: Methode) -> Value:
    """A value for this field, in its own form or as the plain string that people write. Raises ValueError."""
    value = _from_string(field, stated, methode) if isinstance(stated, str) else from_json(stated)
    if isinstance(value, Choice):
        return _known_choice(field, value.id, methode)
    if value is not None and not _FITS[field.type](value):
        raise ValueError("another type of field")
    return value


def element_to_json(element: Element) -> str:
    """A record id in hexadecimal, or the list id itself."""
    return element.hex() if len(element) == ID_SIZE else element.decode("ascii")


def element_from_json(stated: str) -> Element:
    """Raises ValueError."""
    return record_id(stated) if len(stated) == 2 * ID_SIZE else stated.encode("ascii")


def record_id(stated: str) -> Id:
    """Raises ValueError."""
    found = bytes.fromhex(stated)
    if len(found) != ID_SIZE:
        raise ValueError("not an id")
    return found


def _tagged(stated: dict[str, Any]) -> Value:
    if "date" in stated:
        return date.fromisoformat(stated["date"])
    if "choice" in stated:
        return Choice(str(stated["choice"]), str(stated.get("words", "")))
    if "mark" in stated:
        return _mark(stated["mark"])
    if "ref" in stated:
        return Ref(record_id(stated["ref"]))
    return FileRef(bytes.fromhex(stated["file"]), int(stated["size"]), str(stated["media_type"]))


def _from_string(field: Field, stated: str, methode: Methode) -> Value:
    if field.type is Type.TEXT:
        return stated or None
    if field.type is Type.DRAWING and read_strokes(stated) is not None:
        return stated
    if field.type is Type.DATE:
        return date.fromisoformat(stated)
    if field.type is Type.MARK:
        return _mark(stated)
    if field.type is Type.REF:
        return Ref(record_id(stated))
    if field.type is Type.CHOICE:
        return _known_choice(field, stated, methode)
    raise ValueError("not a text field")


def _mark(stated: str) -> Mark:
    try:
        return parse_mark(stated)
    except MarkRefused as refused:
        raise ValueError("not a mark") from refused


def _known_choice(field: Field, entry_id: str, methode: Methode) -> Choice:
    entry = methode.entry(field.choices, entry_id) if field.type is Type.CHOICE else None
    if entry is None:
        raise ValueError("not in the list")
    return Choice(entry.id, entry.label)


_FITS = {
    Type.TEXT: lambda value: isinstance(value, str),
    Type.DATE: lambda value: isinstance(value, date),
    Type.CHOICE: lambda value: isinstance(value, Choice),
    Type.MARK: lambda value: isinstance(value, Mark),
    Type.BOOL: lambda value: isinstance(value, bool),
    Type.INT: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Type.REF: lambda value: isinstance(value, Ref),
    Type.FILE: lambda value: isinstance(value, FileRef),
    Type.DRAWING: lambda value: isinstance(value, str) and read_strokes(value) is not None,
    Type.MEMBER: lambda value: isinstance(value, bool),
}
