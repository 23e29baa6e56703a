"""Run as a program: open a profile in the real window, go to every screen of a gezin, write, lock.

    python -m tests.helpers.every_screen PROFILE

Prints the year that the window goes by, and each screen. Exit code 1 when anything was not caught.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import surprises
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.notices import ErrorLine
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.rows import GezinRow
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE

WAIT_S = 30


def wait(application: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not until():
        application.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise TimeoutError


def main(profile: Path) -> int:
    caught: list[BaseException] = []
    surprises.listen(caught.append)
    application = QApplication([])
    ThemeHolder(application, "light")
    window, tasks, paths = MainWindow(), Tasks(), AppPaths(profile)
    flow = Flow(window, tasks, paths, VaultDoor(paths, profile=TEST_PROFILE), Message())
    ended: list[int] = []
    flow.ended.connect(ended.append)
    flow.start()
    window.show()
    wait(application, lambda: isinstance(window.face, OpeningFace))
    window.face.try_passphrase(TEST_PASSPHRASE)
    wait(application, lambda: isinstance(window.face, VandaagView))
    window.findChildren(GezinRow)[0].click()
    wait(application, lambda: isinstance(window.face, GezinView))
    view = window.face
    for screen in view.screen_ids():
        view.go(screen)
        wait(application, lambda: not window.findChildren(ErrorLine))
    view.go("gezin")
    adres = next(e for e in view.findChildren(AutosaveEditor) if e.field == "adres")
    QTest.keyClicks(adres.editor, "Dorpsstraat 1")
    adres.commit()
    sessie = view.context.sessie
    wait(application, lambda: sessie.snapshot.only("gezin").text("adres") == "Dorpsstraat 1")
    sys.stdout.write(f"{sessie.today().year} {' '.join(view.screen_ids())}\n")
    flow.lock()
    wait(application, lambda: bool(ended))
    return 1 if caught else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
