"""A real share: Debian's Samba on loopback, and mounts of it through FUSE, one for each laptop."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_SERVER = """[global]
server role = standalone server
interfaces = lo
bind interfaces only = yes
smb ports = {port}
map to guest = Bad User
guest account = root
load printers = no
disable spoolss = yes
private dir = {state}
lock directory = {state}
state directory = {state}
cache directory = {state}
pid directory = {state}
ncalrpc dir = {state}/rpc
log file = {state}/log
[kantoor]
path = {place}
guest ok = yes
read only = no
force user = root
"""
_MOUNT = "[kantoor]\ntype = smb\nhost = 127.0.0.1\nport = {port}\nuser = guest\n"
_WITHIN_S = 20.0
_SILENT: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)


def lacks() -> str:
    """Why there can be no real share here; empty when there can."""
    absent = [name for name in ("smbd", "rclone", "fusermount3") if shutil.which(name) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "no /dev/fuse on this machine"
    return "" if os.geteuid() == 0 else "the server needs root"


@dataclass
class Share:
    """A server with one share, `place` on its own disk. `mount` gives a folder that goes through it."""

    home: Path
    place: Path
    port: int
    _server: subprocess.Popen[bytes] | None = None
    _mounts: dict[Path, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self) -> None:
        state = self.home / "state"
        (state / "rpc").mkdir(parents=True, exist_ok=True)
        config = self.home / "smb.conf"
        config.write_text(_SERVER.format(port=self.port, state=state, place=self.place))
        # a session of its own: the server makes a process for each connection, and all of them end together
        self._server = subprocess.Popen(
            ["smbd", "--foreground", "--no-process-group", f"--configfile={config}"],
            start_new_session=True,
            **_SILENT,
        )
        _wait(self._answers, "the server does not answer")

    def stop(self) -> None:
        """As a cable that is pulled out: every connection ends in the middle of what it did."""
        if self._server is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None

    def mount(self, name: str) -> Path:
        """A folder on this machine that is the share, for one laptop."""
        folder = self.home / name
        folder.mkdir()
        self._mounts[folder] = self._attach(folder)
        return folder

    @contextmanager
    def frozen(self, folder: Path) -> Iterator[None]:
        """Whoever asks that folder waits for as long as this lasts: its mount is there and says nothing."""
        self._mounts[folder].send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._mounts[folder].send_signal(signal.SIGCONT)

    def mend(self) -> None:
        """Mount again what fell off: rclone 1.60 itself dies with the line at times."""
        for folder, process in self._mounts.items():
            if process.poll() is not None:
                _detach(folder)
                self._mounts[folder] = self._attach(folder)

    def close(self) -> None:
        for folder, process in self._mounts.items():
            _detach(folder)
            process.terminate()
            process.wait()
        self.stop()

    def _attach(self, folder: Path) -> subprocess.Popen[bytes]:
        config = self.home / "rclone.conf"
        config.write_text(_MOUNT.format(port=self.port))
        how = "--vfs-cache-mode off --dir-cache-time 1s --attr-timeout 1s --retries 1 --low-level-retries 1"
        patience = "--contimeout 2s --timeout 3s"
        process = subprocess.Popen(
            [
                "rclone",
                "--config",
                config,
                "mount",
                "kantoor:kantoor",
                folder,
                *how.split(),
                *patience.split(),
            ],
            **_SILENT,
        )
        _wait(lambda: os.path.ismount(folder), "the share cannot be mounted")
        return process

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


@contextmanager
def samba(home: Path) -> Iterator[Share]:
    place = home / "server"
    place.mkdir()
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        port = finder.getsockname()[1]
    share = Share(home, place, port)
    try:
        share.start()
        yield share
    finally:
        share.close()


def _detach(folder: Path) -> None:
    subprocess.run(["fusermount3", "-u", "-z", folder], check=False, capture_output=True)


def _wait(until: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _WITHIN_S
    while not until():
        if time.monotonic() > deadline:
            pytest.fail(what)
        time.sleep(0.05)
