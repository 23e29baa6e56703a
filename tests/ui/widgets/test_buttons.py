"""The keyboard alone does it: a button that has it is pressed with space and with Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.rows import RowButton
from kanz_desktop.ui.widgets.buttons import (
    ChipButton,
    GhostButton,
    GivingButton,
    LinkButton,
    PrimaryButton,
    TouchButton,
)
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Words


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [TouchButton, PrimaryButton, GhostButton, LinkButton, ChipButton, RowButton])
def test_a_button_with_the_keyboard_is_pressed_by_space_and_enter(
    qtbot: QtBot, kind: type[TouchButton], key: Qt.Key
) -> None:
    pressed: list[bool] = []
    button = kind("Openen", lambda: pressed.append(True))
    qtbot.addWidget(button)
    qtbot.keyClick(button, key)
    assert pressed == [True]


def inked(widget: QWidget) -> int:
    """Pixels from its left edge to its first letter, in what is painted above the line of a link."""
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 2)
    middle = range(image.height() // 3, image.height() // 2)
    return next(x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in middle))


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("focused", [False, True])
def test_the_words_of_a_link_begin_where_the_words_above_it_do(
    qtbot: QtBot, look: ThemeHolder, zoom: int, focused: bool
) -> None:
    look.set_zoom(zoom)
    holder = QWidget()
    body = column(holder)
    above, link = Words("Het"), LinkButton("Het")
    for widget in (above, link, LinkButton("Nog een")):
        body.addWidget(widget)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    if focused:
        link.setFocus()
    else:
        link.clearFocus()
    assert abs(inked(link) - inked(above)) <= 1


def test_a_word_that_gives_way_ends_in_an_ellipsis_and_is_whole_where_there_is_room(qtbot: QtBot) -> None:
    button = GivingButton("Rechten van het gezin", icon_name="menu")
    qtbot.addWidget(button)
    shown = {}
    for name, width in (
        ("whole", button.sizeHint().width()),
        ("less", button.sizeHint().width() - 40),
        ("least", button.minimumSizeHint().width()),
    ):
        button.resize(width, button.sizeHint().height())
        shown[name] = button.shown()
    assert shown["whole"] == "Rechten van het gezin"
    assert shown["less"].startswith("Rechten")
    assert shown["less"].endswith("…")
    assert len(shown["least"]) <= 1
