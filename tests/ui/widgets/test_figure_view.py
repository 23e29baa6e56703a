"""The same display list as on paper, in the colours of the theme, and in words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Shape, Text
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.figure_view import FigureView


def painted(qtbot: QtBot, *shapes: Shape, width: int = 100) -> QImage:
    """The figure of 100 x 50 points at this width in pixels."""
    view = FigureView(Figure(100, 50, shapes, "een tekening"))
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    return view.grab().toImage()


def colour(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixel(x, y)).name()


@pytest.mark.parametrize("shape", [
    Rect(10, 10, 20, 20, fill="teal"),
    Circle(20, 20, 8, fill="teal"),
    Polyline(((10, 20), (20, 10), (30, 20), (20, 30)), "teal", fill="teal"),
    Line(10, 20, 30, 20, "teal", 6),
])  # fmt: skip
def test_a_shape_stands_where_the_list_says_in_the_colour_it_names(
    qtbot: QtBot, look: ThemeHolder, shape: Shape
) -> None:
    image = painted(qtbot, shape)
    assert colour(image, 20, 20) == look.theme.color("teal").name()
    assert colour(image, 60, 20) != look.theme.color("teal").name()


def test_the_dark_theme_paints_the_same_list_in_its_own_colours(qtbot: QtBot, look: ThemeHolder) -> None:
    light = colour(painted(qtbot, Rect(10, 10, 20, 20, fill="teal")), 20, 20)
    look.set_look("dark", 100)
    dark = colour(painted(qtbot, Rect(10, 10, 20, 20, fill="teal")), 20, 20)
    assert dark == look.theme.color("teal").name() != light


def test_the_picture_is_as_wide_as_its_place_and_keeps_its_proportions(
    qtbot: QtBot, look: ThemeHolder
) -> None:
    image = painted(qtbot, Rect(10, 10, 20, 20, fill="teal"), width=300)
    assert (image.width(), image.height()) == (300, 150)
    assert colour(image, 60, 60) == look.theme.color("teal").name()


def test_text_is_placed_by_its_left_end_its_middle_or_its_right_end(qtbot: QtBot) -> None:
    def ink(align: str) -> tuple[int, int]:
        image = painted(qtbot, Text(50, 30, "mmm", 10, "ink", bold=True, align=align))  # type: ignore[arg-type]
        background = colour(image, 2, 2)
        columns = [x for x in range(100) if any(colour(image, x, y) != background for y in range(15, 35))]
        return columns[0], columns[-1]

    left, centre, right = ink("left"), ink("centre"), ink("right")
    assert left[0] >= 50
    assert abs(50 - (centre[0] + centre[1]) / 2) <= 1
    assert right[1] <= 50


def test_a_picture_is_also_said_in_words(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    assert view.accessibleName() == ""
    view.set_figure(Figure(10, 10, (), "van 3 naar 5½"))
    assert view.accessibleName() == "van 3 naar 5½"
    assert view.heightForWidth(20) == 20


def test_an_unknown_shape_is_a_mistake_and_not_a_gap(qtbot: QtBot) -> None:
    from PySide6.QtGui import QPainter

    from kanz_desktop.ui.theme import current_theme
    from kanz_desktop.ui.widgets.figure_view import paint

    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    with pytest.raises(TypeError):
        paint(painter, Figure(10, 10, ("ruit",), ""), current_theme())  # type: ignore[arg-type]
    painter.end()


def test_a_picture_that_may_not_grow_keeps_no_empty_room_below_it(qtbot: QtBot) -> None:
    view = FigureView(Figure(100, 50, (), "breed"))
    qtbot.addWidget(view)
    view.setMaximumWidth(200)
    assert view.heightForWidth(1000) == 100
