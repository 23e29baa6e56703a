"""The overview over trajecten: right figures, and never a group under five, also not by subtraction."""

from __future__ import annotations

import random
import time
from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.trajectsom import TrajectSom
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.trajecten.figures import ALL, LONGEST, UNKNOWN, Trajecten, cell_of
from kanz_desktop.reports.trajecten.rule import LEAST, Filter, filters, matches, shown

POINTS = [entry.id for entry in load_methode().list("meetpunt")]


def som(
    jaar: int = 2026,
    maanden: int = 13,
    einde: str = "positief",
    minuten: int = 6000,
    **marks: tuple[int, int],
) -> TrajectSom:
    return TrajectSom(jaar, maanden, einde, minuten, marks)


def many(count: int, seed: int = 1, years: int = 6) -> list[TrajectSom]:
    """Trajecten as they are: most end well, a few marks are missing, some have no hours."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        marks = {
            point: (chance.randint(2, 14), chance.randint(4, 20)) for point in POINTS if chance.random() < 0.8
        }
        einde = chance.choices(["positief", "voortijdig", ""], [6, 2, 1])[0]
        minuten = chance.choice([0, 3000, 9000, 12000])
        made.append(TrajectSom(2020 + chance.randrange(years), chance.randint(3, 30), einde, minuten, marks))
    return made


def groups(sums: list[TrajectSom], wanted) -> dict[Filter, frozenset[int]]:
    """Every result that is shown, as the trajecten in it."""
    rows = {i: cell_of(one) for i, one in enumerate(sums) if wanted(one)}
    return {
        asked: frozenset(i for i, cell in rows.items() if matches(cell, asked))
        for asked in shown(Counter(rows.values()))
    }


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [9, 24, 60, 200])
def test_no_pair_of_filters_leaves_a_group_under_five_by_subtraction(count: int, seed: int) -> None:
    sums = many(count, seed)
    for wanted in (lambda _one: True, lambda one: one.minuten > 0, lambda one: POINTS[0] in one.cijfers):
        found = groups(sums, wanted)
        for one, other in permutations(found.values(), 2):
            if other <= one:
                assert not 1 <= len(one - other) < LEAST


@pytest.mark.parametrize("seed", range(10))
def test_what_is_left_of_one_after_two_others_is_never_under_five(seed: int) -> None:
    """All minus this year minus that one; and two that overlap minus a third which holds what they share."""
    found = set(groups(many(90, seed, years=4), lambda _one: True).values())
    assert len(found) > 4
    for whole, one, two in permutations(found, 3):
        if not one & two and (one | two) <= whole:
            assert not 1 <= len(whole - one - two) < LEAST


def rank(rows: list[list[Fraction]]) -> int:
    """By schoolbook elimination, written apart from the rule."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for other in rows[found + 1 :]:
            times = other[column] / pivot[column]
            for place in range(len(other)):
                other[place] -= times * pivot[place]
        found += 1
    return found


Cells = dict[tuple[str, ...], int]


def small_groups_that_can_be_made(cells: Cells, allowed: frozenset[Filter]) -> list[object]:
    """By trying every group of at most four: does a mix of the shown results stand on these cells alone?"""
    living = [cell for cell, count in cells.items() if count]
    matrix = [[Fraction(matches(cell, asked)) for cell in living] for asked in allowed]
    whole, found = rank(matrix), []
    for size in range(1, LEAST):
        for group in combinations(living, size):
            if sum(cells[cell] for cell in group) < LEAST:
                others = [place for place, cell in enumerate(living) if cell not in group]
                if rank([[row[place] for place in others] for row in matrix]) < whole:
                    found.append(group)
    return found


CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("pq")),
    st.integers(0, 7),
    max_size=11,
)


@given(CELLS)
@settings(max_examples=150, deadline=None)
def test_no_mix_of_shown_results_stands_on_four_trajecten_or_fewer(cells: Cells) -> None:
    allowed = shown(cells)
    assert small_groups_that_can_be_made(cells, allowed) == []
    for asked in allowed:
        assert sum(count for cell, count in cells.items() if matches(cell, asked)) >= LEAST


