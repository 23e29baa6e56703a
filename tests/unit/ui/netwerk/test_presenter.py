import pytest

from kanz_desktop.services.edits import set_field, set_member
from kanz_desktop.services.netwerk import NewContact
from kanz_desktop.services.verwanten import NewRelative, relate
from kanz_desktop.ui.netwerk.presenter import NetwerkPresenter
from kanz_desktop.ui.netwerk.typed import read_contact, read_relative
from tests.helpers.port import FakePort, today


def presenter_of(port: FakePort) -> NetwerkPresenter:
    return NetwerkPresenter(port, today)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Oma Riet", NewContact("Oma Riet")),
        ("Juf Saskia, school, 06 1234 5678", NewContact("Juf Saskia", "school", "", "06 1234 5678")),
        ("Jan, wijkagent, Politie", NewContact("Jan", "politie", "wijkagent")),
        ("Vitens, klantnummer 7", NewContact("Vitens", "", "klantnummer 7")),
        ("Piet, a@b.nl, +31 (0)30-1234567", NewContact("Piet", "", "", "+31 (0)30-1234567", "a@b.nl")),
        ("Els, 06 11111111, 06 22222222", NewContact("Els", "", "06 22222222", "06 11111111")),
        ("Els, , tante", NewContact("Els", "", "tante")),
    ],
)
def test_one_line_says_who_it_is_and_how_to_call(port: FakePort, typed: str, meant: NewContact) -> None:
    assert read_contact(typed, port.methode) == meant


def test_who_is_put_there_helps_now_and_stands_last(port: FakePort) -> None:
    presenter = presenter_of(port)
    presenter.add_contact("Oma Riet, familie")
    presenter.add_contact("Huisarts Vos, huisarts, 030 1234567")
    assert [(line.title, line.under) for line in presenter.contacts()] == [
        ("Oma Riet", "Familie"),
        ("Huisarts Vos", "Huisarts · 030 1234567"),
    ]
    assert {row.choice("actief") for row in port.snapshot.of("contact")} == {"ja"}


def test_nothing_is_added_without_a_name(port: FakePort) -> None:
    presenter_of(port).add_contact(" , school")
    assert port.snapshot.of("contact") == ()


def test_a_row_says_how_it_goes_on_or_that_it_ended_in_the_words_of_who_reads(port: FakePort) -> None:
    presenter_of(port).add_contact("Wijkteam")
    row = port.snapshot.of("contact")[0]

    def choose(field: str, listed: str, entry: str) -> None:
        port.apply([set_field(port.snapshot, row.id, "contact", field, port.pen.choice(listed, entry))], "t")

    choose("verder", "netwerkverder", "verandert")
    assert presenter_of(port).contacts()[0].badge == "Verandert"
    assert presenter_of(port.at_table()).contacts()[0].badge == "wordt anders"
    choose("actief", "netwerkactief", "nee")
    assert presenter_of(port).contacts()[0].badge == "Niet meer actief"
    assert presenter_of(port.at_table()).contacts()[0].badge == "helpt nu niet meer"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ans", NewRelative("Ans")),
        ("Ans, oma, 1956", NewRelative("Ans", "vrouw", "1956")),
        ("Oma Riet, 3-4-1956", NewRelative("Oma Riet", "vrouw", "3-4-1956")),
        ("Joost, vader van Lisa", NewRelative("Joost, vader van Lisa", "")),
        (" , opa", NewRelative("", "man")),
    ],
)
def test_one_line_says_who_of_the_family_it_is(port: FakePort, typed: str, meant: NewRelative) -> None:
    assert read_relative(typed, port.methode) == meant


def test_the_genogram_follows_what_is_said_about_people(port: FakePort) -> None:
    sanne = port.member("Sanne")
    presenter = presenter_of(port)
    presenter.add_relative("Oma Riet, 1956")
    riet = port.snapshot.of("familielid")[0].id
    first = presenter.genogram()
    assert presenter.genogram() is first
    port.apply([set_member(port.snapshot, sanne, "gezinslid", "ouders", riet, True)], "t")
    port.apply(relate(port.snapshot, port.pen, riet, sanne, present=True), "t")
    second = presenter.genogram()
    assert second is not None
    assert "Oma Riet, kinderen: Sanne" in second.figure.alt
    assert [line.under for line in presenter.relatives()] == [
        "kind van Oma Riet · samen: Oma Riet",
        "samen: Sanne",
    ]
    assert [line.stays for line in presenter.relatives()] == [True, False]
    port.apply(relate(port.snapshot, port.pen, sanne, riet, present=False), "t")
    assert port.snapshot.of("relatie") == ()


def test_who_was_put_somewhere_stands_there_until_all_find_their_own_place_again(port: FakePort) -> None:
    sanne, emre = port.member("Sanne"), port.member("Emre")
    presenter = presenter_of(port)
    drawn = presenter.genogram()
    assert drawn is not None
    assert not presenter.by_hand()
    presenter.put(sanne, round(drawn.at[emre][0] - drawn.origin) + 30)
    moved = presenter.genogram()
    assert moved is not None
    assert moved.at[emre][0] < moved.at[sanne][0]
    assert presenter.by_hand()
    assert port.screens[-1] == "netwerk"
    presenter.put_back()
    assert presenter.genogram() == drawn
    assert not presenter.by_hand()


def test_a_tie_of_which_nobody_chose_the_sort_still_says_that_it_is_one(port: FakePort) -> None:
    presenter = presenter_of(port)
    for name in ("Sanne", "Emre"):
        presenter.add_relative(name)
    sanne, emre = (row.id for row in port.snapshot.of("familielid"))
    port.apply(relate(port.snapshot, port.pen, sanne, emre, present=True), "netwerk")
    (tie,) = port.snapshot.of("relatie")
    port.apply([set_field(port.snapshot, tie.id, "relatie", "soort", None)], "netwerk")
    assert presenter.relatives()[0].under == "partner of ex: Emre"
