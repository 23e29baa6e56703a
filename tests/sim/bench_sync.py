"""What a sync costs, beside what this machine can do at best. `python -m tests.sim.bench_sync [--json]`.

    first     1,000 papers into an empty folder, beside `cp -r` of the same bytes and a flush of the disk
    quiet     nothing new for a team of three years, in a program that runs and in one that was just started
    small     100 operations out, and in on a colleague's laptop
    joining   a colleague takes in a gezin, beside decrypting, testing and parsing the same operations alone

Real vaults, a folder on this disk; nothing is kept. Seeded but for keys. Every part can be asked for alone.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path

from kanz_desktop.domain.operations import Chain, Operation, build
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.services.kantoor.memory import me_of
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.stored_object import StoredObject
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import Area, Type, stream_folder
from kanz_desktop.sync.pack import read_pack
from kanz_desktop.sync.run import read_segment
from tests.helpers.kantoren import Worker, let_in
from tests.helpers.records import ident
from tests.sim.bench_store import WORDS

SEED = 20261122
Figures = dict[str, float | int | str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--dir", type=Path, default=None, help="a folder on the disk to be measured")
    asked = parser.parse_args()
    figures: dict[str, Figures] = {}
    for name in asked.parts or PARTS:
        with tempfile.TemporaryDirectory(dir=asked.dir, prefix="kanz-bench-") as folder:
            figures[name] = PARTS[name](Path(folder))
    lines = [f"{name:8} {key:22} {value}" for name, found in figures.items() for key, value in found.items()]
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else "\n".join(lines) + "\n")
    return 0


def bench_first(folder: Path, papers: int = 1_000, size: int = 1_000_000) -> Figures:
    worker = a_team(folder)
    try:
        gezin = a_gezin(worker, operations=0, papers=papers, size=size)
        objects = worker.paths.gezin(gezin) / "objects"
        copy_s = _timed(lambda: (shutil.copytree(objects, folder / "cp"), os.sync()))
        shutil.rmtree(folder / "cp")
        text_s = _timed(lambda: worker.kantoor.bijwerken(alleen_tekst=True))
        sync_s = _timed(worker.sync)
        again_s = _timed(lambda: worker.kantoor.nakijken())
        return {
            "papers": papers, "MB": papers * size // 1_000_000, "cp_and_sync_s": round(copy_s, 2),
            "text_first_s": round(text_s, 2), "first_s": round(sync_s, 2),
            "ratio": round(sync_s / copy_s, 2), "limit": 2.5, "whole_folder_read_s": round(again_s, 2),
        }  # fmt: skip
    finally:
        worker.place.close()


def bench_quiet(
    folder: Path, operations: int = 300_000, papers: int = 5_000, gezinnen: int = 6, syncs: int = 30
) -> Figures:
    """Written over the years: so many syncs, so that the folder holds many runs and not a few."""
    worker = a_team(folder)
    try:
        made = [a_gezin(worker) for _ in range(gezinnen)]
        for _ in range(syncs):
            for gezin in made:
                write(worker, gezin, operations // gezinnen // syncs)
            worker.sync()
        for gezin in made:
            add_papers(worker, gezin, papers // gezinnen, 500)
        worker.sync()
        warm = min(_timed(worker.sync) for _ in range(5))
        worker.restart()
        cold = _timed(worker.sync)
        stand = _timed(worker.kantoor.stand)
        return {
            "operations": operations, "papers": papers, "running_s": round(warm, 3),
            "just_started_s": round(cold, 3), "limit_s": 0.3, "stand_s": round(stand, 3),
        }  # fmt: skip
    finally:
        worker.place.close()


def bench_small(folder: Path, operations: int = 50_000, more: int = 100) -> Figures:
    anna, bram = a_team(folder), Worker("Bram", folder / "Bram")
    try:
        gezin = a_gezin(anna, operations=operations)
        anna.sync()
        let_in(anna, bram, gezin)
        write(anna, gezin, more)
        out_s = _timed(anna.sync)
        in_s = _timed(bram.sync)
        return {"operations": more, "out_s": round(out_s, 3), "in_s": round(in_s, 3), "limit_s": 1.0}
    finally:
        anna.place.close()
        bram.place.close()


def bench_joining(folder: Path, operations: int = 100_000) -> Figures:
    anna, bram = a_team(folder), Worker("Bram", folder / "Bram")
    try:
        gezin = a_gezin(anna, operations=operations)
        out_s = _timed(anna.sync)
        let_in(anna, bram)
        with anna.kantoor.opened() as here:
            stream = anna.place.vault.gezin_keys(gezin).stream
            here.deeds.let_read(stream, me_of(bram.place.vault).member, Role.SECUNDAIR)
        anna.sync()
        floor_s = _timed(lambda: _parse_alone(anna, gezin))
        in_s = _timed(bram.sync)
        return {
            "operations": operations, "out_s": round(out_s, 2), "parsing_alone_s": round(floor_s, 2),
            "in_s": round(in_s, 2), "ratio": round(in_s / floor_s, 2), "limit": 3.5,
        }  # fmt: skip
    finally:
        anna.place.close()
        bram.place.close()


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


def write(worker: Worker, gezin: Id, count: int) -> None:
    """So many operations by this worker in this gezin: sentences that replace each other."""

    def receive(store: FamilyStore) -> Changes:
        changes = Changes()
        operations = _sentences(store, worker, worker.place.vault.gezin_keys(gezin).stream, count)
        while group := list(islice(operations, 5_000)):
            changes = store.receive(group).changes
        return changes

    worker.place.write_gezin(gezin, receive)
    worker.place.close_unopened()


def _sentences(store: FamilyStore, worker: Worker, stream: Id, count: int) -> Iterator[Operation]:
    incarnation, _ = store.chains.writer
    tip = next((one for one in store.chains.tips() if one.incarnation == incarnation), None)
    place = Chain(stream, incarnation, tip.seq + 1, tip.id) if tip else Chain(stream, incarnation)
    chance, last = random.Random(SEED + place.seq), dict[Id, bytes]()
    for _ in range(count):
        record = ident(f"r {chance.randrange(1_500)}")
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
    chance = random.Random(SEED)

    def add(store: FamilyStore) -> Changes:
        changes = Changes()
        for _ in range(0, count, 50):
            kept = store.objects.add_all([partial(BytesIO, chance.randbytes(size)) for _ in range(50)])
            edits = [
                Edit(os.urandom(16), "papier", "bestand", FileRef(one.hash, one.size, "text/plain"))
                for one in kept
                if isinstance(one, StoredObject)
            ]
            changes = store.apply(edits, screen="gezinsmap", now=worker.place.now())
        return changes

    worker.place.write_gezin(gezin, add)
    worker.place.close_unopened()


def _parse_alone(worker: Worker, gezin: Id) -> None:
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


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


PARTS: dict[str, Callable[[Path], Figures]] = {
    "first": bench_first,
    "quiet": bench_quiet,
    "small": bench_small,
    "joining": bench_joining,
}

if __name__ == "__main__":
    sys.exit(main())
