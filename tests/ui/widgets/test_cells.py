"""Cells line up while there is room, fold when there is not, and never cut a word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.cells import CellButton
from kanz_desktop.ui.widgets.cells_layout import CellsLayout

WIDTHS = (200, 100, 100)


def a_row(qtbot: QtBot, width: int) -> tuple[QWidget, list[QWidget]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    cells = CellsLayout(holder)
    widgets: list[QWidget] = [
        QLabel("woorden"),
        CellButton("Bij wie", "bij wie?"),
        CellButton("Bron", "van wie?"),
    ]
    for place, widget in enumerate(widgets):
        cells.add_cell(widget, WIDTHS[place], stretch=1 if place == 0 else 0)
    holder.resize(width, max(cells.heightForWidth(width), 1))
    holder.show()
    qtbot.waitExposed(holder)
    return holder, widgets


def test_with_room_the_columns_stand_beside_each_other(qtbot: QtBot) -> None:
    _, (words, who, source) = a_row(qtbot, 600)
    assert words.width() == 600 - 2 * 100 - 2 * 10
    assert (who.x(), source.x()) == (390, 500)
    assert words.y() == who.y() == source.y() == 0


def test_a_hidden_cell_keeps_its_column(qtbot: QtBot) -> None:
    holder, (_, who, source) = a_row(qtbot, 600)
    who.hide()
    holder.layout().activate()
    assert source.x() == 500


def test_without_room_the_first_takes_a_line_and_the_others_flow_below(qtbot: QtBot) -> None:
    _, (words, who, source) = a_row(qtbot, 300)
    assert words.width() == 300
    assert who.y() == source.y() > words.geometry().bottom()


def test_in_the_narrowest_window_nothing_is_wider_than_it(qtbot: QtBot) -> None:
    holder, widgets = a_row(qtbot, 90)
    assert all(widget.geometry().right() < 90 for widget in widgets)
    assert holder.height() >= max(widget.geometry().bottom() for widget in widgets)


def test_long_words_in_a_cell_make_it_taller_instead_of_cutting_them(qtbot: QtBot) -> None:
    cell = CellButton("Bron", "van wie?")
    qtbot.addWidget(cell)
    one = cell.heightForWidth(120)
    cell.set_words("gehoord van de juf van de basisschool in het dorp")
    assert cell.heightForWidth(120) >= one + 2 * cell.fontMetrics().lineSpacing()


def test_a_cell_of_one_line_is_as_tall_as_every_other_field(qtbot: QtBot) -> None:
    cell = CellButton("Bij wie", "bij wie?")
    qtbot.addWidget(cell)
    assert cell.heightForWidth(120) == cell.sizeHint().height()


def test_a_cell_says_its_question_and_its_answer(qtbot: QtBot) -> None:
    cell = CellButton("Bij wie", "bij wie?")
    qtbot.addWidget(cell)
    assert (cell.text(), cell.accessibleName()) == ("bij wie?", "Bij wie: nog niet ingevuld")
    cell.set_words("Mama & Sem")
    assert (cell.text(), cell.accessibleName()) == ("Mama & Sem", "Bij wie: Mama & Sem")
