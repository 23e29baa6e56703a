"""The keyboard alone does it: a button that has it is pressed with space and with Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.vandaag.rows import RowButton
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, LinkButton, PrimaryButton, TouchButton


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
