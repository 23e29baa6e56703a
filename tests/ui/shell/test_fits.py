"""Every screen of a full gezin on a small laptop, large: nothing cut, no sideways scrolling, all named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.demo import add_example
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import NARROW, NARROW_AT_TABLE, MainWindow
from kanz_desktop.ui.shell.process import Message, Place
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.tabs import Tabs
from tests.helpers.desk import Desk
from tests.helpers.fitting import LAPTOP, misfits
from tests.helpers.laptops import new_laptop


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault with the made-up gezin, and its id."""
    folder = tmp_path_factory.mktemp("voorbeeld") / "profiel"
    werkplek, _ = new_laptop(AppPaths(folder), "Anouk Verzonnen")
    gezin = add_example(werkplek)
    werkplek.close()
    return folder, gezin


@pytest.fixture
def profile(example: tuple[Path, bytes], tmp_path: Path) -> AppPaths:
    shutil.copytree(example[0], tmp_path / "profiel")
    return AppPaths(tmp_path / "profiel")


def opened(qtbot: QtBot, profile: AppPaths, gezin: bytes, *, table: bool) -> Iterator[GezinView]:
    """The gezin at the desk, or in the window that comes after it at the table."""
    desk = Desk(qtbot, profile, Message(place=Place(gezin.hex(), "gezin", table, () if table else None)))
    desk.unlock()
    if table:
        desk.ended()
        message = desk.flow.left
        desk.close()
        desk = Desk(qtbot, profile, message)
    desk.window.resize(LAPTOP)
    yield desk.gezin()
    desk.close()


def chips_of_tabs(window: MainWindow) -> list[ChipButton]:
    """The tabs of the page that is shown: each has a page of its own behind it."""
    shown = [tabs for tabs in window.findChildren(Tabs) if tabs.isVisible()]
    return [chip for tabs in shown for chip in tabs.findChildren(ChipButton)]


@pytest.mark.parametrize("table", [False, True], ids=["desk", "table"])
@pytest.mark.parametrize(
    ("mode", "zoom", "size"), [("light", 100, LAPTOP), ("dark", 200, LAPTOP), ("light", 100, None)]
)
def test_every_screen_fits_a_small_laptop(
    qtbot: QtBot,
    look: ThemeHolder,
    example: tuple[Path, bytes],
    profile: AppPaths,
    mode: str,
    zoom: int,
    size: QSize | None,
    table: bool,
) -> None:
    """No size: just wide enough for the navigation and all buttons."""
    look.set_look(mode, zoom)
    look.set_table(table)
    wrong: dict[str, list[str]] = {}
    for view in opened(qtbot, profile, example[1], table=table):
        look.set_look(mode, zoom)
        window = view.window()
        assert isinstance(window, MainWindow)
        window.resize(size or QSize(NARROW_AT_TABLE if table else NARROW, 700))
        for screen in view.screen_ids():
            view.go(screen)
            qtbot.wait(80)
            for offer in (window.top_bar.set_can_undo, window.top_bar.set_can_look_back):
                offer(True)
            qtbot.wait(10)
            if found := misfits(window):
                wrong[screen] = found
            seen: set[str] = set()
            while (
                chip := next((c for c in chips_of_tabs(window) if c.text() not in seen), None)
            ) is not None:
                name = chip.text()  # a tab can bring others, and take away those of before
                seen.add(name)
                chip.click()
                qtbot.wait(80)
                if found := misfits(window):
                    wrong[f"{screen}, {name}"] = found
    assert not wrong, "\n".join(f"{screen}: {found}" for screen, found in wrong.items())


@pytest.mark.parametrize("table", [False, True], ids=["desk", "table"])
def test_no_name_in_the_navigation_is_squeezed_on_a_low_laptop(
    qtbot: QtBot, look: ThemeHolder, example: tuple[Path, bytes], profile: AppPaths, table: bool
) -> None:
    look.set_table(table)
    for view in opened(qtbot, profile, example[1], table=table):
        view.window().resize(LAPTOP.width(), 640)
        qtbot.wait(50)
        buttons = [button for button in view.navigation.findChildren(QAbstractButton) if button.isVisible()]
        squeezed = [b.text() for b in buttons if b.text() and b.height() < b.sizeHint().height()]
        assert squeezed == []
        view.go("rechten")
        qtbot.wait(50)
        button, area = view.navigation.button("rechten"), view.navigation.viewport()
        assert area.rect().contains(QRect(button.mapTo(area, QPoint()), button.size()))


@pytest.mark.parametrize("table", [False, True], ids=["desk", "table"])
def test_the_plan_fits_with_all_of_it_open_and_everybody_signing(
    qtbot: QtBot, look: ThemeHolder, example: tuple[Path, bytes], profile: AppPaths, table: bool
) -> None:
    look.set_look("light", 200)
    look.set_table(table)
    for view in opened(qtbot, profile, example[1], table=table):
        look.set_look("light", 200)
        view.window().resize(LAPTOP)
        view.go("gezinsplan")
        plan = view.window().findChildren(GezinsplanScreen)[0]
        plan.complete()
        plan.open_agreement()
        assert plan.agreement is not None
        for person in plan.agreement.persons.values():
            person.choice.edited.emit("akkoord")
            person.sign.click()
        for folds in plan.findChildren(Folds):
            folds.toggle(0)
        plan.now.folds.toggle(2)
        qtbot.wait(300)
        assert misfits(view.window()) == []
