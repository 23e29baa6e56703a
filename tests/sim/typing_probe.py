"""How long an event waits for the GUI thread while somebody types. Prints JSON.

    python -m tests.sim.typing_probe PROFILE   in the big gezin, over three screens, in the real window
    python -m tests.sim.typing_probe bare      in one bare text field: what this machine can do at best

A thread puts an event in the queue of the window every four milliseconds; how late each is answered is how
late a key or the pointer would have been.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from kanz_desktop.app import make_application
from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from tests.sim.big_gezin import PASSPHRASE

EVERY_S = 0.004
KEY_MS = 90
"""Eleven signs a second: a secretary types six."""
SENTENCE = "Samen de post openen, elke week, en daarna thee."
FIELDS, NEW_LINES = 6, 2
"""How many fields are written in on each screen, and how many lines are added."""
LOOK_MS = 800
"""How long somebody looks before writing somewhere else: much shorter than people do."""
SETTLED_MS = 2500

Waits = list[float]


class Probe(QObject):
    """Collects how long each event waited, under the name of what was going on."""

    _asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.waits: dict[str, Waits] = {}
        self._now: Waits = []
        self._stop = threading.Event()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Everything that is answered in here counts for `what`."""
        self._now = self.waits.setdefault(what, [])
        asking = threading.Thread(target=self._ask, daemon=True)
        self._stop.clear()
        asking.start()
        yield
        self._stop.set()
        asking.join()
        QApplication.processEvents()

    def _ask(self) -> None:
        while not self._stop.wait(EVERY_S):
            self._asked.emit(time.perf_counter())

    def _answer(self, asked: float) -> None:
        self._now.append(time.perf_counter() - asked)


def bare() -> dict[str, Waits]:
    app, probe = QApplication(sys.argv[:1]), Probe()
    field = QPlainTextEdit()
    field.resize(1366, 768)
    field.show()
    field.activateWindow()
    QTest.qWaitForWindowActive(field)
    field.setFocus()
    with probe.during("bare"):
        for _ in range(FIELDS):
            _type(app)
    return probe.waits


def big_gezin(profile: Path) -> dict[str, Waits]:
    app, hands = make_application(Message())
    hands.listen()
    window, tasks, probe = MainWindow(), Tasks(), Probe()
    flow = Flow(window, tasks, AppPaths(profile), VaultDoor(AppPaths(profile)), Message())
    flow.start()
    window.show()
    QTest.qWaitForWindowActive(window)
    view = _unlock(window, flow)
    for screen in ("leefgebieden", "gezinsplan", "gezinsmap"):
        with probe.during(f"{screen}: opening"):
            view.go(screen)
            _wait(SETTLED_MS)
        with probe.during(f"{screen}: editing"):
            _edit(app, view)
    with probe.during("leaving"):
        ended: list[int] = []
        flow.ended.connect(ended.append)
        flow.end()
        _until(lambda: bool(ended))
    return probe.waits


def _unlock(window: MainWindow, flow: Flow) -> GezinView:
    assert isinstance(window.face, OpeningFace)
    window.face.try_passphrase(PASSPHRASE)
    _until(lambda: not isinstance(window.face, OpeningFace))
    flow.open_gezin(flow.werkplek.gezinnen()[0].id)
    _until(lambda: isinstance(window.face, GezinView))
    assert isinstance(window.face, GezinView)
    return window.face


def _edit(app: QApplication, view: GezinView) -> None:
    """Into a field, a sentence, out of it with Tab: all over the page; and new lines at the end of lists."""
    screen = view.screen_now()
    if isinstance(screen, GezinsmapScreen):
        screen.open_paper(next(iter(screen.shelf.cards.rows)).id)
        _wait(SETTLED_MS)
    fields = [field for field in screen.findChildren(AutosaveEditor) if field.isVisible()]
    for field in fields[:: max(1, len(fields) // FIELDS)]:
        screen.reveal(field)
        _wait(LOOK_MS)
        field.setFocus()
        _type(app)
        QTest.keyClick(app.focusWidget(), Qt.Key.Key_Tab)
        _wait(LOOK_MS)
    for line in [line for line in screen.findChildren(AddLine) if line.isVisible()][:NEW_LINES]:
        screen.reveal(line)
        _wait(LOOK_MS)
        line.setFocus()
        _type(app)
        QTest.keyClick(app.focusWidget(), Qt.Key.Key_Return)
        _wait(LOOK_MS)


def _type(app: QApplication) -> None:
    for sign in SENTENCE:
        QTest.keyClick(app.focusWidget(), sign)
        _wait(KEY_MS)


def _wait(milliseconds: int) -> None:
    """Let the window live. Not QTest.qWait, which keeps every other Python thread waiting too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not so():
        if time.monotonic() > deadline:
            raise TimeoutError
        _wait(20)


if __name__ == "__main__":
    asked = sys.argv[1]
    sys.stdout.write(json.dumps(bare() if asked == "bare" else big_gezin(Path(asked))))
