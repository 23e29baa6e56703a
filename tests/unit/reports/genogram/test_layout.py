"""The genogram is laid out without crossings for ordinary families, and always without overlaps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.reports.genogram.layout import HALF, layout
from kanz_desktop.reports.genogram.tree import Couple, Person, Tree, Union
from tests.unit.reports.genogram.families import crossings, family, key, overlaps, through_symbols

ORDINARY = {
    "two parents": family("mama+papa: sem noor"),
    "one parent": family("mama: sem noor"),
    "couple without children": family("mama+papa"),
    "three generations on both sides": family("oma+opa: mama", "oma2+opa2: papa", "mama+papa: sem noor"),
    "aunts and uncles on both sides": family(
        "oma+opa: tante mama oom", "oma2+opa2: papa tante2", "mama+papa: sem noor"
    ),
    "an ex with a child of each": family("mama#ex: sem", "mama+papa: noor"),
    "two exes": family("mama#ex: sem", "mama/ex2: kim", "mama+papa: noor"),
    "both with an ex": family("mama#ex: sem", "papa#ex2: bo", "mama+papa: noor"),
    "an ex with a new partner": family("mama#papa: sem noor", "papa+nieuw: bo"),
    "grandparents of an ex": family(
        "oma+opa: mama", "oma2+opa2: papa", "oma3+opa3: ex", "mama#ex: sem", "mama+papa: noor"
    ),
    "grandparents who parted and married again": family("oma#opa: mama", "opa+nieuw: oom", "mama+papa: sem"),
    "half sisters of both parents": family(
        "oma#opa: mama", "oma+stief: tante", "oma2#opa2: papa", "opa2+stief2: oom", "mama+papa: sem noor"
    ),
    "half sisters of both parents, told the other way round": family(
        "stief/oma: tante", "opa+oma: mama", "stief2#opa2: oom", "opa2+oma2: papa", "mama+papa: sem noor"
    ),
    "half brothers on every side": family(
        "mama#ex: sem", "ex+nieuw: bo", "papa/ex2: kim", "ex2+nieuw2: pim", "mama+papa: noor"
    ),
    "an ex whose parents are known, and an aunt": family(
        "oma+opa: mama tante", "oma3+opa3: ex", "mama#ex: sem", "mama+papa: noor", "oma2+opa2: papa"
    ),
    "a foster child": family("mama+papa: sem ~kim"),
    "a foster child with its own mother": family("mama+papa: sem ~kim", "eigen: kim"),
    "a foster child with its own parents": family("mama+papa: sem ~kim noor", "a+b: kim"),
    "a foster child only": family("oma+opa: mama", "mama+papa: ~kim", "a/b: kim"),
    "twins": family("oma+opa: mama tante", "mama+papa: sem noor bo", twins=("sem bo",)),
    "children with partners and children": family(
        "mama+papa: sem noor bo", "sem+lisa: kim", "noor+jan: pim pam", "bo+els: tim"
    ),
    "a mother and her mother": family("oma: mama", "mama: sem"),
    "cousins": family(
        "oma+opa: mama tante", "tante+oom: neef nicht", "mama+papa: sem", "oma2+opa2: papa"
    ),
    "two families that do not know each other": family("mama+papa: sem", "jan+els: kim"),
}  # fmt: skip


@pytest.mark.parametrize("tree", ORDINARY.values(), ids=ORDINARY.keys())
def test_no_lines_cross_in_an_ordinary_family(tree: Tree) -> None:
    made = layout(tree)
    assert crossings(made) == 0
    assert through_symbols(made) == []
    assert overlaps(made) == 0


def test_a_loop_is_drawn_and_not_refused() -> None:
    """Cousins with a child."""
    made = layout(family("oma+opa: mama tante", "mama+a: neef", "tante+b: nicht", "neef+nicht: sem"))
    assert set(made.at) == {
        key(name) for name in ["oma", "opa", "mama", "tante", "a", "b", "neef", "nicht", "sem"]
    }
    assert crossings(made) == 0


def test_children_stand_one_row_below_and_partners_beside() -> None:
    made = layout(family("oma+opa: mama", "mama+papa: sem"))
    y = {name.decode(): round(place[1]) for name, place in made.at.items()}
    assert y["oma"] == y["opa"] < y["mama"] == y["papa"] < y["sem"]


def test_twins_stand_side_by_side_and_their_lines_begin_at_one_point() -> None:
    made = layout(family("mama+papa: sem noor bo", twins=("sem bo",)))
    row = made.rows[1]
    assert abs(row.index(key("sem")) - row.index(key("bo"))) == 1
    top = made.at[key("sem")][1] - HALF
    starts = [stroke.points[0] for stroke in made.strokes if stroke.points[-1][1] == top]
    assert (len(starts), len(set(starts))) == (3, 2)


def test_what_contradicts_itself_is_drawn_too() -> None:
    made = layout(family("sem: mama", "mama: sem", "kim+kim2: mama", "kim+mama"))
    assert len(made.at) == 4
    assert overlaps(made) == 0


def test_nobody_is_a_picture_too() -> None:
    assert layout(Tree(())).at == {}


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    keys = [bytes([i]) for i in range(draw(st.integers(1, 14)))]
    some = st.sampled_from(keys)
    pairs = draw(st.sets(st.frozensets(some, min_size=2, max_size=2), max_size=6)) if len(keys) > 1 else ()
    bond = st.sampled_from(("samen", "uit-elkaar", "gescheiden"))
    couples = tuple(Couple(*sorted(pair), draw(bond)) for pair in sorted(pairs, key=sorted))
    parents = draw(st.sets(st.frozensets(some, min_size=1, max_size=2), max_size=6))
    unions = []
    for pair in sorted(parents, key=sorted):
        children = (
            draw(st.lists(some.filter(lambda c, p=pair: c not in p), max_size=4, unique=True))
            if len(keys) > len(pair)
            else []
        )
        if children:
            foster = frozenset(c for c in children if draw(st.booleans()))
            unions.append(Union(tuple(sorted(pair)), tuple(children), foster))
    twins = (frozenset(draw(st.sets(some, max_size=3))),)
    people = tuple(Person(k, str(k), level=draw(st.integers(0, 2))) for k in keys)
    return Tree(people, couples, tuple(unions), twins)


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_family_is_drawn_whole_without_overlaps(tree: Tree) -> None:
    made = layout(tree)
    assert set(made.at) == {person.id for person in tree.persons}
    assert overlaps(made) == 0
    for x, y in (*made.at.values(), *(point for stroke in made.strokes for point in stroke.points)):
        assert 0 <= x <= made.width
        assert 0 <= y <= made.height
    assert {s.of for s in made.strokes} >= {frozenset(u.parents) for u in tree.unions}


@settings(max_examples=150, deadline=None)
@given(trees(), st.lists(st.none() | st.integers(-400, 1500), min_size=14, max_size=14))
def test_who_was_put_by_hand_stands_in_the_own_row_and_nobody_on_another(
    tree: Tree, puts: list[int | None]
) -> None:
    plain = layout(tree)
    people = tuple(
        replace(person, at=place)
        for person, place in zip(tree.persons, puts[: len(tree.persons)], strict=True)
    )
    made = layout(replace(tree, persons=people))
    assert overlaps(made) == 0
    assert [set(row) for row in made.rows] == [set(row) for row in plain.rows]
    for x, y in (*made.at.values(), *(point for stroke in made.strokes for point in stroke.points)):
        assert 0 <= x <= made.width
        assert 0 <= y <= made.height
    put = {person.id: person.at for person in people if person.at is not None}
    for row in made.rows:
        alone = [person for person in row if person in put]
        if len(alone) == 1:
            assert abs(made.at[alone[0]][0] - made.origin - put[alone[0]]) < 1


def test_lines_follow_who_was_put_elsewhere() -> None:
    tree = family("oma+opa: mama", "mama+papa: sem noor")
    people = tuple(replace(p, at=900) if p.id == key("sem") else p for p in tree.persons)
    made = layout(replace(tree, persons=people))
    assert made.rows[2] == [key("noor"), key("sem")]
    assert any(stroke.points[-1][0] == made.at[key("sem")][0] for stroke in made.strokes)
    assert crossings(made) == 0
    assert through_symbols(made) == []
