"""The whole program as real processes: the parent, and one driven window after another."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kanz_desktop.paths import PROFILE_VARIABLE, AppPaths
from tests.helpers.memory import family_of

_PARENT = """
import subprocess, sys
from pathlib import Path
from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.shell import parent, window_process
def start(_paths=None):
    command = [sys.executable, "-m", "tests.helpers.driven_window", sys.argv[2]]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
window_process.start_window = start
{planted}
sys.exit(parent.main_loop(AppPaths(Path(sys.argv[1]))))
"""
_WAIT_S = 90.0


class Program:
    """`tell` says something to the window of now; `planted` is a fault in the parent, as code.

    `system_bus` is the address of a stand-in for the system's own; without one there is none.
    """

    def __init__(self, paths: AppPaths, folder: Path, planted: str = "", system_bus: str = "") -> None:
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / "hand"))
        self._door.listen()
        self._door.settimeout(_WAIT_S)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SYSTEM_BUS_ADDRESS": system_bus or "unix:path=/nowhere",
            PROFILE_VARIABLE: str(paths.data),
        }
        environment.pop("XDG_SESSION_ID", None)
        command = [
            sys.executable,
            "-c",
            _PARENT.format(planted=planted),
            str(paths.data),
            str(folder / "hand"),
        ]
        self.process = subprocess.Popen(command, env=environment)
        self._line: socket.socket | None = None
        self._answers: Any = None
        try:
            self.meet()
        except BaseException:
            self.close()  # a program that nobody drives would stay behind
            raise

    def meet(self) -> dict[str, Any]:
        """Wait for the next window, and let the one before it go."""
        self._hang_up()
        self._line, _ = self._door.accept()
        self._line.settimeout(_WAIT_S)
        self._answers = self._line.makefile("r")
        return self._hear()

    def tell(self, do: str, **what: str) -> dict[str, Any]:
        assert self._line is not None
        self._line.sendall(json.dumps({"do": do, **what}).encode() + b"\n")
        return self._hear()

    def reach(self, where: str) -> None:
        """Wait until the window is on a face or page of this class, and not busy."""
        end = time.monotonic() + _WAIT_S
        while where not in (now := self.tell("look"))["where"] or now["busy"]:
            assert time.monotonic() < end, now
            time.sleep(0.05)

    def leave(self, do: str, **what: str) -> None:
        """Something after which this window ends; then the next one is there, and the old one is gone."""
        assert self._line is not None
        self._line.sendall(json.dumps({"do": do, **what}).encode() + b"\n")
        self.gone()

    def gone(self) -> None:
        """Wait for the end of this window, and for the next."""
        while self._answers.readline():
            pass
        self.meet()

    def processes(self) -> list[int]:
        """The parent first."""
        return family_of(self.process.pid)

    def close(self) -> None:
        for pid in reversed(self.processes()):
            os.kill(pid, 9)
        self.process.wait()
        self._hang_up()
        self._door.close()

    def _hear(self) -> dict[str, Any]:
        line = self._answers.readline()
        assert line, "the window is gone"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _hang_up(self) -> None:
        if self._line is not None:
            self._answers.close()
            self._line.close()
