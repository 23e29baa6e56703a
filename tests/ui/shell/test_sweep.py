"""What is left over is cleared away on the GUI thread, and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.shell.hands import Hands
from kanz_desktop.ui.shell.sweep import Sweep

MANY = 50_000
"""Far more objects than the first threshold of Python's own collection."""


class Loose:
    """Holds itself, so that only a sweep finds it."""

    def __init__(self, cleared_on: list[int]) -> None:
        self.itself = self
        self.cleared_on = cleared_on

    def __del__(self) -> None:
        self.cleared_on.append(threading.get_ident())


class Clock:
    now = 1000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sweep(qapp: QApplication, clock: Clock) -> Iterator[Sweep]:
    hands = Hands(qapp, steady=lambda: clock.now)
    made = Sweep(hands)
    yield made
    made.deleteLater()
    hands.deleteLater()
    gc.unfreeze()


def work_elsewhere() -> list[object]:
    """What a worker thread made, to be held on to: what is let go of counts no more."""
    made: list[object] = []
    worker = threading.Thread(target=lambda: made.extend([] for _ in range(MANY)))
    worker.start()
    worker.join()
    return made


def test_a_busy_worker_thread_clears_nothing(sweep: Sweep) -> None:
    cleared_on: list[int] = []
    Loose(cleared_on)
    made = work_elsewhere()
    assert cleared_on == []
    sweep.look()
    assert cleared_on == [threading.get_ident()]
    assert len(made) == MANY


def test_it_looks_by_itself(sweep: Sweep, qtbot: QtBot) -> None:
    cleared_on: list[int] = []
    Loose(cleared_on)
    made = work_elsewhere()
    qtbot.waitUntil(lambda: cleared_on == [threading.get_ident()])
    assert len(made) == MANY


def test_nothing_is_visited_before_there_is_enough_to_clear(sweep: Sweep) -> None:
    cleared_on: list[int] = []
    gc.collect()
    Loose(cleared_on)
    sweep.look()
    assert cleared_on == []


def make_all_due() -> None:
    """As many collections of the middle generation as make the oldest due."""
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)


def an_old_loose_thing() -> list[int]:
    cleared_on: list[int] = []
    loose = Loose(cleared_on)
    gc.collect()  # what is held now is old from here on
    del loose
    make_all_due()
    return cleared_on


def test_the_long_sweep_waits_for_the_hands_to_be_still(sweep: Sweep, clock: Clock) -> None:
    cleared_on = an_old_loose_thing()
    sweep.look()
    assert cleared_on == []
    clock.now += 2
    sweep.look()
    assert cleared_on == [threading.get_ident()]


def test_the_long_sweep_comes_also_when_somebody_never_pauses(sweep: Sweep) -> None:
    cleared_on = an_old_loose_thing()
    for _ in range(60):
        sweep.look()
    assert cleared_on == []
    make_all_due()
    sweep.look()
    assert cleared_on == [threading.get_ident()]


def test_the_short_sweeps_do_not_wait(sweep: Sweep) -> None:
    an_old_loose_thing()
    cleared_on: list[int] = []
    Loose(cleared_on)
    made = work_elsewhere()
    sweep.look()
    assert cleared_on == [threading.get_ident()]
    assert len(made) == MANY
