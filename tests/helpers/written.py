"""Edits as if they were written: a snapshot in memory, for tests of what needs no store."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.records import Cell, Edit, Record, Snapshot
from tests.helpers.records import version


def written(edits: Iterable[Edit], onto: Snapshot | None = None) -> Snapshot:
    """The snapshot after these edits, each the only head of its register."""
    records = dict(onto.records) if onto is not None else {}
    for edit in edits:
        known = records.get(edit.record) or Record(edit.record, edit.kind)
        cells, sets = dict(known.cells), {field: dict(row) for field, row in known.sets.items()}
        new = Cell((version(edit.value),))
        if edit.element is None:
            cells[edit.field] = new
        else:
            sets.setdefault(edit.field, {})[edit.element] = new
        deleted = edit.value is True if edit.field == DELETED else known.deleted
        records[edit.record] = Record(edit.record, edit.kind, cells, sets, deleted=deleted)
    return Snapshot(records.values())
