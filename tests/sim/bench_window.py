"""What the window costs, beside what this machine can do at best. `python -m tests.sim.bench_window`.

    start     from `python -m kanz_desktop` to a lock screen that takes keys, beside a bare PySide6 window
    unlock    from Enter to a usable gezin of 1,000 records and 500 papers, beside the KDF alone; memory then
    typing    how long an event waits while somebody types all over that gezin, beside a bare text field

The real program in a real window (Xvfb, a window manager, a keyring); nothing in it knows that it is
measured: the screen is read from outside. Needs what tests/helpers/desktop.py names.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.crypto.passphrase import SALT_SIZE, stretch
from kanz_desktop.crypto.profiles import DEFAULT
from tests.helpers.desktop import Desktop, missing_parts
from tests.sim.big_gezin import PASSPHRASE, RECORDS
from tests.sim.pixels import Pixels, Rows, settle

START_LIMIT_S, UNLOCK_LIMIT_S = 0.2, 0.3
"""At most this much more than the floor."""
MEMORY_LIMIT_MB, KDF_MEMORY_LIMIT_MB = 250, 150
TYPING_P99_MS, TYPING_MAX_MS = 8, 60
STARTS, UNLOCKS = 15, 9
BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(sys.argv)
line = QLineEdit()
line.resize(1366, 768)
line.show()
sys.exit(app.exec())
"""
_BAR_ROWS = range(32, 62)
"""Where the bar of the window stands, which the opening has not."""
Figures = dict[str, float | int | str]


