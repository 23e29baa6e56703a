"""Open one screen of a gezin in a window of its own, and find controls by the name that is read aloud."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen

ScreenType = TypeVar("ScreenType", bound=Screen)
W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, context: GezinContext, kind: type[ScreenType]) -> ScreenType:
    """The screen as the shell has it: shown, active, hearing of every change, and held until the end.

    A screen that only its own buttons hold is destroyed with the last of them, in the middle of that.
    """
    screen = kind(context)
    context.changed.connect(screen.on_changes)
    qtbot.addWidget(screen, before_close_func=lambda _closing, _held=screen: None)
    screen.resize(1180, 716)
    screen.show()
    screen.activateWindow()
    qtbot.waitExposed(screen)
    screen.complete()
    return screen


def named(root: QWidget, name: str, kind: type[W]) -> W:
    """The one visible control of that kind whose accessible name begins like this; waits a moment for it."""
    for _ in range(200):
        found = [w for w in root.findChildren(kind) if w.accessibleName().startswith(name) and w.isVisible()]
        if len(found) == 1:
            return found[0]
        QTest.qWait(25)
    raise AssertionError(f"{name!r}: found {[w.accessibleName() for w in found]}")


def names(root: QWidget, kind: type[W]) -> list[str]:
    return [w.accessibleName() for w in root.findChildren(kind) if w.isVisible()]


def type_into(widget: QWidget, text: str) -> None:
    """Type at the end of a field, as a person does."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(widget, text)


def focused() -> str:
    """The accessible name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def unnamed(root: QWidget) -> list[QWidget]:
    """Controls that can have the keyboard but say nothing to who cannot see them."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
    ]
