"""Pictures of every window, for the handleiding and for whoever wants to look without a display.

    python -m kanz_desktop.ui.screenshots --profile P --passphrase-file F --out DIR [--zoom 200] [--theme …]

Opens a real profile through the same objects as the program itself. Meant for the example gezin: a
picture is a readable copy of what stands on the screen.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.aan_tafel.view import AanTafelFace
from kanz_desktop.ui.bijwerken.exchange import PreviewCard
from kanz_desktop.ui.dutch import speak_dutch
from kanz_desktop.ui.opening.restore import RestorePage
from kanz_desktop.ui.opening.set_up import (
    CODE_BACK_STEP,
    CODE_STEP,
    CodeBackPage,
    CodePage,
    FirstGezinPage,
    PassphrasePage,
)
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder, as_mode
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.later import Later

SIZE = (1366, 768)
WAIT_S = 60.0
SETTLE_MS = 250
THUMBNAILS_MS = 2500
"""Pictures of papers are drawn by another process and come a moment later."""
MADE_UP_CODE = "7K2MX Q9RTC 4WDNA H6VEP 3ZJSB X8GKF 5MTQ1 N0CYR"


class TookTooLong(RuntimeError):
    """A window did not come; its name is the argument."""


class Photographer:
    """One profile, one window process at a time, one folder of pictures."""

    def __init__(self, app: QApplication, look: ThemeHolder, paths: AppPaths, out: Path) -> None:
        self._app, self._look, self._paths, self._out = app, look, paths, out
        self._as_asked = (look.mode, look.theme.zoom)
        self._tasks = Tasks()
        self._door = VaultDoor(paths)
        self.window = self._new_window()
        self.codes: list[int] = []

    def opening(self, passphrase: str) -> None:
        """Every page before anything is open."""
        face = OpeningFace(self._door, self._tasks, lambda _code: None)
        face.show_set_up()
        self.window.show_face(face)
        self._take("1-welkom")
        phrase = PassphrasePage(self._door, lambda: None)
        face.show_page(phrase)
        phrase.set_keyring(True)
        phrase.choice.first.line.setText(passphrase)
        self._take("1-wachtzin")
        code = CodePage(lambda _code: None, step=CODE_STEP)
        code.show_code(MADE_UP_CODE)
        face.show_page(code)
        self._take("1-herstelcode")
        face.show_page(CodeBackPage(self._door, lambda: None, step=CODE_BACK_STEP))
        self._take("1-herstelcode-terug")
        face.show_page(FirstGezinPage())
        self._take("1-kluis-klaar")
        face.show_lock(Before(back_to_gezin=True))
        self._take("2-op-slot")
        face.show_recover(Before())
        self._take("2-wachtzin-vergeten")
        face.show_page(RestorePage(self._door, lambda: None))
        self._take("2-terugzetten")

    def desk(self, passphrase: str) -> Message:
        """The caseload and every screen of its fullest gezin. Returns what goes to the table."""
        flow = self._flow(Message())
        face = self.window.face
        assert isinstance(face, OpeningFace)
        face.try_passphrase(passphrase)
        self._until("Vandaag", lambda: isinstance(self.window.face, VandaagView))
        self._look.set_look(*self._as_asked)
        self.window.resize(*SIZE)  # and not where this worker left it
        self._take("3-vandaag")
        flow.show_bijwerken()
        self._until("kantoormap", self._looked_ahead)
        self._take("3-bijwerken")
        flow.show_kluis()
        self._take("3-kluis")
        flow.open_gezin(self._fullest_gezin(flow))
        view = self._view()
        self._screens(view, "4")
        self.window.toggle_help()
        self._take("4-uitleg")
        self.window.toggle_help()
        self._history(view)
        flow.go_to_table()
        asked = self.window.face
        assert isinstance(asked, AanTafelFace)
        self._take("4-wie-zit-er-aan-tafel")
        asked.start.click()
        self._until("tafel", lambda: bool(self.codes))
        self.window.close_for_good()
        return flow.left

    def table(self, message: Message) -> None:
        """The same gezin as the family sees it, and the cover."""
        self._look.set_table(True)
        self.codes.clear()
        self.window = self._new_window()
        flow = self._flow(message)
        self._screens(self._view(), "5-tafel")
        self.window.cover.lay()
        self._take("5-tafel-afgedekt")
        flow.end()
        self._until("einde", lambda: bool(self.codes))

    def _looked_ahead(self) -> bool:
        cards = self.window.findChildren(PreviewCard)
        return bool(cards) and cards[0].ready

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        window.resize(*SIZE)
        window.show()
        return window

    def close(self) -> None:
        self.window.close_for_good()
        self._tasks.close()

    def _flow(self, message: Message) -> Flow:
        flow = Flow(self.window, self._tasks, self._paths, self._door, message)
        flow.ended.connect(self.codes.append)
        flow.start()
        return flow

    def _screens(self, view: GezinView, prefix: str) -> None:
        for screen_id in view.screen_ids():
            view.go(screen_id)
            _wait(THUMBNAILS_MS if screen_id == "gezinsmap" else 0)
            self._take(f"{prefix}-{screen_id}")
        paper = next(iter(view.context.snapshot.of("document")), None)
        if paper is not None:
            view.go("gezinsmap", paper.id)
            _wait(THUMBNAILS_MS)
            self._take(f"{prefix}-papier")

    def _history(self, view: GezinView) -> None:
        """What stood in a field before, of the first field with words."""
        view.go("leefgebieden")
        editors = view.screen_now().findChildren(AutosaveEditor)
        written = next(editor for editor in editors if editor.text() and editor.isVisible())
        written.setFocus()
        view.show_history()
        self._take("4-eerder")
        view.look_back.close()

    def _view(self) -> GezinView:
        self._until("gezin", lambda: isinstance(self.window.face, GezinView))
        view = self.window.face
        assert isinstance(view, GezinView)
        return view

    def _fullest_gezin(self, flow: Flow) -> Id:
        gezinnen = flow.werkplek.gezinnen()
        if not gezinnen:
            raise TookTooLong("een gezin")
        return max(gezinnen, key=lambda row: len(row.due)).id

    def _take(self, name: str) -> None:
        still_picture(self.window, name).save(str(self._out / f"{name}.png"))

    def _until(self, name: str, there: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WAIT_S
        while not there():
            if time.monotonic() > deadline:
                raise TookTooLong(name)
            _wait(20)


def still_picture(window: QWidget, name: str) -> QImage:
    """The window once every row in sight is made and nothing moves any more. Raises TookTooLong(name)."""
    deadline = time.monotonic() + WAIT_S
    before = QImage()
    while time.monotonic() < deadline:
        _wait(SETTLE_MS)
        now = window.grab().toImage()  # also paints, and so asks for the rows that came into sight
        if now == before and not _rows_to_come(window):
            return now
        before = now
    raise TookTooLong(name)


def _rows_to_come(window: QWidget) -> bool:
    return any(
        place.made is None and not place.visibleRegion().isEmpty() for place in window.findChildren(Later)
    )


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take every picture; returns the exit code."""
    parser = argparse.ArgumentParser(prog="kanz_desktop.ui.screenshots")
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--passphrase-file", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    passphrase = given.passphrase_file.read_text(encoding="utf-8").rstrip("\n")
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)  # a blinking cursor never stands still
    speak_dutch(app)
    look = ThemeHolder(app, as_mode(given.theme), given.zoom)
    photographer = Photographer(app, look, AppPaths(given.profile), given.out)
    photographer.opening(passphrase)
    photographer.table(photographer.desk(passphrase))
    photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
