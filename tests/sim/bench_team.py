"""A team with real vaults around a folder on this disk, and years of work in it, for measuring."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path

from kanz_desktop.domain.operations import Chain, Operation, build
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.stored_object import StoredObject
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.layout import Area, Type, stream_folder
from kanz_desktop.sync.pack import read_pack
from kanz_desktop.sync.run import read_segment
from tests.helpers.kantoren import Worker
from tests.helpers.records import ident
from tests.sim.bench_store import WORDS

SEED = 20261122
AT_A_TIME = 1_500
"""Records that are written in by turns."""
A_LIFE = 20
"""Operations in a record that is written in for a while, and then left."""


def a_team(folder: Path) -> Worker:
    """Anna, with an empty office folder of her own."""
    worker, share = Worker("Anna", folder / "Anna"), folder / "kantoor"
    share.mkdir()
    worker.kantoor.found(share)
    worker.sync()
    return worker


def a_gezin(worker: Worker, *, operations: int = 0, papers: int = 0, size: int = 0) -> Id:
    gezin = worker.place.new_gezin("De Vries").id
    worker.place.close_gezin(gezin)
    if operations:
        write(worker, gezin, operations)
    if papers:
        add_papers(worker, gezin, papers, size)
    return gezin


def write(worker: Worker, gezin: Id, count: int, *, drift: bool = False) -> None:
    """So many operations by this worker in this gezin: sentences that replace each other.

    In the same records over and over; with `drift`, in some that are left for others as the years go by.
    """

    def receive(store: FamilyStore) -> Changes:
        changes = Changes()
        stream = worker.place.vault.gezin_keys(gezin).stream
        operations = _sentences(store, worker, stream, count, drift=drift)
        while group := list(islice(operations, 5_000)):
            changes = store.receive(group, unseen=True).changes
        return changes

    worker.place.write_gezin(gezin, receive)
    worker.place.close_unopened()


def _sentences(
    store: FamilyStore, worker: Worker, stream: Id, count: int, *, drift: bool
) -> Iterator[Operation]:
    incarnation, _ = store.chains.writer
    tip = next((one for one in store.chains.tips() if one.incarnation == incarnation), None)
    place = Chain(stream, incarnation, tip.seq + 1, tip.id) if tip else Chain(stream, incarnation)
    chance, last = random.Random(SEED + place.seq), dict[Id, bytes]()
    for _ in range(count):
        number = place.seq // A_LIFE + chance.randrange(50) if drift else chance.randrange(AT_A_TIME)
        record = ident(f"r {number}")
        words = " ".join(chance.choices(WORDS, k=12))
        replaces = (last[record],) if record in last else ()
        op = build(
            Edit(record, "probleem", "woorden", words, None, replaces), chain=place,
            author=worker.place.author, change=ident("w"), hlc=place.seq << 16,
            wall_ms=1_780_000_000_000 + place.seq * 1_000,
            offset_minutes=60, salt=chance.randbytes(16),
        )  # fmt: skip
        place, last[record] = place.after(op), op.id
        yield op


def add_papers(worker: Worker, gezin: Id, count: int, size: int) -> None:
    chance = random.Random(SEED + count)

    def add(store: FamilyStore) -> Changes:
        changes = Changes()
        for start in range(0, count, 50):
            few = min(50, count - start)
            kept = store.objects.add_all([partial(BytesIO, chance.randbytes(size)) for _ in range(few)])
            edits = [
                Edit(os.urandom(16), "papier", "bestand", FileRef(one.hash, one.size, "text/plain"))
                for one in kept
                if isinstance(one, StoredObject)
            ]
            changes = store.apply(edits, screen="gezinsmap", now=worker.place.now())
        return changes

    worker.place.write_gezin(gezin, add)
    worker.place.close_unopened()


def parse_alone(worker: Worker, gezin: Id) -> None:
    """What no newcomer can do without: decrypt, test and parse every operation once."""
    assert worker.kantoor.path is not None
    with worker.kantoor.opened() as here:
        stream = worker.place.vault.gezin_keys(gezin).stream
        ring, devices = here.sight.ring(stream), here.sight.team.devices
    for area in (Area.SEGMENTS, Area.PACKS):
        for path in sorted((worker.kantoor.path / stream_folder(stream, area)).glob("*")):
            data = path.read_bytes()
            kind = peek(data, stream, area).content.type
            if kind is Type.PACK:
                read_pack(data, stream, ring, devices, frozenset())
            elif kind is Type.SEGMENT:
                read_segment(data, stream, ring, devices, frozenset())


def timed(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
