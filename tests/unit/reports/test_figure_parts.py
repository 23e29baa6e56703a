"""A picture too wide for a sheet, in parts: nothing is lost, nothing whole is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Text
from kanz_desktop.reports.figure_parts import parts

SHARED = 184.0


def wide(count: int) -> Figure:
    """So many people in a row, joined by a line, with a household around all."""
    long = count * 92.0
    people = [
        shape
        for i in range(count)
        for shape in (
            Circle(46 + i * 92, 20, 15, "sheet", "ink"),
            Text(46 + i * 92, 50, f"p{i}", align="centre"),
        )
    ]
    return Figure(
        long, 60, (Line(46, 20, long - 46, 20), Rect(2, 2, long - 4, 56, None, "teal"), *people), "ab"
    )


def test_what_fits_stays_in_one_piece() -> None:
    figure = wide(8)
    assert parts(figure, 1028, shared=SHARED) == (figure,)


@given(st.integers(12, 60))
def test_everybody_is_on_a_part_whole_and_at_an_edge_on_both(count: int) -> None:
    made = parts(wide(count), 1028, shared=SHARED)
    names = [[s.text for s in part.shapes if isinstance(s, Text)] for part in made]
    assert list(dict.fromkeys(name for part in names for name in part)) == [f"p{i}" for i in range(count)]
    for before, after in pairwise(names):
        assert set(before) & set(after)
    for part in made:
        assert part.width <= 1028
        for shape in part.shapes:
            if isinstance(shape, Circle | Text):
                assert 46 - 0.01 <= shape.x <= part.width - 46 + 0.01
            if isinstance(shape, Polyline):
                assert all(-0.01 <= x <= part.width + 0.01 for x, _ in shape.points)


def test_lines_and_the_household_go_on_over_the_edge() -> None:
    made = parts(wide(20), 1028, shared=SHARED)
    assert len(made) == 2
    for part in made:
        paths = [shape for shape in part.shapes if isinstance(shape, Polyline)]
        joined = next(path for path in paths if path.colour == "ink")
        assert max(abs(x - part.width) for x, _ in joined.points) > part.width / 2
        assert any(path.colour == "teal" for path in paths)
    assert [part.alt for part in made] == ["ab", ""]


@pytest.mark.parametrize("dashed", [False, True])
def test_a_cut_line_keeps_its_look(dashed: bool) -> None:
    figure = Figure(2000, 10, (Line(0, 5, 2000, 5, "brick", 2.0, dashed),), "")
    for part in parts(figure, 1028, shared=SHARED):
        assert [(s.colour, s.weight, s.dashed) for s in part.shapes if isinstance(s, Polyline)] == [
            ("brick", 2.0, dashed)
        ]
