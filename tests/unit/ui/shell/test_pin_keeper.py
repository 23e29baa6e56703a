"""What the parent keeps for a pincode is overwritten in time, and lent to lock screens alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.shell import parent, window_process
from kanz_desktop.ui.shell.parent import main_loop
from kanz_desktop.ui.shell.pin_keeper import HOURS, TRIES, Instant, PinKeeper, system_instant
from kanz_desktop.ui.shell.process import EXIT_DONE

HELD = bytes(range(1, 138))
HOUR = 3600.0


@dataclass
class Clocks:
    """Three clocks that a test moves."""

    now: Instant = field(default_factory=lambda: Instant(1000.0, 5000.0, 1.8e9))

    def __call__(self) -> Instant:
        return self.now

    def step(self, awake: float, passed: float, wall: float) -> None:
        at = self.now
        self.now = Instant(at.awake + awake, at.passed + passed, at.wall + wall)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def keeper(clocks: Clocks) -> PinKeeper:
    made = PinKeeper(clocks)
    made.hold(bytearray(HELD))
    return made


def test_what_is_held_is_lent_until_the_third_miss(keeper: PinKeeper) -> None:
    for left in (3, 2, 1):
        assert keeper.tries_left == left
        assert keeper.lend() == HELD
        keeper.missed()
        assert keeper.used_up is (left == 1)
    assert keeper.tries_left == 0
    assert keeper.lend() == b""
    keeper.hold(bytearray(HELD))
    assert not keeper.used_up


def test_a_right_try_gives_all_three_back(keeper: PinKeeper) -> None:
    for _ in range(10):
        keeper.lend()
        keeper.missed()
        assert keeper.lend() == HELD
        keeper.right()
        assert keeper.tries_left == TRIES


def test_a_window_that_ends_without_a_word_has_missed(keeper: PinKeeper) -> None:
    """Ending the lock screen each time before it can say that it was wrong gives nobody a fourth try."""
    tries = 0
    while keeper.tries_left:
        keeper.lend()
        tries += 1
        keeper.missed()
    assert tries == TRIES


def forgets_after(keeper: PinKeeper, happens: Callable[[], object]) -> bool:
    buffer = keeper.lend()
    keeper.right()
    happens()
    keeper.look()
    gone = keeper.tries_left == 0
    assert (bytes(buffer) == bytes(len(HELD))) is gone, "forgetting means overwriting"
    return gone


def test_after_eight_hours_it_is_gone_however_often_it_was_used(keeper: PinKeeper, clocks: Clocks) -> None:
    def a_day_at_work(seconds: float) -> None:
        for _ in range(int(seconds // 20)):
            clocks.step(20, 20, 20)
            keeper.look()
            if keeper.tries_left:
                keeper.lend()
                keeper.right()

    assert not forgets_after(keeper, lambda: a_day_at_work(HOURS * HOUR - 60))
    assert forgets_after(keeper, lambda: a_day_at_work(120))


@pytest.mark.parametrize(
    ("name", "step", "gone"),
    [
        ("half a second", (0.4, 0.4, 0.4), False),
        ("a slow moment", (9.0, 9.0, 9.0), False),
        ("sleep that one clock counts", (0.4, 3.0, 3.0), True),
        ("sleep that only the wall counts", (0.4, 0.4, 900.0), True),
        ("a process that was stopped", (40.0, 40.0, 40.0), True),
        ("a clock that was set on", (0.4, 0.4, 60.0), True),
        ("a clock that was set back", (0.4, 0.4, -3600.0), True),
        ("a clock that was corrected", (0.4, 0.4, -2.0), False),
    ],
)
def test_sleep_and_whatever_is_not_sure_count_as_a_hibernation(
    keeper: PinKeeper, clocks: Clocks, name: str, step: tuple[float, float, float], gone: bool
) -> None:
    assert forgets_after(keeper, lambda: clocks.step(*step)) is gone, name


def test_what_was_held_before_is_overwritten_by_what_comes_after(keeper: PinKeeper) -> None:
    old = keeper.lend()
    keeper.hold(bytearray(b"new"))
    assert bytes(old) == bytes(len(HELD))
    assert keeper.lend() == b"new"


def test_this_machine_has_clocks_that_do_not_count_as_sleep() -> None:
    keeper = PinKeeper()
    keeper.hold(bytearray(HELD))
    assert keeper.tries_left == TRIES
    first, second = system_instant(), system_instant()
    assert second.passed >= first.passed
    assert replace(first, wall=0.0) != replace(second, wall=0.0)


WINDOW = """
import os, sys
from kanz_desktop.ui.shell import process as p
got = p.read_message(0)
def lend():
    os.write(1, p.LEND)
    assert p.read_word(0) == p.LENT
    return bytes(p.read_secret(0))
{does}
os._exit(code)
"""
UNLOCKED = "p.write_secret(1, p.HOLD, bytes(range(1, 138))); code = p.EXIT_LOCK"
LOCKED = "open(sys.argv[1], 'wb').write(bytes([got.pin_tries]) + lend()); code = p.EXIT_DONE"
WRONG = "lend(); os.write(1, p.MISSED); code = p.EXIT_LOCK"
CRASHES = "code = 7"
SLEEPS = "os.write(1, p.FORGET); code = p.EXIT_LOCK"
TO_TABLE = "os.write(1, p.LEFT); p.write_message(1, p.Message(secret=b'key')); code = p.EXIT_TABLE"


def seen_by_the_last(monkeypatch: pytest.MonkeyPatch, folder: Path, *windows: str) -> tuple[int, bytes]:
    """Real processes and real pipes, one window after another; the last writes what it was lent."""
    scripts = iter(windows)

    def start(_paths: AppPaths) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-c", WINDOW.format(does=next(scripts)), str(folder / "seen"))
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(window_process, "start_window", start)
    monkeypatch.setattr(parent, "_SOON_S", 0.0)
    assert main_loop(AppPaths(folder)) == EXIT_DONE
    seen = (folder / "seen").read_bytes()
    return seen[0], seen[1:]


@pytest.mark.parametrize(
    ("windows", "seen"),
    [
        ((UNLOCKED, LOCKED), (3, HELD)),
        ((UNLOCKED, WRONG, WRONG, LOCKED), (1, HELD)),
        ((UNLOCKED, WRONG, WRONG, WRONG, LOCKED), (0, b"")),
        ((UNLOCKED, CRASHES, LOCKED), (0, b"")),
        ((UNLOCKED, SLEEPS, LOCKED), (0, b"")),
        ((UNLOCKED, TO_TABLE, LOCKED), (3, b"")),  # a window with a key of its own is lent nothing
    ],
)
def test_the_parent_lends_to_the_next_lock_screen_what_a_window_had_it_hold(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    windows: tuple[str, ...],
    seen: tuple[int, bytes],
) -> None:
    assert seen_by_the_last(monkeypatch, tmp_path, *windows) == seen
