"""A real mount that answers nothing any more: the system itself holds every call, and Kanz goes on."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.services.kantoor import keuze
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.sync.watch import SyncStopped
from tests.helpers.kantoren import Worker, leden, workers
from tests.helpers.samba import Share, lacks, samba

pytestmark = pytest.mark.skipif(bool(lacks()), reason=lacks() or "a real share")

HANGS_S = 1.5
"""Long enough to be in the middle of a call that does not come back."""
AT_ONCE_S = 2.0
HELD_S = 0.5
"""So long another thread may stand still: no call may hold Python itself while it hangs."""


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    with samba(tmp_path) as running:
        yield running


@pytest.fixture
def mount(share: Share) -> Path:
    return share.mount("kantoor")


@pytest.fixture
def anna(tmp_path: Path, share: Share, mount: Path) -> Iterator[Worker]:
    """With a few papers that are not at the office yet."""
    with workers(tmp_path, "Anna") as (anna,):
        anna.kantoor.found(share.place)
        anna.sync()
        gezin = anna.place.new_gezin("De Vries").id
        anna.sync()
        for number in range(10):
            anna.add_paper(gezin, b"brief %d" % number)
        until_it_does(lambda: anna.kantoor.choose(mount))
        yield anna


def until_it_does(work: Callable[[], object]) -> None:
    """A mount that was stopped has to find its server again."""
    ends = time.monotonic() + 20
    while True:
        try:
            work()
        except EnvironmentRefused:
            assert time.monotonic() < ends
            time.sleep(0.2)
        else:
            return


@contextmanager
def ticking() -> Iterator[list[float]]:
    """How long a thread that only ticks stood still, each time."""
    gaps, over = [0.0], threading.Event()

    def tick() -> None:
        last = time.monotonic()
        while not over.wait(0.01):
            now = time.monotonic()
            gaps.append(now - last)
            last = now

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        yield gaps
    finally:
        over.set()
        thread.join()


def test_who_syncs_with_a_mount_that_hangs_goes_on_in_another_folder_at_once(
    share: Share, mount: Path, anna: Worker, tmp_path: Path
) -> None:
    other = tmp_path / "elders"
    shutil.copytree(share.place, other)
    with share.frozen(mount), ThreadPoolExecutor(2) as pool, ticking() as gaps:
        sync = pool.submit(anna.sync)
        time.sleep(HANGS_S)
        assert not sync.done()
        began = time.monotonic()
        anna.kantoor.choose(other)
        with pytest.raises(SyncStopped):
            sync.result(AT_ONCE_S)
        assert time.monotonic() - began < AT_ONCE_S
        anna.sync()
        assert anna.kantoor.stand().wachtend == {}
    assert max(gaps) < HELD_S


def test_a_mount_that_hangs_is_unreachable_and_its_door_can_be_left(
    share: Share, mount: Path, anna: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keuze, "_LOOK_S", 0.5)
    with share.frozen(mount), ThreadPoolExecutor(2) as pool, ticking() as gaps:
        assert anna.kantoor.look(mount).soort is Soort.ONBEREIKBAAR
        door = pool.submit(leden(anna.place).door)
        time.sleep(HANGS_S)
        anna.kantoor.leave()
        with pytest.raises(SyncStopped):
            door.result(AT_ONCE_S)
    assert max(gaps) < HELD_S
    until_it_does(lambda: anna.kantoor.choose(mount))
    until_it_does(anna.sync)
    assert anna.kantoor.stand().wachtend == {}
