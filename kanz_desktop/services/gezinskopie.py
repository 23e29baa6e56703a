"""What goes into the copy that a family may ask for, and for whom (Jeugdwet art. 7.3.10, AVG art. 15, 20).

A copy is made for a person. It holds what that person may read and no more; what is asked for in somebody's
name holds what both may read, because a child's own words are not its parents'. Of the dossier only what a
worker chose goes along, and of the werkaantekeningen nothing: they are in no snapshot of a gezin.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.access import Audience, visible
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services.dossier import choosable


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """Whose copy, who asks for it, and what the worker chose."""

    reader: Id
    """The gezinslid whose copy it is."""
    through: Id | None = None
    """The gezinslid who asks for it in the reader's name: a parent for a child."""
    through_name: str = ""
    """Somebody from outside who does so: a voogd, a mentor."""
    dossier: frozenset[Id] = frozenset()
    """The records of the dossier that go along."""
    originals: bool = False
    """Photos leave as they came, with what they tell of place and device."""


def audience(order: CopyOrder) -> Audience:
    """What is in the copy may be read by everybody who gets it in hands."""
    hands = {order.reader} if order.through is None else {order.reader, order.through}
    return Audience(workers=False, persons=frozenset(hands))


def dossier_choices(snapshot: Snapshot, order: CopyOrder) -> tuple[Record, ...]:
    """What of the dossier may be chosen for this copy."""
    return choosable(snapshot, audience(order).persons)


def copied(snapshot: Snapshot, order: CopyOrder) -> Snapshot:
    """The part of the gezin that goes along. What lies in the Prullenbak does not."""
    seen = audience(order)
    chosen = order.dossier & {row.id for row in dossier_choices(snapshot, order)}
    return snapshot.where(lambda row: not row.deleted and (visible(row, seen) or row.id in chosen))


def copy_reader(snapshot: Snapshot, order: CopyOrder) -> str:
    """For whom it is, as it stands on every page: `Sem, via Mama`."""
    reader = _name(snapshot, order.reader)
    through = order.through_name.strip() or (_name(snapshot, order.through) if order.through else "")
    return f"{reader}, via {through}" if through else reader


def _name(snapshot: Snapshot, person: Id) -> str:
    found = snapshot.get(person)
    return person_name(found, tafel=True) if found is not None else ""
