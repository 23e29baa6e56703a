"""A laptop for simulations: everything that the engine needs of one, kept in memory, with the real merge.

What is durable is what the calls of `sync.local` promise, so a crash is an exception between two of them, a
clone is a deep copy and a restored laptop is an old copy.
"""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.crypto.stream import object_size
from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.merge import rebuild
from kanz_desktop.domain.operations import Author, Chain, Operation, build, decode_value
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.sync.head import RECENT_LIMIT, Made, Recent
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.layout import Area, Type, paper_name
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.office import Extent, Hand, Held, Known, Me, Note
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.watch import SyncStopped

TEAM = bytes(16)
_COUNTS = {
    Area.SEGMENTS: "segments",
    Area.PACKS: "packs",
    Area.PAPERS: "papers",
    Area.WRAPS: "wraps",
}


def new_me() -> Me:
    """A worker with fresh keys and one laptop."""
    return Me(os.urandom(16), os.urandom(32), os.urandom(32), (new_hand(),))


def new_hand() -> Hand:
    return Hand(os.urandom(16), Signer.of(os.urandom(32)))


def marker_of(me: Me) -> Marker:
    return Marker(
        me.person, signing.public_key(me.sign_seed), capsule.box_public(me.box_secret),
        me.hand.laptop, me.device.key, os.urandom(32),
    )  # fmt: skip


