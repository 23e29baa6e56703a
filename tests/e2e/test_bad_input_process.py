"""Bad luck around the program: a clock that is wrong, a second start, a process that dies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.instance import InstanceLock
from tests.helpers.bad_luck import FAMILY_WORDS, Luck
from tests.helpers.crashing import ROOT

SHIM = ROOT / "tests" / "helpers" / "other_clock.c"


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("a clock can be set for one process on Linux with a C compiler only")
    made = tmp_path_factory.mktemp("klok") / "other_clock.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SHIM)], check=True)
    return made


@pytest.mark.parametrize("day", ["1970-01-01", "2099-12-31"])
def test_with_the_clock_set_to_another_century_a_day_of_work_is_kept(
    luck: Luck, shim: Path, day: str
) -> None:
    shift = int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp() - time.time())
    there = {**os.environ, "LD_PRELOAD": str(shim), "CLOCK_SHIFT": str(shift), "PYTHONPATH": str(ROOT),
             "TZ": "Europe/Amsterdam"}  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.every_screen", str(luck.kanz.profile)],
        env=there, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(day[:4])
    luck.works("verify")
    dumped = luck.works("dump", "De Vries").text
    assert FAMILY_WORDS in dumped
    assert "Dorpsstraat 1" in dumped


def wait(until: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def start(profile: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kanz_desktop", "--profile", str(profile)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_second_start_calls_the_first_and_leaves_and_a_command_is_told_why_not(luck: Luck) -> None:
    paths = AppPaths(luck.kanz.profile)
    first = start(paths.data)
    try:
        wait(lambda: _held(paths))
        second = start(paths.data)
        said = second.communicate(timeout=20)
        assert (second.returncode, said) == (0, ("", ""))
        wait(lambda: not paths.instance_lock.with_suffix(".roep").exists())
        assert first.poll() is None
        assert luck.refused("gezin", "list").startswith("Kanz staat al open met dit profiel.")
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.communicate()
    luck.works("gezin", "list")


def _held(paths: AppPaths) -> bool:
    lock = InstanceLock(paths)
    free = lock.take()
    lock.release()
    return not free


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_window_that_dies_at_once_says_so_in_words(luck: Luck) -> None:
    """A screen that does not exist: Qt ends the window process before there is a window."""
    done = subprocess.run(
        [sys.executable, "-m", "kanz_desktop", "--profile", str(luck.kanz.profile)],
        env={**os.environ, "QT_QPA_PLATFORM": "geen-scherm"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "Het venster van Kanz kon niet openen" in done.stderr
