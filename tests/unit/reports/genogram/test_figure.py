"""From records to a picture: the standard symbols, and the same in words."""

from __future__ import annotations

from datetime import date

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Text
from kanz_desktop.reports.genogram.figure import LEAST, genogram
from kanz_desktop.reports.genogram.read import family_tree
from tests.helpers.printed_gezin import report
from tests.helpers.records import ident, record, snapshot

BORN = date(2014, 3, 2)
PEOPLE = (
    record("gezinslid", "mama", naam="Sanne", geslacht="vrouw", rol="moeder", ouders=["oma", "opa"]),
    record("gezinslid", "papa", naam="Emre", geslacht="man", rol="vader", woont_thuis="nee"),
    record("gezinslid", "sem", naam="Sem", rol="kind", ouders=["mama", "papa"], geboortedatum=BORN),
    record("gezinslid", "bo", naam="Bo", rol="kind", ouders=["mama", "papa"], geboortedatum=BORN),
    record("gezinslid", "kim", naam="Kim", rol="pleegkind", pleegouders=["mama", "papa"]),
    record("familielid", "oma", naam="Oma", geslacht="vrouw", geboren="1952"),
    record("familielid", "opa", naam="Opa", geslacht="man", geboren="1950", overleden="2019"),
)  # fmt: skip
BONDS = (
    record("relatie", een="mama", ander="papa", soort="uit-elkaar"),
    record("relatie", een="oma", ander="opa", soort="gescheiden"),
)


def drawn(*rows: object) -> Figure:
    made = genogram(family_tree(report(snapshot(*rows))))  # type: ignore[arg-type]
    assert made is not None
    return made.figure


def texts(figure: Figure) -> str:
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def test_the_records_say_who_belongs_to_whom() -> None:
    tree = family_tree(report(snapshot(*PEOPLE, *BONDS)))
    assert {(u.parents, frozenset(u.children)) for u in tree.unions} == {
        ((ident("oma"), ident("opa")), frozenset({ident("mama")})),
        ((ident("mama"), ident("papa")), frozenset({ident("sem"), ident("bo"), ident("kim")})),
    }
    assert [u.foster for u in tree.unions if u.foster] == [{ident("kim")}]
    assert tree.twins == (frozenset({ident("sem"), ident("bo")}),)
    assert {person.name: person.note for person in tree.persons}["Opa"] == "1950 - 2019"


def test_a_man_is_a_square_a_woman_a_circle_and_who_lives_elsewhere_is_dashed() -> None:
    figure = drawn(*PEOPLE, *BONDS)
    squares = [s.dashed for s in figure.shapes if isinstance(s, Rect) and s.fill]
    circles = [s.dashed for s in figure.shapes if isinstance(s, Circle)]
    diamonds = [s for s in figure.shapes if isinstance(s, Polyline) and s.fill]
    assert sorted(squares) == [False, True]  # Opa died, Emre lives elsewhere
    assert sorted(circles) == [False, True]
    assert len(diamonds) == 3


def test_one_stroke_for_apart_two_for_divorced_and_a_cross_for_who_died() -> None:
    lines = [s for s in drawn(*PEOPLE, *BONDS).shapes if isinstance(s, Line)]
    assert len(lines) == 1 + 2 + 2
    assert not [s for s in drawn(*PEOPLE[:1]).shapes if isinstance(s, Line)]


def test_a_foster_child_hangs_on_a_dashed_line() -> None:
    assert [s for s in drawn(*PEOPLE).shapes if isinstance(s, Polyline) and s.dashed and not s.fill]
    without = [row for row in PEOPLE if row.id != ident("kim")]
    assert not [s for s in drawn(*without).shapes if isinstance(s, Polyline) and s.dashed and not s.fill]


def test_it_says_the_same_in_words_and_explains_the_signs_it_has() -> None:
    figure = drawn(*PEOPLE, *BONDS)
    for said in (
        "Opa, man, 1950 - 2019, overleden.", "Oma en Opa: gescheiden.",
        "Sanne en Emre, kinderen: Sem en Bo.", "Sanne en Emre, pleegkinderen: Kim.",
        "Samen geboren: Sem en Bo.",
        "Emre, man, woont ergens anders.",
    ):  # fmt: skip
        assert said in figure.alt, said
    assert "twee streepjes door de lijn: gescheiden" in texts(figure)
    assert "gescheiden" not in texts(drawn(*PEOPLE))


def test_who_may_not_be_seen_takes_the_lines_along() -> None:
    rows = [row for row in PEOPLE if row.id != ident("opa")]
    tree = family_tree(report(snapshot(*rows, *BONDS)))
    assert ident("opa") not in {end for couple in tree.couples for end in (couple.a, couple.b)}
    assert (ident("oma"),) in {union.parents for union in tree.unions}


def test_a_small_family_is_not_blown_up_and_nobody_is_no_picture() -> None:
    assert drawn(PEOPLE[0]).width == LEAST
    assert genogram(family_tree(report(snapshot()))) is None


def test_everything_stands_inside_the_picture() -> None:
    figure = drawn(*PEOPLE, *BONDS)
    for shape in figure.shapes:
        if isinstance(shape, Text):
            assert 0 < shape.x < figure.width
            assert 0 < shape.y <= figure.height
