"""Meetings: their agenda, who comes, agreements that are acties, the parkeerlijst and the ladder."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from kanz_desktop.domain import meetings
from kanz_desktop.domain.access import TABLE_VIEW, audience_of, seen_by
from kanz_desktop.domain.kinds import PLACE
from kanz_desktop.domain.records import Record
from kanz_desktop.services import overleg, overleg_mensen, voor_wie
from kanz_desktop.services.edits import set_audience, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.netwerk import NewContact, new_contact
from kanz_desktop.storage.moment import Moment
from tests.unit.services.conftest import MOMENT


@pytest.fixture
def sessie(make_sessie):
    """One whose clock goes on: what was chosen by hand is known by its moment."""
    ticks = itertools.count(MOMENT.wall_ms)
    return make_sessie(clock=lambda: Moment(next(ticks), MOMENT.offset_minutes))


@pytest.fixture
def write(sessie):
    def apply(edits):
        sessie.apply(list(edits), "overleg").result()
        return edits[0].record

    return apply


@pytest.fixture
def meet(sessie, write):
    """A meeting of that kind, so many days from today."""

    def make(soort: str, days: int = 0) -> bytes:
        day = sessie.today() + timedelta(days=days)
        return write(overleg.new_meeting(sessie.snapshot, sessie.pen(), soort, day, sessie.today()))

    return make


def people_of(sessie, meeting) -> tuple[Record, ...]:
    return meetings.parts(sessie.snapshot, meeting, meetings.PERSON)


def points(sessie, meeting) -> list[str]:
    return [row.choice("punt") for row in meetings.parts(sessie.snapshot, meeting, meetings.POINT)]


def agree(sessie, write, meeting, wat, **said) -> Record:
    edits = overleg.new_agreement(
        sessie.snapshot, sessie.pen(), meeting, wat=wat, today=sessie.today(), **said
    )
    actie = write(edits)
    return sessie.snapshot.records[actie]


def invite(sessie, write, meeting, *names) -> list[bytes]:
    return [
        write(overleg_mensen.new_person(sessie.snapshot, sessie.pen(), meeting, naam, organisatie))
        for naam, _, organisatie in (name.partition("/") for name in names)
    ]


def say(sessie, write, record, kind, field, entry):
    listed = {"aanwezig": "aanwezigheid", "status": "overlegstatus"}[field]
    value = sessie.pen().choice(listed, entry)
    write([set_field(sessie.snapshot, record, kind, field, value)])


def test_a_mdo_begins_with_the_four_questions_and_ends_with_the_end_evaluation(sessie, meet) -> None:
    assert points(sessie, meet("mdo"))[:4] == ["mdo-wat-speelt", "mdo-diagnostiek", "mdo-hulp", "mdo-nodig"]
    assert points(sessie, meet("mdo"))[-1] == "mdo-eindevaluatie"


def test_the_first_uitvoerdersoverleg_works_out_and_every_next_one_looks_back_at_the_report(
    sessie, meet
) -> None:
    assert points(sessie, meet("uitvoerders", -42))[1] == "eerste-plan"
    assert points(sessie, meet("uitvoerders"))[1:3] == ["volgend-verslag", "volgend-terug"]


def test_after_one_that_was_called_off_the_next_is_still_the_first(sessie, write, meet) -> None:
    say(sessie, write, meet("uitvoerders", 3), "overleg", "status", "afgezegd")
    assert points(sessie, meet("uitvoerders", 10))[1] == "eerste-plan"


def test_an_agreement_is_one_actie_of_the_plan_and_says_that_the_meeting_took_place(
    sessie, write, meet
) -> None:
    meeting = meet("uitvoerders")
    assert sessie.snapshot.records[meeting].choice("status") == "gepland"
    day = sessie.today() + timedelta(days=7)
    actie = agree(sessie, write, meeting, "Belt de school", wie_anders="Jeugdbescherming", voor=day)
    assert (actie.kind, actie.text("wie_anders"), actie.date("voor")) == ("actie", "Jeugdbescherming", day)
    assert actie.ref("traject") == current_traject(sessie.snapshot, sessie.pen())
    assert sessie.snapshot.records[meeting].choice("status") == "geweest"
    assert [row.id for row in meetings.agreements(sessie.snapshot, meeting)] == [actie.id]


def test_what_is_agreed_beforehand_leaves_a_coming_meeting_planned(sessie, write, meet) -> None:
    meeting = meet("uitvoerders", 5)
    agree(sessie, write, meeting, "Agenda rondsturen")
    assert sessie.snapshot.records[meeting].choice("status") == "gepland"


def test_the_next_meeting_looks_back_at_all_of_the_last_report_and_at_what_is_still_open(
    sessie, write, meet
) -> None:
    first, second = meet("uitvoerders", -84), meet("uitvoerders", -42)
    old_done, old_open = agree(sessie, write, first, "oud, gedaan"), agree(sessie, write, first, "oud, open")
    last_done = agree(sessie, write, second, "vorige, gedaan")
    for actie in (old_done, last_done):
        done = sessie.pen().choice("actiestatus", "gedaan")
        write([set_field(sessie.snapshot, actie.id, "actie", "status", done)])
    newest = meet("uitvoerders")
    third = sessie.snapshot.records[newest]
    agree(sessie, write, third.id, "nieuw")
    found = meetings.last_agreements(sessie.snapshot, third)
    assert [row.id for row in found] == [old_open.id, last_done.id]


def test_a_question_stays_on_the_parkeerlijst_until_somebody_took_it_up(sessie, write, meet) -> None:
    first = meet("uitvoerders", -42)
    asked = [
        write(overleg.new_question(sessie.snapshot, sessie.pen(), first, vraag, "Karin"))
        for vraag in ("Wie betaalt?", "Waar is de brief?")
    ]
    write([set_field(sessie.snapshot, asked[0], "parkeervraag", "klaar", sessie.today())])
    newest = meet("uitvoerders")
    second = sessie.snapshot.records[newest]
    assert [row.id for row in meetings.questions(sessie.snapshot, second)] == [asked[1]]
    kept = meetings.questions(sessie.snapshot, sessie.snapshot.records[first])
    assert [row.id for row in kept] == asked


def test_everybody_of_the_sociale_kaart_who_helps_now_is_asked_once_and_in_order(sessie, write, meet) -> None:
    names = [f"Organisatie {number:02d}" for number in range(12)]
    for name in names:
        write(new_contact(sessie.snapshot, sessie.pen(), NewContact(name)))
    gone = write(new_contact(sessie.snapshot, sessie.pen(), NewContact("Vroeger")))
    stopped = sessie.pen().choice("netwerkactief", "nee")
    write([set_field(sessie.snapshot, gone, "contact", "actief", stopped)])
    meeting = meet("mdo")
    write(overleg_mensen.invite_network(sessie.snapshot, sessie.pen(), meeting))
    people = people_of(sessie, meeting)
    assert [row.text("naam") for row in people] == names
    assert overleg_mensen.invite_network(sessie.snapshot, sessie.pen(), meeting) == []


def test_who_is_known_is_asked_as_that_person_and_who_is_not_by_name(sessie, write, meet) -> None:
    known = write(new_contact(sessie.snapshot, sessie.pen(), NewContact("Karin Smit")))
    first, second = invite(sessie, write, meet("mdo"), "karin smit/Jeugdbescherming", "Piet/Woonstichting")
    rows = sessie.snapshot.records
    assert (rows[first].ref("wie"), rows[first].text("naam")) == (known, "Karin Smit")
    assert (rows[second].ref("wie"), meetings.called(rows[second])) == (None, "Piet (Woonstichting)")


def test_the_kernteam_goes_on_and_the_others_get_word(sessie, write, meet) -> None:
    first = meet("uitvoerders", -42)
    people = invite(sessie, write, first, "Karin", "Piet", "Ans")
    assert meetings.kernteam(sessie.snapshot, first) == ((), ())
    write([set_field(sessie.snapshot, people[0], "deelnemer", "kernteam", True)])
    core, others = meetings.kernteam(sessie.snapshot, first)
    assert ([row.text("naam") for row in core], [row.text("naam") for row in others]) == (
        ["Karin"],
        ["Piet", "Ans"],
    )
    going_on = people_of(sessie, meet("uitvoerders"))
    assert [row.text("naam") for row in going_on] == ["Karin"]


def test_without_a_kernteam_everybody_is_asked_again(sessie, write, meet) -> None:
    invite(sessie, write, meet("mdo", -42), "Karin", "Piet")
    people = people_of(sessie, meet("uitvoerders"))
    assert [row.text("naam") for row in people] == ["Karin", "Piet"]
    assert [row.choice("aanwezig") for row in people] == ["", ""]


def test_at_most_one_of_an_organisation_and_it_is_said_where_there_are_more(sessie, write, meet) -> None:
    meeting = meet("mdo")
    invite(sessie, write, meeting, "Karin/Wijkteam", "Piet/wijkteam", "Ans/School", "Jo", "Bo")
    assert overleg_mensen.doubles(sessie.snapshot, meeting) == ("wijkteam",)


def test_who_stays_away_again_goes_up_the_ladder_a_rung_at_a_time(sessie, write, meet) -> None:
    first, second = meet("uitvoerders", -42), meet("uitvoerders", -1)
    (before,) = invite(sessie, write, first, "Karin/Wijkteam")
    (now,) = invite(sessie, write, second, "Bram/Wijkteam")
    assert not overleg_mensen.absent_before(sessie.snapshot, sessie.snapshot.records[now])
    say(sessie, write, before, "deelnemer", "aanwezig", "afwezig")
    assert overleg_mensen.absent_before(sessie.snapshot, sessie.snapshot.records[now])
    traject = current_traject(sessie.snapshot, sessie.pen())
    for _ in range(6):
        write(overleg_mensen.go_up(sessie.snapshot, sessie.pen(), "Wijkteam", None, sessie.today()))
    found = sorted(row.choice("trede") for row in overleg_mensen.rungs(sessie.snapshot, traject))
    assert found == ["trede-1", "trede-2", "trede-3", "trede-4", "trede-5", "trede-5"]


def test_why_somebody_stayed_away_and_the_ladder_are_never_at_the_table(sessie, write, meet) -> None:
    (person,) = invite(sessie, write, meet("mdo"), "Karin")
    write(overleg_mensen.start_absence(sessie.snapshot, sessie.pen(), sessie.snapshot.records[person]))
    write(overleg_mensen.go_up(sessie.snapshot, sessie.pen(), "Karin", None, sessie.today()))
    seen = seen_by(sessie.snapshot, TABLE_VIEW)
    assert (seen.of("afwezig"), seen.of("opschaling")) == ((), ())
    assert len(seen.of("deelnemer")) == 1


def test_whoever_may_not_see_the_meeting_sees_no_part_of_it(sessie, write, meet) -> None:
    meeting = meet("mdo")
    edits = overleg.set_meeting_audience(sessie.snapshot, sessie.pen(), meeting, "medewerkers", ())
    write(edits)
    agree(sessie, write, meeting, "Belt de school")
    invite(sessie, write, meeting, "Karin")
    write(overleg.new_question(sessie.snapshot, sessie.pen(), meeting, "Wie betaalt?", ""))
    seen = seen_by(sessie.snapshot, TABLE_VIEW)
    for kind in ("overleg", "agendapunt", "deelnemer", "parkeervraag", "actie"):
        assert seen.of(kind) == (), kind
    assert PLACE not in sessie.snapshot.records[meeting].cells


def test_somebody_of_the_network_who_is_hidden_is_hidden_among_the_others_too(sessie, write, meet) -> None:
    known = write(new_contact(sessie.snapshot, sessie.pen(), NewContact("Blijf Huis")))
    write(set_audience(sessie.snapshot, known, "contact", sessie.pen(), "medewerkers"))
    meeting = meet("mdo")
    write(overleg_mensen.invite_network(sessie.snapshot, sessie.pen(), meeting))
    (row,) = people_of(sessie, meeting)
    assert audience_of(row) == "medewerkers"
    (again,) = people_of(sessie, meet("uitvoerders", 42))
    assert audience_of(again) == "medewerkers"
    write(overleg.set_meeting_audience(sessie.snapshot, sessie.pen(), meeting, "iedereen", ()))
    assert audience_of(people_of(sessie, meeting)[0]) == "medewerkers"


def test_somebody_of_the_network_who_is_hidden_later_is_hidden_among_who_came_too(
    sessie, write, meet
) -> None:
    known = write(new_contact(sessie.snapshot, sessie.pen(), NewContact("Blijf Huis")))
    meeting = meet("mdo")
    write(overleg_mensen.invite_network(sessie.snapshot, sessie.pen(), meeting))
    contact = sessie.snapshot.records[known]
    write(voor_wie.choose(sessie.snapshot, sessie.pen(), contact, "medewerkers", ()))
    (row,) = people_of(sessie, meeting)
    assert audience_of(row) == "medewerkers"


@pytest.mark.parametrize("closed_between", [False, True])
def test_an_actie_that_was_narrowed_by_hand_stays_so_when_its_meeting_is_opened(
    sessie, write, meet, closed_between: bool
) -> None:
    meeting = meet("mdo")
    by_hand = agree(sessie, write, meeting, "Vraag de huisarts mee te denken")
    other = agree(sessie, write, meeting, "Belt de school")
    write(voor_wie.choose(sessie.snapshot, sessie.pen(), by_hand, "medewerkers", ()))
    for rule in ("medewerkers", "iedereen") if closed_between else ("iedereen",):
        write(overleg.set_meeting_audience(sessie.snapshot, sessie.pen(), meeting, rule, ()))
    rows = sessie.snapshot.records
    assert [audience_of(rows[one.id]) for one in (by_hand, other)] == ["medewerkers", "iedereen"]


def test_what_was_agreed_while_a_meeting_was_shut_opens_with_it(sessie, write, meet) -> None:
    meeting = meet("mdo")
    write(overleg.set_meeting_audience(sessie.snapshot, sessie.pen(), meeting, "medewerkers", ()))
    actie = agree(sessie, write, meeting, "Belt de school")
    assert audience_of(actie) == "medewerkers"
    write(overleg.set_meeting_audience(sessie.snapshot, sessie.pen(), meeting, "iedereen", ()))
    assert audience_of(sessie.snapshot.records[actie.id]) == "iedereen"
