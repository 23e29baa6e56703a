"""The network, on a real gezin: one line adds somebody, a row opens, and what is thrown away comes back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.ui.netwerk.screen import NetwerkScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.desk import visible_words
from tests.helpers.screens import named, opened, type_into, unnamed


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> NetwerkScreen:
    return opened(qtbot, context, NetwerkScreen)


def add(qtbot: QtBot, screen: NetwerkScreen, words: str) -> bytes:
    before = len(screen.context.snapshot.of("contact"))
    type_into(screen.contacts.add, words)
    QTest.keyClick(screen.contacts.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of("contact")) == before + 1)
    return screen.context.snapshot.of("contact")[-1].id


def test_enter_adds_somebody_and_the_line_is_ready_for_the_next(qtbot: QtBot, screen: NetwerkScreen) -> None:
    add(qtbot, screen, "Juf Saskia, school, 06 1234 5678")
    add(qtbot, screen, "Oma Riet")
    qtbot.waitUntil(lambda: "Oma Riet" in visible_words(screen))
    assert "School · 06 1234 5678" in visible_words(screen)
    assert screen.contacts.add.text() == ""
    assert screen.contacts.add.hasFocus()


def test_a_row_opens_to_everything_about_one_and_all_of_it_can_be_heard(
    qtbot: QtBot, screen: NetwerkScreen
) -> None:
    contact = add(qtbot, screen, "Oma Riet")
    named(screen, "Wijzig: Oma Riet", QPushButton).click()
    named(screen, "Hoe verder: Gaat door", QPushButton).click()
    qtbot.waitUntil(lambda: screen.context.snapshot.records[contact].choice("verder") == "door")
    qtbot.waitUntil(lambda: "Gaat door" in visible_words(screen))
    assert unnamed(screen) == []


def test_what_is_thrown_away_is_offered_back(qtbot: QtBot, screen: NetwerkScreen) -> None:
    add(qtbot, screen, "Oma Riet")
    named(screen, "Wijzig: Oma Riet", QPushButton).click()
    named(screen, "naar de prullenbak", QPushButton).click()
    qtbot.waitUntil(lambda: not screen.context.snapshot.of("contact"))
    screen.gone.back.click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of("contact")) == 1)


def test_a_record_that_was_searched_is_opened(qtbot: QtBot, screen: NetwerkScreen) -> None:
    contact = add(qtbot, screen, "Oma Riet")
    screen.show_record(contact)
    assert named(screen, "Wijzig: Oma Riet", QPushButton).hasFocus()
    assert named(screen, "Wijzig: Oma Riet", QPushButton).text() == "klaar"


def test_parents_and_partners_are_tapped_and_the_genogram_is_drawn(
    qtbot: QtBot, screen: NetwerkScreen
) -> None:
    context = screen.context
    for name in ("Oma Riet", "Sanne", "Emre"):
        type_into(screen.relatives.add, name)
        QTest.keyClick(screen.relatives.add, Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda name=name: context.snapshot.of("familielid")[-1:] != () and name in visible_words(screen)
        )
    named(screen, "Wijzig: Sanne", QPushButton).click()
    named(screen, "Ouders: Oma Riet", QPushButton).click()
    named(screen, "Partner of ex-partner: Emre", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of("relatie")) == 1)
    named(screen, "Met Emre: Gescheiden", QPushButton).click()
    qtbot.waitUntil(lambda: "Sanne en Emre: gescheiden" in screen.genogram.accessibleName())
    divorced = named(screen, "Met Emre: Gescheiden", QPushButton)
    divorced.click()  # two people are always something to each other
    assert divorced.isChecked()
    assert context.snapshot.of("relatie")[0].choice("soort") == "gescheiden"
    assert "Oma Riet, kinderen: Sanne" in screen.genogram.accessibleName()
    assert unnamed(screen) == []
    named(screen, "Partner of ex-partner: Emre", QPushButton).click()
    qtbot.waitUntil(lambda: not context.snapshot.of("relatie"))


def test_a_toestemming_says_who_still_has_to_say_yes(qtbot: QtBot, screen: NetwerkScreen) -> None:
    context = screen.context
    mama, papa, sem = b"m" * 16, b"p" * 16, b"s" * 16
    edits = new_record(
        "gezinslid", {"naam": "Sanne", "rol": context.pen.choice("rol", "moeder")}, record_id=mama
    )
    edits += new_record(
        "gezinslid", {"naam": "Emre", "rol": context.pen.choice("rol", "vader")}, record_id=papa
    )
    values = {"naam": "Sem", "rol": context.pen.choice("rol", "kind"), "geboortedatum": date(2020, 1, 1)}
    edits += new_record("gezinslid", values, {"gezag_door": [mama, papa]}, record_id=sem)
    context.sessie.apply(edits, "gezin").result()
    qtbot.waitUntil(lambda: len(context.snapshot.of("gezinslid")) == 3)
    type_into(screen.consents.add, "School De Brug")
    QTest.keyClick(screen.consents.add, Qt.Key.Key_Return)
    named(screen, "Wijzig: School De Brug", QPushButton).click()
    named(screen, "Over wie: Sem", QPushButton).click()
    qtbot.waitUntil(lambda: "Nog nodig: Sanne en Emre." in visible_words(screen))
    for name in ("Sanne", "Emre"):
        named(screen, f"Gegeven door: {name}", QPushButton).click()
    qtbot.waitUntil(lambda: "Nog nodig" not in visible_words(screen))
    consent = context.snapshot.of("toestemming")[0].id
    assert "nog niet compleet" in visible_words(screen)
    day = set_field(context.snapshot, consent, "toestemming", "datum", context.sessie.today())
    context.apply([day], "netwerk")
    qtbot.waitUntil(
        lambda: (
            "geldig" in visible_words(screen).split("\n") or "nog niet compleet" not in visible_words(screen)
        )
    )
    assert unnamed(screen) == []
