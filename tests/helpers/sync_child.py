"""One sync that dies at a step: `python -m tests.helpers.sync_child PROFILE FOLDER STEP COUNT`.

At the COUNT-th time that the sync comes past STEP the process kills itself, as a battery would. With no such
time it ends well.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kanz_desktop.paths import AppPaths
from kanz_desktop.sync.watch import Step, Unwatched
from tests.helpers.two_laptops import at_work


class Battery(Unwatched):
    def __init__(self, step: str, count: int) -> None:
        self._step, self._left = step, count

    def at(self, step: Step) -> None:
        if step == self._step:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    profile, folder, dies_at, times = sys.argv[1:]
    with at_work(AppPaths(Path(profile))) as place:
        place.kantoor.choose(Path(folder))
        place.kantoor.bijwerken(Battery(dies_at, int(times)))
