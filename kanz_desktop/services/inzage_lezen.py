"""The log of a gezin, read backwards by the clock: lines of the register, and the changes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kanz_desktop.domain.headers import wall_time
from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.operations import Operation, read_value
from kanz_desktop.domain.values import Choice, Id, Ref, Value
from kanz_desktop.services.inzage import KIND, Regel
from kanz_desktop.storage.family_reader import FamilyReader
from kanz_desktop.storage.log import Spot, Stored

PAGE = 1000
"""Operations on one page: some days of work, read in well under 0.1 s."""
_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Who did something, where and when. `at` is the clock of the laptop, with its own offset."""

    person: Id
    device: Id
    at: datetime


@dataclass(frozen=True, slots=True)
class Geschreven(Gebeurtenis):
    """A line of the register as it was written."""

    regel: Regel


@dataclass(frozen=True, slots=True)
class Wijziging(Gebeurtenis):
    """One operation on a record."""

    record: Id
    kind: str
    field: str
    deleted: bool | None
    """True: thrown away; False: put back; None: neither."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What one page holds, the latest first, and where the next one begins (None: this was the last)."""

    events: tuple[Gebeurtenis, ...]
    next: Spot | None


def read_page(
    store: FamilyReader, before: Spot | None, *, kind: str = "", person: Id | None = None
) -> Gelezen:
    """One page of the log. It ends between two days where it can, else between two changes.

    `kind`: only the register (`KIND`), only changes (`-` and KIND), or both.
    """
    found = store.by_time(before, PAGE, kind=kind, person=person)
    if len(found) < PAGE:
        return Gelezen(tuple(events(stored.op for stored in found)), None)
    end = _end(found)
    return Gelezen(tuple(events(stored.op for stored in found[:end])), Spot.at(found[end - 1]))


def read_about(store: FamilyReader, record: Id) -> tuple[Gebeurtenis, ...]:
    """All that was done with one record, the latest first."""
    ops = sorted(store.about(record, KIND, "over"), key=lambda op: (op.header.wall_ms, op.header.hlc))
    return tuple(events(reversed(ops)))


def all_lines(store: FamilyReader) -> list[Geschreven]:
    """Every line of the register, the latest first."""
    found = events(stored.op for stored in store.by_time(None, _ALL, kind=KIND))
    return [event for event in found if isinstance(event, Geschreven)]


def events(ops: Iterable[Operation]) -> Iterator[Gebeurtenis]:
    """What these operations say, each line once, where the first of its operations stands."""
    ops = list(ops)
    by_record: dict[Id, list[Operation]] = {}
    for op in ops:
        if op.header.kind == KIND and not op.purged:
            by_record.setdefault(op.header.record, []).append(op)
    for op in ops:
        if op.header.kind != KIND:
            yield _change(op)
        elif (line := by_record.pop(op.header.record, None)) is not None and (read := _line(line)).regel.wat:
            yield read


def _end(found: list[Stored]) -> int:
    """Where this page ends: a look or a change must not be cut in two, and a day rather not."""
    days = [_at(stored.op).date() for stored in found]
    changes = [stored.op.header.change for stored in found]
    for marks in (days, changes):
        for place in range(len(marks) - 1, 0, -1):
            if marks[place] != marks[place - 1]:
                return place
    return len(found)


def _at(op: Operation) -> datetime:
    return wall_time(op.header.wall_ms, op.header.offset_minutes)


def _change(op: Operation) -> Wijziging:
    header = op.header
    value = _value(op)
    deleted = value if header.field == DELETED and isinstance(value, bool) else None
    return Wijziging(header.person, header.device, _at(op), header.record, header.kind, header.field, deleted)


def _line(ops: list[Operation]) -> Geschreven:
    values: dict[str, Value] = {}
    persons: set[Id] = set()
    for op in ops:
        value = _value(op)
        if op.header.element is not None:
            persons |= {op.header.element} if value is True else set()
        else:
            values[op.header.field] = value
    header = ops[0].header
    return Geschreven(header.person, header.device, _at(ops[0]), _regel(values, frozenset(persons)))


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
