"""The list that drops down: an arrow that can be seen, and room for its longest choice."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.drop_down import DropDown


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_status_fits_and_the_arrow_stands_beside_it(
    qtbot: QtBot, look: ThemeHolder, zoom: int, mode: str
) -> None:
    look.set_look(mode, zoom)
    look.set_table(True)
    choice = DropDown("Status")
    qtbot.addWidget(choice)
    for entry in load_methode().list("actiestatus"):
        choice.addItem(entry.words(tafel=True), entry.id)
    choice.resize(choice.minimumSizeHint())
    choice.show()
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
    )
    words = [choice.itemText(place) for place in range(choice.count())]
    assert max(choice.fontMetrics().horizontalAdvance(word) for word in words) <= field.width()
    picture = choice.grab().toImage()
    ink = look.theme.color("ink-2").rgb()
    right = range(choice.width() - look.theme.px(30), choice.width() - 3)
    assert any(picture.pixel(x, y) == ink for x in right for y in range(picture.height()))
