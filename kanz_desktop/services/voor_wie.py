"""For whom a record is, and with it what only says something about it: one choice, in one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kanz_desktop.domain.access import audience_of, named_persons
from kanz_desktop.domain.records import Edit, Record, Snapshot
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
                rules = [chosen, *((audience_of(one), named_persons(one)) for one in others)]
                edits += set_audience(snapshot, row.id, kind, pen, *narrowest(rules))
    return edits


def follow(snapshot: Snapshot, pen: Pen, kind: str, record: Id, about: Iterable[Id]) -> list[Edit]:
    """For a record of FOLLOWS that is new: who may read all that it is about. Often nothing."""
    return like(_known(snapshot, about), pen, record, kind)


def _known(snapshot: Snapshot, named: Iterable[Id | None]) -> list[Record]:
    return [row for one in named if one is not None and (row := snapshot.get(one)) is not None]
