"""What people said to a version of the plan: everything stays, and of each person the latest counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id


def latest_answers(answers: Iterable[Record]) -> tuple[Record, ...]:
    """One answer for each person, where that person's first one stood."""
    found: dict[Id | str, Record] = {}
    for row in answers:
        person: Id | str = row.ref("wie") or row.text("naam")
        known = found.get(person)
        if known is None or _said(row) > _said(known):
            found[person] = row
    return tuple(found.values())


def _said(row: Record) -> tuple[int, Id]:
    """When it was written: by the clock of the laptops together, not by the day that stands there."""
    return max((version.hlc for cell in row.cells.values() for version in cell.versions), default=0), row.id
