"""Records as they are read: what a field shows, and every version behind it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from kanz_desktop.domain.values import Choice, FileRef, Id, Mark, Ref, Value

Element = bytes
"""Element of a set: a 16-byte record id, or a list id in ASCII."""


@dataclass(frozen=True, slots=True)
class Version:
    """One head of a field: the operation that wrote it, the value, and by whom and when."""

    op: bytes
    value: Value
    person: Id
    hlc: int
    wall: datetime
    purged: bool = False
    """The value was removed for good; stands in a history only, never in a cell."""
    newer: bool = False
    """Written by a newer version of the program: kept and passed on, but not readable here."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field as shown: its heads, the one that is shown first. Never empty."""

    versions: tuple[Version, ...]

    @property
    def value(self) -> Value:
        return self.versions[0].value

    @property
    def heads(self) -> tuple[bytes, ...]:
        """Operation ids that an edit of this cell replaces: those whose value stands on the screen."""
        return tuple(version.op for version in self.versions if not version.newer)

    @property
    def contested(self) -> bool:
        """More than one head, with different values."""
        return len({(version.value, version.newer) for version in self.versions}) > 1


@dataclass(frozen=True, slots=True)
class Record:
    """One record: cells by field id, and for sets a cell by field id and element."""

    id: Id
    kind: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    sets: Mapping[str, Mapping[Element, Cell]] = field(default_factory=dict)
    deleted: bool = False
    revived: bool = False
    """Deleted by somebody who had not seen a change that somebody else made: back, and marked."""
    unseen: frozenset[bytes] = frozenset()
    """Of a revived record: the heads that nobody who deleted it had seen."""

    @property
    def empty(self) -> bool:
        """Nothing was written but how to show it, or all that was written has been purged."""
        return not any(not field_id.startswith("_") for field_id in (*self.cells, *self.sets))

    def get(self, field_id: str) -> Value:
        cell = self.cells.get(field_id)
        return cell.value if cell is not None else None

    def text(self, field_id: str) -> str:
        value = self.get(field_id)
        if isinstance(value, Choice):
            return value.words
        return value if isinstance(value, str) else ""

    def choice(self, field_id: str) -> str:
        """The id of the chosen list entry, or an empty string."""
        value = self.get(field_id)
        return value.id if isinstance(value, Choice) else ""

    def date(self, field_id: str) -> date | None:
        value = self.get(field_id)
        return value if isinstance(value, date) else None

    def number(self, field_id: str) -> int | None:
        value = self.get(field_id)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, field_id: str) -> bool:
        return self.get(field_id) is True

    def ref(self, field_id: str) -> Id | None:
        value = self.get(field_id)
        return value.id if isinstance(value, Ref) else None

    def mark(self, field_id: str) -> Mark | None:
        value = self.get(field_id)
        return value if isinstance(value, Mark) else None

    def file(self, field_id: str) -> FileRef | None:
        value = self.get(field_id)
        return value if isinstance(value, FileRef) else None

    def members(self, field_id: str) -> tuple[Element, ...]:
        """Elements that are in the set, in a stable order. Concurrent heads with one *in* read as in."""
        elements = self.sets.get(field_id, {})
        return tuple(sorted(e for e, cell in elements.items() if any(v.value is True for v in cell.versions)))

    def heads(self, field_id: str, element: Element | None = None) -> tuple[bytes, ...]:
        """Heads on the screen, for an edit's `replaces`; empty where nothing was written yet."""
        cell = self.cells.get(field_id) if element is None else self.sets.get(field_id, {}).get(element)
        return cell.heads if cell is not None else ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What a writer wants: one value in one field. `replaces` are the heads that stood on the screen."""

    record: Id
    kind: str
    field: str
    value: Value
    element: Element | None = None
    replaces: tuple[bytes, ...] = ()
    saw: tuple[bytes, ...] = ()
    """For a delete only: every head of the record that the writer had on the screen."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did. Screens refresh from this and from nothing else."""

    records: tuple[Record, ...] = ()
    """Every record that was touched, as it now stands (deleted ones with `deleted` set)."""
    ops: tuple[bytes, ...] = ()
    change: Id | None = None

    def __or__(self, other: Changes) -> Changes:
        latest = {record.id: record for record in (*self.records, *other.records)}
        return Changes(tuple(latest.values()), (*self.ops, *other.ops), other.change or self.change)


class Snapshot:
    """All records of one gezin, or the part of it that somebody may see. Immutable."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records = {record.id: record for record in records}
        by_kind: dict[str, list[Record]] = {}
        for record in self._records.values():
            if not record.deleted:
                by_kind.setdefault(record.kind, []).append(record)
        self._by_kind = {kind: tuple(sorted(rows, key=_order)) for kind, rows in by_kind.items()}

    @property
    def records(self) -> Mapping[Id, Record]:
        return MappingProxyType(self._records)

    def of(self, kind: str) -> tuple[Record, ...]:
        """Living records of a kind, in the order in which people put them."""
        return self._by_kind.get(kind, ())

    def get(self, record_id: Id) -> Record | None:
        return self._records.get(record_id)

    def only(self, kind: str) -> Record | None:
        """The first of a kind that exists once."""
        rows = self.of(kind)
        return rows[0] if rows else None

    def deleted(self) -> tuple[Record, ...]:
        """What lies in the Prullenbak."""
        return tuple(record for record in self._records.values() if record.deleted and not record.empty)

    def where(self, keep: Callable[[Record], bool]) -> Snapshot:
        """The records for which this holds, in the same order."""
        part = Snapshot()
        part._records = {record.id: record for record in self._records.values() if keep(record)}
        part._by_kind = {
            kind: tuple(row for row in rows if row.id in part._records)
            for kind, rows in self._by_kind.items()
        }
        return part

    def with_changes(self, changes: Changes) -> Snapshot:
        """The same with these records as they now stand. Sorts nothing again but these."""
        changed = {record.id: record for record in changes.records}
        kinds = {record.kind for record in changed.values()}
        kinds |= {self._records[record_id].kind for record_id in changed if record_id in self._records}
        after = Snapshot()
        after._records = self._records | changed
        after._by_kind = dict(self._by_kind)
        for kind in kinds:
            rows = [row for row in self.of(kind) if row.id not in changed]
            for row in changed.values():
                if row.kind == kind and not row.deleted:
                    insort(rows, row, key=_order)
            after._by_kind[kind] = tuple(rows)
        return after


def newest_day_first(rows: Iterable[Record]) -> tuple[Record, ...]:
    """By their `datum`, those without one last; of one day, what was begun last first."""
    return tuple(sorted(rows, key=_day, reverse=True))


def _day(record: Record) -> tuple[str, int, bytes]:
    day = record.date("datum")
    return day.isoformat() if day is not None else "", begun(record), record.id


def _order(record: Record) -> tuple[str, int, bytes]:
    """Fractional index first, then the moment of the oldest value, then the id: the same everywhere."""
    return (record.text("volgorde"), begun(record), record.id)


def begun(record: Record) -> int:
    """When its oldest value was written, as the hybrid clock counts: the same on every laptop."""
    return min((v.hlc for cell in record.cells.values() for v in cell.versions), default=0)
