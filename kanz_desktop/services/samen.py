"""What to look at together: whatever two people wrote without seeing each other's. Pure, from a snapshot.

A solution is a list of ordinary edits that replace every head which stood on the screen: it travels like
any other change, and undo takes it back. Nothing is chosen that nobody chose.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from kanz_desktop.domain.kinds import DELETED, Field, Merge
from kanz_desktop.domain.records import Cell, Edit, Element, Record, Snapshot, Version
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services.dossier import PIECE
from kanz_desktop.services.dubbel import Twins, twin_key, twins
from kanz_desktop.services.edits import delete, restore


@dataclass(frozen=True, slots=True)
class Versions:
    """A field with more than one value; `versions[0]` is the one that is shown elsewhere."""

    record: Record
    field: Field
    versions: tuple[Version, ...]

    @property
    def is_text(self) -> bool:
        return self.field.merge is Merge.TEXT

    @property
    def heads(self) -> tuple[bytes, ...]:
        return tuple(version.op for version in self.versions)


@dataclass(frozen=True, slots=True)
class Membership:
    """One element of a set that one person put in and another took out. It reads as *in*."""

    record: Record
    field: Field
    element: Element
    versions: tuple[Version, ...]

    @property
    def heads(self) -> tuple[bytes, ...]:
        return tuple(version.op for version in self.versions)


@dataclass(frozen=True, slots=True)
class Revived:
    """Thrown away by one person while another still wrote in it: it came back."""

    record: Record
    removed: Version
    written: tuple[Version, ...]
    """What the one who threw it away had not seen, the latest first; empty: somebody put it back."""


Point = Versions | Membership | Revived | Twins


@dataclass(frozen=True, slots=True)
class _Found:
    """What one record says by itself, and by what another could be its twin."""

    record: Record
    points: tuple[Point, ...]
    key: Hashable


class Together:
    """Finds the points of a gezin, in any thread. The same record, immutable, is looked through once."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self._known: dict[Id, _Found] = {}
        self._snapshot: Snapshot | None = None
        self._points: tuple[Point, ...] = ()

    def points(self, snapshot: Snapshot) -> tuple[Point, ...]:
        """Everything to look at, kind by kind, in the order in which the records stand."""
        with self._one:
            if snapshot is not self._snapshot:
                self._points = tuple(self._find(snapshot))
                self._snapshot = snapshot
            return self._points

    def _find(self, snapshot: Snapshot) -> Iterator[Point]:
        before, self._known = self._known, {}
        for kind in KINDS:
            alike: dict[Hashable, list[Record]] = {}
            for row in snapshot.of(kind):
                found = before.get(row.id)
                if found is None or found.record is not row:
                    found = _Found(row, points_of(row), twin_key(row))
                self._known[row.id] = found
                yield from found.points
                if found.key is not None:
                    alike.setdefault(found.key, []).append(row)
            for group in alike.values():
                yield from twins(group)


def points_of(record: Record) -> tuple[Point, ...]:
    """What one record says by itself."""
    return tuple(_in_record(record))


def keep(point: Versions, version: Version) -> list[Edit]:
    """This version, and none of the others."""
    return write(point, version.value)


def write(point: Versions, value: Value) -> list[Edit]:
    """What a person made of the versions that they had before them; an empty text empties the field."""
    record = point.record
    wanted = None if value == "" else value
    return [Edit(record.id, record.kind, point.field.id, wanted, replaces=point.heads)]


def settle(point: Membership, *, present: bool) -> list[Edit]:
    """In the set, or not."""
    record = point.record
    return [Edit(record.id, record.kind, point.field.id, present, point.element, point.heads)]


def stay(point: Revived) -> list[Edit]:
    """It stays, with all that stands in it."""
    return [restore(Snapshot((point.record,)), point.record.id)]


def throw_away(point: Revived) -> list[Edit]:
    """To the Prullenbak after all, what was written in it seen."""
    return [delete(Snapshot((point.record,)), point.record.id)]


def _in_record(record: Record) -> Iterator[Point]:
    if record.kind not in KINDS:
        return  # of a newer program: kept, and left for who knows it
    if record.revived:
        yield _revived(record)
    if _stands(record):
        return
    contested = {field_id for field_id, cell in record.cells.items() if _differs(cell)}
    split = {field_id for field_id, cells in record.sets.items() if any(map(_in_and_out, cells.values()))}
    if not contested and not split:
        return
    for field in KINDS[record.kind].all_fields():
        if not field.reviewed:
            continue
        if field.id in contested:
            yield Versions(record, field, _readable(record.cells[field.id]))
        elif field.id in split:
            yield from _split(record, field)


def _split(record: Record, field: Field) -> Iterable[Membership]:
    for element, cell in sorted(record.sets[field.id].items()):
        if _in_and_out(cell):
            yield Membership(record, field, element, _readable(cell))


def _revived(record: Record) -> Revived:
    switches = record.cells[DELETED].versions
    removed = max((v for v in switches if v.value is True), key=lambda v: (v.hlc, v.op))
    cells = [cell for field_id, cell in record.cells.items() if field_id != DELETED]
    cells += [cell for elements in record.sets.values() for cell in elements.values()]
    unseen = [v for cell in cells for v in cell.versions if v.op in record.unseen]
    return Revived(record, removed, tuple(sorted(unseen, key=lambda v: (v.hlc, v.op), reverse=True)))


def _differs(cell: Cell) -> bool:
    """What cannot be read here cannot be chosen between here (record.md §11)."""
    return len(cell.versions) > 1 and len({version.value for version in _readable(cell)}) > 1


def _in_and_out(cell: Cell) -> bool:
    """An emptied element is out of the set, as one that was taken out."""
    return len({version.value is True for version in _readable(cell)}) > 1


def _readable(cell: Cell) -> tuple[Version, ...]:
    return tuple(version for version in cell.versions if not version.newer)


def _stands(record: Record) -> bool:
    """A piece of the dossier that was fixed is not written on any more."""
    return record.kind == PIECE and record.date("vastgesteld") is not None
