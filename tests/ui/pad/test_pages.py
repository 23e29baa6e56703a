"""The pages of the beginning and the end, and the traject that comes after one that is over."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.services import pad
from kanz_desktop.services.contact import hours
from kanz_desktop.services.gezin import current_traject, new_gezinslid
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.pad.budget_page import BudgetPage
from kanz_desktop.ui.pad.screen import PadScreen
from kanz_desktop.ui.pad.sheets import EndSheet
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.ticks import Tick
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import named, names, opened, unnamed


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    edits = new_gezinslid(gezin.snapshot, gezin.pen, naam="Daan", rol="kind", geboortedatum=date(2015, 3, 1))
    gezin.sessie.apply(edits, "gezin").result()
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> PadScreen:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    return opened(qtbot, gezin, PadScreen)


def page(qtbot: QtBot, screen: PadScreen, name: str, kind: str) -> None:
    """Open a page of the path; what must stand there is written."""
    named(screen, name, QPushButton).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(kind)))


def commit(screen: PadScreen) -> None:
    for editor in screen.findChildren(AutosaveEditor):
        editor.commit()


def test_the_instroom_counts_what_the_map_says_and_asks_where_it_appears_from(
    qtbot: QtBot, screen: PadScreen
) -> None:
    page(qtbot, screen, "Instroom", pad.INTAKE)
    sheet = screen.pages
    party = named(sheet, "Eerste partij", QLineEdit)
    QTest.keyClicks(party, "CJG")
    commit(screen)
    intake = screen.context.snapshot.of(pad.INTAKE)[0].id
    qtbot.waitUntil(lambda: screen.context.snapshot.records[intake].text("partij_1") == "CJG")
    words = names(sheet, QPlainTextEdit)
    assert not [name for name in words if name.startswith("Waar blijkt dat uit")]
    named(sheet, "Het gezin woont in Nederland", Tick).click()
    why = named(sheet, "Waar blijkt dat uit?", QPlainTextEdit)
    QTest.keyClicks(why, "ingeschreven")
    commit(screen)
    qtbot.waitUntil(lambda: screen.context.snapshot.of(pad.POINT)[0].text("toelichting") == "ingeschreven")
    facts = pad.intake_facts(screen.context.snapshot, screen.context.pen, screen.context.sessie.today())
    assert facts == pad.IntakeFacts(children=1, gebieden=0, parties=1)


def test_an_end_shows_the_criteria_of_its_own_kind(qtbot: QtBot, screen: PadScreen) -> None:
    page(qtbot, screen, "Einde", pad.END)
    assert "Signalen van problemen nemen toe" in names(screen.pages, Tick)
    named(screen.pages, "Hoe het eindigt: Positief einde", QPushButton).click()
    qtbot.waitUntil(lambda: "Signalen van problemen nemen toe" not in names(screen.pages, Tick))
    assert any(name.startswith("Duidelijk minder signalen") for name in names(screen.pages, Tick))


def test_after_a_traject_that_is_over_comes_another_with_pages_of_its_own(
    qtbot: QtBot, screen: PadScreen
) -> None:
    context = screen.context
    first = current_traject(context.snapshot, context.pen)
    page(qtbot, screen, "Einde", pad.END)
    end = screen.pages.findChildren(EndSheet)[0]
    assert not end.onward.isVisible()
    context.apply(pad.close(context.snapshot, context.pen, context.sessie.today()), "pad")
    named(screen.pages, "Nieuw traject beginnen", QPushButton).click()
    qtbot.waitUntil(lambda: current_traject(context.snapshot, context.pen) != first)
    assert [row.number("nummer") for row in pad.trajecten(context.snapshot)] == [1, 2]
    qtbot.waitUntil(lambda: not any(sheet.isVisible() for sheet in screen.pages.findChildren(EndSheet)))
    named(screen, "Naar stap 2", QPushButton)
    named(screen.pages, "Einde", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of(pad.END)) == 2)


def test_a_nazorgplan_grows_by_typing_a_line(qtbot: QtBot, screen: PadScreen) -> None:
    page(qtbot, screen, "Nazorg", pad.AFTERCARE)
    add = named(screen.pages, "wie kijkt mee, en hoe", QLineEdit)
    QTest.keyClicks(add, "koffie met oma\r")
    context = screen.context
    qtbot.waitUntil(lambda: bool(context.snapshot.of(pad.AFTERCARE_ROW)))
    often = named(screen.pages, "Hoe vaak", QLineEdit)
    QTest.keyClicks(often, "elke maand")
    commit(screen)
    named(screen.pages, "Zonder einddatum", Tick).click()
    row = context.snapshot.of(pad.AFTERCARE_ROW)[0].id
    qtbot.waitUntil(lambda: context.snapshot.records[row].flag("open_einde"))
    assert context.snapshot.records[row].text("hoe_vaak") == "elke maand"


def test_the_hours_of_the_plan_stand_beside_those_of_the_week(qtbot: QtBot, screen: PadScreen) -> None:
    named(screen, "Uren in het plan", QPushButton).click()
    named(screen, "Nieuwe periode", QPushButton).click()
    QTest.keyClicks(named(screen.pages, "Uren per week", QLineEdit), "6,5")
    commit(screen)
    context = screen.context
    qtbot.waitUntil(lambda: hours(context.snapshot, context.pen, context.sessie.today()).planned == 390)
    assert screen.contact is not None
    contact = screen.contact
    qtbot.waitUntil(lambda: "in het plan 6u30 per week" in contact.hours.text())


def test_at_the_table_there_is_the_kennismaking_and_the_nazorg_and_no_end(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        family = opened(qtbot, context, PadScreen)
        assert names(family.pages, QPushButton) == ["Kennismaking", "Zo gaan we verder"]
        page(qtbot, family, "Kennismaking", pad.MEETING)
        named(family.pages, "Wij vertellen het in onze eigen woorden", Tick)


def test_emergency_data_say_whose_they_are(qtbot: QtBot, screen: PadScreen) -> None:
    page(qtbot, screen, "Kennismaking", pad.MEETING)
    QTest.keyClicks(named(screen.pages, "Huisarts van Daan", QLineEdit), "De Brug")
    commit(screen)
    qtbot.waitUntil(lambda: screen.context.snapshot.of("gezinslid")[0].text("huisarts") == "De Brug")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Instroom", pad.INTAKE),
        ("Kennismaking", pad.MEETING),
        ("Nazorg", pad.AFTERCARE),
        ("Einde", pad.END),
    ],
)
def test_everything_on_a_page_has_a_name_and_is_found_again(
    qtbot: QtBot, screen: PadScreen, name: str, kind: str
) -> None:
    page(qtbot, screen, name, kind)
    assert unnamed(screen) == []
    before = len(names(screen.pages, QLineEdit))
    named(screen, name, QPushButton).click()
    assert len(names(screen.pages, QLineEdit)) < before
    screen.show_record(screen.context.snapshot.of(kind)[0].id)
    assert len(names(screen.pages, QLineEdit)) == before


def test_the_startbudget_counts_what_is_left_and_asks_for_a_sum_that_is_missing(
    qtbot: QtBot, screen: PadScreen
) -> None:
    named(screen.pages, "Startbudget", QPushButton).click()
    budget = screen.pages.findChildren(BudgetPage)[0]
    QTest.keyClicks(named(budget, "Bedrag in euro's", QLineEdit), "250")
    commit(screen)
    for words in ("luiers 12,50", "slot van de deur, 64"):
        QTest.keyClicks(budget.add, f"{words}\r")
    qtbot.waitUntil(lambda: budget.sums.text() == "€ 250, uitgegeven € 76,50, over € 173,50")
    QTest.keyClicks(budget.add, "iets\r")
    assert budget.trouble.isVisible()
    assert budget.add.text() == "iets"
    assert unnamed(budget) == []
    budget.add.clear()
    named(budget, "Naar de prullenbak: luiers", QPushButton).click()
    qtbot.waitUntil(lambda: budget.sums.text() == "€ 250, uitgegeven € 64, over € 186")


def test_a_traject_that_was_closed_is_opened_again_with_one_press(qtbot: QtBot, screen: PadScreen) -> None:
    context = screen.context
    traject = current_traject(context.snapshot, context.pen)
    page(qtbot, screen, "Einde", pad.END)
    context.apply(pad.close(context.snapshot, context.pen, context.sessie.today()), "pad")
    named(screen.pages, "Dit traject heropenen", QPushButton).click()
    qtbot.waitUntil(lambda: context.snapshot.records[traject].date("einde") is None)


def test_a_traject_of_before_can_be_read_again(qtbot: QtBot, screen: PadScreen) -> None:
    context = screen.context
    first = current_traject(context.snapshot, context.pen)
    went: list[object] = []
    context.asked_for.connect(lambda to, record: went.append((to, record)))
    context.apply(pad.close(context.snapshot, context.pen, context.sessie.today()), "pad")
    qtbot.waitUntil(lambda: context.snapshot.records[first].date("einde") is not None)
    context.apply(pad.next_traject(context.snapshot, context.pen, context.sessie.today()), "pad")
    named(screen.pages, "Traject 1", QPushButton).click()
    assert went == [("afdrukken", first)]
