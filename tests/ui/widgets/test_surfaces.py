"""One calm line: its icon stands level with its first line of words, whatever stands beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.icons import IconLabel
from kanz_desktop.ui.widgets.surfaces import Note

LONG = "Dit papier is te groot. Wat je al had, staat veilig in de map. Maak een kleinere foto."


@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize("words", ["1 papier zit veilig in de map.", LONG])
def test_the_icon_stands_level_with_the_first_line(
    qtbot: QtBot, look: ThemeHolder, words: str, table: bool
) -> None:
    look.set_table(table)
    note = Note(words, "good", icon_name="vinkje")
    note.row.addWidget(TouchButton("Zeg wat het is"))
    qtbot.addWidget(note)
    note.resize(520, note.heightForWidth(520))
    note.show()
    icon = note.findChild(IconLabel)
    assert icon is not None
    line = note.words.fontMetrics().height()
    first_line = note.words.geometry().center().y() if words != LONG else note.words.y() + line / 2
    assert abs(icon.geometry().center().y() - first_line) <= 3
