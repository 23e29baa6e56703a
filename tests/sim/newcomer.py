"""A new laptop's first look at the office folder, in a process of its own. Prints JSON.

    python -m tests.sim.newcomer FOLDER

FOLDER holds the laptop of somebody who was let in, and has fetched nothing yet. `text_s` is when the words of
all gezinnen could be read and found, `whole_s` when every paper lay here; `peak_mb` is the most memory that
the process ever held, `start_mb` what it held before.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from kanz_desktop.paths import AppPaths
from kanz_desktop.sync.watch import Unwatched
from tests.helpers.kantoren import unlocked


class Stopwatch(Unwatched):
    """The moment before any paper moves: all words are here, and it is told how many bytes are left."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.text_s = 0.0

    def ahead(self, files: int, size: int) -> None:
        if size and not self.text_s:
            self.text_s = time.perf_counter() - self.began


def main(folder: Path) -> None:
    place = unlocked(AppPaths(folder))
    start_mb, watch = _peak_mb(), Stopwatch()
    report = place.kantoor.bijwerken(watch)
    whole_s = time.perf_counter() - watch.began
    figures = {
        "text_s": round(watch.text_s, 2), "whole_s": round(whole_s, 2), "start_mb": start_mb,
        "peak_mb": _peak_mb(), "gezinnen": len(report.gezinnen),
        "operations": sum(one.wijzigingen_in for one in report.gezinnen),
        "papers": sum(one.papieren_in.aantal for one in report.gezinnen),
    }  # fmt: skip
    place.close()
    sys.stdout.write(json.dumps(figures) + "\n")


def _peak_mb() -> int:
    """Of this program alone: what `getrusage` tells, begins with the memory of whoever started it."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
