import pytest

from kanz_desktop.services.edits import set_field
from kanz_desktop.services.netwerk import NewContact
from kanz_desktop.ui.netwerk.presenter import NetwerkPresenter
from kanz_desktop.ui.netwerk.typed import read_contact
from tests.helpers.port import FakePort


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
    presenter = NetwerkPresenter(port)
    presenter.add_contact("Oma Riet, familie")
    presenter.add_contact("Huisarts Vos, huisarts, 030 1234567")
    assert [(line.title, line.under) for line in presenter.contacts()] == [
        ("Oma Riet", "Familie"),
        ("Huisarts Vos", "Huisarts · 030 1234567"),
    ]
    assert {row.choice("actief") for row in port.snapshot.of("contact")} == {"ja"}


def test_nothing_is_added_without_a_name(port: FakePort) -> None:
    NetwerkPresenter(port).add_contact(" , school")
    assert port.snapshot.of("contact") == ()


def test_a_row_says_how_it_goes_on_or_that_it_ended_in_the_words_of_who_reads(port: FakePort) -> None:
    NetwerkPresenter(port).add_contact("Wijkteam")
    row = port.snapshot.of("contact")[0]

    def choose(field: str, listed: str, entry: str) -> None:
        port.apply([set_field(port.snapshot, row.id, "contact", field, port.pen.choice(listed, entry))], "t")

    choose("verder", "netwerkverder", "verandert")
    assert NetwerkPresenter(port).contacts()[0].badge == "Verandert"
    assert NetwerkPresenter(port.at_table()).contacts()[0].badge == "wordt anders"
    choose("actief", "netwerkactief", "nee")
    assert NetwerkPresenter(port).contacts()[0].badge == "Niet meer actief"
    assert NetwerkPresenter(port.at_table()).contacts()[0].badge == "helpt nu niet meer"
