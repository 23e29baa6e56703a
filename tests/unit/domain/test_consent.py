"""Who has to give toestemming, by age and gezag, and when one holds (method §11)."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.consent import Sharing, Standing, State, must_agree, sharing, standing
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 12, 11)
CHILDREN = ("kind",)
MAMA, PAPA = record("gezinslid", "mama", rol="moeder"), record("gezinslid", "papa", rol="vader")


def child(born: date | None, *holders: str) -> object:
    return record(
        "gezinslid", "sem", rol="kind", gezag_door=holders, **({"geboortedatum": born} if born else {})
    )


def consent(*given: str, **days: date) -> object:
    said = {"datum": date(2026, 12, 1)} | days
    return record("toestemming", organisatie="School", over_wie=["sem"], gegeven_door=given, **said)


def stands(row: object, born: date = date(2020, 1, 1), *holders: str) -> Standing:
    people = snapshot(MAMA, PAPA, child(born, *(holders or ("mama", "papa"))))  # type: ignore[arg-type]
    return standing(row, people, CHILDREN, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "who"),
    [
        (date(2014, 12, 12), {"mama", "papa"}),  # 11, twelve tomorrow
        (date(2014, 12, 11), {"mama", "papa", "sem"}),  # 12 today
        (date(2010, 12, 12), {"mama", "papa", "sem"}),  # 15
        (date(2010, 12, 11), {"sem"}),  # 16 today
        (date(2006, 1, 1), {"sem"}),  # an adult child at home
        (None, {"mama", "papa"}),
    ],
)
def test_a_child_says_yes_with_its_parents_from_twelve_and_alone_from_sixteen(
    born: date | None, who: set[str]
) -> None:
    found = must_agree(child(born, "mama", "papa"), CHILDREN, TODAY)  # type: ignore[arg-type]
    assert found == {ident(name) for name in who}


def test_an_adult_says_yes_for_itself_alone() -> None:
    assert must_agree(MAMA, CHILDREN, TODAY) == {ident("mama")}


def test_it_holds_when_every_parent_with_gezag_said_yes() -> None:
    assert stands(consent("mama", "papa")) == Standing(State.HOLDS)
    assert stands(consent("mama")) == Standing(State.INCOMPLETE, frozenset({ident("papa")}))
    assert stands(consent("mama"), date(2020, 1, 1), "mama") == Standing(State.HOLDS)


def test_without_known_gezag_nobody_can_say_yes_for_a_child() -> None:
    people = snapshot(MAMA, child(date(2020, 1, 1)))  # type: ignore[arg-type]
    found = standing(consent("mama"), people, CHILDREN, TODAY)  # type: ignore[arg-type]
    assert found == Standing(State.INCOMPLETE, frozenset(), frozenset({ident("sem")}))


def test_it_ends_after_its_last_day_and_when_it_is_withdrawn() -> None:
    both = ("mama", "papa")
    assert stands(consent(*both, tot=TODAY)).state is State.HOLDS
    assert stands(consent(*both, tot=date(2026, 12, 10))).state is State.ENDED
    assert stands(consent(*both, ingetrokken=TODAY)).state is State.WITHDRAWN
    assert stands(consent(*both, datum=date(2026, 12, 12))).state is State.NOT_YET


def test_without_a_day_or_without_anybody_it_is_not_complete() -> None:
    rows = snapshot(MAMA)
    undated = record("toestemming", organisatie="School", over_wie=["mama"], gegeven_door=["mama"])
    nobody = record("toestemming", organisatie="School", datum=TODAY)
    assert [standing(row, rows, CHILDREN, TODAY).state for row in (undated, nobody)] == [State.INCOMPLETE] * 2


def shared(*rows: object, naam: str = "School", born: date = date(2020, 1, 1)) -> Sharing:
    gezin = snapshot(MAMA, PAPA, child(born, "mama", "papa"), *rows)  # type: ignore[arg-type]
    return sharing(naam, gezin, CHILDREN, TODAY)


def test_what_may_be_told_follows_the_best_toestemming_for_that_name_however_it_is_typed() -> None:
    both = ("mama", "papa")
    old, good = consent(*both, tot=date(2026, 12, 2)), consent(*both)
    assert shared(old).state is State.ENDED
    assert shared(old).day == date(2026, 12, 2)
    assert shared(old, good) == Sharing(State.HOLDS, frozenset({ident("sem")}))
    assert shared(good, naam="  school ").state is State.HOLDS
    assert shared(good, naam="Politie") == Sharing(None)


def test_a_toestemming_only_to_ask_is_none_to_tell() -> None:
    asked = record("toestemming", organisatie="School", over_wie=["mama"], gegeven_door=["mama"],
                   datum=TODAY, richting="van")  # fmt: skip
    assert shared(asked) == Sharing(None)


def test_one_that_was_withdrawn_says_since_when() -> None:
    gone = consent("mama", "papa", ingetrokken=date(2026, 12, 5))
    assert shared(gone) == Sharing(State.WITHDRAWN, day=date(2026, 12, 5))
