"""A sync that changes nothing: the engine on top of what is here, with all that it would write kept apart.

What comes in stays in memory, what would be remembered is rolled back, what would be written is counted.
Papers are not fetched: the operations that name them say how large they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import NoReturn

from kanz_desktop.crypto.keys import random_id, random_key
from kanz_desktop.domain.operations import Operation, decode_value
from kanz_desktop.domain.records import Changes, Record, Snapshot
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.services.kantoor.beeld import Papieren, Tally
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.log import ComingPaper, StoreLog
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.storage.foresight import foresee
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.office import Hand
from kanz_desktop.sync.ports import Entry, OfficeFolder
from kanz_desktop.sync.reach import Reach


class RehearsedOffice(OfficeMemory):
    """Inside `OfficeStore.rehearsal`: it forgets by itself; the vault is not touched."""

    def renew(self) -> None:
        hand = Hand(random_id(), Signer.of(random_key()))
        self._me = replace(self.me, hands=(*self.me.hands, hand))


class CountingFolder:
    """An office folder that is only read."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._folder = folder
        self.files = 0
        self.size = 0
        """Bytes that would have been written."""

    def entries(self, path: str) -> tuple[Entry, ...]:
        return self._folder.entries(path)

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        return self._folder.pieces(path, limit)

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return self._folder.leftovers(path)

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        del path
        self.files += 1
        self.size += sum(map(len, source()))

    def remove(self, path: str) -> None:
        """Nothing goes."""


class RehearsedLog:
    """`sync.local.GezinLog` over one that is left as it is; `base` is None for a gezin that would come."""

    def __init__(self, stream: Id, base: StoreLog | None, laptop: Id) -> None:
        self._stream = stream
        self._base = base
        self._fresh: dict[bytes, Operation] = {}
        self._waiting: dict[bytes, Operation] = {}
        self._purged: set[bytes] = set()
        self.laptop = base.laptop if base is not None else laptop
        self.incarnation = base.incarnation if base is not None else random_id()

    def begin(self, laptop: Id) -> None:
        self.laptop, self.incarnation = laptop, os.urandom(16)

    def reach(self) -> tuple[Reach, ...]:
        followed = {op.header.prev for op in self._fresh.values()}
        ends = [
            end for end in (self._base.reach() if self._base is not None else ()) if end.id not in followed
        ]
        for op in self._fresh.values():
            if op.id not in followed:
                ends.append(Reach(self._stream, op.header.incarnation, op.header.seq, op.id))
        return tuple(ends)

    def has(self, op_id: bytes) -> bool:
        return op_id in self._fresh or (self._base is not None and self._base.has(op_id))

    def find(self, op_id: bytes) -> Operation | None:
        return self._fresh.get(op_id) or (self._base.find(op_id) if self._base is not None else None)

    def run(self, end: Reach, first: int) -> Sequence[Operation]:
        if end.id not in self._fresh and self._base is not None:
            return self._base.run(end, first)
        found = [self._fresh[end.id]]
        while found[-1].header.seq > first:
            op = self.find(found[-1].header.prev)
            assert op is not None
            found.append(op)
        return found[::-1]

    def receive(self, operations: Iterable[Operation]) -> None:
        for op in operations:
            if not self.has(op.id):
                self._waiting[op.id] = op.without_value() if op.id in self._purged else op
        while ready := [
            op for op in self._waiting.values() if op.header.seq == 1 or self.has(op.header.prev)
        ]:
            for op in ready:
                self._fresh[op.id] = self._waiting.pop(op.id)

    def settle(self) -> None:
        """Nothing waits."""

    def purge(self, operations: Collection[bytes], papers: Collection[bytes]) -> None:
        del papers
        self._purged.update(operations)
        for op_id in self._purged & set(self._fresh):
            self._fresh[op_id] = self._fresh[op_id].without_value()

    def dropped(self) -> tuple[Collection[bytes], Collection[bytes]]:
        return self._base.dropped() if self._base is not None else ((), ())

    def papers(self) -> Mapping[bytes, int]:
        return {}

    def paper(self, name: str) -> tuple[bytes, int] | None:
        return None if self._base is None else self._base.paper(name)

    def wanted(self) -> Collection[bytes]:
        return ()

    def wanted_sizes(self) -> Collection[int]:
        return ()

    def paper_key(self, object_hash: bytes) -> NoReturn:
        raise KeyError(object_hash)

    def paper_pieces(self, object_hash: bytes) -> NoReturn:
        raise KeyError(object_hash)

    def take_papers(self, hashes: Sequence[bytes]) -> AbstractContextManager[Sequence[ComingPaper]]:
        raise KeyError(*hashes)

    def tally(self) -> Tally:
        """What would have come in."""
        tally = Tally()
        operations = list(self._fresh.values())
        if operations:
            read: Callable[[Sequence[Id]], Iterable[Record]] = lambda _: ()  # noqa: E731 - one line either way
            foreseen = foresee(operations, lambda _: [], lambda _register, _op: False)
            if self._base is not None:
                read, foreseen = self._base.records, self._base.foresee(operations)
            tally.begin((op.header.record for op in operations), read)
            tally.end(foreseen, len(operations))
            tally.look_for_twins(partial(self._with, foreseen))
        tally.papers = self._papers_to_come()
        return tally

    def _with(self, foreseen: Iterable[Record]) -> Snapshot:
        stands = self._base.snapshot() if self._base is not None else Snapshot(())
        return stands.with_changes(Changes(tuple(foreseen)))

    def _papers_to_come(self) -> Papieren:
        named: dict[bytes, int] = {}
        for op in self._fresh.values():
            value = decode_value(op.value_bytes) if op.value_bytes is not None else None
            if isinstance(value, FileRef):
                named[value.object] = value.size
        if self._base is not None:
            named |= self._base.papers_to_come()
            for object_hash in self._base.papers():
                named.pop(object_hash, None)
        return Papieren(len(named), sum(named.values()))


class RehearsedLaptop:
    """`sync.local.Local` over one that is left as it is."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self.office = laptop.office
        self._logs: dict[Id, RehearsedLog] = {}
        self._coming: dict[Id, Id] = {}
        self.erased: set[Id] = set()

    def log(self, stream: Id) -> RehearsedLog | None:
        if stream in self.erased:
            return None
        if stream not in self._logs:
            base = self._laptop.log(stream)
            if base is None and stream not in self._coming:
                return None
            self._logs[stream] = RehearsedLog(stream, base, self.office.me.hand.laptop)
        return self._logs[stream]

    def make_log(self, stream: Id, gezin: Id) -> None:
        if self._laptop.may_come(stream, gezin):
            self._coming[stream] = gezin

    def erase_log(self, stream: Id) -> bool:
        self.erased.add(stream)
        return True

    def logs(self) -> Iterator[tuple[Id, RehearsedLog, bool]]:
        """Gezin, its log, and whether it would be new."""
        for stream, log in self._logs.items():
            gezin = self._laptop.gezin_of(stream) or self._coming.get(stream)
            if gezin is not None:
                yield gezin, log, stream in self._coming