@dataclass
class MemoryOffice:
    """`sync.local.Office` in dictionaries."""

    marker: Marker
    me: Me
    _rings: dict[Id, tuple[Ring, Id]] = field(default_factory=dict)
    _known: dict[tuple[Id, Area], dict[str, Known]] = field(default_factory=dict)
    _data: dict[tuple[Id, Area, str], bytes] = field(default_factory=dict)
    _runs: dict[Id, set[Extent]] = field(default_factory=dict)
    _apart: dict[Id, dict[tuple[Area, str], frozenset[Held]]] = field(default_factory=dict)
    _made: dict[Id, Made] = field(default_factory=dict)
    _recent: list[Recent] = field(default_factory=list)
    _notes: dict[str, dict[str, Note]] = field(default_factory=dict)
    _heads: dict[Id, bytes] = field(default_factory=dict)
    _own_heads: dict[int, bytes] = field(default_factory=dict)
    _counted: dict[tuple[Id, Id, Area], int] = field(default_factory=dict)
    _done: set[bytes] = field(default_factory=set)
    _doomed: set[tuple[Id, Area, str]] = field(default_factory=set)
    _erased: set[Id] = field(default_factory=set)
    dies: bool = False
    _together: bool = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Where a battery may die, that is in the worst moment: nothing of the block was durable yet."""
        before = _copied(vars(self)) if self.dies and not self._together else None
        outermost, self._together = not self._together, True
        try:
            yield
        except SyncStopped:
            if before is not None:
                vars(self).update(before)
            raise
        finally:
            if outermost:
                self._together = False

    def renew(self) -> None:
        self.me = replace(self.me, hands=(*self.me.hands, new_hand()))
        self._own_heads = {}

    def rings(self) -> Mapping[Id, Ring]:
        return {stream: ring for stream, (ring, _) in self._rings.items()}

    def keep_ring(self, ring: Ring, gezin: Id) -> None:
        if ring.stream not in self._erased:
            here, _ = self._rings.get(ring.stream, (Ring(ring.stream), gezin))
            self._rings[ring.stream] = (here.merged(ring), gezin)

    def gezin(self, stream: Id) -> Id:
        return self._rings[stream][1]

    def known(self, stream: Id, area: Area) -> Mapping[str, Known]:
        return self._known.get((stream, area), {})

    def keep(self, known: Known, data: bytes | None = None) -> None:
        self._known.setdefault((known.stream, known.area), {})[known.name] = known
        self._runs.setdefault(known.stream, set()).update(known.runs)
        if data is not None:
            self._data[known.stream, known.area, known.name] = data

    def runs(self, stream: Id) -> Collection[Extent]:
        return self._runs.get(stream, set())

    def keep_run(self, stream: Id, extent: Extent) -> None:
        self._runs.setdefault(stream, set()).add(extent)

    def apart(self, stream: Id) -> Collection[Held]:
        return frozenset().union(*self._apart.get(stream, {}).values())

    def keep_apart(self, stream: Id, area: Area, name: str, held: Collection[Held]) -> None:
        self._apart.setdefault(stream, {})[area, name] = frozenset(held)

    def data(self, stream: Id, area: Area, name: str) -> bytes | None:
        return self._data.get((stream, area, name))

    def drop_data(self, stream: Id, area: Area, name: str) -> None:
        self._data.pop((stream, area, name), None)

    def forget(self, stream: Id, area: Area, name: str) -> None:
        known = self._known.get((stream, area), {}).pop(name, None)
        if known is not None and known.kind is Type.SEGMENT and not known.written:
            self._runs[stream] -= set(known.runs)
        self._recent = [
            one for one in self._recent if (one.stream, one.area, one.name.hex()) != (stream, area, name)
        ]
        self.drop_data(stream, area, name)

    def doomed(self) -> Collection[tuple[Id, Area, str]]:
        return set(self._doomed)

    def doom(self, stream: Id, area: Area, name: str) -> None:
        self._doomed.add((stream, area, name))

    def undoom(self, stream: Id, area: Area, name: str) -> None:
        self._doomed.discard((stream, area, name))

    def published(self, known: Known) -> None:
        self._known.setdefault((known.stream, known.area), {})[known.name] = replace(known, written=True)
        made = self._made.get(known.stream, Made(known.stream, 0, 0, 0, 0))
        count = _COUNTS[known.area]
        self._made[known.stream] = replace(made, **{count: getattr(made, count) + 1})
        recent = Recent(known.stream, known.area, bytes.fromhex(known.name))
        self._recent = [*(one for one in self._recent if one != recent), recent][-RECENT_LIMIT:]

    def made(self) -> Mapping[Id, Made]:
        return self._made

    def recent(self) -> Sequence[Recent]:
        return self._recent

    def notes(self, folder: str) -> Mapping[str, Note]:
        return self._notes.get(folder, {})

    def note(self, folder: str, name: str, note: Note | None) -> None:
        notes = self._notes.setdefault(folder, {})
        if note is None:
            notes.pop(name, None)
        else:
            notes[name] = note

    def heads(self) -> Mapping[Id, bytes]:
        return self._heads

    def keep_head(self, device: Id, data: bytes) -> None:
        self._heads[device] = data

    def own_heads(self) -> Mapping[int, bytes]:
        return self._own_heads

    def keep_own_head(self, counter: int, data: bytes) -> None:
        self._own_heads[counter] = data

    def forget_own_head(self, counter: int) -> None:
        self._own_heads.pop(counter, None)

    def counted(self) -> Mapping[tuple[Id, Id, Area], int]:
        return self._counted

    def keep_count(self, device: Id, stream: Id, area: Area, count: int) -> None:
        self._counted[device, stream, area] = count

    def done(self) -> Collection[bytes]:
        return self._done

    def mark_done(self, what: bytes) -> None:
        self._done.add(what)

    def erased(self) -> Collection[Id]:
        return frozenset(self._erased)

    def erase(self, stream: Id) -> None:
        self._erased.add(stream)
        self._rings.pop(stream, None)
        for area in Area:
            for name in list(self.known(stream, area)):
                self.forget(stream, area, name)
        self._runs.pop(stream, None)
        self._apart.pop(stream, None)
        self._recent = [one for one in self._recent if one.stream != stream]


def _copied(value: Any) -> Any:
    """Containers of what never changes, copied."""
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return copy(value) if isinstance(value, (set, list)) else value


@dataclass
class MemoryLog:
    """`sync.local.GezinLog` over a dictionary of operations; heads by `domain.merge`."""

    stream: Id
    gezin: Id
    author: Author
    incarnation: Id = field(default_factory=lambda: os.urandom(16))
    ops: dict[bytes, Operation] = field(default_factory=dict)
    waiting: dict[bytes, Operation] = field(default_factory=dict)
    purged: set[bytes] = field(default_factory=set)
    gone: set[bytes] = field(default_factory=set)
    objects: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict)
    """Key and ciphertext, by hash."""

    @property
    def laptop(self) -> Id:
        return self.author.device

    def begin(self, laptop: Id) -> None:
        self.author = replace(self.author, device=laptop)
        self.incarnation = os.urandom(16)

    def write(self, edit: Edit, wall_ms: int) -> Operation:
        """Commit one edit, as a person at this laptop does."""
        mine = [op for op in self.ops.values() if op.header.incarnation == self.incarnation]
        chain = Chain(self.stream, self.incarnation)
        if mine:
            last = max(mine, key=lambda op: op.header.seq)
            chain = Chain(self.stream, self.incarnation, last.header.seq + 1, last.id)
        op = build(
            edit, chain=chain, author=self.author, change=os.urandom(16),
            hlc=tick(max((op.header.hlc for op in self.ops.values()), default=0), wall_ms),
            wall_ms=wall_ms, offset_minutes=60, salt=os.urandom(16),
        )  # fmt: skip
        self.ops[op.id] = op
        return op

    def reach(self) -> tuple[Reach, ...]:
        followed = {op.header.prev for op in self.ops.values()}
        ends = [op for op in self.ops.values() if op.id not in followed]
        return tuple(
            Reach(self.stream, op.header.incarnation, op.header.seq, op.id)
            for op in sorted(ends, key=lambda op: op.id)
        )

    def has(self, op_id: bytes) -> bool:
        return op_id in self.ops

    def find(self, op_id: bytes) -> Operation | None:
        return self.ops.get(op_id)

    def run(self, end: Reach, first: int) -> Sequence[Operation]:
        found = [self.ops[end.id]]
        while found[-1].header.seq > first:
            found.append(self.ops[found[-1].header.prev])
        return found[::-1]

    def receive(self, operations: Iterable[Operation]) -> None:
        for op in operations:
            if op.id not in self.ops:
                self.waiting[op.id] = op.without_value() if op.id in self.purged else op
        while True:
            ready = [op for op in self.waiting.values() if op.header.seq == 1 or op.header.prev in self.ops]
            for op in ready:
                self.ops[op.id] = self.waiting.pop(op.id)
            if not ready:
                return

    def settle(self) -> None:
        """Everything is ready at once."""

    def purge(self, operations: Collection[bytes], papers: Collection[bytes]) -> None:
        self.purged.update(operations)
        self.gone.update(papers)
        for kept in (self.ops, self.waiting):
            for op_id in set(operations) & set(kept):
                kept[op_id] = kept[op_id].without_value()
        for object_hash in papers:
            self.objects.pop(object_hash, None)

    def dropped(self) -> tuple[Collection[bytes], Collection[bytes]]:
        return self.purged, self.gone

    def papers(self) -> Mapping[bytes, int]:
        return {object_hash: len(content) for object_hash, (_, content) in self.objects.items()}

    def paper(self, name: str) -> tuple[bytes, int] | None:
        return next(((one, size) for one, size in self.papers().items() if paper_name(one) == name), None)

    def wanted(self) -> Collection[bytes]:
        values = (decode_value(op.value_bytes) for op in self.ops.values() if op.value_bytes is not None)
        named = {value.object for value in values if isinstance(value, FileRef)}
        return named - set(self.objects) - self.gone

    def wanted_sizes(self) -> Collection[int]:
        values = [decode_value(op.value_bytes) for op in self.ops.values() if op.value_bytes is not None]
        sizes = {value.object: value.size for value in values if isinstance(value, FileRef)}
        return [object_size(sizes[one]) for one in self.wanted()]

    def paper_key(self, object_hash: bytes) -> bytes:
        return self.objects[object_hash][0]

    def paper_pieces(self, object_hash: bytes) -> Iterable[bytes]:
        return [self.objects[object_hash][1]]

    @contextmanager
    def take_papers(self) -> Iterator[_OnTheirWay]:
        papers = _OnTheirWay(self.objects)
        try:
            yield papers
        finally:
            papers.arrived(list(papers.coming))

    def state(self) -> dict[object, tuple[frozenset[bytes], frozenset[bytes]]]:
        """Heads and retired ids of every register, from the log."""
        states = rebuild((op.id, op.header) for op in self.ops.values())
        return {register: (frozenset(one.heads), frozenset(one.retired)) for register, one in states.items()}


class _OnTheirWay:
    def __init__(self, objects: dict[bytes, tuple[bytes, bytes]]) -> None:
        self._objects = objects
        self.coming: dict[bytes, _Coming] = {}

    def room(self, object_hash: bytes) -> _Coming:
        return self.coming.setdefault(object_hash, _Coming())

    def arrived(self, hashes: Collection[bytes]) -> None:
        for object_hash in hashes:
            one = self.coming.pop(object_hash)
            if one.key is not None:
                self._objects[object_hash] = (one.key, one.sink.getvalue())


class _Coming:
    def __init__(self) -> None:
        self.sink = io.BytesIO()
        self.key: bytes | None = None

    def empty(self) -> io.BytesIO:
        self.sink = io.BytesIO()
        return self.sink

    def keep(self, key: bytes) -> bool:
        self.key = key
        return True


class MemoryLaptop:
    """`sync.local.Local`, with the gezinnen that are here."""

    def __init__(self, marker: Marker, me: Me) -> None:
        self.office = MemoryOffice(marker, me)
        self.logs: dict[Id, MemoryLog] = {}

    def log(self, stream: Id) -> MemoryLog | None:
        return self.logs.get(stream)

    def make_log(self, stream: Id, gezin: Id) -> None:
        if stream not in self.logs and stream not in self.office.erased():
            me = self.office.me
            self.logs[stream] = MemoryLog(stream, gezin, Author(me.person, me.hand.laptop))

    def erase_log(self, stream: Id) -> bool:
        self.logs.pop(stream, None)
        return True
