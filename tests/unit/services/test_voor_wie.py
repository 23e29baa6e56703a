"""What only says something about a record is seen by nobody who may not see that record."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, audience_of, seen_by
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.services import balans, eindmeting, voor_wie
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezinsplan import new_verband
from tests.helpers.records import ident, record, snapshot
from tests.helpers.written import written


@pytest.fixture
def gezin():
    """Two problems of one traject, each with a goal; the first is for Mama."""
    return snapshot(
        record("traject", "t", nummer=1),
        record("probleem", "p", traject="t", doel="Rust", _voor="personen", _voor_personen=["mama"]),
        record("probleem", "q", traject="t", doel="Post"),
    )


def linked(gezin, pen, van, naar):
    gezin = written(new_verband(gezin, pen, ident(van), ident(naar)), gezin)
    link = gezin.of("verband")[0].id
    return written([set_field(gezin, link, "verband", "hoe", "door de drank")], gezin), link


def test_how_one_problem_works_through_on_another_is_for_who_may_read_both(pen, gezin):
    gezin, link = linked(gezin, pen, "q", "p")
    assert audience_of(gezin.get(link)) == "personen"
    assert link not in seen_by(gezin, TABLE_VIEW).records


@pytest.mark.parametrize(("van", "naar"), ["qr", "rq"])
def test_a_link_goes_out_of_sight_with_a_problem_and_comes_back_with_it(pen, gezin, van, naar):
    gezin = written([set_field(gezin, ident("r"), "probleem", "woorden", "Ruzie")], gezin)
    gezin, link = linked(gezin, pen, van, naar)
    for rule in ("medewerkers", "iedereen"):
        gezin = written(voor_wie.choose(gezin, pen, gezin.get(ident("q")), rule, ()), gezin)
        assert audience_of(gezin.get(link)) == rule


def test_how_far_a_goal_was_reached_goes_out_of_sight_with_its_problem(pen, gezin):
    gezin = written(eindmeting.start_reached(gezin, pen, ident("q")), gezin)
    gezin = written(voor_wie.choose(gezin, pen, gezin.get(ident("q")), "medewerkers", ()), gezin)
    assert audience_of(gezin.get(eindmeting.reached_id(gezin, pen, ident("q")))) == "medewerkers"


def test_words_about_a_goal_go_out_of_sight_with_their_balans_and_come_back_for_who_may_read_the_goal(
    pen, gezin
):
    gezin = written(balans.new_balans(gezin, pen, date(2026, 11, 20)), gezin)
    looked_back = gezin.of("balans")[0].id
    goals = [balans.goal_id(pen, looked_back, ident(problem)) for problem in "pq"]

    def chosen(rule, *persons):
        nonlocal gezin
        gezin = written(voor_wie.choose(gezin, pen, gezin.get(looked_back), rule, persons), gezin)
        return [audience_of(gezin.get(goal)) for goal in goals if gezin.get(goal) is not None]

    gezin = written(balans.start_goal(gezin, pen, looked_back, ident("p")), gezin)
    assert chosen("medewerkers") == ["medewerkers"]
    gezin = written(balans.start_goal(gezin, pen, looked_back, ident("q")), gezin)
    assert chosen("medewerkers") == ["medewerkers", "medewerkers"]
    assert chosen("personen", ident("mama")) == ["personen", "personen"]
    assert chosen("personen", ident("papa")) == ["medewerkers", "personen"]
    assert chosen("iedereen") == ["personen", "iedereen"]


def test_what_follows_another_names_it_by_a_field_that_there_is():
    for kind, fields in voor_wie.FOLLOWS.items():
        for field in fields:
            KINDS[kind].field(field)
