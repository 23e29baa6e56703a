"""Interview, verklarende analyse and dialooggesprek as edits, and who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kanz_desktop.domain.access import audience_of
from kanz_desktop.domain.meetings import agreements
from kanz_desktop.services import analyse, dialoog, historie
from kanz_desktop.services.edits import delete, set_audience, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.overleg import new_agreement
from kanz_desktop.services.termijnen import DIALOOG, dated
from tests.helpers.port import FakePort, begun_gezin, today

SEVEN = (
    "kind-lichaam", "kind-ontwikkeling", "ouders", "gezin", "school-werk", "netwerk", "hulpverlening",
)  # fmt: skip


@pytest.fixture
def port() -> Iterator[FakePort]:
    with begun_gezin() as made:
        yield made


def test_the_pages_are_made_once_and_the_second_time_nothing_is_left_to_write(port: FakePort) -> None:
    for made in (
        lambda: historie.interview_edits(port.snapshot, port.pen),
        lambda: analyse.analysis_edits(port.snapshot, port.pen, None),
        lambda: analyse.story_edits(port.snapshot, port.pen),
    ):
        port.apply(made(), "t")
        assert made() == []
    assert len(port.snapshot.of(historie.STATE)) == 5
    assert tuple(row.choice("factor") for row in port.snapshot.of(analyse.FACTOR)) == SEVEN


def test_the_analysis_is_of_the_gezin_and_of_each_child(port: FakePort) -> None:
    port.member("Sanne", rol="moeder")
    sem = port.member("Sem", rol="kind")
    assert analyse.subjects(port.snapshot, port.pen) == (None, sem)
    for over in (None, sem):
        port.apply(analyse.analysis_edits(port.snapshot, port.pen, over), "t")
    assert [row.ref("over") for row in port.snapshot.of(analyse.ANALYSIS)] == [None, sem]
    assert len(port.snapshot.of(analyse.FACTOR)) == 14


def test_what_is_of_one_child_can_be_for_that_child_and_the_workers_alone(port: FakePort) -> None:
    sem = port.member("Sem", rol="kind")
    for over in (None, sem):
        port.apply(analyse.analysis_edits(port.snapshot, port.pen, over), "t")
    port.apply(analyse.set_analysis_audience(port.snapshot, port.pen, sem, "personen", iter([sem])), "t")
    rows = (*port.snapshot.of(analyse.ANALYSIS), *port.snapshot.of(analyse.FACTOR))
    assert {(row.ref("over"), audience_of(row)) for row in rows} == {(None, "iedereen"), (sem, "personen")}
    alone = port.at_table()
    assert {row.ref("over") for row in alone.snapshot.of(analyse.FACTOR)} == {None}


def test_a_factor_that_comes_later_is_for_who_may_see_the_analysis(port: FakePort) -> None:
    """Another frame was put in place, or a colleague's laptop made the analysis first."""
    sem = port.member("Sem", rol="kind")
    whole = analyse.analysis_id(port.snapshot, port.pen, sem)
    made = [e for e in analyse.analysis_edits(port.snapshot, port.pen, sem) if e.record == whole]
    made += set_audience(port.snapshot, whole, analyse.ANALYSIS, port.pen, "medewerkers")
    port.apply(made, "t")
    port.apply(analyse.analysis_edits(port.snapshot, port.pen, sem), "t")
    assert {audience_of(row) for row in port.snapshot.of(analyse.FACTOR)} == {"medewerkers"}


def test_the_interview_takes_what_was_said_of_each_leefgebied_along(port: FakePort) -> None:
    port.apply(historie.interview_edits(port.snapshot, port.pen), "t")
    port.apply(historie.set_interview_audience(port.snapshot, port.pen, "medewerkers", ()), "t")
    rows = (*port.snapshot.of(historie.INTERVIEW), *port.snapshot.of(historie.STATE))
    assert [audience_of(row) for row in rows] == ["medewerkers"] * 6


