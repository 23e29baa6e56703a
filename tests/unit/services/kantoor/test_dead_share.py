"""A share whose every call hangs holds nobody: stopped, left for another folder, or closed at once."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from kanz_desktop.services.kantoor import keuze, toegang
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.sync.ports import FolderUnreachable
from kanz_desktop.sync.watch import SyncStopped, Unwatched
from tests.helpers.dead_share import DeadShare, dead_share
from tests.helpers.kantoren import Worker, leden, let_in, workers

AT_ONCE_S = 3.0
"""A call that hangs would take a minute here."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    return folder


@pytest.fixture
def anna(tmp_path: Path, office: Path) -> Iterator[Worker]:
    """With a team, a gezin and a few papers that are not at the office yet."""
    with workers(tmp_path, "Anna") as (anna,):
        anna.kantoor.found(office)
        anna.sync()
        gezin = anna.place.new_gezin("De Vries").id
        anna.sync()
        for number in range(12):
            anna.add_paper(gezin, b"brief %d" % number)
        yield anna


@contextmanager
def at_once() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < AT_ONCE_S


@contextmanager
def hanging(share: DeadShare, work: Callable[[], object]) -> Iterator[Future[object]]:
    """`work` in a thread of its own, once it hangs in the share."""
    with ThreadPoolExecutor(1) as pool:
        try:
            going = pool.submit(work)
            assert share.asked.wait(20)
            yield going
        finally:
            share.answers.set()


class Stops(Unwatched):
    def __init__(self) -> None:
        self.stopped = threading.Event()

    def waiting(self) -> None:
        if self.stopped.is_set():
            raise SyncStopped


@pytest.fixture(params=["bijwerken", "proef", "nakijken"])
def work(request: pytest.FixtureRequest, anna: Worker) -> Callable[..., object]:
    found: Callable[..., object] = getattr(anna.kantoor, request.param)
    return found


def test_whatever_hangs_ends_at_once_when_it_is_stopped(anna, office, work):
    stops = Stops()
    with dead_share(office) as share, hanging(share, lambda: work(watch=stops)) as going, at_once():
        stops.stopped.set()
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}


def test_papers_that_hang_side_by_side_all_end_when_it_is_stopped(anna, office):
    """The folder falls off while several papers are on their way."""
    stops = Stops()
    papers = next(office.glob("s/*/g")).parent.parent
    with dead_share(papers.parent / "nergens") as share:

        def falls_off(_step: object) -> None:
            share.root = papers

        stops.at = falls_off  # type: ignore[method-assign]
        with hanging(share, lambda: anna.kantoor.bijwerken(stops)) as going, at_once():
            stops.stopped.set()
            with pytest.raises(SyncStopped):
                going.result(AT_ONCE_S)
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}


@pytest.mark.parametrize("choice", ["leave", "choose", "verhuizen"])
def test_another_folder_is_chosen_at_once_while_the_one_before_hangs(anna, office, tmp_path, work, choice):
    other = tmp_path / "elders"
    if choice == "choose":
        shutil.copytree(office, other)
    else:
        other.mkdir()
    with dead_share(office) as share, hanging(share, work) as going, at_once():
        if choice == "leave":
            anna.kantoor.leave()
        else:
            getattr(anna.kantoor, choice)(other)
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)
        assert anna.kantoor.path == (None if choice == "leave" else other)
        if choice != "leave":
            anna.sync()
            assert anna.kantoor.stand().wachtend == {}


def test_what_hung_ends_in_the_folder_of_before_and_brings_nothing_here(anna, office, tmp_path):
    other = tmp_path / "elders"
    shutil.copytree(office, other)
    with dead_share(office) as share:
        with hanging(share, anna.sync) as going:
            anna.kantoor.choose(other)
            with pytest.raises(SyncStopped):
                going.result(AT_ONCE_S)
            anna.sync()
            told = anna.kantoor.stand()
        time.sleep(0.3)  # what hung goes on in its own threads
        assert anna.kantoor.stand() == told


def test_one_who_chooses_a_dead_folder_can_choose_again(anna, office, tmp_path):
    dead = tmp_path / "dood"
    shutil.copytree(office, dead)
    anna.kantoor.leave()
    with dead_share(dead) as share, hanging(share, lambda: anna.kantoor.choose(dead)) as going, at_once():
        anna.kantoor.choose(office)
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)
    assert anna.kantoor.path == office


def test_a_look_waits_for_no_sync_and_says_that_nothing_answers(anna, office, tmp_path, monkeypatch):
    monkeypatch.setattr(keuze, "_LOOK_S", 0.2)
    with dead_share(office) as share, hanging(share, anna.sync) as going, at_once():
        assert anna.kantoor.look(office).soort is Soort.ONBEREIKBAAR
        assert anna.kantoor.look(tmp_path).soort is Soort.ANDERE_BESTANDEN
        assert not going.done()
        anna.kantoor.leave()
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)


def test_how_it_stands_is_known_while_a_sync_hangs(anna, office):
    anna.kantoor.stand()
    with dead_share(office) as share, hanging(share, anna.sync), at_once():
        assert anna.kantoor.stand().path == office
        anna.kantoor.leave()


def test_a_program_that_ends_waits_for_no_share(anna, office):
    with dead_share(office) as share, hanging(share, anna.sync) as going, at_once():
        anna.place.close()
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)
    anna.place = anna.unlocked()
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}


def test_the_door_can_be_left_while_the_share_hangs(anna, office):
    stops = Stops()
    door = partial(leden(anna.place).door, stops)
    with dead_share(office) as share, hanging(share, door) as going, at_once():
        stops.stopped.set()
        with pytest.raises(SyncStopped):
            going.result(AT_ONCE_S)
        assert leden(anna.place).overview().lid is Lid.LID


def test_a_share_that_never_answers_is_called_unreachable_in_the_end(anna, office, monkeypatch):
    monkeypatch.setattr(toegang, "_FAR_S", 0.2)
    with dead_share(office), pytest.raises(FolderUnreachable), at_once():
        anna.sync()
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}


def test_another_team_can_be_asked_while_the_folder_of_before_hangs(anna, office, tmp_path):
    other = tmp_path / "elders"
    other.mkdir()
    with workers(tmp_path, "Bram") as (bram,):
        bram.kantoor.found(other)
        bram.sync()
        with dead_share(office) as share, hanging(share, anna.sync), at_once():
            anna.kantoor.leave()
            words = anna.kantoor.aankloppen(other)
            assert len(words) == 8
        let_in(bram, anna)
        assert anna.kantoor.stand().lid is Lid.LID
