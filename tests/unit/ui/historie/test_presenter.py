"""A line of the tijdlijn as typed, and what the screen says about it."""

from __future__ import annotations

import pytest

from kanz_desktop.services.edits import set_field, set_members
from kanz_desktop.services.historie import EVENT, HAPPENED, HELP, NewEvent
from kanz_desktop.services.netwerk import new_consent
from kanz_desktop.ui.historie.presenter import TijdlijnPresenter
from kanz_desktop.ui.historie.typed import read_event
from tests.helpers.port import FakePort, today
from tests.helpers.records import record

SPELTHERAPIE = "zomer 2019 Sem: speltherapie, door de GGZ, hielp een beetje"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2019 verhuisd", NewEvent("verhuisd", "2019")),
        ("zomer 2019: naar Ede, met de hond", NewEvent("naar Ede, met de hond", "zomer 2019")),
        (
            "2015-2017 schuldhulp, door de gemeente, hielp niet",
            NewEvent("schuldhulp", "2015-2017", HELP, (), "de gemeente", "nee"),
        ),
        ("sinds 2016 past oma op, hielp", NewEvent("past oma op", "sinds 2016", HELP, (), "", "ja")),
        ("ruzie met de buren", NewEvent("ruzie met de buren")),
        ("2019 buren: ruzie om de heg", NewEvent("buren: ruzie om de heg", "2019")),
        ("door de buren geholpen", NewEvent("door de buren geholpen")),
        ("12 mei 2021", NewEvent("", "12 mei 2021")),
        ("", NewEvent("")),
    ],
)  # fmt: skip
def test_one_line_says_when_what_and_who_helped(port: FakePort, typed: str, meant: NewEvent) -> None:
    assert read_event(typed, port.snapshot.of("gezinslid"), port.methode) == meant


def test_a_name_before_the_colon_says_whom_it_is_about(port: FakePort) -> None:
    sem = port.member("Sem", rol="kind")
    meant = read_event(SPELTHERAPIE, port.snapshot.of("gezinslid"), port.methode)
    assert meant == NewEvent("speltherapie", "zomer 2019", HELP, (sem,), "de GGZ", "deels")


def test_enter_puts_it_on_the_tijdlijn_in_the_order_of_time(port: FakePort) -> None:
    port.member("Sem", rol="kind")
    presenter = TijdlijnPresenter(port, today)
    for line in (SPELTHERAPIE, "ooit ruzie", "2015 verhuisd", "2020"):
        presenter.add(line)
    assert [(row.title, row.under, row.badge) for row in presenter.lines()] == [
        ("verhuisd", "2015", ""),
        ("speltherapie", "zomer 2019 · over Sem · door de GGZ", "hielp een beetje"),
        ("ooit ruzie", "wanneer weten we niet", ""),
    ]
    assert [row.choice("soort") for row in port.snapshot.of(EVENT)] == [HELP, HAPPENED, HAPPENED]


def test_while_typing_it_says_how_the_line_is_read(port: FakePort) -> None:
    port.member("Sem", rol="kind")
    said = TijdlijnPresenter(port.at_table(), today).understood(SPELTHERAPIE)
    assert said == (
        "Zo leest Kanz het: zomer 2019 · hulp die we kregen · over Sem · door de GGZ · hielp een beetje"
        " · “speltherapie”"
    )


def test_the_picture_is_drawn_anew_only_when_something_changed(port: FakePort) -> None:
    presenter = TijdlijnPresenter(port, today)
    assert presenter.figure() is None
    presenter.add("2015 verhuisd")
    first = presenter.figure()
    assert first is not None
    assert presenter.figure() is first
    presenter.add("2016 weer verhuisd, hielp")
    assert presenter.figure() != first
    assert [told.lines for told in presenter.summary()] == [("weer verhuisd (2016)",)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("zomer 2019", "Getekend van za 1 jun 2019 tot en met za 31 aug 2019."),
        ("12 mei 2021", "Getekend op wo 12 mei 2021."),
        ("sinds 2016", "Getekend van vr 1 jan 2016 tot nu."),
        ("tot 2015", "Getekend tot en met do 31 dec 2015."),
        ("ooit", "Deze tijd kan Kanz niet tekenen. De regel staat achteraan."),
        ("", ""),
    ],
)
def test_under_the_words_stands_how_they_are_drawn(port: FakePort, words: str, said: str) -> None:
    presenter = TijdlijnPresenter(port, today)
    presenter.add("verhuisd")
    event = port.snapshot.of(EVENT)[0].id
    port.apply([set_field(port.snapshot, event, EVENT, "wanneer", words)], "t")
    assert presenter.when_words(event) == said


def test_what_comes_from_records_needs_a_toestemming_that_holds(port: FakePort) -> None:
    presenter = TijdlijnPresenter(port, today)
    mama = port.member("Sanne", rol="moeder")
    presenter.add("2019 onderzoek")
    event = port.snapshot.of(EVENT)[0].id
    assert not presenter.consent_missing(event)
    source = port.pen.choice("historiebron", "stukken")
    port.apply([set_field(port.snapshot, event, EVENT, "bron", source)], "t")
    assert presenter.consent_missing(event)
    port.apply(new_consent(port.snapshot, "GGZ"), "t")
    consent = port.snapshot.of("toestemming")[0].id
    port.apply(set_members(port.snapshot, event, EVENT, "toestemming", [consent]), "t")
    assert presenter.consent_missing(event)
    edits = [set_field(port.snapshot, consent, "toestemming", "datum", today())]
    edits += set_members(port.snapshot, consent, "toestemming", "over_wie", [mama])
    edits += set_members(port.snapshot, consent, "toestemming", "gegeven_door", [mama])
    port.apply(edits, "t")
    assert not presenter.consent_missing(event)


def test_people_before_the_colon_may_stand_with_a_comma_between_them(port: FakePort) -> None:
    family = [record("gezinslid", name.lower(), naam=name) for name in ("Sem", "Noor", "Finn")]
    meant = read_event("2019 Sem, Noor en Finn: andere school", family, port.methode)
    assert (meant.wie, meant.wat) == (tuple(row.id for row in family), "andere school")
    assert read_event("2019 Sem, oma: andere school", family, port.methode).wie == ()
