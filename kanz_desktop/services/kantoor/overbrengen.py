"""All operations and papers of one gezin into another, and found back there. Erases nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from kanz_desktop.domain.encoding import encode_value
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.replay import Place, Replay, causal, new_ids, place_of, replays
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.errors import DamageFound
from kanz_desktop.services.kantoor.refusals import JoinUnverified
from kanz_desktop.services.planversies import SNAPSHOT_TYPE
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.objects import ObjectPurged


@dataclass(slots=True)
class Overgebracht:
    """What was brought: so many operations and papers, and the hashes of papers that could not be."""

    operations: int = 0
    papers: set[bytes] = field(default_factory=set)
    missing: set[bytes] = field(default_factory=set)
    purged: set[bytes] = field(default_factory=set)


def bring(reader: FamilyStore, goes: Id, sessie: GezinSessie, *, late: bool = False) -> Overgebracht:
    """Write all of it in one transaction, and find all of it back. Raises ReplayUncertain, JoinUnverified.

    `late`: somebody brought it before, from another laptop; only what is not there yet is written and told.
    """
    ordered = causal(op for op in reader.operations() if _comes_along(op, sessie.author.person))
    ids = new_ids(ordered, goes, sessie.id) if goes != sessie.id else {}
    done = Overgebracht()
    there = sessie.read(_places).result() if late else frozenset()
    lacking = [row for row in replays(ordered, ids, sessie.id, _as_it_is) if row.place not in there]
    papers = _Papers(reader, sessie, ids, done, lacking)
    rows = list(replays(ordered, ids, sessie.id, papers.bring)) if lacking else []
    sessie.write(lambda store: store.replay(rows, sorted(done.purged))).result()
    fresh = [row for row in rows if row.place not in there]
    lost = sessie.read(lambda store: _not_found(store, fresh, done.papers)).result()
    if lost:
        raise JoinUnverified(count=lost)
    done.operations = len(fresh)
    return done


@contextmanager
def source(werkplek: Werkplek, gezin: Id) -> Iterator[FamilyStore]:
    """The one that goes, with all that was typed in it committed. Raises what keeps it from opening."""
    with target(werkplek, gezin) as sessie:
        sessie.commit_drafts().result()
        trouble = sessie.trouble
    if trouble is not None:
        raise trouble
    keys = werkplek.vault.gezin_keys(gezin)
    reader = FamilyStore.open(werkplek.paths.gezin(gezin), keys, werkplek.author, read_only=True)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def target(werkplek: Werkplek, gezin: Id) -> Iterator[GezinSessie]:
    """A gezin, open as long as it takes, or as long as a window has it."""
    stays_open = werkplek.is_open(gezin)
    try:
        yield werkplek.open_gezin(gezin)
    finally:
        if not stays_open:
            werkplek.close_gezin(gezin)


def _comes_along(op: Operation, person: Id) -> bool:
    """A line of the inzageregister says who looked by who wrote it: nobody writes that for somebody else."""
    return op.header.kind not in LOGGED or op.header.person == person


def _places(store: FamilyStore) -> frozenset[Place]:
    return frozenset(place_of(op.header) for op in store.operations())


def _as_it_is(file: FileRef) -> FileRef:
    return file


def _not_found(store: FamilyStore, rows: list[Replay], papers: set[bytes]) -> int:
    """How many of these do not stand there with their value. Raises what a paper that is not whole raises."""
    places = {row.place for row in rows}
    there = {place: op for op in store.operations() if (place := place_of(op.header)) in places}
    for name in papers:
        with store.objects.open(name):
            pass
    return sum(
        1
        for row in rows
        if (op := there.get(row.place)) is None
        or not (op.purged or op.value_bytes == encode_value(row.edit.value))
    )


class _Papers:
    """Papers of the one that goes, sealed anew in the one that stays."""

    def __init__(
        self, reader: FamilyStore, sessie: GezinSessie, ids: dict[Id, Id], done: Overgebracht,
        rows: list[Replay],
    ) -> None:  # fmt: skip
        """`rows` are those that will be written: no other paper has to come."""
        self._reader, self._sessie, self._ids, self._done = reader, sessie, ids, done
        values = (row.edit.value for row in rows)
        self._wanted = {value.object for value in values if isinstance(value, FileRef)}
        self._brought: dict[bytes, FileRef] = {}

    def bring(self, file: FileRef) -> FileRef:
        """Its name there. One whose file is not here, or was purged, keeps the name that it has."""
        if file.object not in self._wanted:
            return file
        if file.object not in self._brought:
            self._brought[file.object] = self._bring(file)
        return self._brought[file.object]

    def _bring(self, file: FileRef) -> FileRef:
        try:
            with self._reader.objects.open(file.object) as paper:
                content = paper.read_all()
        except ObjectPurged:
            self._done.purged.add(file.object)
            return file
        except DamageFound:
            self._done.missing.add(file.object)
            return file
        if file.media_type == SNAPSHOT_TYPE:
            content = self._renamed(content)
        stored = self._sessie.objects.add(BytesIO(content))
        self._done.papers.add(stored.hash)
        return FileRef(stored.hash, stored.size, file.media_type)

    def _renamed(self, content: bytes) -> bytes:
        """What was agreed names records by id: they are compared with those of now."""
        for old, new in self._ids.items():
            content = content.replace(old.hex().encode(), new.hex().encode())
        return content
