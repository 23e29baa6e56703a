import math

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.paths import resource
from kanz_desktop.reports.pdf.pictogram import _arc, _icon, _path

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_pictogram_of_the_project_can_be_drawn_within_its_square(name: str) -> None:
    box, weight, steps = _icon(name)
    points = [point for _, where in steps for point in where]
    assert points
    assert weight > 0
    assert all(-0.01 <= value <= box + 0.01 for point in points for value in point)


def test_every_leefgebied_has_a_pictogram() -> None:
    assert {gebied.icon for gebied in load_methode().leefgebieden} <= set(ICONS)


def test_an_arc_ends_where_it_should_and_keeps_its_distance_to_the_centre() -> None:
    steps = list(_arc((1.0, 0.0), (-1.0, 0.0), 1.0, False, True))
    ends = [points[-1] for _, points in steps]
    assert ends[-1] == pytest.approx((-1.0, 0.0))
    assert all(math.hypot(*end) == pytest.approx(1.0) for end in ends)


def test_the_large_and_the_small_arc_go_different_ways_round() -> None:
    small = list(_arc((1.0, 0.0), (0.0, 1.0), 1.0, False, True))
    large = list(_arc((1.0, 0.0), (0.0, 1.0), 1.0, True, True))
    assert len(small) < len(large)


def test_relative_steps_count_from_where_the_pen_is() -> None:
    assert [points[-1] for _, points in _path("M1 1l2 0v2h-2")] == [(1, 1), (3, 1), (3, 3), (1, 3)]


def test_numbers_after_a_move_are_lines() -> None:
    assert [step for step, _ in _path("M1 1 2 2 3 3z")] == ["move", "line", "line", "close"]
