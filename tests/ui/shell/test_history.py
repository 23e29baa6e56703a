"""What stood in a field before: with keyboard and mouse, on a real gezin, on every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.services.demo import add_example
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.geschiedenis.panel import VersionView
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.traced import ASK, traced_at
from tests.helpers.open_gezin import werkplek_in

ALT = Qt.KeyboardModifier.AltModifier
FIRST, SECOND = "Kerkweg 9, Nergensdam", "Dorpsstraat 1, Nergensdam"


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made


@pytest.fixture(scope="module")
def gezin(werkplek: Werkplek) -> bytes:
    return add_example(werkplek)


class Shown:
    """The gezin in the real window."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, werkplek: Werkplek, gezin: bytes, who: Audience) -> None:
        self.qtbot = qtbot
        self.sessie = werkplek.open_gezin(gezin)
        table = not who.workers
        self.context = GezinContext(self.sessie, who, tasks, table=table)
        exits = Exits(lambda: None, lambda: None, lambda: None)
        self.view = GezinView(self.context, SCREENS, exits)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.view.go("gezin")
        self.window.show_face(self.view)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def panel(self) -> QWidget:
        return self.view.look_back.panel

    def write(self, field: str, text: str) -> None:
        gezin = self.sessie.snapshot.only("gezin")
        assert gezin is not None
        with self.qtbot.waitSignal(self.context.changed):
            self.sessie.apply([set_field(self.sessie.snapshot, gezin.id, "gezin", field, text)], "gezin")

    def editor(self, field: str) -> AutosaveEditor:
        return next(e for e in self.view.findChildren(AutosaveEditor) if e.field == field and e.isVisible())

    def versions(self) -> list[str]:
        return [view.accessibleName() for view in self.panel.findChildren(VersionView) if view.isVisible()]

    def open_for(self, editor: AutosaveEditor, count: int) -> None:
        editor.setFocus()
        self.key(Qt.Key.Key_H, ALT)
        self.qtbot.waitUntil(lambda: len(self.versions()) >= count)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)


@pytest.fixture
def desk(qtbot: QtBot, tasks: Tasks, werkplek: Werkplek, gezin: bytes) -> Iterator[Shown]:
    shown = Shown(qtbot, tasks, werkplek, gezin, WORKER_VIEW)
    shown.write("adres", FIRST)
    shown.write("adres", SECOND)
    yield shown
    shown.view.leave()
    shown.context.close()


def test_alt_h_shows_every_version_of_the_field_under_the_keyboard(desk: Shown) -> None:
    desk.open_for(desk.editor("adres"), 2)
    latest, before = desk.versions()[:2]
    assert SECOND in latest
    assert FIRST in before
    assert "Anouk" in before


def test_escape_goes_back_to_the_field(desk: Shown) -> None:
    adres = desk.editor("adres")
    desk.open_for(adres, 2)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.panel.isVisible()
    assert adres.editor.hasFocus()


def test_put_back_is_an_edit_that_ctrl_z_takes_back(desk: Shown) -> None:
    adres = desk.editor("adres")
    desk.open_for(adres, 2)
    buttons = desk.panel.findChildren(TouchButton)
    next(b for b in buttons if b.accessibleName().startswith(f"Zet terug: {FIRST}")).click()
    desk.qtbot.waitUntil(lambda: adres.text() == FIRST)
    desk.qtbot.waitUntil(lambda: any(FIRST in newest for newest in desk.versions()[:1]))
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: adres.text() == SECOND)


def test_the_bar_offers_it_while_the_keyboard_is_in_a_field_with_words(desk: Shown) -> None:
    link = desk.window.top_bar.history
    desk.view.navigation.findChild(TouchButton).setFocus()
    assert not link.isVisible()
    adres = desk.editor("adres")
    adres.setFocus()
    assert link.isVisible()
    desk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: len(desk.versions()) >= 2)


@pytest.mark.parametrize("field", ["adres", "taal"], ids=["line", "text"])
def test_the_menu_of_a_text_asks_it_too(desk: Shown, field: str) -> None:
    desk.write(field, "eerst")
    editor = desk.editor(field).editor
    editor.customContextMenuRequested.emit(QPoint(2, 2))
    menu = next(m for m in editor.findChildren(QMenu) if m.isVisible())
    entry = next(action for action in menu.actions() if action.text() == ASK)
    assert len(menu.actions()) > 3
    entry.trigger()
    menu.close()
    desk.qtbot.waitUntil(lambda: bool(desk.versions()))
    assert "eerst" in desk.versions()[0]


def test_the_menu_of_a_choice_has_the_question_alone(desk: Shown) -> None:
    desk.view.go("rapportcijfers")
    bar = next(bar for bar in desk.view.findChildren(MarkBar) if bar.isVisible() and bar.mark() is not None)
    button = bar.numbers[0]
    place = button.mapToGlobal(button.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, button.rect().center(), place)
    QApplication.sendEvent(button, event)
    menu = next(m for m in desk.view.findChildren(QMenu) if m.isVisible())
    assert [action.text() for action in menu.actions()] == [ASK]
    menu.actions()[0].trigger()
    menu.close()
    desk.qtbot.waitUntil(lambda: bool(desk.versions()))


def test_another_screen_takes_it_away(desk: Shown) -> None:
    desk.open_for(desk.editor("adres"), 2)
    desk.view.go("leefgebieden")
    assert not desk.panel.isVisible()


def test_in_a_narrow_window_it_takes_the_place_of_the_screen(desk: Shown) -> None:
    desk.window.resize(760, 600)
    adres = desk.editor("adres")
    desk.open_for(adres, 2)
    assert not adres.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert adres.isVisible()
    assert adres.editor.hasFocus()


def test_at_the_table_it_speaks_the_words_of_the_table(
    qtbot: QtBot, tasks: Tasks, werkplek: Werkplek, gezin: bytes
) -> None:
    table = Shown(qtbot, tasks, werkplek, gezin, TABLE_VIEW)
    table.write("adres", FIRST)
    table.open_for(table.editor("adres"), 1)
    assert "Waar we wonen" in [w.property("text") for w in table.panel.findChildren(QWidget)]
    table.context.close()


@pytest.mark.parametrize("who", [WORKER_VIEW, TABLE_VIEW], ids=["desk", "table"])
def test_every_field_of_every_screen_knows_what_stands_in_it(
    qtbot: QtBot, tasks: Tasks, werkplek: Werkplek, gezin: bytes, who: Audience
) -> None:
    shown = Shown(qtbot, tasks, werkplek, gezin, who)
    fields = 0
    for screen in ("gezin", "leefgebieden", "gezinsplan", "rapportcijfers", "gezinsmap"):
        paper = shown.context.snapshot.of("document")[0].id if screen == "gezinsmap" else None
        shown.view.go(screen, paper)
        qtbot.wait(100)
        found = [
            w
            for kind in (AutosaveEditor, ChoiceField, DateField, MarkBar, MemberPicker)
            for w in shown.view.screen_now().findChildren(kind)
        ]
        untold = [w.accessibleName() or type(w).__name__ for w in found if traced_at(w) is None]
        assert untold == [], screen
        assert found, screen
        fields += len(found)
    assert fields > 30
    shown.view.leave()
    shown.context.close()
