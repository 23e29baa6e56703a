"""A drawing as text (docs/format/record.md §4.1): what was written is read, and nothing else is a drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.strokes import LARGEST, Strokes, read_strokes, write_strokes


def test_the_example_of_the_format_document_is_read():
    example = "1 300 100 10,80 60,20 90,85; 120,50"
    found = read_strokes(example)
    assert found == Strokes(300, 100, (((10, 80), (60, 20), (90, 85)), ((120, 50),)))
    assert write_strokes(found) == example


sides = st.integers(1, LARGEST)


@st.composite
def drawings(draw: st.DrawFn) -> Strokes:
    width, height = draw(sides), draw(sides)
    point = st.tuples(st.integers(0, width), st.integers(0, height))
    lines = draw(st.lists(st.lists(point, min_size=1, max_size=8).map(tuple), min_size=1, max_size=5))
    return Strokes(width, height, tuple(lines))


@given(drawings())
def test_what_was_drawn_comes_back_the_same(strokes):
    assert read_strokes(write_strokes(strokes)) == strokes


def test_nothing_drawn_is_no_text():
    assert write_strokes(Strokes(300, 100, ())) == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "1 300 100", "2 300 100 1,1", "1 300 100 1,1;", "1 300 100 1,1;2,2", "1 300 100  1,1",
        "1 0 100 0,0",
        "1 300 100 301,1", "1 300 100 1,101", "1 10001 100 1,1", "1 300 100 -1,1", "1 300 100 1.5,1",
        "1 300 100 1,1\n", "1 300 100 ١,1", "Sanne", "1 300 100 1,1 Sanne",
    ],
)  # fmt: skip
def test_any_other_text_is_no_drawing(text):
    assert read_strokes(text) is None


@given(st.text(alphabet="0123456789 ,;x-\n", max_size=60))
def test_a_text_from_elsewhere_never_raises_and_stays_within_its_bounds(text):
    found = read_strokes(text)
    if found is not None:
        assert all(0 <= x <= found.width and 0 <= y <= found.height for line in found.lines for x, y in line)
