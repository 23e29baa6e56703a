"""Who may see a record: its place and its *voor wie*, against an audience (method §3).

One rule, obeyed by the table face, every form and every export. What is unclear is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, PLACE, Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id

EVERYONE = "iedereen"
PERSONS = "personen"
WORKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads along. `workers` sees map and dossier; else only the map, and what every reader may see."""

    workers: bool
    persons: frozenset[Id] = frozenset()
    """Who sits at the table, or for whom the copy is made. Empty: we do not know who, so only *iedereen*."""

    @property
    def places(self) -> frozenset[Place]:
        return frozenset({Place.GEZINSMAP, Place.DOSSIER} if self.workers else {Place.GEZINSMAP})


WORKER_VIEW = Audience(workers=True)
TABLE_VIEW = Audience(workers=False)


def place_of(record: Record) -> Place:
    """Where the record lives: its own `_plaats`, else its kind's; an unknown kind counts as dossier."""
    chosen = record.choice(PLACE)
    if chosen in {place.value for place in Place}:
        return Place(chosen)
    kind = KINDS.get(record.kind)
    return kind.place if kind is not None else Place.DOSSIER


def audience_of(record: Record) -> str:
    """`iedereen`, `personen` or `medewerkers`; the default follows the place."""
    chosen = record.choice(AUDIENCE)
    if chosen in (EVERYONE, PERSONS, WORKERS):
        return chosen
    return EVERYONE if place_of(record) is Place.GEZINSMAP else WORKERS


def visible(record: Record, audience: Audience) -> bool:
    """True when everybody in the audience may see this record."""
    if place_of(record) not in audience.places:
        return False
    if audience.workers:
        return True
    rule = audience_of(record)
    if rule == PERSONS:
        return bool(audience.persons) and audience.persons <= set(record.members(AUDIENCE_PERSONS))
    return rule == EVERYONE


def seen_by(snapshot: Snapshot, audience: Audience) -> Snapshot:
    """The part of a gezin that this audience may see."""
    return Snapshot(record for record in snapshot.records.values() if visible(record, audience))
