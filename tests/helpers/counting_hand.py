"""A hand on the window that counts what it does: clicks, turns of the page, and every key but the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

_NOTCH = 120
_MOST_NOTCHES = 200
_WAIT_MS = 15_000
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_WORDS = ("text", "placeholderText")
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Hand:
    """Sees what is on the screen by its words, and goes there with the mouse and the keyboard.

    Turning the wheel until something is in sight is one click, however far it is. A key that is held while
    another one is pressed is a key too: Ctrl+P costs two.
    """

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        self.clicks = self.keys = 0

    def begin(self) -> None:
        """What was done until now does not belong to the task."""
        self.clicks = self.keys = 0

    def click(self, words: str, *, on: QWidget | None = None) -> None:
        """On the one control that is called so, or shows these words; `on` a part of the window."""
        widget = self.see(words, on=on)
        self._bring_in_sight(widget)
        self._click_at(widget, widget.visibleRegion().boundingRect().center())

    def choose(self, words: str) -> None:
        """Out of the list that dropped down."""
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=_WAIT_MS)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        view = popup if isinstance(popup, QAbstractItemView) else popup.findChildren(QAbstractItemView)[0]
        rect = view.visualRect(_index(view, words))
        assert view.viewport().rect().contains(rect.center()), f"{words!r} is not in sight"
        self._click_at(view.viewport(), rect.center())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Where the keyboard is."""
        self.keys += 1 + sum(bool(modifier & held) for held in _MODIFIERS)
        QTest.keyClick(_keyboard(), key, modifier)

    def type(self, words: str) -> None:
        """The text itself: not counted."""
        QTest.keyClicks(_keyboard(), words)

    def in_dialog(self, do: Callable[[], object]) -> None:
        """What to do in the dialog that the next click opens: it holds up that click until it closes."""
        poll = QTimer(self._window)
        poll.setInterval(20)

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or focus is None or not dialog.isAncestorOf(focus):
                return
            poll.stop()
            # offscreen nobody gives the keyboard back to the window, as a desktop does
            dialog.finished.connect(lambda _code: QTimer.singleShot(0, self._window.activateWindow))
            try:
                do()
            finally:
                if dialog.isVisible():  # else the test would stand still here
                    dialog.reject()

        poll.timeout.connect(look)
        poll.start()

    def see(self, words: str, *, on: QWidget | None = None) -> QWidget:
        """The one control with this name or these words, in sight or further down the page."""
        self._qtbot.waitUntil(lambda: len(self._called(words, on)) == 1, timeout=_WAIT_MS)
        return self._called(words, on)[0]

    def _called(self, words: str, on: QWidget | None) -> list[QWidget]:
        """By the name that is read aloud, or else what it begins with, or else what stands there."""
        controls = [w for w in (on or self._top()).findChildren(QWidget) if _can_be_used(w)]
        return (
            [w for w in controls if w.accessibleName() == words]
            or [w for w in controls if w.accessibleName().startswith(words)]
            or [w for w in controls if words in (str(w.property(name) or "") for name in _WORDS)]
        )

    def _top(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _bring_in_sight(self, widget: QWidget) -> None:
        """With the wheel above the page, as far as it takes."""
        if _in_sight(widget):
            return
        self.clicks += 1
        page = _page_around(widget)
        for _ in range(_MOST_NOTCHES):
            below = widget.mapTo(page, widget.rect().center()).y() > page.height() // 2
            _turn(page, -_NOTCH if below else _NOTCH)
            QApplication.processEvents()
            if _in_sight(widget):
                return
        raise AssertionError(f"{widget.accessibleName()!r} cannot be brought in sight")

    def _click_at(self, widget: QWidget, place: QPoint) -> None:
        """Through the window, so that what lies above it gets the click, as for a person."""
        self.clicks += 1
        window = widget.window()
        there = widget.mapTo(window, place)
        hit = window.childAt(there)
        assert hit is not None
        assert hit is widget or widget.isAncestorOf(hit), f"{hit.accessibleName()!r} lies above it"
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, _NO_MODIFIER, there)


def _can_be_used(widget: QWidget) -> bool:
    """The keyboard comes here too: a page or a group with the same name is not what one clicks on."""
    takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    return takes_keys and widget.isVisible() and widget.isEnabled()


def _in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().contains(widget.rect().center())


def _keyboard() -> QWidget:
    """What has it: who types where nothing listens writes nothing."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return focus


def _page_around(widget: QWidget) -> QScrollArea:
    parent = widget.parentWidget()
    while not isinstance(parent, QScrollArea):
        assert parent is not None, f"{widget.accessibleName()!r} stands on no page that scrolls"
        parent = parent.parentWidget()
    return parent


def _turn(page: QScrollArea, angle: int) -> None:
    viewport = page.viewport()
    middle = QPointF(viewport.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        _NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, turn)


def _index(view: QAbstractItemView, words: str) -> QModelIndex:
    model = view.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    found = [index for index in rows if index.data() == words]
    assert len(found) == 1, f"{words!r}: found {len(found)}"
    return found[0]
