"""A sync that changes nothing: the engine on top of what is here, with all that it would write kept apart.

What comes in stays in memory, what would be remembered is rolled back, what would be written goes nowhere.
Papers are not fetched: the operations that name them say how large they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NoReturn

from kanz_desktop.crypto.keys import random_id, random_key
from kanz_desktop.domain.operations import Operation, decode_value, verify
from kanz_desktop.domain.records import Changes, Record, Snapshot
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.services.dubbel import twin_key
from kanz_desktop.services.kantoor.beeld import Papieren, Tally
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.log import StoreLog
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.storage.foresight import foresee
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.office import Hand
from kanz_desktop.sync.ports import Entry, OfficeFolder
from kanz_desktop.sync.reach import Reach

_Kept = tuple[bytes, bytes | None, bytes | None]
"""An operation as `verify` reads it: half the memory of one that was read."""
_AT_ONCE = 1_000
"""Records that are put together at a time."""


class RehearsedOffice(OfficeMemory):
    """Inside `OfficeStore.rehearsal`: it forgets by itself; the vault is not touched."""

    def renew(self) -> None:
        hand = Hand(random_id(), Signer.of(random_key()))
        self._me = replace(self.me, hands=(*self.me.hands, hand))


class ReadFolder:
    """An office folder that is only read."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._folder = folder

    def entries(self, path: str) -> tuple[Entry, ...]:
        return self._folder.entries(path)

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        return self._folder.pieces(path, limit)

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return self._folder.leftovers(path)

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        """Nothing comes."""

    def remove(self, path: str) -> None:
        """Nothing goes."""


class RehearsedLog:
    """`sync.local.GezinLog` over one that is left as it is; `base` is None for a gezin that would come."""

    def __init__(self, stream: Id, base: StoreLog | None, laptop: Id) -> None:
        self._stream = stream
        self._base = base
        self._fresh: dict[bytes, _Kept] = {}
        self._ends: dict[bytes, Reach] = {}
        """Of the chains that came, by the operation."""
        self._by_record: dict[Id, list[bytes]] = {}
        self._named: dict[bytes, int] = {}
        """Papers that came by name, and their size in bytes."""
        self._followed: set[bytes] = set()
        """Operations of `base` behind which others came."""
        self._waiting: dict[bytes, list[Operation]] = {}
        """By the operation that they follow."""
        self._purged: set[bytes] = set()
        self.laptop = base.laptop if base is not None else laptop
        self.incarnation = base.incarnation if base is not None else random_id()

    def begin(self, laptop: Id) -> None:
        self.laptop, self.incarnation = laptop, os.urandom(16)

    def reach(self) -> tuple[Reach, ...]:
        stood = self._base.reach() if self._base is not None else ()
        return (*(end for end in stood if end.id not in self._followed), *self._ends.values())

    def has(self, op_id: bytes) -> bool:
        return op_id in self._fresh or (self._base is not None and self._base.has(op_id))

    def find(self, op_id: bytes) -> Operation | None:
        if op_id in self._fresh:
            return verify(*self._fresh[op_id])
        return None if self._base is None else self._base.find(op_id)

    def run(self, end: Reach, first: int) -> Sequence[Operation]:
        if end.id not in self._fresh and self._base is not None:
            return self._base.run(end, first)
        found: list[Operation] = []
        wanted = end.id
        while (op := self.find(wanted)) is not None and op.header.seq >= first:
            found.append(op)
            wanted = op.header.prev
        return found[::-1]

    def receive(self, operations: Iterable[Operation]) -> None:
        for op in operations:
            ready = [op] if not self.has(op.id) else []
            while ready:
                one = ready.pop()
                if one.header.seq > 1 and not self.has(one.header.prev):
                    self._waiting.setdefault(one.header.prev, []).append(one)
                elif not self.has(one.id):
                    self._add(one)
                    ready += self._waiting.pop(one.id, ())

    def _add(self, op: Operation) -> None:
        header = op.header
        op = op.without_value() if op.id in self._purged else op
        self._fresh[op.id] = op.header_bytes, op.salt, op.value_bytes
        self._by_record.setdefault(header.record, []).append(op.id)
        if self._ends.pop(header.prev, None) is None:
            self._followed.add(header.prev)
        self._ends[op.id] = Reach(self._stream, header.incarnation, header.seq, op.id)
        value = decode_value(op.value_bytes) if op.value_bytes is not None else None
        if isinstance(value, FileRef):
            self._named[value.object] = value.size

    def settle(self) -> None:
        """Nothing waits."""

    def purge(self, operations: Collection[bytes], papers: Collection[bytes]) -> None:
        del papers
        self._purged.update(operations)
        for op_id in self._purged & set(self._fresh):
            self._fresh[op_id] = self._fresh[op_id][0], None, None

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

    def take_papers(self) -> NoReturn:
        raise LookupError  # none is wanted

    def tally(self) -> Tally:
        """What would have come in."""
        tally = Tally()
        records = list(self._by_record)
        alike: list[Record] = []
        for start in range(0, len(records), _AT_ONCE):
            some = records[start : start + _AT_ONCE]
            operations = [verify(*self._fresh[one]) for record in some for one in self._by_record[record]]
            foreseen = self._foreseen(operations)
            tally.begin(some, self._base.records if self._base is not None else _nothing)
            tally.end(foreseen, len(operations))
            alike += [record for record in foreseen if twin_key(record) is not None]
        tally.look_for_twins(partial(self._with, alike))
        tally.papers = self._papers_to_come()
        return tally

    def _foreseen(self, operations: Sequence[Operation]) -> list[Record]:
        if self._base is not None:
            return self._base.foresee(operations)
        return foresee(operations, lambda _: [], lambda _register, _op: False)

    def _with(self, foreseen: Iterable[Record]) -> Snapshot:
        stands = self._base.snapshot() if self._base is not None else Snapshot(())
        return stands.with_changes(Changes(tuple(foreseen)))

    def _papers_to_come(self) -> Papieren:
        named = dict(self._named)
        if self._base is not None:
            named |= self._base.papers_to_come()
            for object_hash in self._base.papers():
                named.pop(object_hash, None)
        return Papieren(len(named), sum(named.values()))


def _nothing(_records: Sequence[Id]) -> Iterable[Record]:
    return ()


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
