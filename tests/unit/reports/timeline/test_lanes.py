"""Nothing in a lane lies on anything else, whatever there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.reports.timeline.lanes import GAP, packed
from kanz_desktop.reports.timeline.words import fitted, width

SPANS = st.lists(
    st.tuples(st.floats(0, 500), st.floats(0, 200)).map(lambda s: (s[0], s[0] + s[1])), max_size=30
)


@given(SPANS)
def test_what_shares_a_lane_keeps_its_distance(spans: list[tuple[float, float]]) -> None:
    lanes = packed(spans)
    for (one, lane), (other, lane_of_other) in combinations(zip(spans, lanes, strict=True), 2):
        if lane == lane_of_other:
            assert one[1] + GAP <= other[0] or other[1] + GAP <= one[0]


def test_what_does_not_meet_shares_a_lane() -> None:
    assert packed([(0, 10), (30, 40), (5, 35), (60, 70)]) == [0, 0, 1, 0]


@given(st.text(max_size=200), st.floats(40, 300))
def test_words_that_do_not_fit_are_cut(text: str, most: float) -> None:
    assert width(fitted(text, 10, most), 10) <= most
