"""Parent and windows: messages through a pipe, one instance, what follows after each exit code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kanz_desktop.paths import PROFILE_VARIABLE, AppPaths
from kanz_desktop.services.instance import InstanceLock
from kanz_desktop.ui.shell import parent, window_process
from kanz_desktop.ui.shell.parent import main_loop
from kanz_desktop.ui.shell.process import (
    EXIT_DONE,
    EXIT_LOCK,
    EXIT_TABLE,
    Look,
    Message,
    Place,
    Spot,
    read_message,
    write_message,
)

SECRET = b"\x00\xffthe one key" * 9
HERE = Message(
    Place("ab" * 16, "leefgebieden"), Look("dark", 150, Spot(3, 4, 1200, 700, full=True)), secret=SECRET
)


def test_a_message_comes_out_of_the_pipe_as_it_went_in() -> None:
    source, sink = os.pipe()
    write_message(sink, HERE)
    os.close(sink)
    assert read_message(source) == HERE
    assert read_message(source) is None
    os.close(source)


@pytest.mark.parametrize("cut", [0, 3, 8, 40, -1])
def test_a_torn_message_is_no_message(cut: int) -> None:
    source, sink = os.pipe()
    os.write(sink, (HERE.front() + SECRET)[:cut])
    os.close(sink)
    assert read_message(source) is None
    os.close(source)


def test_a_message_of_absurd_size_is_not_read() -> None:
    source, sink = os.pipe()
    os.write(sink, b"\xff" * 64)
    os.close(sink)
    assert read_message(source) is None
    os.close(source)


class Windows:
    """Plays the windows: ends each with the next code, and remembers what it was started with."""

    def __init__(self, *ends: tuple[int, Message | None]) -> None:
        self._ends = list(ends)
        self.started: list[Message] = []

    def __call__(self, message: Message) -> tuple[int, Message | None]:
        self.started.append(message)
        return self._ends.pop(0)


def test_after_a_lock_the_next_window_knows_the_place_but_no_key(tmp_path: Path) -> None:
    windows = Windows((EXIT_LOCK, HERE), (EXIT_DONE, None))
    assert main_loop(AppPaths(tmp_path), windows) == EXIT_DONE
    assert windows.started == [Message(), HERE.without_secret()]


def test_at_the_table_the_next_window_gets_the_one_key(tmp_path: Path) -> None:
    windows = Windows((EXIT_TABLE, HERE), (EXIT_DONE, None))
    main_loop(AppPaths(tmp_path), windows)
    assert windows.started[1].secret == SECRET


def test_a_key_is_given_once(tmp_path: Path) -> None:
    windows = Windows((EXIT_TABLE, HERE), (EXIT_LOCK, None), (EXIT_DONE, None))
    main_loop(AppPaths(tmp_path), windows)
    assert windows.started[2].secret == b""


def test_the_key_of_the_table_is_overwritten_in_the_parent_once_the_window_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which lives on after the lock. Both windows are real processes with real pipes."""
    leaves = (
        "import os, sys; from kanz_desktop.ui.shell import process as p;"
        "got = p.read_message(0); open(sys.argv[1], 'wb').write(got.secret);"
        "first = not got.secret; first and os.write(1, p.LEFT);"
        "first and p.write_message(1, p.Message(secret=bytes(range(1, 200))));"
        "os._exit(p.EXIT_TABLE if first else p.EXIT_DONE)"
    )
    names = iter(("desk", "table"))
    sent: list[Message] = []

    def start(_paths: AppPaths) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-c", leaves, str(tmp_path / next(names)))
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(descriptor: int, message: Message) -> None:
        sent.append(message)
        write_message(descriptor, message)

    monkeypatch.setattr(window_process, "start_window", start)
    monkeypatch.setattr(parent, "write_message", send)
    assert main_loop(AppPaths(tmp_path)) == EXIT_DONE
    assert (tmp_path / "table").read_bytes() == bytes(range(1, 200))
    assert sent[1].secret == bytes(199)


class Scripts:
    """Plays `start_window` with real processes: each runs the next script, with `p` for ui.shell.process."""

    def __init__(self, *scripts: str) -> None:
        self._scripts = iter(scripts)
        self.started: list[subprocess.Popen[bytes]] = []

    def __call__(self, _paths: AppPaths) -> subprocess.Popen[bytes]:
        script = (
            f"import os, sys, time; from kanz_desktop.ui.shell import process as p; {next(self._scripts)}"
        )
        command = (sys.executable, "-c", script)
        self.started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return self.started[-1]


LOCKS = "p.read_message(0); os.write(1, p.NEXT); time.sleep(0.3); os._exit(p.EXIT_LOCK)"
CLOSES = "os._exit(p.EXIT_DONE if p.read_message(0) else 9)"


