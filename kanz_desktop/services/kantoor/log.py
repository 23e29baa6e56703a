"""`sync.local.GezinLog` over the database of one gezin.

Reading goes by a connection of its own, which sees what was committed. Writing goes where the gezin is open,
so that its screens hear of it, and else straight into the database (`Werkplek.write_gezin`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import astuple
from itertools import islice
from typing import Generic, TypeVar

from kanz_desktop.crypto.stream import object_size
from kanz_desktop.domain.operations import Author, Operation
from kanz_desktop.domain.records import Changes, Record, Snapshot
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.kantoor.beeld import Papieren, Tally
from kanz_desktop.services.kantoor.coming import PapersOnTheirWay, papers_on_their_way
from kanz_desktop.storage.chains import Tip
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from kanz_desktop.storage.paper_exchange import UnfinishedPaper
from kanz_desktop.sync.reach import Reach

BATCH = 12_000
"""Operations taken in by one transaction where nobody looks on."""
BATCH_OPEN = 50
"""The same while the gezin is open: what its worker types waits no longer than this takes (design §3)."""

T = TypeVar("T")
Write = Callable[[Callable[[FamilyStore], Changes]], Changes]


class StoreLog:
    """Operations and papers of one gezin. Belongs to the thread that syncs."""

    def __init__(
        self, stream: Id, reader: FamilyStore, write: Write, author: Callable[[], Author], *,
        shown: Callable[[], bool],
    ) -> None:  # fmt: skip
        self.stream = stream
        self._reader = reader
        self._write = write
        self._author = author
        self._shown = shown
        self.tally = Tally()
        """What came in by this log."""
        self._reach = _Kept(
            reader, lambda: tuple(Reach(stream, *astuple(tip)) for tip in reader.chains.tips())
        )
        self._papers = _Kept(reader, lambda: reader.objects.exchange.here())
        self._wanted = _Kept(reader, lambda: reader.objects.exchange.wanted())
        self._here: set[bytes] = set()
        """Operations that were found here: none ever goes."""

    @property
    def laptop(self) -> Id:
        _, device = self._reader.chains.writer
        return device or self._author().device

    @property
    def incarnation(self) -> Id:
        incarnation, _ = self._reader.chains.writer
        return incarnation

    def begin(self, laptop: Id) -> None:
        author = Author(self._author().person, laptop)

        def begin(store: FamilyStore) -> Changes:
            store.write_as(author)
            return Changes()

        self._write(begin)

    def reach(self) -> tuple[Reach, ...]:
        return self._reach.now()

    def written_after(self, incarnation: Id, seq: int) -> int:
        """How many operations of a chain come after `seq`; a line of the inzageregister is no change."""
        return self._reader.chains.count_after(incarnation, seq, LOGGED)

    def has(self, op_id: bytes) -> bool:
        if op_id in self._here:
            return True
        here = self._reader.has(op_id)
        if here:
            self._here.add(op_id)
        return here

    def find(self, op_id: bytes) -> Operation | None:
        return self._reader.operation(op_id)

    def run(self, end: Reach, first: int) -> Sequence[Operation]:
        return self._reader.chains.stretch(Tip(end.incarnation, end.seq, end.id), first)

    def receive(self, operations: Iterable[Operation]) -> None:
        coming = iter(operations)
        while batch := list(islice(coming, BATCH_OPEN if self._shown() else BATCH)):
            self.tally.begin((op.header.record for op in batch), self.records)
            changes = self._write(_receiving(batch, unseen=not self._shown()))
            self.tally.end(changes.records, len(changes.ops))

    def settle(self) -> None:
        while self._reader.lags:
            self.tally.end(self._write(lambda store: store.catch_up()).records, 0)

    def purge(self, operations: Collection[bytes], papers: Collection[bytes]) -> None:
        self._write(lambda store: store.purge(tuple(operations), tuple(papers)))

    def dropped(self) -> tuple[Collection[bytes], Collection[bytes]]:
        return self._reader.dropped()

    def papers(self) -> Mapping[bytes, int]:
        return self._papers.now()

    def paper(self, name: str) -> tuple[bytes, int] | None:
        return self._reader.objects.exchange.beginning(bytes.fromhex(name))

    def wanted(self) -> Collection[bytes]:
        return self._wanted.now()

    def wanted_sizes(self) -> Collection[int]:
        return [object_size(size) for size in self.papers_to_come().values()] if self.wanted() else []

    def paper_key(self, object_hash: bytes) -> bytes:
        return self._reader.objects.exchange.key(object_hash)

    def paper_pieces(self, object_hash: bytes) -> Iterable[bytes]:
        return self._reader.objects.exchange.pieces(object_hash)

    def take_papers(self) -> AbstractContextManager[PapersOnTheirWay]:
        return papers_on_their_way(self._reader.objects.exchange.coming, self._adopt)

    def _adopt(self, papers: Mapping[bytes, UnfinishedPaper]) -> None:
        self._write(lambda store: store.adopt_papers(papers))
        sizes = [self._reader.objects.exchange.size(object_hash) or 0 for object_hash in papers]
        self.tally.papers += Papieren(len(papers), sum(sizes))

    def snapshot(self) -> Snapshot:
        """Raises DatabaseDamaged where a record cannot be read: what would be left out may be what came."""
        found = self._reader.snapshot()
        if self._reader.damage:
            raise DatabaseDamaged(file=MAP_DATABASE, reason="records")
        return found

    def records(self, records: Sequence[Id]) -> Iterator[Record]:
        """Those of these that are here."""
        return self._reader.among(records)

    def foresee(self, operations: Iterable[Operation]) -> list[Record]:
        """The records that these operations touch, as they would stand."""
        return self._reader.foresee(operations)

    def papers_to_come(self) -> dict[bytes, int]:
        """Papers that are wanted, with their size in bytes as the operations say it."""
        return self._reader.objects.exchange.sizes_wanted()

    def damaged(self) -> bool:
        """Whether its database is; every page of it is read."""
        return not self._reader.verify(objects="none").ok

    def close(self) -> None:
        with suppress(KanzError):  # the next opening does it
            self.settle()
        self._reader.close()


class _Kept(Generic[T]):
    """Something that is asked for many times in a sync: read once, and again when anything was written."""

    def __init__(self, reader: FamilyStore, read: Callable[[], T]) -> None:
        self._reader, self._read = reader, read
        self._kept: tuple[int, T] | None = None

    def now(self) -> T:
        version = self._reader.version
        if self._kept is None or self._kept[0] != version:
            self._kept = version, self._read()
        return self._kept[1]


def _receiving(batch: list[Operation], *, unseen: bool) -> Callable[[FamilyStore], Changes]:
    return lambda store: store.receive(batch, unseen=unseen).changes
