"""1,000 mixed papers of about 1 GB into the map, beside what this machine and others do with the same bytes.

    cp        `cp -r` and one `sync`: nothing encrypted, nothing flushed on its own
    bare      each file encrypted, hashed and flushed by two threads, no database: the floor of the format
    borg      a new repository (repokey-blake2), its default compression; flushes its segments and its index
    restic    a new repository, its default compression; flushes its packs
    rclone    its `crypt`, without compression; flushes nothing on its own

Making a repository is not counted. Each is followed by `sync`, though only cp needs it. Seconds on the
clock depend on who else uses the machine, so the seconds of processor stand beside them.
"""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.method.load import load_methode
from kanz_desktop.services import papieren
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import sources
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.family import author, keys
from tests.sim.peers import peers, run

SEED = 20261211
LIMIT = 4.0
"""Times `cp -r` and sync; 2.5 is the stretch."""


def bench(folder: Path, count: int = 1000, megabytes: int = 1000) -> dict[str, float | int | str]:
    source = folder / "papieren"
    total = _make_papers(source, count, megabytes * 1_000_000)
    contenders: dict[str, Callable[[], object]] = {
        "cp": partial(run, ["cp", "-r", str(source), str(folder / "cp")]),
        "bare": partial(_bare, source, folder / "bare"),
        "ours": partial(_take_in, source, folder / "gezin"),
        **peers(source, folder),
    }
    figures: dict[str, float | int | str] = {"papers": count, "megabytes": round(total / 1e6), "limit": LIMIT}
    before = _peak_mb()
    for name, bring in contenders.items():
        seconds, processor = _cost(bring)
        figures[f"{name}_s"], figures[f"{name}_cpu_s"] = round(seconds, 2), round(processor, 2)
        figures[f"{name}_ratio"] = round(seconds / float(figures["cp_s"]), 2)
        if name == "ours":
            figures["memory_grew_mb"] = round(_peak_mb() - before)
    return figures


def _make_papers(source: Path, count: int, total: int) -> int:
    """Sizes as in a real map: many letters, some photos, a few long scans; hardly two of one size."""
    chance = random.Random(SEED)
    shapes = [chance.choice((20, 60, 150, 400, 1500, 4000)) * chance.uniform(0.7, 1.3) for _ in range(count)]
    unit = total / sum(shapes)
    source.mkdir()
    for number, shape in enumerate(shapes):
        (source / f"papier {number}.bin").write_bytes(chance.randbytes(int(shape * unit)))
    return total


def _take_in(source: Path, folder: Path) -> None:
    """As the window and `kanz import` do it, up to where every paper is safe; its words are read later."""
    FamilyStore.create(folder, keys(), author()).close()
    sessie = GezinSessie(folder, keys(), author(), "De Vries", load_methode())
    report = papieren.take_in(sessie, sources([source]))
    sessie.close()
    assert report.count(papieren.KEPT) == len(report.items)


def _bare(source: Path, target: Path) -> None:
    target.mkdir()

    def one(path: Path) -> None:
        with path.open("rb", buffering=0) as plain, (target / path.name).open("xb", buffering=0) as sink:
            encrypt_stream(os.urandom(32), plain, sink)
            os.fsync(sink.fileno())

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, source.iterdir()))


def _cost(run: Callable[[], object]) -> tuple[float, float]:
    """(seconds on the clock until all is on the disk, seconds of processor)."""
    os.sync()
    began, used = time.perf_counter(), _processor()
    run()
    os.sync()
    return time.perf_counter() - began, _processor() - used


def _processor() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
