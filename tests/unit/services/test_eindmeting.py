"""The measurement at the end: who may lead it, when it goes on, and what it writes."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.values import Mark
from kanz_desktop.services import eindmeting
from kanz_desktop.services.checks import check
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.eindmeting import MeasurerRefused, MeasurerUnknown
from kanz_desktop.services.error_text import explain
from tests.helpers.records import ident, record, snapshot
from tests.helpers.written import written

TODAY = date(2026, 12, 11)


def gezin(*more):
    return snapshot(
        record("traject", "t", nummer=1),
        record("medewerker", naam="Anouk Bakker", voornaam="Anouk", rol="primair"),
        record("medewerker", naam="Karim El-Haddad", voornaam="Karim", rol="secundair"),
        record("probleem", "post", traject="t", doel="De post is open"),
        *more,
    )


@pytest.mark.parametrize(
    "name",
    ["Anouk Bakker", "anouk  bakker", "Bakker, Anouk", "Anouk", "ANOUK BAKKER", "Karim El Haddad", "Karím"],
)
def test_one_of_the_two_workers_is_refused_with_the_reason(pen, name):
    with pytest.raises(MeasurerRefused) as refused:
        eindmeting.begin(gezin(), pen, name, TODAY)
    assert "medewerker van dit gezin" in explain(refused.value).what
    assert "vrijuit" in explain(refused.value).next


@pytest.mark.parametrize("name", ["Petra Smit", "Anouk de Wit", "Karim Bakker"])
def test_a_colleague_may_share_a_name_with_a_worker(pen, name):
    after = written(eindmeting.begin(gezin(), pen, f" {name} ", TODAY), gezin())
    sheet = eindmeting.sheet(after, pen)
    assert (sheet.text("door"), sheet.date("begonnen")) == (name, TODAY)


@pytest.mark.parametrize("name", ["", "  ", "-"])
def test_without_a_name_it_does_not_begin(pen, name):
    with pytest.raises(MeasurerUnknown):
        eindmeting.begin(gezin(), pen, name, TODAY)


def test_whoever_writes_it_a_worker_is_refused(sessie):
    pen, snapshot_now = sessie.pen(), sessie.snapshot
    record_id = eindmeting.sheet_id(snapshot_now, pen)
    edit = set_field(snapshot_now, record_id, eindmeting.SHEET, "door", "Anouk Bos")
    with pytest.raises(MeasurerRefused):
        check([edit], snapshot_now, TODAY, sessie.places)
    with pytest.raises(MeasurerRefused):
        sessie.apply([edit], "t").result()
    assert eindmeting.sheet(sessie.snapshot, pen) is None


def test_it_goes_on_from_its_beginning_until_it_is_over_and_can_go_on_again(pen):
    now = gezin()
    assert not eindmeting.running(now, pen)
    now = written(eindmeting.begin(now, pen, "Petra Smit", TODAY), now)
    assert eindmeting.running(now, pen)
    now = written(eindmeting.finish(now, pen, TODAY), now)
    assert not eindmeting.running(now, pen)
    now = written(eindmeting.finish(now, pen, None), now)
    assert eindmeting.running(now, pen)


def test_each_traject_has_a_measurement_of_its_own(pen):
    now = written(eindmeting.begin(gezin(), pen, "Petra Smit", TODAY), gezin())
    later = snapshot(*now.records.values(), record("traject", "u", nummer=2))
    assert eindmeting.sheet(later, pen) is None


def test_a_goal_gets_a_mark_a_half_mark_or_weet_ik_niet(pen):
    now = written(eindmeting.begin(gezin(), pen, "Petra Smit", TODAY), gezin())
    reached = eindmeting.reached_id(now, pen, ident("post"))
    for mark in (Mark(13), Mark(None), None):
        now = written(eindmeting.set_reached(now, pen, ident("post"), mark), now)
        assert now.get(reached).mark("cijfer") == mark
    assert now.get(reached).ref("probleem") == ident("post")


def test_how_far_a_hidden_goal_was_reached_is_for_who_may_read_it(pen):
    hidden = record("probleem", "geheim", traject="t", doel="Rust", _voor="medewerkers")
    now = gezin(hidden)
    now = written(eindmeting.set_reached(now, pen, ident("geheim"), Mark(12)), now)
    assert eindmeting.reached_id(now, pen, ident("geheim")) not in seen_by(now, TABLE_VIEW).records


def test_answers_are_chosen_and_taken_back(pen):
    now = written(eindmeting.set_answer(gezin(), pen, "tev-tempo", "weet-niet"), gezin())
    answer = now.get(eindmeting.answer_id(now, pen, "tev-tempo"))
    assert (answer.choice("vraag"), answer.choice("antwoord")) == ("tev-tempo", "weet-niet")
    now = written(eindmeting.set_answer(now, pen, "tev-tempo", ""), now)
    assert now.get(answer.id).choice("antwoord") == ""


def test_the_list_of_the_worker_lies_in_the_dossier(pen):
    now = written(eindmeting.set_effect(gezin(), pen, "eff-school", on=True), gezin())
    effect = eindmeting.effect_id(now, pen, "eff-school")
    assert now.get(effect).flag("bereikt")
    assert effect not in seen_by(now, TABLE_VIEW).records
