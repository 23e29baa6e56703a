"""A real D-Bus with a stand-in for logind: the window hears at once that nobody may be looking any more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.logind import ANOTHERS, Logind, logind

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="not installed: dbus-daemon")

WINDOW = """
import os, sys
from PySide6.QtCore import QCoreApplication
from kanz_desktop.ui.shell.session_watch import SessionWatch
application = QCoreApplication([])
watch = SessionWatch()
watch.sleeps.connect(lambda: print("sleeps", flush=True))
def away():
    print("away", flush=True)
    if "leave" in sys.argv:
        os._exit(0)
watch.away.connect(away)
watch.listen()
print("listens", flush=True)
application.exec()
"""
Say = Callable[[Logind], None]


@pytest.fixture
def system(tmp_path: Path) -> Iterator[Logind]:
    with logind(tmp_path) as service:
        yield service


class Window:
    """A process that listens as a window does."""

    def __init__(self, system: Logind | None, *arguments: str) -> None:
        address = system.address if system is not None else "unix:path=/nowhere"
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        environment.pop("XDG_SESSION_ID", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", WINDOW, *arguments], env=environment, stdout=subprocess.PIPE, text=True
        )
        assert self.hears() == "listens"

    def hears(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def window(system: Logind) -> Iterator[Window]:
    """It has asked which session is ours, and got its answer."""
    made = Window(system)
    until(lambda: len(system.asked) == 2 and system.waits(0))
    time.sleep(0.2)  # the answer is on its way, and what follows from it
    yield made
    made.close()


@pytest.mark.parametrize(
    "say",
    [
        lambda system: system.say("Lock"),
        lambda system: system.changed("Active", False),
        lambda system: system.changed("LockedHint", True),
        lambda system: system.changed("LidIsClosed", True, "/org/freedesktop/UPower"),
    ],
    ids=["lock", "another user", "locked", "lid"],
)
def test_a_lock_another_user_and_a_shut_lid_are_heard_at_once(
    system: Logind, window: Window, say: Say
) -> None:
    say(system)
    assert window.hears() == "away"


def test_a_sleep_is_told_apart_because_it_may_be_a_hibernation(system: Logind, window: Window) -> None:
    system.say("PrepareForSleep", "b", (True,))
    assert [window.hears(), window.hears()] == ["sleeps", "away"]


def test_what_is_no_reason_to_lock_is_let_pass(system: Logind, window: Window) -> None:
    for pass_by in (
        lambda: system.say("PrepareForSleep", "b", (False,)),
        lambda: system.say("Lock", path=ANOTHERS),
        lambda: system.changed("Active", False, ANOTHERS),
        lambda: system.changed("Active", True),
        lambda: system.changed("IdleHint", True),
        lambda: system.changed("LidIsClosed", False, "/org/freedesktop/UPower"),
    ):
        pass_by()
    system.say("PrepareForSleep", "b", (True,))
    assert window.hears() == "sleeps", "the first that it heard"


def test_the_laptop_sleeps_only_when_the_window_has_gone(system: Logind) -> None:
    window = Window(system, "leave")
    until(lambda: system.waits(0))
    assert ("Inhibit", ("sleep", "Kanz", "Kanz gaat op slot", "delay")) in system.asked
    system.say("PrepareForSleep", "b", (True,))
    assert window.process.wait(timeout=10) == 0
    assert not system.waits(5)
    window.close()


def test_without_a_bus_nothing_is_heard_and_nothing_breaks() -> None:
    window = Window(None)
    time.sleep(0.3)
    assert window.process.poll() is None
    window.close()