def test_a_wish_becomes_the_goal_of_a_problem_and_never_takes_the_place_of_one(port: FakePort) -> None:
    port.apply(new_probleem(port.snapshot, port.pen, "leefgebied-1", woorden="ruzie"), "t")
    for wat in ("Rustig opstaan", "Nooit meer ruzie"):
        port.apply(analyse.new_row(port.snapshot, port.pen, analyse.WISH, {"wat": wat}), "t")
    problem = port.snapshot.of("probleem")[0].id
    first, second = (row.id for row in port.snapshot.of(analyse.WISH))
    assert [row.id for row in analyse.without_goal(port.snapshot, port.pen)] == [problem]
    port.apply(analyse.to_plan(port.snapshot, first, problem), "t")
    assert port.snapshot.records[problem].text("doel") == "Rustig opstaan"
    assert port.snapshot.records[first].ref("probleem") == problem
    assert analyse.to_plan(port.snapshot, second, problem) == []
    assert analyse.without_goal(port.snapshot, port.pen) == ()


def test_a_wish_that_is_not_for_everyone_stays_out_of_the_plan(port: FakePort) -> None:
    port.apply(new_probleem(port.snapshot, port.pen, "leefgebied-1", woorden="ruzie"), "t")
    port.apply(analyse.new_row(port.snapshot, port.pen, analyse.WISH, {"wat": "Bij papa wonen"}), "t")
    wish = port.snapshot.of(analyse.WISH)[0].id
    port.apply(set_audience(port.snapshot, wish, analyse.WISH, port.pen, "medewerkers"), "t")
    assert analyse.to_plan(port.snapshot, wish, port.snapshot.of("probleem")[0].id) == []


def test_what_is_agreed_in_the_talk_is_an_actie_of_the_plan_and_nothing_beside_it(port: FakePort) -> None:
    port.apply(dialoog.new_talk(port.snapshot, port.pen, voorzitter="Karin"), "t")
    talk = port.snapshot.of(dialoog.TALK)[0].id
    port.apply(new_agreement(port.snapshot, port.pen, talk, wat="Bellen", today=today()), "t")
    acties = port.snapshot.of("actie")
    assert [row.id for row in agreements(port.snapshot, talk)] == [row.id for row in acties]
    assert acties[0].ref("traject") == current_traject(port.snapshot, port.pen)
    port.apply([delete(port.snapshot, acties[0].id)], "t")
    assert agreements(port.snapshot, talk) == ()


def test_parts_of_a_hidden_talk_are_hidden_whether_they_come_before_or_after(port: FakePort) -> None:
    port.apply(dialoog.new_talk(port.snapshot, port.pen), "t")
    talk = port.snapshot.of(dialoog.TALK)[0].id
    port.apply(dialoog.new_part(port.snapshot, port.pen, dialoog.OPTION, talk, {"wat": "Hulp"}), "t")
    port.apply(new_agreement(port.snapshot, port.pen, talk, wat="Bellen", today=today()), "t")
    port.apply(dialoog.set_talk_audience(port.snapshot, port.pen, talk, "medewerkers", ()), "t")
    port.apply(dialoog.new_part(port.snapshot, port.pen, dialoog.REVIEW, talk), "t")
    port.apply(new_agreement(port.snapshot, port.pen, talk, wat="Nog eens", today=today()), "t")
    rows = [
        row
        for kind in (dialoog.TALK, dialoog.OPTION, dialoog.REVIEW, "actie")
        for row in port.snapshot.of(kind)
    ]
    assert [audience_of(row) for row in rows] == ["medewerkers"] * 5


def test_the_latest_talk_comes_first(port: FakePort) -> None:
    for day in (today().replace(day=2), None, today().replace(day=9)):
        port.apply(dialoog.new_talk(port.snapshot, port.pen, datum=day), "t")
    found = [row.date("datum") for row in dialoog.talks(port.snapshot, port.pen)]
    assert found == [None, today().replace(day=9), today().replace(day=2)]


def test_the_evaluation_of_a_talk_is_due_until_it_was_held(port: FakePort) -> None:
    port.apply(dialoog.new_talk(port.snapshot, port.pen), "t")
    talk = port.snapshot.of(dialoog.TALK)[0].id
    assert evaluations(port) == []
    day = today() + timedelta(days=40)
    port.apply([set_field(port.snapshot, talk, dialoog.TALK, "evaluatie", day)], "t")
    assert evaluations(port) == [(day, talk)]
    for held, due in ((today(), 1), (day, 0)):
        port.apply(dialoog.new_part(port.snapshot, port.pen, dialoog.REVIEW, talk, {"datum": held}), "t")
        assert len(evaluations(port)) == due


def evaluations(port: FakePort) -> list[tuple[date, bytes]]:
    items = dated(port.snapshot, port.pen)
    return [(item.day, item.record) for item in items if item.soort == DIALOOG]
