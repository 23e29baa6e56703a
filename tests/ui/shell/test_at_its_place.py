"""Whoever comes from elsewhere stands at the right place, also on a screen that is made only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.services.demo import add_example
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.navigation import NavigationButton
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.settled import once_settled
from tests.helpers.open_gezin import werkplek_in

ASKED_FOR = [
    ("gezin", "gezinslid"),
    ("leefgebieden", "probleem"),
    ("netwerk", "relatie"),
    ("historie", "wensdoel"),
    ("gezinsplan", "planversie"),
    ("pad", "contactmoment"),
]
"""A screen, and a kind of which the last record stands far down on it."""


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made


@pytest.fixture(scope="module")
def gezin(werkplek: Werkplek) -> bytes:
    return add_example(werkplek)


@pytest.fixture
def open_at(
    qtbot: QtBot, tasks: Tasks, werkplek: Werkplek, gezin: bytes
) -> Iterator[Callable[[str, str], GezinView]]:
    """The example in a low window, at a screen of it, or at the last record of this kind there."""
    context = GezinContext(werkplek.open_gezin(gezin), WORKER_VIEW, tasks)

    def open_view(screen: str, kind: str = "") -> GezinView:
        view = GezinView(context, SCREENS, Exits(lambda: None, lambda: None, lambda: None))
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1366, 460)
        view.go(screen, context.snapshot.of(kind)[-1].id if kind else None)
        window.show_face(view)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return view

    yield open_view
    context.close()


def in_sight(area: QScrollArea, widget: QWidget) -> bool:
    """All of it, or its top when it is taller than the window."""
    top, tall = widget.mapTo(area.viewport(), QPoint()).y(), area.viewport().height()
    return top >= 0 and top + min(widget.height(), tall // 2) <= tall


def at_rest(qtbot: QtBot, view: GezinView) -> None:
    """Wait until nothing moves on the screen any more."""
    rested: list[bool] = []
    once_settled(view.screen_now().heading, lambda: rested.append(True))
    qtbot.waitUntil(lambda: bool(rested), timeout=20_000)


@pytest.mark.parametrize(("screen", "kind"), ASKED_FOR, ids=[screen for screen, _kind in ASKED_FOR])
def test_a_record_that_is_asked_for_comes_in_sight(
    qtbot: QtBot,
    open_at: Callable[[str, str], GezinView],
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    kind: str,
) -> None:
    asked: list[QWidget] = []
    reveal = Page.reveal

    def note(page: Page, widget: QWidget) -> None:
        asked.append(widget)
        reveal(page, widget)

    monkeypatch.setattr(Page, "reveal", note)
    view = open_at(screen, kind)
    area = view.screen_now().scroll_area
    at_rest(qtbot, view)
    assert area.verticalScrollBar().value() > 0
    assert in_sight(area, asked[-1])


def test_the_name_of_the_screen_comes_in_sight_beside_it(
    qtbot: QtBot, open_at: Callable[..., GezinView]
) -> None:
    view = open_at("inzage")
    names = view.navigation.findChildren(NavigationButton)
    now = next(name for name in names if name.isChecked())
    at_rest(qtbot, view)
    assert in_sight(view.navigation, now)
    assert view.navigation.verticalScrollBar().value() > 0


@pytest.mark.parametrize("screen", ["leefgebieden", "gezinsplan"])
def test_in_another_look_one_is_where_one_was(
    qtbot: QtBot, open_at: Callable[..., GezinView], look: ThemeHolder, screen: str
) -> None:
    view = open_at(screen)
    view.screen_now().complete()

    def far() -> float:
        bar = view.screen_now().scroll_area.verticalScrollBar()
        return bar.value() / max(bar.maximum(), 1)

    at_rest(qtbot, view)
    bar = view.screen_now().scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at_rest(qtbot, view)
    before = far()
    look.set_mode("dark")
    at_rest(qtbot, view)
    assert abs(far() - before) < 0.01
