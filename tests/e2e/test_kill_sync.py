"""A battery that dies while a laptop syncs, for real: the process is killed, wherever it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kanz_desktop.services.papieren import take_in
from kanz_desktop.services.sources import Source
from tests.helpers.kantoren import Worker, let_in, workers
from tests.helpers.kdf import TEST_PASSPHRASE

PAPERS = 60
PATIENCE_S = 60.0


def _killed(worker: Worker, there: Path, more: int) -> bool:
    """A sync of its own process, killed once so many files came to stand in a folder; False: too late."""
    words = worker.paths.data.with_suffix(".wachtzin")
    words.write_text(f"{TEST_PASSPHRASE}\n")
    worker.place.close()
    wanted = _count(there) + more
    command = [sys.executable, "-m", "kanz_desktop.cli.main", "--profile", str(worker.paths.data)]
    command += ["--passphrase-file", str(words), "sync"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE_S
    while child.poll() is None and _count(there) < wanted and time.monotonic() < until:
        time.sleep(0.002)
    alive = child.poll() is None
    if alive:
        os.kill(child.pid, signal.SIGKILL)
    child.wait()
    worker.place = worker.unlocked()
    return alive


def _count(folder: Path) -> int:
    """Another process works there: a file may go between listing and looking."""
    return sum(len(files) for _, _, files in os.walk(folder))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill on this system")
def test_killed_while_it_sends_and_while_it_takes_in_nothing_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(folder)
        anna.sync()
        gezin = anna.place.new_gezin("De Vries").id
        anna.sync()
        let_in(anna, bram, gezin)
        brieven = [f"brief {number} ".encode() * 2_000 for number in range(PAPERS)]
        take_in(anna.gezin(gezin), [Source.from_bytes("brief.txt", brief) for brief in brieven])
        killed = [_killed(anna, folder, more) for more in (1, 7, 17)]
        anna.sync()
        killed += [_killed(bram, bram.paths.gezin(gezin), more) for more in (1, 9, 15)]
        assert sum(killed) >= 4, "the children were done before they could be killed"
        bram.write(gezin, "alles is er")
        for worker in (bram, anna, bram):
            worker.sync()
        for worker in (anna, bram):
            assert worker.papers(gezin) == set(brieven)
            assert worker.gezin(gezin).verify().ok
        assert anna.digest(gezin) == bram.digest(gezin)
        found = anna.kantoor.nakijken()
        assert [one for one in found.wrong if not one.path.endswith(".tmp")] == []
        assert not found.lost
        assert not list(bram.paths.gezin(gezin).rglob("*.komt"))