def test_the_next_window_is_loaded_before_the_one_of_now_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together: list[bool] = []
    windows = Scripts(LOCKS, CLOSES)

    def start(paths: AppPaths) -> subprocess.Popen[bytes]:
        together.append(bool(windows.started) and windows.started[-1].poll() is None)
        return windows(paths)

    monkeypatch.setattr(window_process, "start_window", start)
    assert main_loop(AppPaths(tmp_path)) == EXIT_DONE
    assert together == [False, True]


def test_a_window_that_was_not_needed_ends_by_itself_and_without_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = Scripts(LOCKS.replace("EXIT_LOCK", "EXIT_DONE"), CLOSES)
    monkeypatch.setattr(window_process, "start_window", windows)
    assert main_loop(AppPaths(tmp_path)) == EXIT_DONE
    assert [window.returncode for window in windows.started] == [EXIT_DONE, 9]


def test_a_waiting_window_that_died_is_not_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = Scripts(LOCKS, "os._exit(9)", CLOSES)
    monkeypatch.setattr(window_process, "start_window", windows)
    assert main_loop(AppPaths(tmp_path)) == EXIT_DONE
    assert len(windows.started) == 3


def test_a_window_that_breaks_at_once_is_not_started_again(tmp_path: Path) -> None:
    windows = Windows((1, None))
    assert main_loop(AppPaths(tmp_path), windows) == 1


def test_a_window_that_breaks_later_leads_to_the_lock_screen_which_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000, 60))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    windows = Windows((-11, None), (EXIT_DONE, None))
    assert main_loop(AppPaths(tmp_path), windows) == EXIT_DONE
    assert windows.started[1].crashed
    assert windows.started[1].secret == b""


def test_a_second_start_calls_the_first_and_shows_no_window(tmp_path: Path) -> None:
    first = InstanceLock(AppPaths(tmp_path))
    assert first.take()
    windows = Windows()
    assert main_loop(AppPaths(tmp_path), windows) == EXIT_DONE
    assert windows.started == []
    assert first.called()
    assert not first.called()
    first.release()


def test_the_lock_is_free_again_after_the_end(tmp_path: Path) -> None:
    for _ in range(2):
        windows = Windows((EXIT_DONE, None))
        main_loop(AppPaths(tmp_path), windows)
        assert len(windows.started) == 1


def test_the_parent_knows_no_qt() -> None:
    code = "import sys, kanz_desktop.__main__; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def loaded_by(*modules: str) -> set[str]:
    """What a fresh process has loaded after importing these."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", code], text=True).split())


def test_a_window_is_started_before_its_parent_loads_anything() -> None:
    loaded = loaded_by("kanz_desktop.__main__", "kanz_desktop.ui.shell.window_process")
    ours = {name for name in loaded if name.startswith("kanz_desktop.")}
    assert ours == {
        "kanz_desktop.__main__",
        "kanz_desktop.own_process",
        "kanz_desktop.ui",
        "kanz_desktop.ui.shell",
        "kanz_desktop.ui.shell.window_process",
    }
    assert not loaded & {"argparse", "dataclasses"}


BEHIND_THE_LOCK = re.compile(
    r"kanz_desktop\.(domain|method|storage|sync|reports|services\.(?!error_text|surprises))"
    r"|kanz_desktop\.ui\.(opening\.(first_start|set_up|restore|recover|pin_page)|shell\.(context|faces|own_copies))"
    r"|PySide6\.Qt(DBus|PrintSupport|SvgWidgets)|(nacl|sqlcipher3|keyring|reportlab|hashlib)$"
)


def test_nothing_that_stands_behind_the_lock_screen_is_loaded_before_it() -> None:
    assert [name for name in loaded_by("kanz_desktop.app") if BEHIND_THE_LOCK.match(name)] == []


def test_a_real_window_ends_by_itself_when_its_parent_is_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", PROFILE_VARIABLE: str(tmp_path / "p")}
    parent = subprocess.Popen(
        [sys.executable, "-m", "kanz_desktop"], env=environment, stderr=subprocess.DEVNULL
    )
    window = _child_of(parent.pid)
    time.sleep(1.0)  # let it get to its event loop: what ends a starting window proves nothing
    parent.kill()
    parent.wait()
    _wait_until(lambda: not _runs(window), 15)


def _child_of(parent: int) -> int:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    if not listed.exists():
        pytest.skip("no list of children on this system")
    _wait_until(lambda: bool(listed.read_text().split()), 15)
    return int(listed.read_text().split()[0])


def _runs(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _wait_until(there: object, seconds: float) -> None:
    assert callable(there)
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.05)
