"""A plan that was agreed or printed stays as it was, and shows nobody more than they may see."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience, seen_by
from kanz_desktop.services import papieren, planversies
from kanz_desktop.services.edits import set_audience, set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.planversies import Answer
from kanz_desktop.storage.unit import FieldIsFixed
from tests.helpers.records import ident

NOOR = ident("noor")


def _actie(sessie, wat):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat=wat)
    sessie.apply(edits, "gezinsplan").result()
    return edits[0].record


def _change(sessie, record, wat):
    sessie.apply([set_field(sessie.snapshot, record, "actie", "wat", wat)], "gezinsplan").result()


class _Printed:
    pdf, pages, title = b"%PDF-1.4 gezinsplan", 1, "Gezinsplan"


def test_an_agreed_version_holds_the_plan_as_it_was_that_day(sessie):
    actie = _actie(sessie, "bellen")
    planversies.agree(sessie, [Answer(NOOR, "Noor", "deels", "half tien is vroeg")])
    _change(sessie, actie, "mailen")
    (version,) = planversies.versions(sessie, WORKER_VIEW)
    then = planversies.read_version(sessie, version.record, WORKER_VIEW)
    assert then.get(actie).text("wat") == "bellen"
    assert then.get(actie).text("status") == "Te doen"
    assert (version.nummer, version.soort, version.datum) == (1, "afgesproken", sessie.today())
    (answer,) = version.answers
    assert (answer.text("naam"), answer.choice("antwoord"), answer.ref("wie")) == ("Noor", "deels", NOOR)


def test_versions_are_counted_on_and_the_newest_stands_first(sessie):
    planversies.agree(sessie, [])
    planversies.keep_printed(sessie, _Printed)
    planversies.agree(sessie, [])
    seen = [(one.nummer, one.soort) for one in planversies.versions(sessie, WORKER_VIEW)]
    assert seen == [(3, "afgesproken"), (2, "afgedrukt"), (1, "afgesproken")]


def test_an_answer_that_comes_later_stands_beside_the_first(sessie):
    planversies.agree(sessie, [Answer(NOOR, "Noor", "afwezig")])
    (version,) = planversies.versions(sessie, WORKER_VIEW)
    planversies.add_answers(
        sessie, version.record.id, [Answer(NOOR, "Noor", "akkoord")], datum=date(2026, 1, 2)
    )
    (version,) = planversies.versions(sessie, WORKER_VIEW)
    assert {answer.choice("antwoord") for answer in version.answers} == {"afwezig", "akkoord"}


def test_a_version_cannot_be_changed_afterwards(sessie):
    planversies.agree(sessie, [])
    (version,) = planversies.versions(sessie, WORKER_VIEW)
    edit = set_field(sessie.snapshot, version.record.id, "planversie", "datum", date(2020, 1, 1))
    with pytest.raises(FieldIsFixed):
        sessie.apply([edit], "gezinsplan").result()


def test_at_the_table_a_version_does_not_show_what_was_for_the_workers(sessie):
    actie = _actie(sessie, "met een collega overleggen")
    edits = set_audience(sessie.snapshot, actie, "actie", sessie.pen(), "medewerkers")
    sessie.apply(edits, "gezinsplan").result()
    planversies.agree(sessie, [])
    (version,) = planversies.versions(sessie, TABLE_VIEW)
    assert planversies.read_version(sessie, version.record, TABLE_VIEW).get(actie) is None
    assert planversies.read_version(sessie, version.record, WORKER_VIEW).get(actie) is not None


def test_a_printed_plan_lies_in_the_map_as_a_paper(sessie):
    planversies.keep_printed(sessie, _Printed)
    (paper,) = sessie.snapshot.of("document")
    (version,) = planversies.versions(sessie, TABLE_VIEW)
    assert papieren.read(sessie, paper.id) == _Printed.pdf
    assert (paper.choice("soort"), version.record.ref("document")) == ("plan", paper.id)


@pytest.mark.parametrize("audience", [WORKER_VIEW, Audience(workers=False, persons=frozenset({NOOR}))])
def test_a_plan_that_was_printed_for_few_is_kept_for_those_few(sessie, audience):
    planversies.keep_printed(sessie, _Printed, audience=audience)
    assert seen_by(sessie.snapshot, TABLE_VIEW).of("document") == ()
    assert planversies.versions(sessie, TABLE_VIEW) == ()
    assert len(planversies.versions(sessie, audience)) == 1


def _called(sessie) -> tuple[str, str] | None:
    found = planversies.comparison(sessie, WORKER_VIEW)
    return (found.old_words, found.new_words) if found is not None else None


def test_without_an_agreed_plan_there_is_nothing_to_lay_beside_the_one_of_now(sessie):
    planversies.keep_printed(sessie, _Printed)
    assert _called(sessie) is None


def test_the_plan_of_now_is_laid_beside_the_one_that_was_agreed_last(sessie):
    actie = _actie(sessie, "bellen")
    planversies.agree(sessie, [])
    assert _called(sessie) == ("versie 1", "nu")
    _change(sessie, actie, "mailen")
    found = planversies.comparison(sessie, WORKER_VIEW)
    assert (found.old.get(actie).text("wat"), found.new.get(actie).text("wat")) == ("bellen", "mailen")


def test_right_after_agreeing_what_was_agreed_is_laid_beside_the_one_before(sessie):
    actie = _actie(sessie, "bellen")
    planversies.agree(sessie, [])
    _change(sessie, actie, "mailen")
    planversies.agree(sessie, [])
    assert _called(sessie) == ("versie 1", "versie 2")
    _actie(sessie, "schrijven")
    assert _called(sessie) == ("versie 2", "nu")


def test_what_was_for_the_workers_stands_in_neither_of_the_two_at_the_table(sessie):
    actie = _actie(sessie, "met een collega overleggen")
    planversies.agree(sessie, [])
    hide = set_audience(sessie.snapshot, actie, "actie", sessie.pen(), "medewerkers")
    sessie.apply(hide, "gezinsplan").result()
    found = planversies.comparison(sessie, TABLE_VIEW)
    assert found.old.get(actie) is found.new.get(actie) is None
