"""Erasing some pieces of a gezin for good, on request (Jeugdwet art. 7.3.9). All of it: `services.wissen`.

What was agreed is kept as a whole plan, so an agreed version that holds an erased piece goes with it. Doing
it again changes nothing: what a crash left half done is done by asking once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.domain.records import Changes, Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.services.edits import delete
from kanz_desktop.services.inzage import ERASED, note_done
from kanz_desktop.services.planversies import read_version
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.verzoeken import GRANTED, PARTLY, carried_out_edits
from kanz_desktop.storage.family_store import FamilyStore

SCREEN = "vernietigen"
"""No screen has this id: what was erased is not for undo to bring back."""
_STAYS = frozenset({"gezin", "medewerker", "traject", "registerregel", "verzoek", "bewaartermijn"})
"""What a gezin cannot do without, and what says that something was asked and done."""


class NotGranted(InputRefused):
    """Nobody decided yet that this may be erased."""

    code = "niet-toegewezen"


@dataclass(frozen=True, slots=True)
class ErasedPieces:
    """How many pieces are gone, and how many versions of the plan went with them."""

    pieces: int
    versions: int


def erasable(snapshot: Snapshot) -> tuple[Record, ...]:
    """What can be erased piece by piece, the Prullenbak included: what was thrown away is still there."""
    rows = snapshot.records.values()
    return tuple(row for row in rows if row.kind not in _STAYS and not row.empty and not _is_scaffold(row))


def carry_out(sessie: GezinSessie, request: Id) -> ErasedPieces:
    """Erase the pieces that a request names, with every word that was ever written of them. Blocks.

    Raises NotGranted, what a write raises, and ObjectDamaged of a version of the plan that cannot be read.
    """
    found = sessie.snapshot.get(request)
    if found is None or found.choice("besluit") not in (GRANTED, PARTLY):
        raise NotGranted
    named = set(found.members("stukken"))
    pieces = [row.id for row in erasable(sessie.snapshot) if row.id in named]
    versions = _versions_with(sessie, set(pieces))
    note_done(sessie, ERASED, aantal=len(pieces) + len(versions))
    purge_records(sessie, [*versions, *pieces])
    sessie.apply(carried_out_edits(sessie.snapshot, request, sessie.today()), SCREEN).result()
    return ErasedPieces(len(pieces), len(versions))


def purge_records(sessie: GezinSessie, records: Iterable[Id]) -> None:
    """Out of sight, then out of the log, the index and the papers. Blocks; may be done again."""
    for record in records:
        if not sessie.snapshot.records[record].deleted:
            sessie.apply([delete(sessie.snapshot, record)], SCREEN).result()
        sessie.write(partial(_purge, record)).result()


def _purge(record: Id, store: FamilyStore) -> Changes:
    return store.purge_record(record)


def _versions_with(sessie: GezinSessie, pieces: set[Id]) -> list[Id]:
    """Agreed versions are snapshots of the whole plan: those in which one of the pieces stands."""
    rows = [row for row in sessie.snapshot.records.values() if row.kind == "planversie"]
    return [row.id for row in rows if pieces & set(read_version(sessie, row, WORKER_VIEW).records)]


def _is_scaffold(row: Record) -> bool:
    """Cards of the method stand once in every gezin: their fields are emptied on their own screens."""
    kind = KINDS.get(row.kind)
    return kind is not None and kind.keyed
