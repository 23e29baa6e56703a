"""How long an event waits for the GUI thread while a sync brings a colleague's year of work. Prints JSON.

    python -m tests.sim.sync_probe FOLDER [OPERATIONS] [PAPERS]

Two vaults and an office folder are made in FOLDER; the window of one of them types in the gezin that the
operations come into, and papers of 200 kB come as well. As in `tests.sim.typing_probe`: an event every four
milliseconds, and how late each was answered.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kanz_desktop.app import make_application
from kanz_desktop.services import papieren
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.sources import Source
from kanz_desktop.ui.bijwerken.habits import Habit, keep_habit
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.two_laptops import TwoLaptops, at_work, make_two
from tests.sim.typing_probe import KEY_MS, SENTENCE, Probe, Waits, _until, _wait

OPERATIONS, PAPERS = 20_000, 200
PAPER_SIZE = 200_000
A_TIME = 500
"""Records in one change."""


def a_year(folder: Path, operations: int, papers: int) -> TwoLaptops:
    """What Bram wrote, on the office; Anouk has none of it yet."""
    two = make_two(folder)
    with at_work(two.bram) as bram:
        sessie = bram.open_gezin(two.gezin)
        made = 0
        while made < operations:
            edits = [
                edit
                for number in range(A_TIME)
                for edit in new_record("contactmoment", {"regel": f"Gebeld over de post, {made + number}"})
            ]
            made += len(sessie.apply(edits, "pad").result().ops)
        for start in range(0, papers, 20):
            names = range(start, min(start + 20, papers))
            papieren.take_in(sessie, [Source.from_bytes(f"{n}.txt", os.urandom(PAPER_SIZE)) for n in names])
        bram.close_gezin(two.gezin)
        bram.kantoor.bijwerken()
    with at_work(two.anouk) as anouk:
        keep_habit(anouk, Habit(by_itself=False))
    return two


def while_typing(two: TwoLaptops) -> tuple[dict[str, Waits], float]:
    """The waits before and during the sync, and how long it took."""
    app, hands = make_application(Message())
    hands.listen()
    window, tasks, probe = MainWindow(), Tasks(), Probe()
    flow = Flow(window, tasks, two.anouk, VaultDoor(two.anouk, profile=TEST_PROFILE), Message())
    flow.start()
    window.show()
    QTest.qWaitForWindowActive(window)
    assert isinstance(window.face, OpeningFace)
    window.face.try_passphrase(TEST_PASSPHRASE)
    _until(lambda: not isinstance(window.face, OpeningFace))
    flow.open_gezin(two.gezin)
    _until(lambda: isinstance(window.face, GezinView))
    view = window.face
    assert isinstance(view, GezinView)
    view.go("leefgebieden")
    _wait(1500)
    field = next(field for field in view.findChildren(AutosaveEditor) if field.isVisible())
    field.setFocus()
    runner = flow.office.runner
    assert runner is not None
    with probe.during("typing alone"):
        _sentence(app)
    began = time.perf_counter()
    with probe.during("typing during a sync"):
        runner.start(Habit())
        while runner.running:
            _sentence(app)
            field.setFocus()
    return probe.waits, time.perf_counter() - began


def _sentence(app: QApplication) -> None:
    for sign in SENTENCE:
        QTest.keyClick(app.focusWidget(), sign)
        _wait(KEY_MS)


def _figures(waits: Waits) -> dict[str, float]:
    late = sorted(waits)
    return {
        "events": len(late),
        "p50_ms": round(late[len(late) // 2] * 1000, 1),
        "p99_ms": round(late[len(late) * 99 // 100] * 1000, 1),
        "most_ms": round(late[-1] * 1000, 1),
    }


def main(folder: Path, operations: int = OPERATIONS, papers: int = PAPERS) -> None:
    waits, took = while_typing(a_year(folder, operations, papers))
    figures: dict[str, object] = {what: _figures(found) for what, found in waits.items()}
    sys.stdout.write(json.dumps({**figures, "sync_s": round(took, 1)}, indent=1) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
