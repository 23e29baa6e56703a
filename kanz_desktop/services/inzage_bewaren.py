"""How long lines of the inzageregister are kept, and letting go of older ones.

Letting go is the purge that there is already (record.md §10): a line's values go, its place in the chain
stays, and everything still verifies. Changes are never touched by this: they are the family's file.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from datetime import date

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.inzage import KIND, TRIMMED, Regel
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_reader import FamilyReader
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.log import Spot

RETENTION = "inzage-jaren"
"""Setting in the vault: for how many years, for every gezin of this worker."""
FOREVER = 0
"""As long as the gezin itself is kept."""
CHOICES = (FOREVER, 5, 10, 20)
SLICE = 200
"""Operations that are let go of at once, behind all that is urgent."""

Old = tuple[tuple[bytes, Id], ...]
"""Operation and record of what is too old."""


def trim(sessie: GezinSessie, years: int) -> None:
    """Let go of lines older than this, when there is time; a line says how many. Returns at once."""
    if years not in CHOICES or years == FOREVER or sessie.read_only:
        return
    today = sessie.today()
    age = (today - _years_before(today, years)).days * 86_400_000
    _next(sessie, Spot.moment(max(sessie.now().wall_ms - age, 0)), frozenset())


def _next(sessie: GezinSessie, before: Spot, gone: frozenset[Id]) -> None:
    """Look beside the writing, then write: an opening without old lines costs the writer nothing."""

    def found(future: Future[Old]) -> None:
        with suppress(KanzError):
            old = future.result()
            if old:
                records = gone | {record for _, record in old}
                written = sessie.write(lambda store: _let_go(store, old), urgent=False)
                written.add_done_callback(lambda done: _went_on(done, records))
            elif gone:
                edits, now = Regel(TRIMMED, aantal=len(gone)).edits(sessie.pen()), sessie.now()
                sessie.write(lambda store: store.note(edits, now), urgent=False)

    def _went_on(done: Future[Changes], records: frozenset[Id]) -> None:
        with suppress(KanzError):
            done.result()
            _next(sessie, before, records)

    sessie.read(lambda store: _old(store, before)).add_done_callback(found)


def _old(store: FamilyReader, before: Spot) -> Old:
    found = store.by_time(before, SLICE, kind=KIND, kept=True)
    return tuple((stored.op.id, stored.op.header.record) for stored in found)


def _let_go(store: FamilyStore, old: Old) -> Changes:
    return store.purge([op_id for op_id, _ in old])


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; 29 February counts as the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
