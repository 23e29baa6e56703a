"""What a sync costs, beside what this machine can do at best. `python -m tests.sim.bench_sync [--json]`.

    first     1,000 papers into an empty folder, beside `cp -r` of the same bytes and a flush of the disk, and
              beside borg, restic and rclone crypt
    quiet     nothing new for a team of three years, in a program that runs and in one that was just started,
              and how often a share is asked something for it
    small     100 operations out, and in on a colleague's laptop
    joining   a colleague takes in a gezin, beside decrypting, testing and parsing the same operations alone
    newcomer  a new laptop in a team with six gezinnen, beside `cp -r` of the whole folder

Real vaults, a folder on this disk; nothing is kept. Seeded but for keys. Every part can be asked for alone.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.memory import me_of
from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.gezin_bodies import Role
from tests.helpers.kantoren import Worker, admit, leden, let_in
from tests.sim.bench_team import a_gezin, a_team, add_papers, parse_alone, timed, write
from tests.sim.peers import peers

Figures = dict[str, float | int | str]
COLLEAGUES = ("Bram", "Noor", "Siham", "Joost")
ASKED = ("scan", "is_link", "open", "create", "rename_new", "make_folder", "remove", "remove_folder")
"""Calls of `sync.disk.Disk` that a share is asked, each at least once over the line and back."""


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
    """The read-back cannot be switched off; what it costs is seen by leaving it out of a second first sync,
    into a folder of its own."""
    figures: Figures = {"papers": papers, "MB": papers * size // 1_000_000}
    with _team(folder / "a") as worker:
        gezin = a_gezin(worker, papers=papers, size=size)
        objects = worker.paths.gezin(gezin) / "objects"
        copy_s = _flushed(partial(shutil.copytree, objects, folder / "cp"))
        shutil.rmtree(folder / "cp")
        text_s = timed(lambda: worker.kantoor.bijwerken(alleen_tekst=True))
        sync_s = _flushed(worker.sync)
        again_s = timed(worker.kantoor.nakijken)
        figures |= {
            "cp_and_sync_s": round(copy_s, 2), "text_first_s": round(text_s, 2), "first_s": round(sync_s, 2),
            "ratio": round(sync_s / copy_s, 2), "limit": 2.5, "whole_folder_read_s": round(again_s, 2),
        }  # fmt: skip
        for name, bring in peers(objects, folder).items():
            figures[f"{name}_ratio"] = round(_flushed(bring) / copy_s, 2)
            figures[f"{name}_again_s"] = round(timed(bring), 2)
    with _team(folder / "b") as worker, patch.object(SystemFolder, "_holds", return_value=True):
        a_gezin(worker, papers=papers, size=size)
        unread_s = _flushed(worker.sync)
    return {**figures, "unread_ratio": round(unread_s / copy_s, 2), "unread_limit": 1.5}


def bench_quiet(
    folder: Path, operations: int = 300_000, papers: int = 5_000, gezinnen: int = 6, syncs: int = 30
) -> Figures:
    """Written over the years: so many syncs, so that the folder holds many runs and not a few. Measured
    after a tenth of them, and after all."""
    figures: Figures = {"operations": operations, "papers": papers, "limit_s": 0.3, "round_trips_limit": 20}
    with ExitStack() as stack:
        worker = stack.enter_context(_team(folder))
        for name in COLLEAGUES:
            let_in(worker, stack.enter_context(_laptop(name, folder)))
        made = [a_gezin(worker) for _ in range(gezinnen)]
        for sync in range(1, syncs + 1):
            for gezin in made:
                write(worker, gezin, operations // gezinnen // syncs, drift=True)
                add_papers(worker, gezin, papers // gezinnen // syncs, 500)
            worker.sync()
            if sync == syncs // 10:
                figures |= {f"tenth_{key}": value for key, value in _at_rest(worker).items()}
        return {**figures, **_at_rest(worker), "stand_s": round(timed(worker.kantoor.stand), 3)}


def _at_rest(worker: Worker) -> Figures:
    worker.sync()
    warm = min(timed(worker.sync) for _ in range(5))
    with asked_of_the_share() as calls:
        worker.sync()
    worker.restart()
    cold = timed(worker.sync)
    return {
        "running_s": round(warm, 3), "just_started_s": round(cold, 3), "round_trips": calls.total(),
        "of_which": ", ".join(f"{count} {name}" for name, count in calls.most_common()),
    }  # fmt: skip


def bench_small(folder: Path, operations: int = 50_000, more: int = 100) -> Figures:
    with _team(folder) as anna, _laptop("Bram", folder) as bram:
        gezin = a_gezin(anna, operations=operations)
        anna.sync()
        let_in(anna, bram, gezin)
        write(anna, gezin, more)
        out_s = timed(anna.sync)
        in_s = timed(bram.sync)
        return {"operations": more, "out_s": round(out_s, 3), "in_s": round(in_s, 3), "limit_s": 1.0}


def bench_joining(folder: Path, operations: int = 100_000) -> Figures:
    with _team(folder) as anna, _laptop("Bram", folder) as bram:
        gezin = a_gezin(anna, operations=operations)
        out_s = timed(anna.sync)
        let_in(anna, bram)
        _let_read(anna, bram, gezin)
        floor_s = timed(lambda: parse_alone(anna, gezin))
        in_s = timed(bram.sync)
        return {
            "operations": operations, "out_s": round(out_s, 2), "parsing_alone_s": round(floor_s, 2),
            "in_s": round(in_s, 2), "ratio": round(in_s / floor_s, 2), "limit": 3.5,
        }  # fmt: skip


def bench_newcomer(
    folder: Path, operations: int = 30_000, papers: int = 1_000, size: int = 1_000_000, gezinnen: int = 6
) -> Figures:
    """The floor is the whole folder, copied and flushed."""
    with _team(folder) as anna:
        made = [
            a_gezin(anna, operations=operations // gezinnen, papers=papers // gezinnen, size=size)
            for _ in range(gezinnen)
        ]
        anna.sync()
        with _laptop("Bram", folder) as bram:
            admit(anna.place, bram.place, bram.name)
            _let_read(anna, bram, *made)
        copy_s = _flushed(partial(shutil.copytree, folder / "kantoor", folder / "cp"))
        shutil.rmtree(folder / "cp")
        child = [sys.executable, "-m", "tests.sim.newcomer", str(folder / "Bram")]
        found = json.loads(subprocess.run(child, check=True, capture_output=True, text=True).stdout)
        return {
            **found, "text_limit_s": 5, "cp_and_sync_s": round(copy_s, 2),
            "ratio": round(found["whole_s"] / copy_s, 2), "limit": 2, "peak_limit_mb": 250,
        }  # fmt: skip


@contextmanager
def asked_of_the_share() -> Iterator[Counter[str]]:
    """How often the system is asked something about the office folder, by what is asked; reads not counted,
    that come with an open file."""
    calls: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(disk: SystemDisk, *given: object) -> object:
            calls[name] += 1
            return real(disk, *given)

        return call

    with ExitStack() as stack:
        for name in ASKED:
            stack.enter_context(patch.object(SystemDisk, name, counted(name, getattr(SystemDisk, name))))
        yield calls


@contextmanager
def _team(folder: Path) -> Iterator[Worker]:
    folder.mkdir(exist_ok=True)
    worker = a_team(folder)
    try:
        yield worker
    finally:
        worker.place.close()


@contextmanager
def _laptop(name: str, folder: Path) -> Iterator[Worker]:
    worker = Worker(name, folder / name)
    try:
        yield worker
    finally:
        worker.place.close()


def _let_read(anna: Worker, bram: Worker, *gezinnen: Id) -> None:
    """He is a member, and has fetched nothing of these gezinnen yet."""
    for gezin in gezinnen:
        leden(anna.place).let_read(gezin, me_of(bram.place.vault).member, Role.SECUNDAIR)
    anna.sync()


def _flushed(work: Callable[[], object]) -> float:
    """Seconds until all of it is on the disk."""

    def all_of_it() -> None:
        work()
        os.sync()

    os.sync()
    return timed(all_of_it)


PARTS: dict[str, Callable[[Path], Figures]] = {
    "first": bench_first,
    "quiet": bench_quiet,
    "small": bench_small,
    "joining": bench_joining,
    "newcomer": bench_newcomer,
}

if __name__ == "__main__":
    sys.exit(main())
