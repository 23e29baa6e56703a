"""How a field stood before: every version of it that this reader may see, and the edits that put one back.

A set has a register for each element; here its writings are put together, so that one sees the whole set
as it was. Putting back is an ordinary edit: it is a new version, and undo takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from kanz_desktop.domain.access import Audience, visible
from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, PLACE, Merge
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.records import Edit, Element, Record, Snapshot, Version
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services.edits import set_field, set_members
from kanz_desktop.services.sessie import GezinSessie

_READERS = (PLACE, AUDIENCE)
"""Fields that say who may read a record; with the elements of AUDIENCE_PERSONS they say all of it."""

History = Callable[[str, Element | None], Sequence[Version]]
"""Every version of one register of the record, by field and element."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A field as it stood after one writing; of a set the elements that were in it, in `members`."""

    person: Id
    wall: datetime
    hlc: int
    value: Value = None
    members: frozenset[Element] | None = None
    """None: the field is no set."""
    purged: bool = False
    """Removed for good: that there was a version is all that is left."""
    newer: bool = False
    """Written by a newer version of the program, and not readable here."""
    current: bool = False
    """Stands on the screen now; two do when two people wrote without seeing each other."""

    @property
    def can_return(self) -> bool:
        return not (self.purged or self.newer or self.current)


def earlier(sessie: GezinSessie, record: Record, field: str, audience: Audience) -> Future[tuple[Stand, ...]]:
    """Every stand of a field of `record`, which this audience may see now; the latest first.

    Who is not a worker sees what stood there since it was last said who may read the record: what was
    written while it was somebody else's alone stays theirs.
    """

    def look(history: History) -> tuple[Stand, ...]:
        stands = (
            _of_set(history, record, field) if _is_set(record, field) else _of_value(history, record, field)
        )
        if not audience.workers:
            stands = _standing_since(stands, _readers_said(history, record))
        return tuple(reversed(stands)) if visible(record, audience) else ()

    return sessie.read(lambda store: look(lambda of, element: store.history(record.id, of, element)))


def put_back(snapshot: Snapshot, record: Id, kind: str, field: str, stand: Stand) -> list[Edit]:
    """Make the field what it was in this stand, on top of what is there now."""
    if stand.members is not None:
        return set_members(snapshot, record, kind, field, stand.members)
    return [set_field(snapshot, record, kind, field, stand.value)]


def _is_set(record: Record, field: str) -> bool:
    return field_of(record.kind, field).merge is Merge.SET


def _of_value(history: History, record: Record, field: str) -> list[Stand]:
    """The earliest first."""
    heads = frozenset(record.heads(field))
    return [
        Stand(
            version.person, version.wall, version.hlc, version.value,
            purged=version.purged, newer=version.newer, current=version.op in heads,
        )
        for version in reversed(history(field, None))
    ]  # fmt: skip


def _of_set(history: History, record: Record, field: str) -> list[Stand]:
    """What one person chose at one moment is one stand; the earliest first."""
    written = sorted(
        ((version, element) for element in record.sets.get(field, {}) for version in history(field, element)),
        key=lambda one: (one[0].hlc, one[0].op),
    )
    inside: set[Element] = set()
    stands: list[Stand] = []
    for version, element in written:
        (inside.add if version.value is True else inside.discard)(element)
        stand = Stand(version.person, version.wall, version.hlc, members=frozenset(inside))
        if stands and (stands[-1].person, stands[-1].wall) == (stand.person, stand.wall):
            stands.pop()
        stands.append(stand)
    if stands:
        now = frozenset(record.members(field))
        stands[-1] = replace(stands[-1], members=now, current=True)
    return stands


def _readers_said(history: History, record: Record) -> int:
    """When it was last said who may read this record, as the hybrid clock counts; 0 for never."""
    registers: Iterable[tuple[str, Element | None]] = (
        *((field, None) for field in _READERS),
        *((AUDIENCE_PERSONS, person) for person in record.sets.get(AUDIENCE_PERSONS, {})),
    )
    return max((version.hlc for of in registers for version in history(*of)), default=0)


def _standing_since(stands: Sequence[Stand], moment: int) -> list[Stand]:
    """The stands that had not been replaced yet at this moment, and those that came after it."""
    kept = [stand for stand, after in pairwise(stands) if stand.current or after.hlc > moment]
    return [*kept, *stands[-1:]]
