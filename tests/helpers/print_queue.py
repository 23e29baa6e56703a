"""A print queue of CUPS of our own: prints go to a file, and what the queue was told can be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

QUEUE = "proefprinter"
_FILES = """
ServerRoot {at}/etc
ServerBin {system}/lib/cups
DataDir {system}/share/cups
StateDir {at}/state
CacheDir {at}/cache
RequestRoot {at}/spool
TempDir {at}/spool/tmp
AccessLog {at}/log/access
ErrorLog {at}/log/error
PageLog {at}/log/page
FileDevice Yes
User nobody
Group nogroup
"""
_DAEMON = """
LogLevel debug
Listen {at}/socket
PreserveJobHistory Yes
PreserveJobFiles Yes
DefaultAuthType None
Browsing No
<Location />
  Order allow,deny
  Allow all
</Location>
"""
_PRINTERS = """
<DefaultPrinter proefprinter>
  DeviceURI file://{at}/papier
  State Idle
  Accepting Yes
</DefaultPrinter>
"""


def cupsd() -> str | None:
    """Where the daemon stands; None where Debian's `cups-daemon` is not installed."""
    return shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin")


class PrintQueue:
    """One printer. `environment` is for the program that prints."""

    def __init__(self, folder: Path, daemon: str) -> None:
        self._folder = folder
        self.environment = dict(os.environ, CUPS_SERVER=str(folder / "socket"), QT_QPA_PLATFORM="offscreen")
        for part in ("etc", "state/certs", "cache", "spool/tmp", "log"):
            (folder / part).mkdir(parents=True)
        for name, text in (
            ("cups-files.conf", _FILES), ("cupsd.conf", _DAEMON), ("printers.conf", _PRINTERS),
        ):  # fmt: skip
            system = Path(daemon).resolve().parents[1]
            (folder / "etc" / name).write_text(text.format(at=folder, system=system))
        files, own = folder / "etc" / "cups-files.conf", folder / "etc" / "cupsd.conf"
        self._process = subprocess.Popen(
            [daemon, "-f", "-s", str(files), "-c", str(own)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_for("socket")

    def told(self) -> bytes:
        """Everything that the queue was told about the one job, as it stands in its spool."""
        return self._wait_for("spool/c*").read_bytes()

    def printed(self) -> Path:
        """What was sent to the printer."""
        return self._wait_for("spool/d*")

    def logged(self) -> bytes:
        return b"".join(log.read_bytes() for log in (self._folder / "log").iterdir())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)

    def _wait_for(self, pattern: str) -> Path:
        deadline = time.monotonic() + 20
        while not (found := list(self._folder.glob(pattern))):
            if time.monotonic() > deadline:
                raise TimeoutError(pattern)
            time.sleep(0.05)
        return found[0]


@pytest.fixture
def print_queue(tmp_path: Path) -> Iterator[PrintQueue]:
    """A queue that is the default printer of `environment`."""
    daemon = cupsd()
    if daemon is None:
        pytest.skip("no print queue here: cups-daemon not installed")
    queue = PrintQueue(tmp_path / "cups", daemon)
    try:
        yield queue
    finally:
        queue.close()
