"""For whom a record is, and with it what only says something about it: one choice, in one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from kanz_desktop.domain.access import EVERYONE, audience_of, named_persons
from kanz_desktop.domain.kinds import AUDIENCE
from kanz_desktop.domain.records import Edit, Record, Snapshot, Version
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import like, narrowest, set_audience
from kanz_desktop.services.pen import Pen

FOLLOWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "verband": ("van", "naar"),
        "balansdoel": ("balans", "probleem"),
        "doelbereik": ("probleem",),
        "deelnemer": ("overleg", "wie"),
    }
)
"""Kinds for which nobody chooses, with the fields that name what they are about: who may read all of it."""


def choose(snapshot: Snapshot, pen: Pen, record: Record, rule: str, persons: Iterable[Id]) -> list[Edit]:
    """This record is for these people, and what says something about it for nobody else."""
    chosen = rule, frozenset(persons)
    edits = set_audience(snapshot, record.id, record.kind, pen, *chosen)
    for kind, fields in FOLLOWS.items():
        for row in snapshot.of(kind):
            named = [row.ref(field) for field in fields]
            if record.id in named:
                others = _known(snapshot, (one for one in named if one != record.id))
                rules = [chosen, *map(_readers, others)]
                edits += set_audience(snapshot, row.id, kind, pen, *narrowest(rules))
    return edits


def choose_parts(
    snapshot: Snapshot,
    pen: Pen,
    whole: Record | None,
    parts: Iterable[Record],
    rule: str,
    persons: Iterable[Id],
) -> list[Edit]:
    """What belongs to `whole` goes along with what is chosen for it now.

    A part that was narrowed by hand is opened to nobody: it is for who may read both.
    """
    chosen = rule, frozenset(persons)
    edits: list[Edit] = []
    for row in parts:
        wanted = narrowest([_readers(row), chosen]) if _by_hand(row, whole) else chosen
        edits += set_audience(snapshot, row.id, row.kind, pen, *wanted)
    return edits


def follow(snapshot: Snapshot, pen: Pen, kind: str, record: Id, about: Iterable[Id]) -> list[Edit]:
    """For a record of FOLLOWS that is new: who may read all that it is about. Often nothing."""
    return like(_known(snapshot, about), pen, record, kind)


def _by_hand(row: Record, whole: Record | None) -> bool:
    """Whether somebody chose for this part alone: not at the moment it was made, nor along with the whole."""
    cell = row.cells.get(AUDIENCE)
    if cell is None or audience_of(row) == EVERYONE:
        return False
    if whole is None or _readers(row) != _readers(whole):
        return True
    made = [version for field, other in row.cells.items() if field != AUDIENCE for version in other.versions]
    along = whole.cells[AUDIENCE].versions if AUDIENCE in whole.cells else ()
    return not set(map(_moment, cell.versions)) & set(map(_moment, (*made, *along)))


def _moment(version: Version) -> tuple[Id, datetime]:
    """The same for all that was written in one change."""
    return version.person, version.wall


def _readers(row: Record) -> tuple[str, frozenset[Id]]:
    return audience_of(row), named_persons(row)


def _known(snapshot: Snapshot, named: Iterable[Id | None]) -> list[Record]:
    return [row for one in named if one is not None and (row := snapshot.get(one)) is not None]
