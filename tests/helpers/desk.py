"""One window process in the test's own process: the real window on a real profile, and hands on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.aan_tafel.view import AanTafelFace
from kanz_desktop.ui.opening.door import Keeper, NoKeeper
from kanz_desktop.ui.opening.lock import LockPage
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


def plain_look(application: QApplication) -> ThemeHolder:
    """100 %, in the light, at the desk: where every test starts."""
    found = application.findChild(ThemeHolder) or ThemeHolder(application, "light")
    if (found.mode, found.theme.zoom, found.theme.table) != ("light", 100, False):
        found.set_look("light", 100)
        found.set_table(False)
    return found


@dataclass
class Desk:
    """The window, what it does, and how it ended."""

    qtbot: QtBot
    paths: AppPaths
    message: Message
    tasks: Tasks = field(default_factory=Tasks)
    codes: list[int] = field(default_factory=list)
    keeper: Keeper = field(default_factory=NoKeeper)

    def __post_init__(self) -> None:
        self.window = MainWindow()
        door = VaultDoor(self.paths, self.keeper, profile=TEST_PROFILE)
        self.flow = Flow(self.window, self.tasks, self.paths, door, self.message)
        self.flow.ended.connect(self.codes.append)
        self.flow.start()
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def face(self, kind: type[QWidget]) -> QWidget:
        """The face of this kind, once it is there."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.face, kind), timeout=30_000)
        assert self.window.face is not None
        return self.window.face

    def gezin(self) -> GezinView:
        face = self.face(GezinView)
        assert isinstance(face, GezinView)
        return face

    def unlock(self, words: str = TEST_PASSPHRASE, *, then: Qt.Key = Qt.Key.Key_Return) -> None:
        page = self.lock_page()
        self.qtbot.keyClicks(page.field.line, words)
        self.qtbot.keyClick(page.field.line, then)

    def lock_page(self) -> LockPage:
        face = self.face(OpeningFace)
        assert isinstance(face, OpeningFace)
        assert isinstance(face.page, LockPage)
        return face.page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Where the keyboard is."""
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def to_table(self) -> None:
        """F9 asks who sits there; F9 again: that is not known."""
        self.key(Qt.Key.Key_F9)
        self.face(AanTafelFace)
        self.key(Qt.Key.Key_F9)

    def shows(self, words: str) -> None:
        """Wait until this can be read in the window."""
        self.qtbot.waitUntil(lambda: words in visible_words(self.window), timeout=15_000)

    def ended(self) -> int:
        self.qtbot.waitUntil(lambda: bool(self.codes), timeout=30_000)
        return self.codes[0]

    def close(self) -> None:
        if not self.codes:
            self.flow.end()
            self.ended()
        self.window.close_for_good()
        self.tasks.close()
        self.flow.deleteLater()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def words_on(window: QWidget) -> str:
    """Everything that can be read in a window, its title and its hidden parts included."""
    said = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        said += [widget.accessibleName(), widget.toolTip(), str(widget.property("text") or "")]
    return "\n".join(said)


def visible_words(window: QWidget) -> str:
    """What can be read in a window now."""
    shown = (widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return "\n".join(str(widget.property("text") or "") for widget in shown)
