from datetime import date

import pytest

from kanz_desktop.services import edits
from kanz_desktop.services.checks import BornInFuture
from kanz_desktop.ui.gezin.presenter import GezinPresenter, MemberLine
from kanz_desktop.ui.gezin.typed import NewMember
from tests.helpers.port import FakePort, today


def presenter_of(port: FakePort) -> GezinPresenter:
    return GezinPresenter(port, today)


def only(port: FakePort) -> MemberLine:
    (line,) = presenter_of(port).members()
    return line


@pytest.mark.parametrize(("typed", "expected"), [
    ("Noor", NewMember("Noor")),
    ("Noor, kind, 3-3-2020", NewMember("Noor", "kind", date(2020, 3, 3))),
    ("Noor, 3 mrt 2020, Kind", NewMember("Noor", "kind", date(2020, 3, 3))),
    ("Sem, zoon, 12-12-2015", NewMember("Sem", "kind", date(2015, 12, 12), gender="man")),
    ("Mila, Dochter", NewMember("Mila", "kind", gender="vrouw")),
    ("Sanne, mama", NewMember("Sanne", "moeder", gender="vrouw")),
    ("Riet, OMA", NewMember("Riet", "grootouder", gender="vrouw")),
    ("Piet, opa of oma", NewMember("Piet", "grootouder")),
    ("Oma, oma", NewMember("Oma", "grootouder", gender="vrouw")),
    ("Joep, zoon, jongen", NewMember("Joep, jongen", "kind", gender="man")),
    ("Vries, Sanne de, moeder", NewMember("Vries, Sanne de", "moeder", gender="vrouw")),
    ("de baby, baby op komst, 3-3-2027", NewMember("de baby", "ongeboren", date(2027, 3, 3), due=True)),
    ("Kind", NewMember("Kind")),
    ("Sem, 31-2-2020", NewMember("Sem, 31-2-2020")),
    (" , ", NewMember("")),
    ("Sanne moeder 12-3-1988", NewMember("Sanne", "moeder", date(1988, 3, 12), gender="vrouw")),
    ("Sanne Wit 12 maart 1988 mama", NewMember("Sanne Wit", "moeder", date(1988, 3, 12), gender="vrouw")),
    ("Piet opa of oma", NewMember("Piet", "grootouder")),
    ("Kees Vader", NewMember("Kees Vader")),
    ("moeder", NewMember("moeder")),
    ("Noor 31-2-2014", NewMember("Noor 31-2-2014")),
    ("kleine Jan zoon", NewMember("kleine Jan", "kind", gender="man")),
])  # fmt: skip
def test_somebody_new_is_read_from_one_line(port: FakePort, typed: str, expected: NewMember) -> None:
    assert presenter_of(port).read_line(typed) == expected


def test_a_new_member_lives_at_home_and_has_an_age(port: FakePort) -> None:
    assert presenter_of(port).add(NewMember("Noor", "kind", date(2020, 11, 25)))
    line = only(port)
    assert (line.name, line.role, line.age, line.birthday) == ("Noor", "Kind", "5 jaar", "jarig op wo 25 nov")
    assert (line.home, line.initial, line.child) == ("Woont thuis", "N", True)


def test_a_word_that_says_the_gender_saves_it_too(port: FakePort) -> None:
    presenter_of(port).add(presenter_of(port).read_line("Sem, zoon"))
    (sem,) = port.snapshot.of("gezinslid")
    assert (sem.text("naam"), sem.choice("rol"), sem.choice("geslacht")) == ("Sem", "kind", "man")


def test_nothing_typed_adds_nobody(port: FakePort) -> None:
    assert not presenter_of(port).add(NewMember(""))
    assert presenter_of(port).members() == ()


def test_a_birthday_that_is_still_to_come_saves_nothing(port: FakePort) -> None:
    with pytest.raises(BornInFuture):
        presenter_of(port).add(NewMember("Lisa", "kind", date(2027, 3, 3)))
    assert presenter_of(port).members() == ()
    noor = port.member("Noor", rol="kind", geboortedatum=date(2020, 3, 3))
    with pytest.raises(BornInFuture):
        presenter_of(port).set_birthday(noor, date(2027, 3, 3))
    assert presenter_of(port).birthday(noor) == date(2020, 3, 3)


def test_a_day_that_was_meant_as_the_expected_date_is_saved_as_that(port: FakePort) -> None:
    presenter_of(port).add(NewMember("de baby", "", date(2027, 3, 3), due=True))
    line = only(port)
    assert (line.age, line.child) == ("wordt verwacht rond wo 3 mrt", True)
    assert port.snapshot.records[line.id].choice("rol") == "ongeboren"
    assert port.snapshot.records[line.id].date("geboortedatum") is None


def test_a_birthday_is_named_on_the_day_itself_and_when_it_is_near(port: FakePort) -> None:
    port.member("A", geboortedatum=date(2016, 11, 23))
    port.member("B", geboortedatum=date(2016, 12, 14))
    port.member("C", geboortedatum=date(2016, 7, 1))
    assert [line.birthday for line in presenter_of(port).members()] == [
        "vandaag jarig",
        "jarig op ma 14 dec",
        "",
    ]


def test_the_table_calls_people_what_they_call_each_other(port: FakePort) -> None:
    port.member("Sanne de Vries", roepnaam="Mama", rol="moeder")
    assert only(port).name == "Sanne de Vries"
    assert only(port.at_table()).name == "Mama"
    assert only(port.at_table()).role == "moeder"


def test_who_decides_about_a_child_is_said_about_children_only(port: FakePort) -> None:
    mama, sem = port.member("Sanne", roepnaam="Mama", rol="moeder"), port.member("Sem", rol="kind")
    for child in (sem, mama):
        port.apply([edits.set_member(port.snapshot, child, "gezinslid", "gezag_door", mama, True)], "t")
    first, second = presenter_of(port.at_table()).members()
    assert (first.authority, second.authority) == ("", "wie beslist: Mama")
    assert presenter_of(port).may_decide(sem) == ((mama, "Sanne"),)


def test_gezag_is_asked_about_a_child_and_the_expected_date_until_it_is_born(
    port: FakePort,
) -> None:
    mama = port.member("Sanne", rol="moeder")
    sem = port.member("Sem", rol="kind", geboortedatum=date(2016, 3, 3))
    baby = port.member("baby", rol="ongeboren")

    def asked(lid: bytes) -> set[str]:
        return {field.id for field in presenter_of(port).member_fields(lid)} & {"gezag_door", "uitgerekend"}

    assert (asked(mama), asked(sem), asked(baby)) == (set(), {"gezag_door"}, {"gezag_door", "uitgerekend"})


def test_a_second_worker_is_added_by_first_name(port: FakePort) -> None:
    presenter_of(port).add_worker(" Bram ")
    presenter_of(port).add_worker("  ")
    ids = presenter_of(port).workers()
    assert [presenter_of(port.at_table()).worker_words(worker)[:2] for worker in ids] == [
        ("Anouk Jansen", "onze vaste medewerker"),
        ("Bram", "de tweede medewerker"),
    ]
