"""A gezin from its first minute: cards, problems, acties, marks, as edits."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Mark
from kanz_desktop.services import cijfers, gezin, gezinsplan, leefgebieden
from kanz_desktop.services.checks import BornInFuture, EndBeforeStart, check
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.sessie import GezinSessie
from tests.helpers.records import ident, record, snapshot
from tests.helpers.written import written

TODAY = date(2026, 12, 11)


@pytest.fixture
def started(pen):
    edits = gezin.start_gezin_edits(
        pen,
        naam="De Vries",
        person=ident("anouk"),
        worker_name="Anouk Bos",
        worker_first_name="Anouk",
        begin=TODAY,
    )
    return written(edits)


def test_a_new_gezin_has_its_cards_and_points_from_the_start(started):
    counts = {
        kind: len(started.of(kind))
        for kind in ("gezin", "traject", "leefgebied", "aandachtspunt", "gezinsplan")
    }
    assert counts == {"gezin": 1, "traject": 1, "leefgebied": 5, "aandachtspunt": 10, "gezinsplan": 1}


def test_two_laptops_that_start_the_same_traject_make_the_same_records(pen, started):
    again = written(gezin.start_traject_edits(pen, pen.first_traject, nummer=1))
    assert set(again.records) < set(started.records)


def test_the_card_of_a_leefgebied_is_found_by_its_id(pen, started):
    card = started.get(leefgebieden.leefgebied_id(started, pen, "leefgebied-2"))
    assert card.choice("leefgebied") == "leefgebied-2"


def test_an_aandachtspunt_begins_with_its_usual_leefgebieden(pen, started):
    punt = started.get(gezinsplan.aandachtspunt_id(started, pen, "administratie"))
    assert set(punt.members("leefgebieden")) == {b"leefgebied-2", b"leefgebied-5"}


def test_the_second_traject_is_the_current_one(pen, started):
    second = pen.once("traject", "2")
    now = written(gezin.start_traject_edits(pen, second, nummer=2), started)
    assert gezin.current_traject(now, pen) == second


def test_a_problem_keeps_the_words_that_were_on_the_screen(pen, started):
    tafel = Pen(pen.gezin, pen.methode, tafel=True)
    (row,) = written(
        leefgebieden.new_probleem(started, tafel, "leefgebied-2", keuze="huis-administratie")
    ).of("probleem")
    assert row.text("keuze") == "De post en papieren liggen op een stapel"
    assert row.choice("keuze") == "huis-administratie"


def test_a_gezin_with_one_parent_reads_ik(pen, started):
    tafel = Pen(pen.gezin, pen.methode, tafel=True)
    alone = written(gezin.new_gezinslid(started, pen, naam="Sanne", rol="moeder", woont_thuis="ja"), started)
    assert leefgebieden.probleem_words(alone, tafel, "opv-vaardigheden").startswith("Ik weet")


def test_problems_stand_on_their_own_card_in_the_order_in_which_they_came(pen, started):
    seen = started
    for area, words in (("leefgebied-1", "a"), ("leefgebied-2", "b"), ("leefgebied-1", "c")):
        seen = written(leefgebieden.new_probleem(seen, pen, area, woorden=words), seen)
    assert [row.text("woorden") for row in leefgebieden.problemen(seen, pen, "leefgebied-1")] == ["a", "c"]


def test_an_afspraak_goes_on_the_fridge_unless_it_is_left_off(pen, started):
    (row,) = written(gezinsplan.new_afspraak(started, pen, wat="samen eten", wie=[ident("mama")])).of(
        "afspraak"
    )
    assert row.flag("koelkast")
    assert row.members("wie") == (ident("mama"),)


def test_a_mark_given_together_and_a_members_own_mark_stand_beside_each_other(pen, started):
    edits = cijfers.set_mark(started, pen, "start", "leefgebied-2", None, Mark(10), TODAY)
    seen = written(edits, started)
    seen = written(
        cijfers.set_mark(seen, pen, "start", "leefgebied-2", ident("noor"), Mark(None), TODAY), seen
    )
    table = cijfers.marks(seen, pen)
    assert table.mark("start", "leefgebied-2") == Mark(10)
    assert table.own_marks("start", "leefgebied-2") == {ident("noor"): Mark(None)}
    assert table.mark("nu", "leefgebied-2") is None


def test_the_marks_of_one_point_are_those_of_that_point(pen, started):
    seen = started
    for punt in ("leefgebied-1", "leefgebied-2"):
        seen = written(cijfers.set_mark(seen, pen, "start", punt, None, Mark(10), TODAY), seen)
    every, one = cijfers.marks(seen, pen).records, cijfers.marks(seen, pen, "leefgebied-2").records
    assert one == {key: row for key, row in every.items() if key[1] == "leefgebied-2"}
    assert len(every) == 2


def test_a_second_mark_begins_the_moment_no_second_time(pen, started):
    seen = written(cijfers.set_mark(started, pen, "start", "leefgebied-2", None, Mark(10), TODAY), started)
    again = cijfers.set_mark(seen, pen, "start", "leefgebied-2", None, Mark(12), TODAY)
    assert [edit.field for edit in again] == ["cijfer"]


def test_a_mark_that_is_taken_away_is_empty_and_not_weet_ik_niet(pen, started):
    seen = written(cijfers.set_mark(started, pen, "start", "leefgebied-2", None, Mark(10), TODAY), started)
    seen = written(cijfers.set_mark(seen, pen, "start", "leefgebied-2", None, None, TODAY), seen)
    assert cijfers.marks(seen, pen).mark("start", "leefgebied-2") is None


def test_a_birth_date_in_the_future_is_refused_and_a_due_date_is_not(started, pen):
    member = ident("baby")
    born = set_field(started, member, "gezinslid", "geboortedatum", date(2027, 3, 1))
    due = set_field(started, member, "gezinslid", "uitgerekend", date(2027, 3, 1))
    check([due], started, TODAY, GezinSessie.places)
    with pytest.raises(BornInFuture):
        check([born], started, TODAY, GezinSessie.places)


@pytest.mark.parametrize("field", ["einde", "verlengd_tot"])
def test_an_end_before_the_start_is_refused(field):
    plan = record("gezinsplan", "plan", begin=date(2026, 12, 1))
    edit = set_field(snapshot(plan), plan.id, "gezinsplan", field, date(2026, 11, 1))
    with pytest.raises(EndBeforeStart):
        check([edit], snapshot(plan), TODAY, GezinSessie.places)


def test_a_start_that_moves_behind_the_end_is_refused():
    plan = record("gezinsplan", "plan", begin=date(2026, 1, 1), einde=date(2026, 6, 1))
    edit = set_field(snapshot(plan), plan.id, "gezinsplan", "begin", date(2026, 7, 1))
    with pytest.raises(EndBeforeStart):
        check([edit], snapshot(plan), TODAY, GezinSessie.places)


def test_both_days_may_move_at_once():
    plan = record("gezinsplan", "plan", begin=date(2026, 1, 1), einde=date(2026, 6, 1))
    both = [
        set_field(snapshot(plan), plan.id, "gezinsplan", "begin", date(2026, 7, 1)),
        set_field(snapshot(plan), plan.id, "gezinsplan", "einde", date(2027, 7, 1)),
    ]
    check(both, snapshot(plan), TODAY, GezinSessie.places)


def test_a_plan_without_dates_is_no_reason_to_refuse_anything():
    check([], Snapshot(), TODAY, GezinSessie.places)
