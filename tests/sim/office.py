"""An office for tests: laptops of a team, one folder, and what has to hold between them.

office = Office("Anna", "Bram")
office.gezin("Anna", "Bram")          # Anna makes it, Bram reads
office["Anna"].write("woorden", "veel post")
office.rounds()
office.assert_same()
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.domain.operations import Operation, decode_value
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import FileRef, Id, Value
from kanz_desktop.sync.deeds import Deeds, found_team
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.gezin_bodies import Opschoning, Role
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.packing import Pace
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Watch
from tests.helpers.records import ident
from tests.sim.laptop import MemoryLaptop, MemoryLog, marker_of, new_me

STREAM, GEZIN = ident("stroom"), ident("gezin")
RECORD = ident("probleem")
NOW = 1_780_000_000_000
FIRST_DAY = date(2026, 5, 28)
DAY = 20_260_528
QUICK = Pace(segments=3, days=6, syncs=3)


@dataclass
class Desk:
    """Somebody at a laptop. `ahead_ms` is how wrong the clock is."""

    name: str
    laptop: MemoryLaptop
    folder: OfficeFolder
    ahead_ms: int = 0
    turn: int = 0
    days: int = 0
    pace: Pace = QUICK

    @property
    def now_ms(self) -> int:
        self.turn += 1
        return NOW + self.ahead_ms + self.turn * 60_000

    @property
    def day(self) -> int:
        return int((FIRST_DAY + timedelta(days=self.days)).strftime("%Y%m%d"))

    @property
    def member(self) -> Id:
        return self.laptop.office.me.member

    @property
    def device(self) -> Id:
        return self.laptop.office.me.hand.signer.device

    @property
    def deeds(self) -> Deeds:
        return Deeds(self.laptop.office, self.now_ms)

    def purge(self, operations: Iterable[bytes], papers: Iterable[bytes]) -> None:
        """Say that these values and papers of the gezin go for good, as the engine says what went here."""
        body = Opschoning(tuple(sorted(operations)), tuple(sorted(papers)))
        Sight(self.laptop.office).say(STREAM, body, self.now_ms)

    def log(self, stream: Id = STREAM) -> MemoryLog:
        log = self.laptop.log(stream)
        assert log is not None, f"{self.name} has no such gezin"
        return log

    def write(self, field_id: str, value: Value, *, record: Id = RECORD, stream: Id = STREAM) -> Operation:
        """An edit by somebody who sees all heads of this field."""
        log = self.log(stream)
        heads = self.heads(field_id, record=record, stream=stream)
        edit = Edit(record, "probleem", field_id, value, replaces=tuple(op.id for op in heads))
        return log.write(edit, self.now_ms)

    def heads(self, field_id: str, *, record: Id = RECORD, stream: Id = STREAM) -> list[Operation]:
        log = self.log(stream)
        here = [op for op in log.ops.values() if (op.header.record, op.header.field) == (record, field_id)]
        replaced = {old for op in here for old in op.header.replaces}
        return [op for op in here if op.id not in replaced]

    def texts(self, field_id: str = "woorden", *, stream: Id = STREAM) -> set[Value]:
        values = [op.value_bytes for op in self.heads(field_id, stream=stream)]
        return {decode_value(value) for value in values if value is not None}

    def add_paper(self, content: bytes, *, stream: Id = STREAM) -> bytes:
        """Take a paper in: its object, and the operation that names it. The object's hash."""
        key, sink = os.urandom(32), io.BytesIO()
        object_hash, _ = encrypt_stream(key, io.BytesIO(content), sink)
        self.log(stream).objects[object_hash] = (key, sink.getvalue())
        ref = FileRef(object_hash, len(content), "image/png")
        self.write("inhoud", ref, record=blake2b(object_hash, digest_size=16).digest(), stream=stream)
        return object_hash

    def sync(self, watch: Watch | None = None, papers: int | None = None) -> Report:
        return Sync(
            self.laptop, self.folder, now_ms=self.now_ms, day=self.day, watch=watch, papers=papers,
            pace=self.pace,
        ).run()  # fmt: skip


class Office:
    """A team: the first founds it, the others are admitted."""

    def __init__(self, founder: str, *others: str, folder: OfficeFolder | None = None) -> None:
        self.memory = MemoryFolder()
        self.folder = folder or self.memory
        me = new_me()
        self.marker = marker_of(me)
        self.desks = {founder: Desk(founder, MemoryLaptop(self.marker, me), self.folder)}
        found_team(self[founder].laptop.office, self.folder)
        for name in others:
            self.admit(name, by=founder)
        self.rounds(2)

    def __getitem__(self, name: str) -> Desk:
        return self.desks[name]

    def admit(self, name: str, *, by: str) -> Desk:
        me = new_me()
        self.desks[name] = Desk(name, MemoryLaptop(self.marker, me), self.folder)
        self[by].deeds.admit(me.introduction(self.marker.root), name)
        return self[name]

    def gezin(self, maker: str, *readers: str, stream: Id = STREAM) -> None:
        """A gezin that somebody makes and others read."""
        desk = self[maker]
        desk.laptop.make_log(stream, GEZIN)
        desk.deeds.share(stream, GEZIN)
        for name in readers:
            desk.deeds.let_read(stream, self[name].member, Role.SECUNDAIR)
        self.rounds(2)

    def rounds(self, count: int = 2) -> None:
        """Everybody syncs, so many times, in turn."""
        for _ in range(count):
            for desk in self.desks.values():
                desk.sync()

    def next_days(self, count: int) -> None:
        """So many days on which everybody syncs once."""
        for _ in range(count):
            for desk in self.desks.values():
                desk.days += 1
                desk.sync()

    def assert_same(self, *names: str, stream: Id = STREAM) -> None:
        """These laptops (all, by default) hold the same operations, heads and papers of a gezin."""
        desks = [self[name] for name in names or self.desks]
        first = desks[0].log(stream)
        for desk in desks[1:]:
            log = desk.log(stream)
            assert set(log.ops) == set(first.ops), (desk.name, len(log.ops), len(first.ops))
            assert {op.id: op.purged for op in log.ops.values()} == {
                op.id: op.purged for op in first.ops.values()
            }
            assert log.state() == first.state()
            assert log.papers() == first.papers()
