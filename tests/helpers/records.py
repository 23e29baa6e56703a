"""Small builders: records and snapshots from plain values, for tests of reports, services and windows.

    gezin = snapshot(
        record("gezin", naam="De Vries"),
        record("gezinslid", "mama", naam="Sanne", rol="moeder"),
        record("probleem", leefgebied="leefgebied-2", ernst="ernst-3", bij_wie=["mama"]),
    )

The declaration of the kind decides what a plain value becomes: a list id becomes a Choice (pass a
Choice for other words), a name becomes a Ref, a number of 6.5 a Mark, a list of names a set.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b

from kanz_desktop.domain.kinds import Field, Type
from kanz_desktop.domain.records import Cell, Element, Record, Snapshot, Version
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice, Id, Mark, Ref, Value

WALL = datetime(2026, 12, 11, 10, 0, tzinfo=UTC)
_turn = itertools.count(1)


def ident(name: str | Id) -> Id:
    """The same 16-byte id for the same name; an id stays itself."""
    return name if isinstance(name, bytes) else blake2b(name.encode(), digest_size=16).digest()


def version(value: Value, *, person: str | Id = "anouk", hlc: int | None = None) -> Version:
    """A head with an operation id of its own."""
    turn = next(_turn)
    op = blake2b(turn.to_bytes(8, "big"), digest_size=32).digest()
    return Version(op, value, ident(person), turn if hlc is None else hlc, WALL)


def cell(*values: Value, person: str | Id = "anouk") -> Cell:
    """A cell whose heads hold these values, the first on top."""
    return Cell(tuple(version(value, person=person) for value in values))


def record(kind: str, name: str | Id | None = None, /, *, deleted: bool = False, **fields: object) -> Record:
    """A record of a declared kind. Without a name its id is new each time; a Cell is taken as it is."""
    record_id = ident(name if name is not None else f"{kind}-{next(_turn)}")
    cells: dict[str, Cell] = {}
    sets: dict[str, dict[Element, Cell]] = {}
    for field_id, plain in fields.items():
        field = KINDS[kind].field(field_id)
        if field.type is Type.MEMBER:
            assert isinstance(plain, Iterable)
            sets[field_id] = {_element(field, item): cell(True) for item in plain}
        else:
            cells[field_id] = plain if isinstance(plain, Cell) else cell(_value(field, plain))
    return Record(record_id, kind, cells, sets, deleted=deleted)


def snapshot(*records: Record) -> Snapshot:
    return Snapshot(records)


def _element(field: Field, item: object) -> Element:
    """Sets of leefgebieden hold list ids in ASCII, all other sets hold record ids."""
    assert isinstance(item, str | bytes)
    if field.id == "leefgebieden" and isinstance(item, str):
        return item.encode("ascii")
    return ident(item)


def _value(field: Field, plain: object) -> Value:
    if field.type is Type.CHOICE and isinstance(plain, str):
        return Choice(plain, plain)
    if field.type is Type.REF and isinstance(plain, str | bytes):
        return Ref(ident(plain))
    if field.type is Type.MARK and isinstance(plain, int | float):
        return Mark(int(plain * 2))
    return plain  # type: ignore[return-value]
