"""Who may see a record: its place and its *voor wie*, against an audience (method §3).

One rule, obeyed by the table face, every form and every export. What is unclear is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, PLACE, Place
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id

EVERYONE = "iedereen"
PERSONS = "personen"
WORKERS = "medewerkers"

AUDIENCES = (EVERYONE, PERSONS, WORKERS)
PLACES = (Place.GEZINSMAP.value, Place.DOSSIER.value, Place.WERKAANTEKENINGEN.value)
"""Both from the entry that shows the most to the one that shows the least."""

_FAMILY_PLACES = frozenset({Place.GEZINSMAP})
_WORKER_PLACES = frozenset({Place.GEZINSMAP, Place.DOSSIER})
_NOTES_PLACES = frozenset({Place.WERKAANTEKENINGEN})


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads along. `workers` sees map and dossier; else only the map, and what every reader may see."""

    workers: bool
    persons: frozenset[Id] = frozenset()
    """Who sits at the table, or for whom the copy is made. Empty: we do not know who, so only *iedereen*."""
    notes: bool = False
    """The worker alone with the werkaantekeningen, and with nothing else: the places are never mixed."""

    @property
    def places(self) -> frozenset[Place]:
        if self.notes:
            return _NOTES_PLACES
        return _WORKER_PLACES if self.workers else _FAMILY_PLACES


WORKER_VIEW = Audience(workers=True)
TABLE_VIEW = Audience(workers=False)
NOTES_VIEW = Audience(workers=True, notes=True)


def place_of(record: Record) -> Place:
    """Where the record lives: its own `_plaats`, else its kind's; an unknown kind counts as dossier."""
    if PLACE not in record.cells:
        return _kind_place(record)
    return Place(_chosen(record, PLACE, PLACES, _kind_place(record).value))


def audience_of(record: Record) -> str:
    """`iedereen`, `personen` or `medewerkers`; the default follows the place."""
    rule = _chosen(record, AUDIENCE, AUDIENCES, _default_audience(record))
    if rule == PERSONS and len(record.cells[AUDIENCE].versions) > 1:
        return WORKERS  # two people chose persons apart: the union of both lists is what neither chose
    return rule


def visible(record: Record, audience: Audience) -> bool:
    """True when everybody in the audience may see this record."""
    if place_of(record) not in audience.places:
        return False
    if audience.workers:
        return True
    rule = audience_of(record)
    if rule == PERSONS:
        return bool(audience.persons) and audience.persons <= named_persons(record)
    return rule == EVERYONE


def may_turn_back(edit: Edit, snapshot: Snapshot, audience: Audience) -> bool:
    """Whether undo or redo may write this: at the table nothing unseen, and never who may see what."""
    if audience.workers:
        return True
    record = snapshot.get(edit.record)
    if edit.field in (PLACE, AUDIENCE, AUDIENCE_PERSONS) or record is None:
        return False
    return visible(record, audience)


def seen_by(snapshot: Snapshot, audience: Audience) -> Snapshot:
    """The part of a gezin that this audience may see."""
    return snapshot.where(lambda record: visible(record, audience))


def in_place(snapshot: Snapshot, place: Place) -> Snapshot:
    """The part of a gezin that lives in one place."""
    return snapshot.where(lambda record: place_of(record) is place)


def strictness(record: Record, field_id: str) -> tuple[tuple[str, ...], str]:
    """The ladder of `_plaats` or `_voor`, loosest first, and the entry that an emptied head stands for."""
    if field_id == PLACE:
        return PLACES, _kind_place(record).value
    return AUDIENCES, _default_audience(record)


def _kind_place(record: Record) -> Place:
    kind = KINDS.get(record.kind)
    return kind.place if kind is not None else Place.DOSSIER


def _default_audience(record: Record) -> str:
    return EVERYONE if place_of(record) is Place.GEZINSMAP else WORKERS


def _chosen(record: Record, field_id: str, ladder: tuple[str, ...], default: str) -> str:
    """The entry in force; one that is not on the ladder counts as its strictest."""
    cell = record.cells.get(field_id)
    if cell is None:
        return default
    version = cell.versions[0]
    if version.value is None and not version.newer:
        return default
    entry = record.choice(field_id)
    return entry if entry in ladder else ladder[-1]


def named_persons(record: Record) -> frozenset[Id]:
    """Who was named, by every head: heads that differ read as *not named* here."""
    elements = record.sets.get(AUDIENCE_PERSONS, {})
    return frozenset(
        person for person, cell in elements.items() if all(version.value is True for version in cell.versions)
    )
