"""The people of the gezin, added and changed as a worker does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.records import Record
from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.ui.gezin.member_row import MemberRow
from kanz_desktop.ui.gezin.screen import GezinScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton, TouchButton
from kanz_desktop.ui.widgets.cells import CellButton
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.fake_sessie import ANOUK, FakeSessie
from tests.helpers.screens import named, names, opened, type_into, unnamed

ADD = "wie hoort er nog bij"


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext, sessie: FakeSessie) -> Iterator[GezinScreen]:
    edits = start_gezin_edits(
        context.pen, naam="De Vries", person=ANOUK, worker_name="Anouk J", worker_first_name="Anouk"
    )
    with qtbot.waitSignal(context.changed):
        sessie.apply(edits, "t")
    made = opened(qtbot, context, GezinScreen)
    yield made
    made.close()


def members(screen: GezinScreen) -> tuple[Record, ...]:
    return screen.context.snapshot.of("gezinslid")


def enter(screen: GezinScreen, qtbot: QtBot, text: str) -> None:
    line = named(screen, ADD, AddLine)
    type_into(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def noor(screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie) -> bytes:
    made = new_gezinslid(
        screen.context.snapshot, screen.context.pen, naam="Noor", rol="kind", geboortedatum=date(2020, 3, 3)
    )
    with qtbot.waitSignal(screen.context.changed):
        sessie.apply(made, "t")
    return made[0].record


def test_an_empty_gezin_says_how_to_begin(screen: GezinScreen) -> None:
    said = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert "Hier staat nog niemand. Begin met een naam en druk op Enter." in said


def test_one_line_puts_somebody_on_the_list(screen: GezinScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.context.changed):
        enter(screen, qtbot, "Noor, kind, 3-3-2020")
    (noor,) = members(screen)
    assert (noor.text("naam"), noor.choice("rol")) == ("Noor", "kind")
    assert named(screen, "Noor, Kind, 6 jaar", MemberRow)


def test_a_name_alone_opens_the_rest_to_fill_in(screen: GezinScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.context.changed):
        enter(screen, qtbot, "Sanne")
    assert named(screen, "Rol", QComboBox)


def test_names_one_after_the_other_leave_only_the_last_open_and_the_line_in_sight(
    screen: GezinScreen, qtbot: QtBot
) -> None:
    for name in ("Sanne", "Emre", "Noor"):
        with qtbot.waitSignal(screen.context.changed):
            enter(screen, qtbot, name)
    opened_rows = [row.accessibleName() for row in screen.findChildren(MemberRow) if row.is_open()]
    assert opened_rows == ["Noor"]
    screen.resize(1100, 640)
    line = named(screen, ADD, AddLine)
    line.setFocus()
    with qtbot.waitSignal(screen.context.changed):
        enter(screen, qtbot, "Sem")
    page = screen.scroll_area.viewport()
    qtbot.waitUntil(lambda: page.rect().contains(line.mapTo(page, line.rect().center())))


def test_a_birthday_still_to_come_is_asked_about_and_can_be_the_expected_date(
    screen: GezinScreen, qtbot: QtBot
) -> None:
    enter(screen, qtbot, "Lisa, kind, 3-3-2027")
    yes = named(screen, "Ja, uitgerekende datum", LinkButton)
    assert members(screen) == ()
    with qtbot.waitSignal(screen.context.changed):
        yes.click()
    (lisa,) = members(screen)
    assert (lisa.date("uitgerekend"), lisa.date("geboortedatum")) == (date(2027, 3, 3), None)


def test_a_birthday_still_to_come_can_be_typed_again(screen: GezinScreen, qtbot: QtBot) -> None:
    enter(screen, qtbot, "Lisa, kind, 3-3-2027")
    named(screen, "Nee, ik pas het aan", LinkButton).click()
    assert named(screen, ADD, AddLine).text() == "Lisa, kind, 3-3-2027"
    assert members(screen) == ()


def test_a_wrong_birthday_in_the_field_leaves_the_old_one(
    screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    lid = noor(screen, qtbot, sessie)
    named(screen, "Wijzig: Noor", CellButton).click()
    field = named(screen, "Geboortedatum", QLineEdit)
    field.selectAll()
    type_into(field, "3-3-2030")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    said = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert "Deze dag moet nog komen. Er is niets veranderd." in said
    assert screen.context.snapshot.records[lid].date("geboortedatum") == date(2020, 3, 3)


def test_a_right_birthday_in_the_field_is_saved(
    screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    lid = noor(screen, qtbot, sessie)
    named(screen, "Wijzig: Noor", CellButton).click()
    field = named(screen, "Geboortedatum", QLineEdit)
    field.selectAll()
    type_into(field, "4-3-2019")
    with qtbot.waitSignal(screen.context.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert screen.context.snapshot.records[lid].date("geboortedatum") == date(2019, 3, 4)


def test_who_is_thrown_away_can_be_put_back_in_the_page(
    screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    noor(screen, qtbot, sessie)
    named(screen, "Wijzig: Noor", CellButton).click()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "naar de prullenbak", GhostButton).click()
    assert members(screen) == ()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "Noor: terugzetten", TouchButton).click()
    assert len(members(screen)) == 1


def test_an_operation_from_elsewhere_leaves_an_open_row_open_and_its_letters_alone(
    screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    noor(screen, qtbot, sessie)
    named(screen, "Wijzig: Noor", CellButton).click()
    field = named(screen, "School, werk", QLineEdit)
    type_into(field, "De Rege")
    made = new_gezinslid(screen.context.snapshot, screen.context.pen, naam="Sem")
    with qtbot.waitSignal(screen.context.changed):
        sessie.receive(made, b"bram-bram-bram-1")
    assert field.isVisible()
    assert field.hasFocus()
    assert field.text() == "De Rege"


def test_every_control_says_what_it_is(screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie) -> None:
    noor(screen, qtbot, sessie)
    named(screen, "Wijzig: Noor", CellButton).click()
    assert unnamed(screen) == []


def test_the_table_has_no_dates_of_the_traject_and_reads_who_helps(
    screen: GezinScreen, qtbot: QtBot, sessie: FakeSessie, tasks: Tasks, look: ThemeHolder
) -> None:
    look.set_table(True)
    context = GezinContext(sessie, TABLE_VIEW, tasks, table=True)
    table = opened(qtbot, context, GezinScreen)
    said = {words.text() for words in table.findChildren(Words) if words.isVisible()}
    assert {"Anouk J", "onze vaste medewerker"} <= said
    assert not {"Traject", "Fase"} & said
    assert "Voornaam" not in names(table, QLineEdit)
    table.close()
    context.close()
