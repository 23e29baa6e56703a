"""Tab through every screen of a full gezin: everything is reached, as one reads, and can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.services import previews
from kanz_desktop.services.demo import add_example
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.reading_order import tab_stops
from tests.helpers.fitting import hidden, jumps_back, walk
from tests.helpers.open_gezin import werkplek_in

pytestmark = pytest.mark.timeout(420)
"""Hundreds of stops; on a busy machine each takes its time."""


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made
    previews.close()


@pytest.fixture(scope="module")
def gezin(werkplek: Werkplek) -> bytes:
    return add_example(werkplek)


@pytest.fixture(params=[WORKER_VIEW, TABLE_VIEW], ids=["desk", "table"])
def view(
    qtbot: QtBot,
    tasks: Tasks,
    look: ThemeHolder,
    werkplek: Werkplek,
    gezin: bytes,
    request: pytest.FixtureRequest,
) -> Iterator[GezinView]:
    who: Audience = request.param
    look.set_table(not who.workers)
    sessie = werkplek.open_gezin(gezin)
    context = GezinContext(
        sessie, who, tasks, table=not who.workers, werkplek=werkplek if who.workers else None
    )
    made = GezinView(context, SCREENS, Exits(lambda: None, lambda: None, lambda: None, lambda: None))
    window = MainWindow()
    qtbot.addWidget(window)
    made.go("gezin")
    window.show_face(made)
    window.resize(QSize(1366, 768))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    made.leave()
    context.close()


def settle(qtbot: QtBot, view: GezinView) -> None:
    """Wait until nothing is added to the screen any more: its rows come in turns of the event loop."""
    before, still = -1, 0
    while still < 3:
        qtbot.wait(60)
        now = len(tab_stops(view.screen_now()))
        still = still + 1 if now == before else 0
        before = now


def test_tab_reaches_everything_in_the_order_of_reading(qtbot: QtBot, view: GezinView) -> None:
    wrong: dict[str, list[str]] = {}
    for name in view.screen_ids():
        view.go(name)
        settle(qtbot, view)
        screen = view.screen_now()
        there = tab_stops(screen)  # a page that was being made may come up while one walks
        stops = walk(view.window().focusWidget() or screen)
        both = [stop for stop in tab_stops(screen) if stop in there]
        missed = [f"not reached: {w.accessibleName()!r}" for w in both if w not in stops]
        if found := [*missed, *hidden(stops), *jumps_back(stops, screen.scroll_area.widget())]:
            wrong[name] = found
    assert not wrong, "\n".join(f"{screen}: {found}" for screen, found in wrong.items())


def test_every_kind_of_control_shows_that_it_has_the_keyboard(qtbot: QtBot, view: GezinView) -> None:
    """By its border, not by its cursor alone: compared without what stands in it."""
    seen: set[tuple[object, ...]] = set()
    silent: list[str] = []
    for name in view.screen_ids():
        view.go(name)
        settle(qtbot, view)
        for stop in tab_stops(view.screen_now()):
            if _kind(stop) in seen:
                continue
            seen.add(_kind(stop))
            if _outline(stop, focused=True) == _outline(stop, focused=False):
                silent.append(f"{name}: {_kind(stop)} {stop.accessibleName()!r}")
    assert len(seen) > 8
    assert not silent, "\n".join(silent)


def _kind(widget: QWidget) -> tuple[object, ...]:
    looks = [widget.property(name) for name in ("role", "kind", "bare", "table")]
    checked = widget.property("checked")
    return (type(widget).__name__, *looks, checked)


def _outline(widget: QWidget, *, focused: bool) -> QImage:
    """The picture of a control with or without the keyboard, text fields without their cursor."""
    if focused:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    elif (now := QApplication.focusWidget()) is not None:
        now.clearFocus()
    QApplication.processEvents()
    image = widget.grab().toImage()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return image.copy(0, 0, image.width(), 4)  # its upper border
    return image
