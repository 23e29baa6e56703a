"""The window around a gezin: bar, navigation, help, cover, zoom, undo. With keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.navigation import Navigation
from kanz_desktop.ui.shell.notices import ErrorLine, TaskLine
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.shell.screens import SCREENS as ALL_SCREENS
from kanz_desktop.ui.shell.tasks import Progress, Tasks
from kanz_desktop.ui.shell.top_bar import TopBar
from kanz_desktop.ui.theme import ThemeHolder, current_theme
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine
from kanz_desktop.ui.widgets.buttons import GivingButton
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.fake_sessie import FakeSessie

GEZIN = b"gezin-de-vries--"
CTRL = Qt.KeyboardModifier.ControlModifier


class People(Screen):
    id = "gezin"
    title = "Gezin"
    title_table = "Ons gezin"
    help_text = "Typ een adres.\nDruk op Enter."

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.adres = AutosaveLine(context, GEZIN, "gezin", "adres", screen=self.id, name="Adres")
        self.column.addWidget(self.adres)

    def focus_first(self) -> None:
        self.adres.setFocus()

    @classmethod
    def badge(cls, context: GezinContext) -> str:
        return "1" if context.snapshot.of("gezin") else ""


class Areas(Screen):
    id = "leefgebieden"
    title = "Leefgebieden"
    title_table = "Zo gaat het nu"


class Report(Screen):
    id = "verslag"
    title = "Verslag"
    table = False


class Search(Screen):
    id = "zoeken"
    title = "Zoeken"
    in_navigation = False


SCREENS = (People, Areas, Report, Search)


@dataclass
class Shown:
    window: MainWindow
    view: GezinView
    qtbot: QtBot
    left: list[str] = field(default_factory=list)

    @property
    def people(self) -> People:
        screen = self.view.screen_now()
        assert isinstance(screen, People)
        return screen

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def press(self, words: str) -> None:
        """Click the button that shows these words."""
        buttons = [b for b in self.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
        assert buttons, words
        self.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def buttons(self) -> list[str]:
        return [b.text() for b in self.window.findChildren(QPushButton) if b.isVisible() and b.text()]


def shown(context: GezinContext, qtbot: QtBot) -> Shown:
    left: list[str] = []
    window = MainWindow()
    exits = Exits(
        lock=lambda: left.append("slot"),
        table=lambda: left.append("tafel"),
        cover=window.cover.toggle,
        vandaag=None if context.table else lambda: left.append("vandaag"),
    )
    view = GezinView(context, SCREENS, exits)
    view.go("gezin")
    window.show_face(view)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.focus_first()
    return Shown(window, view, qtbot, left)


def let_go(made: Shown) -> None:
    made.window.close_for_good()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(context: GezinContext, qtbot: QtBot) -> Iterator[Shown]:
    made = shown(context, qtbot)
    yield made
    let_go(made)


@pytest.fixture
def table(sessie: FakeSessie, tasks: Tasks, look: ThemeHolder, qtbot: QtBot) -> Iterator[Shown]:
    look.set_table(True)
    context = GezinContext(sessie, TABLE_VIEW, tasks, table=True)
    made = shown(context, qtbot)
    yield made
    context.close()
    let_go(made)


def test_saved_is_said_after_the_commit(desk: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.people.adres.editor, "Dorpsstraat 1")
    assert desk.window.top_bar.status.text() == ""
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.top_bar.status.text() == "Opgeslagen")


def test_what_was_said_of_one_screen_does_not_stand_beside_the_undo_of_another(desk: Shown) -> None:
    desk.view.context.say("Verplaatst naar het dossier.")
    desk.view.go("leefgebieden")
    assert desk.window.top_bar.status.text() == ""


def test_what_was_done_can_be_taken_back_with_the_mouse(
    desk: Shown, qtbot: QtBot, sessie: FakeSessie
) -> None:
    qtbot.keyClicks(desk.people.adres.editor, "Dorpsstraat 1")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(desk.window.top_bar.undo.isVisible)
    desk.press("ongedaan maken")
    qtbot.waitUntil(lambda: desk.people.adres.text() == "")


def test_the_keys_of_the_bar_do_what_the_buttons_say(desk: Shown) -> None:
    desk.key(Qt.Key.Key_F9)
    desk.key(Qt.Key.Key_L, CTRL)
    desk.press("Keukentafel")
    desk.press("Op slot")
    desk.press("Mijn gezinnen")
    assert desk.left == ["tafel", "slot", "tafel", "slot", "vandaag"]


def test_only_screens_that_exist_have_a_button(desk: Shown) -> None:
    assert "Zoeken" in desk.buttons()
    assert "Afdrukken" not in desk.buttons()


def test_search_opens_with_its_key_and_marks_no_screen_in_the_list(desk: Shown) -> None:
    desk.key(Qt.Key.Key_F, CTRL)
    assert desk.view.current == "zoeken"
    assert not desk.view.navigation.button("gezin").isChecked()


def test_the_table_has_the_words_of_the_family_and_no_way_to_other_families(table: Shown) -> None:
    assert {"Ons gezin", "Zo gaat het nu", "Klaar aan tafel"} <= set(table.buttons())
    assert not {"Mijn gezinnen", "Verslag", "Op slot"} & set(table.buttons())
    assert table.window.top_bar.title.text() == "Ons plan"


def test_at_the_table_every_button_is_large_enough_for_a_finger(table: Shown) -> None:
    small = {
        button.text(): button.height()
        for button in table.window.findChildren(QPushButton)
        if button.isVisible() and button.height() < 44
    }
    assert small == {}


def test_f12_covers_everything_and_lets_nothing_through(
    desk: Shown, qtbot: QtBot, sessie: FakeSessie
) -> None:
    desk.key(Qt.Key.Key_F12)
    cover = desk.window.cover
    assert cover.isVisible()
    assert cover.geometry() == desk.window.rect()
    qtbot.keyClicks(cover, "geheim")
    qtbot.keyClick(cover, Qt.Key.Key_F9)
    assert desk.left == []
    qtbot.keyClick(cover, Qt.Key.Key_F12)
    assert not cover.isVisible()
    assert desk.people.adres.editor.hasFocus()
    assert desk.people.adres.text() == ""


def test_f12_covers_the_table_too(table: Shown) -> None:
    table.key(Qt.Key.Key_F12)
    assert table.window.cover.isVisible()
    table.qtbot.keyClick(table.window.cover, Qt.Key.Key_F12)
    assert not table.window.cover.isVisible()
    table.press("Afdekken")
    assert table.window.cover.isVisible()


def test_no_key_means_two_things(desk: Shown, table: Shown) -> None:
    for made in (desk, table):
        keys = [shortcut.key().toString() for shortcut in made.window.findChildren(QShortcut)]
        assert sorted(keys) == sorted(set(keys))


def test_the_cover_stays_whole_when_the_window_changes_size(desk: Shown) -> None:
    desk.key(Qt.Key.Key_F12)
    desk.window.resize(900, 600)
    assert desk.window.cover.geometry() == desk.window.rect()


def test_an_open_menu_does_not_stick_out_of_the_cover(desk: Shown, qtbot: QtBot) -> None:
    desk.press("Weergave")
    menu = next(m for m in desk.window.findChildren(QMenu) if m.isVisible())
    desk.window.cover.toggle()
    assert not menu.isVisible()


def test_f1_says_what_this_screen_is_for_and_which_keys_it_has(desk: Shown) -> None:
    desk.key(Qt.Key.Key_F1)
    panel = desk.window.help_panel
    assert panel.isVisible()
    said = [label.text() for label in panel.findChildren(type(desk.window.top_bar.table_chip).__mro__[1])]
    assert {"Typ een adres.", "Druk op Enter.", "F12", "scherm afdekken"} <= set(said)
    desk.key(Qt.Key.Key_F1)
    assert not panel.isVisible()


@pytest.mark.parametrize("screen", ALL_SCREENS)
def test_every_screen_has_a_short_explanation(screen: type[Screen]) -> None:
    lines = screen.help_text.splitlines()
    assert 1 <= len(lines) <= 7
    assert all(line.endswith(".") and len(line) < 120 for line in lines)


def test_larger_and_smaller_keep_the_place_and_the_half_typed_words(desk: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.people.adres.editor, "Dorps")
    before = desk.people.adres.editor.fontMetrics().height()
    desk.key(Qt.Key.Key_Plus, CTRL)
    assert current_theme().zoom == 110
    qtbot.waitUntil(lambda: desk.people.adres.text() == "Dorps")
    assert desk.people.adres.editor.fontMetrics().height() > before
    assert desk.people.adres.editor.hasFocus()
    desk.key(Qt.Key.Key_0, CTRL)
    assert current_theme().zoom == 100


@pytest.mark.parametrize("zoom", [80, 100, 150, 200, 250])
def test_nothing_in_the_bar_is_cut_off(desk: Shown, look: ThemeHolder, qtbot: QtBot, zoom: int) -> None:
    look.set_look("light", zoom)
    qtbot.wait(50)
    for button in desk.window.top_bar.findChildren(QPushButton):
        if button.isVisible():
            whole = button.minimumSizeHint() if isinstance(button, GivingButton) else button.sizeHint()
            assert button.width() >= whole.width(), button.text()
            assert button.mapTo(desk.window, button.rect().topRight()).x() <= desk.window.width()


def test_the_name_of_the_gezin_stays_whole_beside_a_screen_with_a_long_name(qtbot: QtBot) -> None:
    bar, menu = TopBar(), GivingButton("Rechten van het gezin", icon_name="menu")
    qtbot.addWidget(bar)
    bar.set_compact(True)
    bar.set_title("Gezin Voorbeeld")
    bar.set_lead(menu)
    bar.show()
    bar.resize(bar.sizeHint().width() - 60, bar.sizeHint().height())
    qtbot.waitUntil(lambda: menu.width() < menu.sizeHint().width())
    assert bar.title.width() >= bar.title.sizeHint().width()
    assert menu.shown().endswith("…")


def test_at_200_percent_the_screens_stand_behind_one_button(
    desk: Shown, look: ThemeHolder, qtbot: QtBot
) -> None:
    look.set_look("light", 200)
    assert not desk.view.navigation.isVisible()
    menu_button = desk.view.navigation.menu_button
    assert menu_button.isVisible()
    qtbot.mouseClick(menu_button, Qt.MouseButton.LeftButton)
    menu = next(m for m in menu_button.findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text().startswith("Leefgebieden")).trigger()
    menu.close()
    assert desk.view.current == "leefgebieden"
    assert menu_button.text() == "Leefgebieden"


def test_at_200_percent_the_table_is_still_covered_in_one_tap(
    table: Shown, look: ThemeHolder, qtbot: QtBot
) -> None:
    look.set_look("light", 200)
    assert not table.view.navigation.isVisible()
    qtbot.wait(1)  # the bar lays its new buttons out in its own turn
    table.press("Afdekken")
    assert table.window.cover.isVisible()


def test_an_error_says_what_happened_what_is_safe_and_what_to_do(
    desk: Shown, qtbot: QtBot, sessie: FakeSessie
) -> None:
    sessie.failure = OSError(28, "no room")
    qtbot.keyClicks(desk.people.adres.editor, "Dorpsstraat 1")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.view.notices.findChildren(ErrorLine)))
    line = desk.view.notices.findChildren(ErrorLine)[0]
    assert "De schijf is vol." in line.accessibleName()
    assert desk.window.top_bar.status.text() == "Niet opgeslagen"
    assert desk.people.adres.text() == "Dorpsstraat 1"


def test_the_same_trouble_is_said_once(desk: Shown, context: GezinContext, qtbot: QtBot) -> None:
    for _ in range(3):
        context.show_error(OSError(28, "no room"), "gezin")
    qtbot.waitUntil(lambda: len(desk.view.notices.findChildren(ErrorLine)) == 1)


def test_a_line_that_comes_and_goes_leaves_the_heading_and_the_cards_where_they_were(
    desk: Shown, context: GezinContext, qtbot: QtBot
) -> None:
    heading = desk.people.heading
    before = heading.mapTo(desk.window, heading.rect().topLeft())
    context.show_error(OSError(28, "no room"), "gezin")
    qtbot.waitUntil(desk.view.notices.isVisible)
    assert heading.mapTo(desk.window, heading.rect().topLeft()) == before
    desk.view.notices.findChildren(ErrorLine)[0].close_button.click()
    qtbot.waitUntil(lambda: not desk.view.notices.isVisible())


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    desk: Shown, context: GezinContext, qtbot: QtBot
) -> None:
    stopped: list[bool] = []

    def work(progress: Progress) -> bool:
        progress.report(3, 12, "brief.pdf")
        while not progress.cancelled():
            pass
        return True

    context.tasks.run_long("Papieren in de map doen", work, stopped.append)
    qtbot.waitUntil(lambda: bool(desk.view.notices.findChildren(TaskLine)))
    line = desk.view.notices.findChildren(TaskLine)[0]
    qtbot.waitUntil(lambda: line.words.text().endswith("3 van 12"))
    qtbot.mouseClick(line.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stopped == [True])


def test_a_badge_follows_what_is_written(desk: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.people.adres.editor, "Dorps")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.view.navigation.button("gezin").text() == "Gezin · 1")


def test_the_worker_of_one_gezin_sees_only_that_gezin_named(desk: Shown) -> None:
    assert desk.window.top_bar.title.text() == "Gezin De Vries"
    assert desk.window.windowTitle() == "Kanz"


def test_a_record_that_the_table_may_not_see_arrives_empty(
    sessie: FakeSessie, tasks: Tasks, qtbot: QtBot
) -> None:
    from kanz_desktop.domain.records import Edit
    from kanz_desktop.domain.values import Choice

    context = GezinContext(sessie, TABLE_VIEW, tasks, table=True)
    worker = GezinContext(sessie, WORKER_VIEW, tasks)
    with qtbot.waitSignal(context.changed) as heard:
        sessie.receive(
            [
                Edit(GEZIN, "gezin", "adres", "geheim adres"),
                Edit(GEZIN, "gezin", "_voor", Choice("medewerkers", "alleen medewerkers")),
            ],
            b"bram-bram-bram-1",
        )
    (record,) = heard.args[0].records
    assert record.deleted
    assert record.text("adres") == ""
    assert context.snapshot.get(GEZIN) is None
    qtbot.waitUntil(lambda: worker.snapshot.get(GEZIN) is not None)
    context.close()
    worker.close()


def test_every_control_has_a_name_for_a_screen_reader(desk: Shown) -> None:
    nameless = [
        type(widget).__name__
        for kind in (QPushButton, QLineEdit)
        for widget in desk.window.findChildren(kind)
        if not widget.accessibleName() and not getattr(widget, "text", str)()
    ]
    assert nameless == []


def test_every_screen_is_one_key_away_in_the_order_of_the_list(desk: Shown) -> None:
    for key, screen in ((Qt.Key.Key_3, "verslag"), (Qt.Key.Key_1, "gezin"), (Qt.Key.Key_2, "leefgebieden")):
        desk.key(key, CTRL)
        assert desk.view.current == screen


def test_a_screen_that_the_table_does_not_have_has_no_key_there(table: Shown) -> None:
    table.key(Qt.Key.Key_2, CTRL)
    table.key(Qt.Key.Key_3, CTRL)
    assert table.view.current == "leefgebieden"


def test_f1_says_once_what_two_keys_do(desk: Shown) -> None:
    desk.key(Qt.Key.Key_F1)
    said = [words.text() for words in desk.window.help_panel.findChildren(Words)]
    assert said.count("groter") == 1


class Now(Report):
    id = "nu"
    title = "Nu en dan"
    when_needed = True


def test_a_screen_for_now_and_then_is_listed_while_it_has_something_or_is_open(qtbot: QtBot) -> None:
    navigation = Navigation((People, Now), lambda _screen: None, None)
    qtbot.addWidget(navigation)
    navigation.show()
    button = navigation.button("nu")
    seen = [button.isVisible()]
    navigation.set_badge("nu", "2")
    seen.append(button.isVisible())
    navigation.set_current(Now)
    navigation.set_badge("nu", "")
    seen.append(button.isVisible())
    navigation.set_current(People)
    seen.append(button.isVisible())
    assert seen == [False, True, True, False]
    assert navigation.button("gezin").isVisible()
