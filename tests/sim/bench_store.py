"""What a gezin costs, beside what this machine can do at best. `python -m tests.sim.bench_store [--json]`.

    save      p99 of one save, beside one bare FULL commit of the same size on the same disk
    opening   a gezin of 300,000 operations, to a snapshot of all its records
    register  the inzageregister of such a gezin: opening it, its pages, checking its chain
    search    p99 at 10,000 documents
    papers    1,000 mixed papers of about 1 GB into the map, beside others (bench_papers.py)

Nothing is kept; seeded; every part can be asked for alone: `bench_store save search`.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.domain.operations import Chain, Operation, build
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Choice
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.inzage import KIND, READ, Regel
from kanz_desktop.services.inzage_lezen import read_about, read_page
from kanz_desktop.services.inzage_zinnen import Lezer, sentences
from kanz_desktop.services.inzageregister import STRETCH
from kanz_desktop.services.pen import Pen
from kanz_desktop.storage.database import open_database
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.family import Clock, author, ident, keys
from tests.sim import bench_papers as papers

SEED = 20261211
WORDS = tuple(
    """de post ligt op een stapel en niemand durft hem open te maken sinds de scheiding moeder vader kind
    school huur achterstand brief gemeente zorg verzekering afspraak gesprek week maand samen eten slapen
    ruzie rust oma buurvrouw sport geld rekening betalen bellen dokter jeugdzorg plan doel cijfer tafel
    keuken fiets""".split()  # noqa: SIM905 - sixty words read better as a text
)
T = TypeVar("T")
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
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else _table(figures))
    return 0


def bench_save(folder: Path) -> Figures:
    """One cell, as it is left; the floor is one row of the same size in a bare table."""
    clock = Clock()
    store = FamilyStore.create(folder / "gezin", keys(), author())
    text = _sentence(random.Random(SEED), 30)
    saves = []
    for number in range(1500):
        record = ident(f"p {number % 100}")
        shown = store.record(record)
        heads = shown.heads("woorden") if shown else ()
        edit = Edit(record, "probleem", "woorden", f"{number} {text}", None, heads)
        saves.append(_timed(lambda edit=edit: store.apply([edit], screen="s", now=clock())))  # type: ignore[misc]
    store.close()
    return {"save_p50_ms": _ms(saves, 50), "save_p99_ms": _ms(saves, 99), **_floor(folder, text)}


def _floor(folder: Path, text: str) -> Figures:
    bare = open_database(folder / "bare.db", b"k" * 32, b"s" * 16, create=True)
    bare.execute("CREATE TABLE t (a TEXT)")
    commits = []
    for _ in range(500):

        def commit() -> None:
            with bare.transaction():
                bare.execute("INSERT INTO t VALUES (?)", (text,))

        commits.append(_timed(commit))
    bare.close()
    return {
        "bare_commit_p50_ms": _ms(commits, 50),
        "bare_commit_p99_ms": _ms(commits, 99),
        "limit": "bare + 25 ms",
    }


def bench_opening(folder: Path, operations: int = 300_000) -> Figures:
    """Years of work: 1,500 records whose cells were each written over and over."""
    store = FamilyStore.create(folder / "gezin", keys(), author())
    began = time.perf_counter()
    for group in _groups(_years(operations), 10_000):
        store.receive(group)
    filled = time.perf_counter() - began
    store.close()
    times, records = [], 0
    for _ in range(5):
        began = time.perf_counter()
        opened = FamilyStore.open(folder / "gezin", keys(), author())
        snapshot = opened.snapshot()
        times.append(time.perf_counter() - began)
        records = len(snapshot.records)
        opened.close()
    size = (folder / "gezin" / "map.db").stat().st_size
    return {
        "open_s": round(statistics.median(times), 3),
        "limit_s": 1.0,
        "operations": operations,
        "records": records,
        "database_mb": round(size / 1e6),
        "receive_us_per_op": round(filled / operations * 1e6),
    }


def bench_register(folder: Path, operations: int = 240_000, lines: int = 30_000) -> Figures:
    """The same years with a look every ten minutes of work: opening, and pages of the inzageregister."""
    store = FamilyStore.create(folder / "gezin", keys(), author())
    for group in _groups(chain(_years(operations), _looks(lines)), 10_000):
        store.receive(group)
    store.close()
    began = time.perf_counter()
    opened = FamilyStore.open(folder / "gezin", keys(), author())
    snapshot = opened.snapshot()
    opening = time.perf_counter() - began
    lezer = Lezer(snapshot, WORKER_VIEW, Pen(ident("gezin"), load_methode()))

    def page(kind: str = "") -> None:
        sentences(lezer, read_page(opened, None, kind=kind).events)

    first = [_timed(page) for _ in range(20)]
    rare = [_timed(lambda: opened.by_time(None, 100, kind=KIND, person=ident("niemand")))]
    about = [_timed(lambda: read_about(opened, ident("r 1"))) for _ in range(5)]
    began = time.perf_counter()
    row: int | None = 0
    stretches, damaged = [], 0
    while row is not None:
        start = time.perf_counter()
        checked = opened.links(row, STRETCH)
        stretches.append(time.perf_counter() - start)
        damaged += len(checked.damage)
        row = checked.last
    verified = time.perf_counter() - began
    opened.close()
    return {
        "operations": operations + 2 * lines,
        "open_s": round(opening, 3),
        "page_p50_ms": _ms(first, 50),
        "page_p99_ms": _ms(first, 99),
        "nothing_found_ms": _ms(rare, 50),
        "one_paper_ms": _ms(about, 50),
        "chain_checked_s": round(verified, 1),
        "stretch_p99_ms": _ms(stretches, 99),
        "damaged": damaged,
    }


def bench_search(folder: Path, documents: int = 10_000) -> Figures:
    chance, clock = random.Random(SEED), Clock()
    store = FamilyStore.create(folder / "gezin", keys(), author())
    vocabulary = [*WORDS, *(f"{w}{chance.randrange(400)}" for w in WORDS for _ in range(30))]
    for group in _groups(iter(range(documents)), 500):
        edits = [Edit(ident(f"d {n}"), "document", "titel", _sentence(chance, 6)) for n in group]
        store.apply(edits, screen="s", now=clock())
        for number in group:
            text = " ".join(chance.choices(vocabulary, k=300))
            store.index_document_text(ident(f"d {number}"), text)
    queries = [chance.choice(vocabulary)[: chance.randrange(1, 9)] for _ in range(300)]
    queries += [" ".join(chance.choices(vocabulary, k=2)) for _ in range(200)]
    times = [_timed(lambda query=query: store.search(query)) for query in queries]  # type: ignore[misc]
    store.close()
    return {
        "search_p50_ms": _ms(times, 50),
        "search_p99_ms": _ms(times, 99),
        "limit_ms": 30,
        "documents": documents,
    }


PARTS: dict[str, Callable[[Path], Figures]] = {
    "save": bench_save, "opening": bench_opening, "register": bench_register,
    "search": bench_search, "papers": papers.bench,
}  # fmt: skip


def _years(operations: int) -> Iterator[Operation]:
    chance, clock = random.Random(SEED), Clock()
    place = Chain(keys().stream, ident("een andere laptop"))
    heads: dict[tuple[bytes, str], bytes] = {}
    fields = ("woorden", "sinds", "wanneer", "doel", "oorzaken", "gevolgen_kinderen", "waaraan", "ernst")
    for number in range(operations):
        record, name = ident(f"r {number % 1500}"), fields[chance.randrange(len(fields))]
        value = Choice("ernst-2", "lastig") if name == "ernst" else _sentence(chance, 12)
        replaces = (heads[record, name],) if (record, name) in heads else ()
        now = clock()
        op = build(
            Edit(record, "probleem", name, value, None, replaces), chain=place, author=author("bram"),
            change=ident(f"c {number}"), hlc=now.wall_ms << 16, wall_ms=now.wall_ms, offset_minutes=60,
            salt=chance.randbytes(16),
        )  # fmt: skip
        place, heads[record, name] = place.after(op), op.id
        yield op


def _looks(lines: int) -> Iterator[Operation]:
    """A chain of lines of the register: a paper was opened."""
    chance, clock = random.Random(SEED), Clock(step_ms=8_000)
    place = Chain(keys().stream, ident("een derde laptop"))
    pen = Pen(ident("gezin"), load_methode())
    for number in range(lines):
        regel, now = Regel(READ, ident(f"r {chance.randrange(1500)}")), clock()
        for edit in regel.edits(pen, ident(f"regel {number}")):
            op = build(
                edit, chain=place, author=author("carla"), change=ident(f"l {number}"),
                hlc=now.wall_ms << 16, wall_ms=now.wall_ms, offset_minutes=60, salt=chance.randbytes(16),
            )  # fmt: skip
            place = place.after(op)
            yield op


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


def _groups(items: Iterator[T], size: int) -> Iterator[list[T]]:
    group: list[T] = []
    for item in items:
        group.append(item)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _ms(times: list[float], percentile: int) -> float:
    return round(sorted(times)[min(len(times) - 1, len(times) * percentile // 100)] * 1000, 2)


def _table(figures: dict[str, Figures]) -> str:
    lines = []
    for part, values in figures.items():
        lines.append(part)
        lines += [f"  {name:<22}{value}" for name, value in values.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
