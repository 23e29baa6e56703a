"""Lines of the inzageregister as they stand in the log, read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kanz_desktop.domain.headers import wall_time
from kanz_desktop.domain.operations import Operation, read_value
from kanz_desktop.domain.values import Choice, Id, Ref, Value
from kanz_desktop.services.inzage import KIND, Regel
from kanz_desktop.storage.family_reader import FamilyReader

ALL = 2**62
"""No limit."""


@dataclass(frozen=True, slots=True)
class Geschreven:
    """One line: what it says, and what the operation says of who wrote it, where and when."""

    regel: Regel
    record: Id
    person: Id
    device: Id
    at: datetime
    """On the clock of the laptop that wrote it, with its own offset."""


def all_lines(store: FamilyReader) -> list[Geschreven]:
    """Every line of a gezin, the latest first."""
    return written_lines(stored.op for stored in store.by_time(None, ALL, kind=KIND))


def written_lines(ops: Iterable[Operation]) -> list[Geschreven]:
    """The lines that these operations make, in the order in which each begins; purged ones are gone."""
    by_record: dict[Id, list[Operation]] = {}
    for op in ops:
        if op.header.kind == KIND and not op.purged:
            by_record.setdefault(op.header.record, []).append(op)
    return [line for line in map(_line, by_record.values()) if line.regel.wat]


def _line(ops: list[Operation]) -> Geschreven:
    values: dict[str, Value] = {}
    persons: set[Id] = set()
    for op in ops:
        value = _value(op)
        if op.header.element is not None:
            persons |= {op.header.element} if value is True else set()
        else:
            values[op.header.field] = value
    header = min((op.header for op in ops), key=lambda header: header.hlc)
    at = wall_time(header.wall_ms, header.offset_minutes)
    return Geschreven(_regel(values, frozenset(persons)), header.record, header.person, header.device, at)


def _value(op: Operation) -> Value:
    return None if op.value_bytes is None else read_value(op.header.schema, op.value_bytes)[0]


def _regel(values: dict[str, Value], persons: frozenset[Id]) -> Regel:
    over, vorm, aantal = values.get("over"), values.get("vorm"), values.get("aantal")
    return Regel(
        wat=_entry(values.get("wat")),
        over=over.id if isinstance(over, Ref) else None,
        deel=_entry(values.get("deel")),
        vorm=vorm if isinstance(vorm, str) else "",
        personen=persons,
        aantal=aantal if isinstance(aantal, int) else None,
        tafel=values.get("tafel") is True,
    )


def _entry(value: Value) -> str:
    return value.id if isinstance(value, Choice) else ""
