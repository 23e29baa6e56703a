"""A folder whose calls may be left alone is an office folder as any other; and what leaving it means."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.sync import far_folder
from kanz_desktop.sync.far_folder import MOST_LEFT, FarFolder, Patience
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import Absent, FolderUnreachable, read
from kanz_desktop.sync.watch import SyncStopped
from tests.contract.office_folder import OfficeFolderContract, Plant
from tests.helpers.dead_share import DeadShare, dead_share


def far(root: Path, stop: threading.Event | None = None, seconds: float = 60) -> FarFolder:
    def waiting() -> None:
        if stop is not None and stop.is_set():
            raise SyncStopped

    return FarFolder(SystemFolder(root), Patience(root, waiting, seconds))


class TestFarFolder(OfficeFolderContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> FarFolder:
        return far(tmp_path)

    @pytest.fixture
    def plant(self, tmp_path: Path) -> Plant:
        def plant(path: str, data: bytes) -> None:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)

        return plant


@pytest.fixture
def hangs(tmp_path: Path) -> Iterator[DeadShare]:
    SystemFolder(tmp_path).write_once("s/a", lambda: [b"x"])
    with dead_share(tmp_path) as share:
        yield share


def stopped_soon(share: DeadShare) -> threading.Event:
    """Is set once somebody hangs."""
    stop = threading.Event()
    threading.Thread(target=lambda: share.asked.wait(20) and stop.set()).start()
    return stop


@pytest.mark.parametrize(
    "call",
    [
        lambda folder: folder.entries("s"),
        lambda folder: folder.leftovers("s"),
        lambda folder: read(folder, "s/a", 10),
        lambda folder: folder.write_once("s/b", lambda: [b"y"]),
        lambda folder: folder.remove("s/a"),
    ],
    ids=["entries", "leftovers", "pieces", "write_once", "remove"],
)
def test_every_call_that_hangs_can_be_left_at_once(hangs, tmp_path, call):
    folder = far(tmp_path, stopped_soon(hangs))
    began = time.monotonic()
    with pytest.raises(SyncStopped):
        call(folder)
    assert time.monotonic() - began < 2


def test_who_says_nothing_for_too_long_is_not_there(hangs, tmp_path):
    with pytest.raises(FolderUnreachable):
        far(tmp_path, seconds=0.1).entries("s")


def test_a_large_write_may_take_as_long_as_its_bytes_ask(tmp_path):
    """A slow line says nothing while it flushes what it took at once."""

    class Flushes(MemoryFolder):
        def write_once(self, path, source):
            super().write_once(path, source)
            time.sleep(0.5)

    folder = FarFolder(Flushes(), Patience(tmp_path, lambda: None, 0.1))
    folder.write_once("groot", lambda: [bytes(100_000)])
    with pytest.raises(FolderUnreachable):
        folder.write_once("klein", lambda: [b"x"])


def test_what_a_call_gives_after_it_was_left_is_thrown_away_and_the_folder_goes_on(hangs, tmp_path):
    stop = stopped_soon(hangs)
    folder = far(tmp_path, stop)
    with pytest.raises(SyncStopped):
        folder.write_once("s/b", lambda: [b"y"])
    stop.clear()
    hangs.answers.set()
    assert read(folder, "s/a", 10) == b"x"
    folder.write_once("s/b", lambda: [b"y"])  # whether or not the first one still comes
    assert read(folder, "s/b", 10) == b"y"


def test_a_folder_in_which_much_hangs_is_not_asked_again_until_it_answers(hangs, tmp_path):
    for _ in range(MOST_LEFT):
        with pytest.raises(FolderUnreachable):
            far(tmp_path, seconds=0).entries("s")
    threads = threading.active_count()
    began = time.monotonic()
    with pytest.raises(FolderUnreachable):
        far(tmp_path).entries("s")
    assert time.monotonic() - began < 1
    assert threading.active_count() <= threads
    hangs.answers.set()
    deadline = time.monotonic() + 10
    while far_folder._hanging(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert far(tmp_path).entries("s")


def test_another_folder_is_asked_while_one_hangs(hangs, tmp_path_factory):
    other = tmp_path_factory.mktemp("ander")
    (other / "a").write_bytes(b"x")
    with pytest.raises(FolderUnreachable):
        far(hangs.root, seconds=0).entries("s")
    assert read(far(other), "a", 1) == b"x"


def test_who_stopped_before_a_call_asks_nothing(hangs, tmp_path):
    stop = threading.Event()
    stop.set()
    with pytest.raises(SyncStopped):
        far(tmp_path, stop).entries("s")
    assert not hangs.asked.is_set()


def test_what_the_folder_raises_comes_through(tmp_path):
    with pytest.raises(Absent):
        read(far(tmp_path), "niets", 1)


def test_a_file_that_is_not_read_to_its_end_is_closed(tmp_path):
    closed = threading.Event()

    class Watched(MemoryFolder):
        def pieces(self, path, limit):
            try:
                yield b"x"
                yield b"y"
            finally:
                closed.set()

    pieces = FarFolder(Watched(), Patience(tmp_path, lambda: None)).pieces("a", 2)
    assert next(pieces) == b"x"
    pieces.close()
    assert closed.wait(10)
