"""The row of chips that wraps."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kanz_desktop.ui.widgets.flow import FlowLayout


def test_an_item_that_is_gone_already_takes_no_room_and_raises_nothing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(QLabel("een chip"))
    alone = flow.sizeHint()
    flow.addWidget(QLabel("een tweede"))
    assert flow.sizeHint().width() > alone.width()
    delete(flow.itemAt(1))
    assert flow.sizeHint() == alone
    assert flow.heightForWidth(10) == flow.heightForWidth(1_000)
