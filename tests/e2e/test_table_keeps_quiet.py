"""At the table, with Sanne there: no screen, title, hint, search or key says what is not hers to know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.process import Message, Place
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.zoeken.screen import NOTHING, ZoekenScreen
from tests.helpers.desk import Desk
from tests.helpers.planted import FAMILY, FOR_ALL, NOT_FOR_SANNE, Planted, plant

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(AppPaths(tmp_path_factory.mktemp("tafel") / "profiel"))


@pytest.fixture
def table(planted: Planted, qtbot: QtBot, look: ThemeHolder) -> Iterator[Desk]:
    look.set_table(True)
    place = Place(planted.gezin.hex(), "leefgebieden", True, (planted.sanne.hex(),))
    desk = Desk(qtbot, planted.paths, Message(place=place, secret=planted.handed))
    desk.gezin()
    yield desk
    desk.close()
    look.set_table(False)


def heard(node: QAccessibleInterface) -> Iterator[str]:
    """Everything that a screen reader could say of a control and of all that is in it."""
    kinds = (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    )
    yield from (node.text(kind) for kind in kinds)
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None:
            yield from heard(child)


def said() -> str:
    """All that stands in any window of the process, shown or not, and what the system is told of it."""
    words = [QGuiApplication.applicationDisplayName(), QGuiApplication.applicationName()]
    for top in QApplication.topLevelWidgets():
        words += [top.windowTitle(), top.windowIconText(), top.windowFilePath(), *heard_of(top)]
        for widget in top.findChildren(QWidget):
            words += [widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName()]
            words += [str(widget.property(name) or "") for name in ("text", "plainText", "placeholderText")]
    return "\n".join(words).casefold()


def heard_of(top: QWidget) -> Iterator[str]:
    node = QAccessible.queryAccessibleInterface(top)
    if node is not None:
        yield from heard(node)


def leaks() -> list[str]:
    now = said()
    return [word for word in NOT_FOR_SANNE if word.casefold() in now]


def settled(table: Desk) -> GezinView:
    table.qtbot.wait(80)
    return table.gezin()


def test_no_screen_says_what_is_not_for_who_sits_there(table: Desk) -> None:
    view = table.gezin()
    assert not {"dossier", "werkaantekeningen"} & set(view.screen_ids())
    for screen in view.screen_ids():
        view.go(screen)
        settled(table)
        assert leaks() == [], screen
    view.go("leefgebieden")
    settled(table)
    assert FOR_ALL in said(), "what is hers is found, so the search can find"


def test_neither_the_title_nor_the_task_switcher_names_a_family(table: Desk) -> None:
    assert table.window.windowTitle() == "Kanz"
    assert (table.window.windowIconText(), table.window.windowFilePath()) == ("", "")
    assert FAMILY not in table.window.windowTitle()


def test_search_finds_nothing_of_it(table: Desk) -> None:
    view = table.gezin()
    view.go("zoeken")
    screen = view.screen_now()
    assert isinstance(screen, ZoekenScreen)
    for words in NOT_FOR_SANNE:
        screen.field.setText(words)
        table.qtbot.waitUntil(lambda w=words: w in screen.count.text())
        assert screen.count.text() == NOTHING.format(words=words)
    screen.field.setText(FOR_ALL)
    table.qtbot.waitUntil(lambda: screen.count.text().startswith("1 "))


def test_no_key_brings_it_back(table: Desk) -> None:
    """Undo and redo on every screen, and what stood before in every field."""
    view = table.gezin()
    for screen in view.screen_ids():
        view.go(screen)
        settled(table)
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
            table.key(key, CTRL)
            settled(table)
        for editor in view.screen_now().findChildren(AutosaveEditor)[:6]:
            view.look_back.open(editor.editor)
            settled(table)
            assert leaks() == [], (screen, editor.field)
        view.look_back.close()
        assert leaks() == [], screen


def test_the_test_can_fail(planted: Planted, qtbot: QtBot, look: ThemeHolder) -> None:
    """The same window, for the worker: all of it is heard."""
    desk = Desk(qtbot, planted.paths, Message(place=Place(planted.gezin.hex(), "leefgebieden")))
    desk.unlock()
    view = desk.gezin()
    settled(desk)
    found = set(leaks())
    view.go("gezinsmap")
    settled(desk)
    found |= set(leaks())
    desk.close()
    assert {"mompelverdenking", "fluistertentje", "snotterbrief"} <= found


def test_nothing_in_the_program_can_tell_the_desktop_of_a_file_or_of_news() -> None:
    """Recent files, jump lists, notifications, tray icons: there is no call for any of them."""
    forbidden = (
        "QSystemTrayIcon", "setWindowFilePath", "recently-used", "SHAddToRecentDocs", "QRecentFiles",
        "org.freedesktop.Notifications", "QDrag(", "QFileIconProvider.Thumbnail", "QDesktopServices",
    )  # fmt: skip
    root = Path(__file__).parents[2] / "kanz_desktop"
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    assert len(texts) > 200
    assert [(path.name, call) for path, text in texts.items() for call in forbidden if call in text] == []