def test_trying_every_group_does_find_what_a_careless_rule_gives_away() -> None:
    """The check itself can fail: results of five and more whose difference is three."""
    cells = {("a", "x"): 9, ("a", "y"): 3, ("b", "x"): 6, ("b", "y"): 5}
    careless = frozenset(asked for asked in filters(cells) if asked != ("a", "y"))
    assert small_groups_that_can_be_made(cells, careless) == [(("a", "y"),)]


def test_years_and_ends_stand_beside_each_other_though_few_ended_early_in_any_year() -> None:
    """What both share cannot be made of them, so neither is withheld for it."""
    cells = {
        (year, end): count for year in ("2024", "2025", "2026") for end, count in (("goed", 9), ("vroeg", 3))
    }
    allowed = shown(cells)
    assert {("2024", ""), ("2025", ""), ("2026", ""), ("", "goed"), ("", "vroeg")} <= allowed
    assert not any(year and end for year, end in allowed)


def test_a_year_whose_complement_is_under_five_is_withheld_however_large_it_is() -> None:
    """9 in 2026 and 3 in 2025: all minus 2026 would give the three."""
    allowed = shown({("2026",): 9, ("2025",): 3})
    assert allowed == {("",)}
    assert shown({("2026",): 9, ("2025",): 3, ("2024",): 4}) == {("",), ("2026",)}


def test_under_five_nothing_at_all_is_said() -> None:
    made = Trajecten([som(**{"leefgebied-1": (6, 12)})] * 4)
    overview = made.overview()
    assert (overview.n, overview.hours, overview.months, overview.points) == (None, None, None, {})
    assert Trajecten([]).overview().n is None


def test_a_point_that_few_have_a_mark_for_is_withheld_while_the_others_stand() -> None:
    sums = [som(a=(6, 12), b=(4, 8)) for _ in range(4)] + [som(a=(6, 10))] * 4
    overview = Trajecten(sums).overview()
    assert overview.n == 8
    assert set(overview.points) == {"a"}


def test_the_figures_are_means_of_the_change_and_the_share_that_improved() -> None:
    pairs = [(6, 12), (8, 8), (10, 9), (4, 14), (6, 13)]
    overview = Trajecten([som(minuten=600, a=pair) for pair in pairs]).overview()
    found = overview.points["a"]
    assert (found.n, found.start, found.end) == (5, 3.4, 5.6)
    assert found.change == pytest.approx(2.2)
    assert found.spread == pytest.approx(2.3611, abs=1e-3)
    assert found.improved == pytest.approx(0.6)
    assert (overview.hours, overview.hours_n, overview.months) == (50, 5, 13)


def test_a_filter_answers_for_what_it_asks() -> None:
    sums = [som(2025, a=(4, 6))] * 6 + [som(2026, a=(4, 16))] * 7
    made = Trajecten(sums)
    assert made.overview(("2026", "", "")).points["a"].end == 8
    assert made.overview(("2025", "", "")).n == 6
    assert made.overview(("2024", "", "")).n is None


def test_a_value_that_too_few_have_is_not_even_offered() -> None:
    sums = [som(2025, a=(4, 6))] * 6 + [som(2026, einde="voortijdig")] * 7 + [som(2024)] * 3
    assert "2024" not in Trajecten(sums).values()[0]
    assert Trajecten(sums).values()[0] == ("2025",)
    assert Trajecten([]).values() == ((), (), ())


def test_where_a_traject_stands() -> None:
    assert cell_of(som(2026, 5, "")) == ("2026", UNKNOWN, "tot-6")
    assert [cell_of(som(maanden=months))[2] for months in (0, 6, 11, 12, 23, 24, 40)] == [
        "tot-6", "6-12", "6-12", "12-24", "12-24", LONGEST, LONGEST,
    ]  # fmt: skip


def test_broad_filters_are_decided_before_narrow_ones() -> None:
    asked = list(filters([("a", "x"), ("b", "y")]))
    assert asked[0] == ("", "")
    assert [sum(value != "" for value in one) for one in asked] == sorted(
        sum(value != "" for value in one) for one in asked
    )


def test_five_hundred_trajecten_take_less_than_a_second() -> None:
    """What the processor was asked for: another program beside it says nothing about this one."""
    sums = many(500)
    start = time.process_time()
    made = Trajecten(sums)
    for asked in (ALL, ("2022", "", ""), ("", "positief", ""), ("2022", "positief", "")):
        made.overview(asked)
    spent = time.process_time() - start
    assert made.overview(ALL).n == 500
    assert spent < 1