class Stage:
    """One screen, the profile with the big gezin, and the programs that run there."""

    def __init__(self, folder: Path) -> None:
        home = folder / "home"
        home.mkdir(mode=0o700)
        self.profile = folder / "profiel"
        self.screen = Desktop(home)
        # Only a screen reader makes Qt keep a tree of everything that is on the screen.
        self.screen.environment.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
        # An installed program is compiled once; where no bytecode may be kept, ours alone would be each time.
        self.screen.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.screen.environment["KANZ_PROFILE"] = str(self.profile)
        self.pixels = Pixels(home)
        self.empty = self.pixels.at_rest()
        self.run("tests.sim.big_gezin", str(self.profile))

    def run(self, *module: str) -> str:
        """Run a module of ours to its end on this screen; what it printed."""
        command = [sys.executable, "-m", *module]
        done = subprocess.run(
            command, env=self.screen.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    @contextmanager
    def showing(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A program while it runs; afterwards the screen is empty again."""
        process = self.screen.start(sys.executable, *arguments)
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            settle(lambda: all(self.pixels.row(number) == row for number, row in self.empty.items()))


@contextmanager
def stage() -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="kanz-bench-") as folder:
        made = Stage(Path(folder))
        try:
            yield made
        finally:
            made.screen.close()


OURS, BARE = ("-m", "kanz_desktop"), ("-c", BARE_WINDOW)


def bench_start(on: Stage) -> Figures:
    """In turn, so that a busy machine slows both alike."""
    rest: dict[tuple[str, ...], Rows] = {}
    for program in (OURS, BARE):
        with on.showing(*program):
            rest[program] = _settled(on)
    times: dict[tuple[str, ...], list[float]] = {OURS: [], BARE: []}
    for _ in range(STARTS):
        for program, taken in times.items():
            began = time.perf_counter()
            with on.showing(*program):
                taken.append(on.pixels.seconds_until(rest[program], began))
    ours, bare = times[OURS], times[BARE]
    return {
        "lock_screen_s": _middle(ours),
        "bare_window_s": _middle(bare),
        "more_s": round(statistics.median(a - b for a, b in zip(ours, bare, strict=True)), 3),
        "limit_more_s": START_LIMIT_S,
        "slowest_s": round(max(ours), 3),
        "slowest_bare_s": round(max(bare), 3),
        "runs": STARTS,
    }


@dataclass
class Unlocked:
    """What one unlock took, and what the window process weighed afterwards."""

    seconds: float
    memory_mb: float
    peak_mb: float


def bench_unlock(on: Stage) -> Figures:
    """Ctrl+L and in again, to the gezin that was open; the KDF alone is run in between."""
    kdf: list[float] = []
    unlocked: list[Unlocked] = []
    with on.showing(*OURS) as parent:
        door = _settled(on)
        on.screen.type(PASSPHRASE)
        on.screen.key("Return")
        vandaag = _behind(on, door)
        on.screen.key("space")
        gezin = _behind(on, vandaag)
        _lock(on, parent, door)
        for _ in range(UNLOCKS):
            kdf.append(_timed(lambda: stretch(PASSPHRASE, bytes(SALT_SIZE), DEFAULT)))
            unlocked.append(_unlock(on, parent, door, gezin))
    taken = [once.seconds for once in unlocked]
    return {
        "unlock_s": _middle(taken),
        "kdf_s": _middle(kdf),
        "more_s": round(statistics.median(a - b for a, b in zip(taken, kdf, strict=True)), 3),
        "limit_more_s": UNLOCK_LIMIT_S,
        "slowest_s": round(max(taken), 3),
        "slowest_kdf_s": round(max(kdf), 3),
        "runs": UNLOCKS,
        "memory_mb": round(max(once.memory_mb for once in unlocked)),
        "limit_memory_mb": MEMORY_LIMIT_MB,
        "kdf_memory_mb": round(max(once.peak_mb for once in unlocked)),
        "limit_kdf_memory_mb": (DEFAULT.memlimit_bytes >> 20) + KDF_MEMORY_LIMIT_MB,
        "records": RECORDS,
    }


def _unlock(on: Stage, parent: subprocess.Popen[bytes], door: Rows, gezin: Rows) -> Unlocked:
    """From Enter to the gezin, painted and still; then back to the lock screen."""
    on.screen.type(PASSPHRASE)
    began = time.perf_counter()
    on.screen.key("Return")
    taken = on.pixels.seconds_until(gezin, began)
    on.pixels.at_rest()
    memory, peak = _memory(_window(parent))
    _lock(on, parent, door)
    return Unlocked(taken, memory, peak)


def _behind(on: Stage, before: Rows) -> Rows:
    """Wait until another face stands there, and stands still."""
    settle(lambda: any(on.pixels.row(number) != before.get(number) for number in _BAR_ROWS))
    return on.pixels.at_rest()


def _lock(on: Stage, parent: subprocess.Popen[bytes], door: Rows) -> None:
    """A lock ends the window process; the next one asks for the passphrase."""
    before = _window(parent)
    on.screen.key("ctrl+l")
    settle(lambda: _window(parent) not in ("", before))
    settle(lambda: all(on.pixels.row(number) == door[number] for number in _BAR_ROWS))
    on.pixels.at_rest()


def _settled(on: Stage) -> Rows:
    """Wait for a window that stands still."""

    def filled() -> bool:
        changed = sum(on.pixels.row(number) != row for number, row in on.empty.items())
        return changed > len(on.empty) // 2

    settle(filled)
    return on.pixels.at_rest()


def _window(parent: subprocess.Popen[bytes]) -> str:
    """The process id of the window; empty between two windows."""
    return Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().strip()


def _memory(window: str) -> tuple[float, float]:
    """What the window process takes now (resident, shared libraries included) and its peak, in MB."""
    status = Path(f"/proc/{window}/status")
    return _kib(status, "VmRSS:") / 1024, _kib(status, "VmHWM:") / 1024


def _kib(file: Path, name: str) -> int:
    line = next(line for line in file.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1])


def bench_typing(on: Stage) -> Figures:
    """In the process of the window itself: `tests.sim.typing_probe`."""
    os.environ.update(on.screen.environment)
    bare: dict[str, list[float]] = json.loads(on.run("tests.sim.typing_probe", "bare"))
    waits: dict[str, list[float]] = json.loads(on.run("tests.sim.typing_probe", str(on.profile)))
    editing = [wait for what, found in waits.items() if what.endswith("editing") for wait in found]
    figures: Figures = {
        "p99_ms": _ms(editing, 99),
        "limit_p99_ms": TYPING_P99_MS,
        "most_ms": _ms(editing, 100),
        "limit_most_ms": TYPING_MAX_MS,
        "bare_p99_ms": _ms(bare["bare"], 99),
        "bare_most_ms": _ms(bare["bare"], 100),
    }
    for what, found in waits.items():
        figures[f"{what}, p99_ms"] = _ms(found, 99)
        figures[f"{what}, most_ms"] = _ms(found, 100)
    return figures


PARTS: dict[str, Callable[[Stage], Figures]] = {
    "start": bench_start, "unlock": bench_unlock, "typing": bench_typing,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if lacking := missing_parts():
        sys.stderr.write(f"no real window here: {', '.join(lacking)} not installed\n")
        return 1
    with stage() as on:
        figures = {name: PARTS[name](on) for name in asked.parts or PARTS}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else _table(figures))
    return 0


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _middle(times: list[float]) -> float:
    return round(statistics.median(times), 3)


def _ms(times: list[float], percentile: int) -> float:
    return round(sorted(times)[min(len(times) - 1, len(times) * percentile // 100)] * 1000, 1)


def _table(figures: dict[str, Figures]) -> str:
    lines = []
    for part, values in figures.items():
        lines.append(part)
        lines += [f"  {name:<32}{value}" for name, value in values.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
