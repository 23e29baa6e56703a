import pytest

from kanz_desktop.domain.values import Mark
from kanz_desktop.reports.change_figure import change_figure
from kanz_desktop.reports.figure import Circle, Figure, Polyline, Text
from kanz_desktop.reports.marks import Marks, leefgebied_points
from tests.helpers.printed_gezin import report
from tests.helpers.records import record, snapshot


def drawn(**given: dict[str, Mark]) -> Figure | None:
    rows = []
    for moment, marks in given.items():
        rows.append(record("meting", f"meting-{moment}", moment=moment))
        rows += [
            record("cijfer", meting=f"meting-{moment}", punt=punt, cijfer=mark)
            for punt, mark in marks.items()
        ]
    shown = report(snapshot(*rows))
    return change_figure(leefgebied_points(shown), Marks(shown))


def dots(figure: Figure) -> list[Circle]:
    """Circles below the legend."""
    return [shape for shape in figure.shapes if isinstance(shape, Circle) and shape.y > 30]


def test_without_marks_there_is_no_picture() -> None:
    assert drawn() is None


def test_a_higher_mark_stands_further_to_the_right() -> None:
    figure = drawn(start={"leefgebied-1": Mark(6), "leefgebied-2": Mark(14)})
    assert figure is not None
    low, high = dots(figure)
    assert low.x < high.x


def test_a_half_mark_stands_between_two_whole_ones() -> None:
    figure = drawn(start={"leefgebied-1": Mark(10), "leefgebied-2": Mark(11), "leefgebied-3": Mark(12)})
    assert figure is not None
    five, half, six = dots(figure)
    assert half.x == pytest.approx((five.x + six.x) / 2)


def test_an_equal_mark_does_not_hide_the_first_one() -> None:
    figure = drawn(start={"leefgebied-1": Mark(12)}, nu={"leefgebied-1": Mark(12)})
    assert figure is not None
    (start,) = dots(figure)
    now = [shape for shape in figure.shapes if isinstance(shape, Polyline)][-1]
    assert start.x == now.points[0][0]
    assert start.r > max(x for x, _ in now.points) - start.x


def test_i_do_not_know_is_shown_with_its_moment_and_has_no_dot() -> None:
    figure = drawn(start={"leefgebied-1": Mark(None)})
    assert figure is not None
    assert dots(figure) == []
    assert "start ?" in [shape.text for shape in figure.shapes if isinstance(shape, Text)]


def test_the_picture_says_the_same_in_words() -> None:
    figure = drawn(start={"leefgebied-2": Mark(6)}, nu={"leefgebied-2": Mark(11)})
    assert figure is not None
    assert figure.alt == "Ons huishouden en geld: start 3, nu 5½."


def test_a_mark_that_went_down_looks_like_one_that_went_up() -> None:
    down = drawn(start={"leefgebied-1": Mark(12)}, nu={"leefgebied-1": Mark(8)})
    up = drawn(start={"leefgebied-1": Mark(8)}, nu={"leefgebied-1": Mark(12)})
    assert down is not None
    assert up is not None

    def colours(figure: Figure) -> list[str]:
        return sorted(str(getattr(shape, "colour", getattr(shape, "stroke", ""))) for shape in figure.shapes)

    assert colours(down) == colours(up)
    assert not any("brick" in colour or "amber" in colour for colour in colours(down))


def test_every_shape_stays_inside_the_figure() -> None:
    shown = report()
    figure = change_figure(leefgebied_points(shown), Marks(shown), width=300)
    assert figure is not None
    for shape in figure.shapes:
        if isinstance(shape, Circle):
            assert shape.r <= shape.x <= figure.width - shape.r
            assert shape.r <= shape.y <= figure.height - shape.r
