"""A gezin in the open format (docs/format/open-format.md): out with `dump`, and read back as a snapshot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from kanz_desktop.domain.access import audience_of, place_of
from kanz_desktop.domain.headers import wall_time
from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, PLACE
from kanz_desktop.domain.operations import Operation, read_value
from kanz_desktop.domain.records import Cell, Record, Snapshot, Version
from kanz_desktop.domain.values import Choice, Id, Value
from kanz_desktop.errors import InputRefused
from kanz_desktop.services.inzage_lezen import Geschreven, all_lines
from kanz_desktop.services.openwaarden import (
    element_from_json,
    element_to_json,
    from_json,
    record_id,
    to_json,
)
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.failures import DatabaseDamaged

FORMAT = "kanz-gezin"
VERSION = 1
_NOBODY = bytes(16)
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


class OpenFormatRefused(InputRefused):
    """Not the open format, or not what it allows. `entry` counts from 1 (0: the whole); `reason` as in §4."""

    code = "open-formaat"


def dump(sessie: GezinSessie, *, history: bool = False) -> bytes:
    """Everything of a gezin, as JSON in UTF-8; with `history` also every operation behind it."""
    content = described(sessie.snapshot, sessie.id, sessie.naam, sessie.today())
    with suppress(DatabaseDamaged):  # of a gezin with noise in its log the rest is given all the same
        content["register"] = [_line(line) for line in reversed(sessie.read(all_lines).result())]
    if history:
        operations = sessie.read(lambda store: list(store.operations())).result()
        content["history"] = list(_history(operations))
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def described(snapshot: Snapshot, gezin: Id, naam: str, day: date) -> dict[str, Any]:
    """The dump without its history, and without the shell that a purge leaves of a record."""
    written = (record for record in snapshot.records.values() if not record.empty)
    records = sorted(written, key=lambda record: record.id)
    return {
        "format": FORMAT,
        "version": VERSION,
        "gezin": gezin.hex(),
        "naam": naam,
        "day": day.isoformat(),
        "records": [_record(record) for record in records],
    }


def read_snapshot(data: bytes) -> Snapshot:
    """The records of a dump, as they were shown then. Raises OpenFormatRefused."""
    content = parsed(data, FORMAT)
    try:
        return Snapshot(_read_record(row) for row in content["records"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise OpenFormatRefused(entry=0, reason="vorm") from None


def parsed(data: bytes, wanted: str) -> dict[str, Any]:
    """The JSON object of this format and version. Raises OpenFormatRefused."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise OpenFormatRefused(entry=0, reason="vorm") from None
    if not isinstance(content, dict) or (content.get("format"), content.get("version")) != (wanted, VERSION):
        raise OpenFormatRefused(entry=0, reason="vorm")
    return content


def _record(record: Record) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": record.id.hex(),
        "kind": record.kind,
        "place": place_of(record).value,
        "for": audience_of(record),
        "fields": {field: to_json(cell.value) for field, cell in _plain(record)},
        "sets": {
            field: [element_to_json(element) for element in record.members(field)] for field in record.sets
        },
    }
    contested = {
        field: [to_json(version.value) for version in cell.versions]
        for field, cell in _plain(record)
        if cell.contested
    }
    if contested:
        shown["versions"] = contested
    if record.deleted:
        shown["deleted"] = True
    return shown


def _plain(record: Record) -> Iterator[tuple[str, Cell]]:
    """The record's own fields: place and audience stand apart, life and death too."""
    for field, cell in sorted(record.cells.items()):
        if not field.startswith("_"):
            yield field, cell


def _line(line: Geschreven) -> dict[str, Any]:
    """A line of the inzageregister; what it does not say is left out."""
    regel = line.regel
    said = {
        "over": regel.over.hex() if regel.over is not None else None,
        "deel": regel.deel,
        "vorm": regel.vorm,
        "personen": sorted(person.hex() for person in regel.personen),
        "aantal": regel.aantal,
        "tafel": regel.tafel,
    }
    return {
        "at": line.at.isoformat(),
        "person": line.person.hex(),
        "device": line.device.hex(),
        "wat": regel.wat,
    } | {key: value for key, value in said.items() if value}


def _history(operations: Iterable[Operation]) -> Iterator[dict[str, Any]]:
    for op in sorted(operations, key=lambda op: (op.header.hlc, op.id)):
        header = op.header
        row: dict[str, Any] = {
            "op": op.id.hex(),
            "change": header.change.hex(),
            "record": header.record.hex(),
            "kind": header.kind,
            "field": header.field,
        }
        if header.element is not None:
            row["element"] = element_to_json(header.element)
        value = read_value(header.schema, op.value_bytes)[0] if op.value_bytes is not None else None
        row |= {
            "value": to_json(value),
            "replaces": [replaced.hex() for replaced in header.replaces],
            "at": wall_time(header.wall_ms, header.offset_minutes).isoformat(),
            "person": header.person.hex(),
        }
        if op.purged:
            row["purged"] = True
        yield row


def _read_record(row: dict[str, Any]) -> Record:
    cells = {field: _cell(from_json(stated)) for field, stated in row["fields"].items()}
    cells[PLACE] = _cell(Choice(row["place"], ""))
    cells[AUDIENCE] = _cell(Choice(row["for"], ""))
    sets = {
        field: {element_from_json(element): _cell(True) for element in elements}
        for field, elements in row["sets"].items()
    }
    sets.setdefault(AUDIENCE_PERSONS, {})
    return Record(record_id(row["id"]), row["kind"], cells, sets, deleted=bool(row.get("deleted")))


def _cell(value: Value) -> Cell:
    """A value as it stood; who wrote it is not part of a dump without history."""
    return Cell((Version(b"", value, _NOBODY, 0, _NO_MOMENT),))
