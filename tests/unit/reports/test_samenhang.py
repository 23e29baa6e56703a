"""The map of links between problems: every link points down a row or is drawn from the other side."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.reports.figure import Polyline, Rect, Text
from kanz_desktop.reports.samenhang.figure import link_words, problem_map, verbanden
from kanz_desktop.reports.samenhang.layers import Waypoint, layered
from tests.helpers.printed_gezin import report
from tests.helpers.records import ident, record, snapshot


def problems(*names: str) -> list:
    return [record("probleem", name, leefgebied="leefgebied-2", woorden=name) for name in names]


def link(start: str, end: str, how: str = "") -> object:
    return record("verband", van=start, naar=end, hoe=how or None)


def arrows(figure) -> int:
    return sum(isinstance(shape, Polyline) and shape.fill is not None for shape in figure.shapes)


def test_what_works_through_on_something_stands_above_it():
    drawn = problem_map(
        report(
            snapshot(
                *problems("geld", "slaap", "school"),
                link("geld", "slaap"),
                link("slaap", "school"),
                link("geld", "school"),
            )
        )
    )
    assert drawn is not None
    rows = [drawn.boxes[ident(name)].y for name in ("geld", "slaap", "school")]
    assert rows == sorted(set(rows))
    assert arrows(drawn.figure) == 3


def test_a_circle_is_drawn_and_not_refused():
    drawn = problem_map(
        report(snapshot(*problems("a", "b", "c"), link("a", "b"), link("b", "c"), link("c", "a")))
    )
    assert drawn is not None
    assert arrows(drawn.figure) == 3


def test_two_that_work_through_on_each_other_have_one_line_with_two_heads():
    drawn = problem_map(report(snapshot(*problems("a", "b"), link("a", "b"), link("b", "a"))))
    assert drawn is not None
    lines = [s for s in drawn.figure.shapes if isinstance(s, Polyline) and s.fill is None]
    assert (len(lines), arrows(drawn.figure)) == (1, 2)


def test_a_link_to_what_this_reader_may_not_see_is_not_there():
    seen = report(snapshot(*problems("a"), link("a", "geheim")))
    assert verbanden(seen) == ()
    assert problem_map(seen) is None


def test_the_same_link_made_on_two_laptops_is_drawn_once():
    seen = report(snapshot(*problems("a", "b"), link("a", "b"), link("a", "b", "later")))
    assert len(verbanden(seen)) == 1


def test_it_is_said_in_words():
    seen = report(
        snapshot(*problems("Geldzorgen", "Slecht slapen"), link("Geldzorgen", "Slecht slapen", "piekeren"))
    )
    (one,) = verbanden(seen)
    assert link_words(seen, one) == "Geldzorgen werkt door op: Slecht slapen (piekeren)"
    drawn = problem_map(seen)
    assert drawn is not None
    assert drawn.figure.alt == "Geldzorgen werkt door op: Slecht slapen (piekeren)."


def test_on_paper_only_what_is_joined_stands_on_it_and_on_the_screen_all():
    seen = report(snapshot(*problems("a", "b", "los"), link("a", "b")))
    on_paper, on_screen = problem_map(seen), problem_map(seen, loose=True)
    assert on_paper is not None
    assert on_screen is not None
    assert ident("los") not in on_paper.boxes
    assert set(on_screen.boxes) == {ident(name) for name in ("a", "b", "los")}


names = st.integers(0, 11).map(lambda n: bytes([n]) * 16)
links = st.lists(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]), max_size=30)


@given(links)
def test_any_links_give_rows_in_which_nothing_is_lost_and_everything_points_down(ends):
    nodes = sorted({end for pair in ends for end in pair})
    found = layered(nodes, ends, 4)
    level = {item: place for place, row in enumerate(found.rows) for item in row}
    assert sorted(item for item in level if isinstance(item, bytes)) == nodes
    assert {frozenset(pair) for pair in ends} == {frozenset(pair) for pair in found.chains}
    for chain in found.chains.values():
        assert all(level[lower] == level[upper] + 1 for upper, lower in pairwise(chain))
    for row in found.rows:
        assert len([item for item in row if not isinstance(item, Waypoint)]) <= 4


@given(links)
def test_nothing_of_the_drawing_lies_on_top_of_each_other_or_outside(ends):
    nodes = sorted({end for pair in ends for end in pair})
    rows = [record("probleem", node, leefgebied="leefgebied-2", woorden="woord " * 30) for node in nodes]
    drawn = problem_map(report(snapshot(*rows, *(link(*pair) for pair in ends))), loose=True)
    if drawn is None:
        return
    figure = drawn.figure
    for one, other in combinations(drawn.boxes.values(), 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    for shape in figure.shapes:
        if isinstance(shape, Rect):
            assert shape.x > 0
            assert shape.x + shape.width < figure.width
            assert shape.y > 0
            assert shape.y + shape.height < figure.height
        elif isinstance(shape, Text):
            assert 0 <= shape.y <= figure.height
        elif isinstance(shape, Polyline):
            assert all(0 <= x <= figure.width and 0 <= y <= figure.height for x, y in shape.points)
