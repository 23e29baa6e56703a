"""Tab follows what stands on the page, not what was built first."""

from __future__ import annotations

import itertools

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.reading_order import neighbour, outside, tab_stops


def page(qtbot: QtBot) -> tuple[QWidget, QWidget, dict[str, QLineEdit]]:
    """c d above a b; b, d, a, c is the order in which they were made."""
    window = QWidget()
    qtbot.addWidget(window)
    root = QWidget(window)
    made = {name: QLineEdit() for name in "bdac"}
    body, above, below = column(root), row(), row()
    body.addLayout(above)
    body.addWidget(QLabel("tussen"))
    body.addLayout(below)
    for line, names in ((below, "ab"), (above, "cd")):
        for name in names:
            line.addWidget(made[name])
    column(window).addWidget(root)
    window.show()
    qtbot.waitExposed(window)
    return window, root, made


def test_stops_come_in_the_order_of_the_layouts(qtbot: QtBot) -> None:
    _window, root, made = page(qtbot)
    assert tab_stops(root) == [made[name] for name in "cdab"]


def test_what_is_hidden_or_switched_off_is_passed_over(qtbot: QtBot) -> None:
    _window, root, made = page(qtbot)
    made["d"].hide()
    made["a"].setEnabled(False)
    assert tab_stops(root) == [made["c"], made["b"]]


def test_leaving_a_page_goes_to_the_window_around_it(qtbot: QtBot) -> None:
    _window, root, made = page(qtbot)
    after = QLineEdit(_window)
    after.show()
    assert outside(root, made["b"], forward=True) is after
    after.hide()
    assert outside(root, made["b"], forward=True) is None


def test_the_neighbours_of_a_stop_are_those_of_the_whole_page(qtbot: QtBot) -> None:
    _window, root, made = page(qtbot)
    made["a"].setEnabled(False)
    walked = [made["c"], made["d"], made["b"]]
    for before, after in itertools.pairwise(walked):
        assert neighbour(root, before, forward=True) is after
        assert neighbour(root, after, forward=False) is before
    assert neighbour(root, walked[-1], forward=True) is None
    assert neighbour(root, walked[0], forward=False) is None
