"""The leefgebieden as people fill them in: with words, taps and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.records import Edit, Record
from kanz_desktop.domain.values import Mark
from kanz_desktop.services.cijfers import marks
from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.leefgebieden.screen import LeefgebiedenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, LinkButton, TouchButton
from kanz_desktop.ui.widgets.cells import CellButton
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.suggestion_button import SuggestionButton
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.fake_sessie import ANOUK, FakeSessie
from tests.helpers.screens import focused, named, names, opened, type_into, unnamed

BRAM = b"bram-bram-bram-1"
WRITE_2 = "Schrijf wat er speelt bij: Het voeren van de huishouding"


@pytest.fixture
def gezin(context: GezinContext, sessie: FakeSessie, qtbot: QtBot) -> GezinContext:
    """Two members, and one problem of the list on the second card."""
    pen = context.pen
    edits = start_gezin_edits(
        pen, naam="De Vries", person=ANOUK, worker_name="Anouk J", worker_first_name="Anouk"
    )
    sessie.apply(edits, "t").result()
    for naam in ("Sanne", "Sem"):
        sessie.apply(new_gezinslid(sessie.snapshot, pen, naam=naam), "t").result()
    made = new_probleem(sessie.snapshot, pen, "leefgebied-2", keuze="huis-regelmaat")
    with qtbot.waitSignal(context.changed, check_params_cb=lambda c: c.records[0].kind == "probleem"):
        sessie.apply(made, "t")
    return context


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> Iterator[LeefgebiedenScreen]:
    made = opened(qtbot, gezin, LeefgebiedenScreen)
    yield made
    made.close()


@pytest.fixture
def table(
    qtbot: QtBot, gezin: GezinContext, sessie: FakeSessie, tasks: Tasks, look: ThemeHolder
) -> Iterator[LeefgebiedenScreen]:
    """The same gezin at the kitchen table."""
    look.set_table(True)
    context = GezinContext(sessie, TABLE_VIEW, tasks, table=True)
    made = opened(qtbot, context, LeefgebiedenScreen)
    yield made
    made.close()
    context.close()


def problems(screen: LeefgebiedenScreen) -> tuple[Record, ...]:
    return screen.context.snapshot.of("probleem")


def first(screen: LeefgebiedenScreen) -> Record:
    return problems(screen)[0]


def test_only_the_card_in_which_something_stands_is_open(screen: LeefgebiedenScreen) -> None:
    shut = [name for name in names(screen, GhostButton) if name.endswith("open doen")]
    assert len(shut) == 4
    assert "nog leeg" in [words.text() for words in screen.findChildren(QLabel) if words.isVisible()]


def test_typing_and_enter_makes_a_problem_and_the_line_is_ready_for_the_next(
    screen: LeefgebiedenScreen, qtbot: QtBot
) -> None:
    line = named(screen, WRITE_2, AddLine)
    type_into(line, "De wasmachine is stuk")
    with qtbot.waitSignal(screen.context.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert problems(screen)[-1].text("woorden") == "De wasmachine is stuk"
    assert line.text() == ""
    assert line.hasFocus()
    assert (
        named(screen, "In eigen woorden: De wasmachine", QPlainTextEdit).toPlainText()
        == "De wasmachine is stuk"
    )


def test_how_heavy_is_chosen_in_the_page_and_the_keyboard_comes_back(
    screen: LeefgebiedenScreen, qtbot: QtBot
) -> None:
    cell = named(screen, "Hoe zwaar: Geen regelmaat", CellButton)
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert focused() == "Hoe zwaar: Valt mee"
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "Hoe zwaar: Heel zwaar", ChipButton).click()
    assert first(screen).choice("ernst") == "ernst-4"
    assert cell.accessibleName() == "Hoe zwaar: Geen regelmaat: Heel zwaar"
    assert cell.hasFocus()


def test_escape_leaves_the_choice_as_it_was(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    cell = named(screen, "Bij wie: Geen regelmaat", CellButton)
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    chip = named(screen, "Bij wie: Sanne", ChipButton)
    qtbot.keyClick(chip, Qt.Key.Key_Escape)
    assert cell.hasFocus()
    assert first(screen).members("bij_wie") == ()


def test_everybody_is_one_tap(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    named(screen, "Bij wie: Geen regelmaat", CellButton).click()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "Bij wie: iedereen", ChipButton).click()
    assert len(first(screen).members("bij_wie")) == 2
    assert named(screen, "Bij wie: Geen regelmaat", CellButton).text() == "iedereen"


def test_heard_from_asks_at_once_from_whom(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    named(screen, "Van wie: Geen regelmaat", CellButton).click()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "Van wie: Derden", ChipButton).click()
    assert focused().startswith("Van wie gehoord")


def test_what_is_thrown_away_is_one_key_from_coming_back(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    named(screen, "Wijzig: Geen regelmaat", CellButton).click()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "naar de prullenbak", GhostButton).click()
    assert problems(screen) == ()
    back = named(screen, "terugzetten", LinkButton)
    assert back.hasFocus()
    with qtbot.waitSignal(screen.context.changed):
        qtbot.keyClick(back, Qt.Key.Key_Space)
    assert len(problems(screen)) == 1
    assert named(screen, "Hoe zwaar: Geen regelmaat", CellButton).isVisible()


def test_a_digit_in_the_row_of_marks_gives_that_mark(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    three = named(screen, "Cijfer voor Het voeren van de huishouding: 3", QPushButton)
    three.setFocus()
    with qtbot.waitSignal(screen.context.changed):
        qtbot.keyClick(three, Qt.Key.Key_6)
    assert marks(screen.context.snapshot, screen.context.pen).mark("start", "leefgebied-2") == Mark(12)


def test_an_operation_from_elsewhere_keeps_the_rows_the_keyboard_and_the_typed_letters(
    screen: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    row = screen.findChild(CellButton)
    line = named(screen, WRITE_2, AddLine)
    type_into(line, "half")
    made = new_probleem(sessie.snapshot, screen.context.pen, "leefgebied-2", woorden="van Bram")
    with qtbot.waitSignal(screen.context.changed):
        sessie.receive(made, BRAM)
    assert line.text() == "half"
    assert line.hasFocus()
    assert screen.findChild(CellButton) is row


def test_up_and_down_walk_along_a_column(
    screen: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    made = new_probleem(sessie.snapshot, screen.context.pen, "leefgebied-2", keuze="huis-samen")
    with qtbot.waitSignal(screen.context.changed):
        sessie.apply(made, "t")
    cell = named(screen, "Hoe zwaar: Geen regelmaat", CellButton)
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Down)
    assert focused().startswith("Hoe zwaar: Weinig gezamenlijke")
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Up)
    assert cell.hasFocus()


def test_meer_offers_wordings_and_a_tapped_one_stands_in_the_card(
    table: LeefgebiedenScreen, qtbot: QtBot
) -> None:
    named(table, "Meer voorbeelden bij: Ons huishouden", ChipButton).click()
    offered = names(table, SuggestionButton)
    assert "Erbij zetten: Gezond eten lukt niet elke dag" in offered
    with qtbot.waitSignal(table.context.changed):
        named(table, "Erbij zetten: Gezond eten", SuggestionButton).click()
    assert problems(table)[-1].choice("keuze") == "huis-voeding"
    assert "Erbij zetten: Gezond eten lukt niet elke dag" not in names(table, SuggestionButton)


def test_at_the_table_the_reminder_about_danger_never_shows(
    table: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    made = new_probleem(sessie.snapshot, table.context.pen, "leefgebied-2", keuze="wel-onveilig")
    with qtbot.waitSignal(table.context.changed):
        sessie.apply(made, "t")
    assert not [w for w in table.findChildren(Words) if "Veilig Thuis" in w.text() and w.isVisible()]


def test_at_the_desk_the_reminder_about_danger_shows(
    screen: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    made = new_probleem(sessie.snapshot, screen.context.pen, "leefgebied-2", keuze="huis-samen")
    moved = [Edit(e.record, e.kind, e.field, screen.context.pen.choice("probleem", "wel-onveilig"))
             if e.field == "keuze" else e for e in made]  # fmt: skip
    with qtbot.waitSignal(screen.context.changed):
        sessie.apply(moved, "t")
    assert [w for w in screen.findChildren(Words) if "Veilig Thuis" in w.text() and w.isVisible()]


def test_everything_at_the_table_can_be_hit_by_a_finger(table: LeefgebiedenScreen) -> None:
    small = [
        f"{button.accessibleName()} {button.width()}x{button.height()}"
        for button in table.findChildren(QPushButton)
        if button.isVisible() and (button.height() < 44 or button.width() < 44)
    ]
    assert small == []


def test_every_control_says_what_it_is(screen: LeefgebiedenScreen) -> None:
    assert unnamed(screen) == []


def test_a_search_result_opens_its_card_and_gets_the_keyboard(screen: LeefgebiedenScreen) -> None:
    named(screen, "Het voeren van de huishouding: dicht doen", GhostButton).click()
    screen.show_record(first(screen).id)
    assert focused().startswith("Hoe zwaar: Geen regelmaat")


def test_two_different_answers_to_how_heavy_are_both_kept_and_one_can_be_chosen(
    screen: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    pen, problem = screen.context.pen, first(screen).id
    for ernst, person in (("ernst-2", ANOUK), ("ernst-4", BRAM)):
        edit = Edit(problem, "probleem", "ernst", pen.choice("ernst", ernst))
        with qtbot.waitSignal(screen.context.changed):
            sessie.receive([edit], person)
    link = next(
        b for b in screen.findChildren(LinkButton) if b.text().startswith("Ook geschreven door Anouk")
    )
    link.click()
    with qtbot.waitSignal(screen.context.changed):
        named(screen, "Deze houden: Lastig", TouchButton).click()
    assert first(screen).choice("ernst") == "ernst-2"
    assert not first(screen).cells["ernst"].contested
    assert not link.isVisible()


@pytest.mark.parametrize(("zoom", "width"), [(100, 1186), (200, 1366), (200, 980)])
def test_at_every_zoom_each_row_has_the_height_that_its_words_need(
    table: LeefgebiedenScreen, qtbot: QtBot, sessie: FakeSessie, look: ThemeHolder, zoom: int, width: int
) -> None:
    words = "De wasmachine is stuk en een nieuwe kunnen we nu niet betalen, dus alles gaat met de hand"
    made = new_probleem(sessie.snapshot, table.context.pen, "leefgebied-2", woorden=words)
    with qtbot.waitSignal(table.context.changed):
        sessie.apply(made, "t")
    look.set_look("light", zoom)
    table.resize(width, 716)

    def squashed() -> list[str]:
        rows = [
            w for w in table.findChildren(QWidget) if w.isVisible() and isinstance(w.layout(), CellsLayout)
        ]
        assert rows
        return [
            row.accessibleName() for row in rows if row.height() < row.layout().heightForWidth(row.width())
        ]

    qtbot.waitUntil(lambda: squashed() == [], timeout=3000)
    assert table.scroll_area.horizontalScrollBar().maximum() == 0


def test_tab_goes_through_a_card_as_one_reads(screen: LeefgebiedenScreen, qtbot: QtBot) -> None:
    named(screen, "Wijzig: Geen regelmaat", CellButton).click()
    named(screen, "Krachten: Het voeren", QPlainTextEdit).setFocus()
    walked = [focused()]
    for _ in range(14):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        walked.append(focused())
    assert [name.split(":")[0] for name in walked] == [
        "Krachten", "Nog iets erbij dat goed gaat", "Kansen",
        "In eigen woorden", "Hoe zwaar", "Sinds wanneer", "Wanneer", "Bij wie", "Van wie", "Klaar met",
        "Wie mag dit zien", "omhoog", "omlaag", "hoort bij …", "naar de prullenbak",
    ]  # fmt: skip
    for _ in range(14):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Backtab)
    assert focused() == walked[0]


def test_enter_goes_to_what_was_found_and_choosing_it_brings_the_whole_list_back(
    table: LeefgebiedenScreen, qtbot: QtBot
) -> None:
    named(table, "Meer voorbeelden bij: Ons huishouden", ChipButton).click()
    search = next(
        line
        for line in table.findChildren(QLineEdit)
        if line.accessibleName() == "Zoek in de hele lijst" and line.isVisible()
    )
    qtbot.keyClicks(search, "gezond")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert focused() == "Erbij zetten: Gezond eten lukt niet elke dag"
    with qtbot.waitSignal(table.context.changed):
        qtbot.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    assert problems(table)[-1].choice("keuze") == "huis-voeding"
    assert search.text() == ""
    qtbot.waitUntil(lambda: len(names(table, SuggestionButton)) > 1)
