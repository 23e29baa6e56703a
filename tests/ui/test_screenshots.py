from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.screenshots import still_picture
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column


def test_a_picture_is_taken_only_when_every_row_in_sight_stands_there(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 600)
    body = column(window)
    rows = [Later(lambda words=f"rij {n}": QLabel(words), height=20) for n in range(20)]
    for row in rows:
        body.addWidget(row)
    window.show()
    picture = still_picture(window, "rijen")
    assert all(row.made is not None and row.made.isVisible() for row in rows)
    assert picture == window.grab().toImage()
