from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.records import Edit, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services import edits
from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.services.gezinsplan import aandachtspunt_id, gezinsplan_id, new_actie
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.gezinsplan.points import FIRST, NEXT
from kanz_desktop.ui.gezinsplan.presenter import PlanPages
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.gezinsplan.task_row import TaskRow
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.drop_down import DropDown
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.screens import opened, type_into, unnamed


def write(sessie: FakeSessie, changes: list[Edit]) -> None:
    sessie.apply(changes, "elders").result()


@pytest.fixture
def gezin(sessie: FakeSessie, context: GezinContext) -> GezinContext:
    """A mother, one problem and one actie under *administratie*."""
    pen = context.pen
    write(
        sessie,
        start_gezin_edits(
            pen,
            naam="De Vries",
            person=sessie.author.person,
            worker_name="Anouk Jansen",
            worker_first_name="Anouk",
        ),
    )
    write(sessie, new_gezinslid(sessie.snapshot, pen, naam="Sanne", roepnaam="Mama", rol="moeder"))
    write(
        sessie,
        new_probleem(sessie.snapshot, pen, "leefgebied-2", keuze="huis-administratie", ernst="ernst-3"),
    )
    write(sessie, new_actie(sessie.snapshot, pen, wat="Post openen", aandachtspunt="administratie"))
    return context


@pytest.fixture
def plan(qtbot: QtBot, gezin: GezinContext) -> GezinsplanScreen:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("actie")))
    screen = opened(qtbot, gezin, GezinsplanScreen)
    qtbot.addWidget(screen)
    return screen


def acties(context: GezinContext) -> list[str]:
    return [row.text("wat") for row in context.snapshot.of("actie")]


def problem(context: GezinContext) -> Record:
    return context.snapshot.of("probleem")[0]


def test_enter_adds_an_actie_and_leaves_the_keyboard_for_the_next(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    line = plan.points.sections[aandachtspunt_id(gezin.snapshot, gezin.pen, "administratie")].tasks.add
    for words in ("Map kopen", "Bank bellen"):
        type_into(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: acties(gezin) == ["Post openen", "Map kopen", "Bank bellen"])
    assert line.hasFocus()
    assert line.text() == ""
    assert gezin.snapshot.of("actie")[1].choice("aandachtspunt") == "administratie"


def test_half_a_line_is_kept_as_a_draft_while_it_is_typed(
    qtbot: QtBot, plan: GezinsplanScreen, sessie: FakeSessie
) -> None:
    type_into(plan.fires.add, "Energie be")
    qtbot.waitUntil(lambda: [draft.text for draft in sessie.drafts.values()] == ["Energie be"])


def test_what_is_thrown_away_can_be_put_back_from_the_line_below(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    actie = gezin.snapshot.of("actie")[0]
    row = next(tasks.row(actie.id) for tasks in plan.points.lists() if tasks.row(actie.id))
    assert row is not None
    row.setFocus()
    QTest.keyClick(row.what.editor, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: acties(gezin) == [])
    assert plan.gone.isVisible()
    plan.gone.back.click()
    qtbot.waitUntil(lambda: acties(gezin) == ["Post openen"])


def test_an_end_before_the_start_is_said_in_the_page_and_not_saved(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    record = gezinsplan_id(gezin.snapshot, gezin.pen)
    plan.period.days["begin"].edited.emit(date(2026, 11, 23))
    qtbot.waitUntil(lambda: gezin.snapshot.records[record].date("begin") == date(2026, 11, 23))
    end = plan.period.days["einde"]
    type_into(end.line, "1-11-2026")
    QTest.keyClick(end.line, Qt.Key.Key_Return)
    assert end.trouble.isVisible()
    assert end.trouble.text()
    assert gezin.snapshot.records[record].date("einde") is None


def test_causes_and_effects_are_not_even_made_before_somebody_asks(
    plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    row = plan.goal_cards["leefgebied-2"].row(problem(gezin).id)
    assert row.findChildren(Asked) == []
    row.begin.click()
    assert row.folds is not None
    assert len(row.findChildren(Asked)) == 1
    row.folds.toggle(1)
    assert len(row.findChildren(Asked)) == 1 + 4


def test_words_that_arrive_do_not_touch_a_field_that_is_being_written(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext, sessie: FakeSessie
) -> None:
    row = plan.goal_cards["leefgebied-2"].row(problem(gezin).id)
    row.begin.click()
    assert row.goal is not None
    editor = row.goal.field.editor
    assert editor.hasFocus()
    type_into(editor, "Alle post")
    sessie.receive(
        [edits.set_field(gezin.snapshot, problem(gezin).id, "probleem", "doel", "iets anders")], b"b" * 16
    )
    sessie.receive([edits.set_field(gezin.snapshot, problem(gezin).id, "probleem", "ernst", None)], b"b" * 16)
    qtbot.waitUntil(lambda: not row.chip.isVisible())
    QTest.keyClicks(editor, " open")
    assert editor.toPlainText() == "Alle post open"


def test_an_aandachtspunt_comes_into_the_plan_with_one_tap_and_can_be_written_in_at_once(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    record = aandachtspunt_id(gezin.snapshot, gezin.pen, "netwerk")
    chip = next(
        c for c in plan.points.findChildren(type(plan.agree_button).__mro__[1]) if "Netwerk" in c.text()
    )
    chip.click()
    qtbot.waitUntil(lambda: record in plan.points.sections)
    qtbot.waitUntil(lambda: plan.points.sections[record].tasks.add.hasFocus())


def test_a_plan_without_a_point_says_how_one_begins(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    assert plan.points.others_title.text() == NEXT[False]
    page = PlanPages(gezin.pen).of(gezin.snapshot)
    none = tuple(replace(punt, in_plan=False, acties=()) for punt in page.punten)
    plan.points.show_page(replace(page, punten=none))
    assert plan.points.others_title.text() == FIRST[False]


def test_alt_and_an_arrow_move_an_actie(qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext) -> None:
    write_more = new_actie(gezin.snapshot, gezin.pen, wat="Map kopen", aandachtspunt="administratie")
    gezin.apply(write_more, "gezinsplan")
    qtbot.waitUntil(lambda: len(acties(gezin)) == 2)
    second = gezin.snapshot.of("actie")[1].id
    row = next(tasks.row(second) for tasks in plan.points.lists() if tasks.row(second))
    assert row is not None
    QTest.keyClick(row.what.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: acties(gezin) == ["Map kopen", "Post openen"])


def test_nobody_agrees_by_default_and_one_answer_is_asked_for(plan: GezinsplanScreen) -> None:
    plan.open_agreement()
    assert plan.agreement is not None
    assert not plan.agree_button.isVisible()
    assert all(choice.value() == "" for choice in plan.agreement.answers.values())
    agreed: list[object] = []
    plan.agreement.agreed.disconnect()
    plan.agreement.agreed.connect(agreed.append)
    plan.agreement.confirm.click()
    assert agreed == []
    assert plan.agreement.trouble.isVisibleTo(plan)


def test_every_control_says_its_name(plan: GezinsplanScreen, gezin: GezinContext) -> None:
    row = plan.goal_cards["leefgebied-2"].row(problem(gezin).id)
    row.begin.click()
    assert row.folds is not None
    row.folds.toggle(0)
    row.folds.toggle(1)
    next(iter(plan.points.lists()[0]._rows.values())).now().open_details()
    plan.open_agreement()
    assert unnamed(plan) == []


def test_a_screen_reader_hears_of_which_actie_a_status_is(plan: GezinsplanScreen) -> None:
    row = plan.findChildren(TaskRow)[0]
    wat = row.what.text()
    assert wat
    assert row.status.findChild(DropDown).accessibleName() == f"Status van {wat}"
    assert row.more.accessibleName() == f"Meer over {wat}"


def test_words_that_could_not_be_saved_stand_in_the_line_again(
    qtbot: QtBot, plan: GezinsplanScreen, sessie: FakeSessie
) -> None:
    sessie.failure = OSError(28, "full")
    type_into(plan.fires.add, "Energie bellen")
    QTest.keyClick(plan.fires.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.fires.add.text() == "Energie bellen")


def test_an_actie_shows_what_is_hard_only_to_who_asks_for_it(qtbot: QtBot, plan: GezinsplanScreen) -> None:
    row = plan.findChildren(TaskRow)[0]
    row.open_details("wanneer")
    assert row.details is not None
    hard = "Administratie niet op orde"
    assert not [chip for chip in row.details.findChildren(ChipButton) if hard in chip.text()]
    asked = next(b for b in row.details.findChildren(GhostButton) if b.text() == "Bij welke problemen")
    asked.click()
    assert [chip for chip in row.details.findChildren(ChipButton) if hard in chip.text()]


def test_a_record_that_somebody_goes_to_is_there_before_the_page_has_filled_itself(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("actie")))
    screen = GezinsplanScreen(gezin)
    qtbot.addWidget(screen)
    screen.show()
    assert all(not tasks.row(acties_of(gezin)[0]) for tasks in screen.points.lists())
    screen.show_record(acties_of(gezin)[0])
    assert any(tasks.row(acties_of(gezin)[0]) for tasks in screen.points.lists())


def test_a_change_that_comes_while_the_page_fills_itself_is_on_it(
    qtbot: QtBot, gezin: GezinContext, sessie: FakeSessie
) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("actie")))
    screen = GezinsplanScreen(gezin)
    qtbot.addWidget(screen)
    gezin.changed.connect(screen.on_changes)
    write(sessie, new_actie(gezin.snapshot, gezin.pen, wat="Map kopen", aandachtspunt="administratie"))
    qtbot.waitUntil(lambda: len(acties(gezin)) == 2)
    qtbot.wait(50)
    assert all(any(tasks.row(i) for tasks in screen.points.lists()) for i in acties_of(gezin))


def acties_of(context: GezinContext) -> list[Id]:
    return [row.id for row in context.snapshot.of("actie")]


def test_a_row_takes_exactly_the_place_that_was_kept_for_it(
    plan: GezinsplanScreen, gezin: GezinContext
) -> None:
    row = next(found for tasks in plan.points.lists() if (found := tasks.row(acties_of(gezin)[0])))
    assert row.heightForWidth(1000) == gezin.theme.size("touch")


def test_a_new_line_knows_at_once_who_and_when(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext, sessie: FakeSessie
) -> None:
    type_into(plan.promises.add, "Samen eten, mama, morgen")
    QTest.keyClick(plan.promises.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("afspraak")))
    made = gezin.snapshot.of("afspraak")[0]
    tomorrow = sessie.today() + timedelta(days=1)
    assert (made.text("wat"), made.text("wanneer"), made.date("voor")) == ("Samen eten", "", tomorrow)
    row = plan.promises.row(made.id)
    assert row is not None
    assert row.who.text() == "Sanne"
    assert row.when.text() == f"vóór {day_words(tomorrow, sessie.today())}"


@pytest.fixture
def task(plan: GezinsplanScreen, gezin: GezinContext) -> TaskRow:
    """The row of the one actie, opened."""
    row = next(found for tasks in plan.points.lists() if (found := tasks.row(acties_of(gezin)[0])))
    row.open_details("wanneer")
    return row


def say_when(qtbot: QtBot, row: TaskRow, gezin: GezinContext, words: str) -> None:
    """Type over what stood there and leave the field."""
    when = row.findChildren(AutosaveLine)
    line = next(line for line in when if line.field == "wanneer")
    line.editor.setFocus()
    line.editor.selectAll()
    QTest.keyClicks(line.editor, words)
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gezin.snapshot.records[row.record].text("wanneer") == words)


def deadline(gezin: GezinContext, row: TaskRow) -> date | None:
    return gezin.snapshot.records[row.record].date("voor")


def test_a_day_that_is_typed_at_when_is_the_deadline_and_one_undo_takes_both_back(
    qtbot: QtBot, task: TaskRow, gezin: GezinContext, sessie: FakeSessie
) -> None:
    say_when(qtbot, task, gezin, "overmorgen")
    in_two_days = sessie.today() + timedelta(days=2)
    assert deadline(gezin, task) == in_two_days
    shown = [field.value() for field in task.findChildren(DateField)]
    assert in_two_days in shown
    gezin.undo("gezinsplan")
    qtbot.waitUntil(lambda: not gezin.snapshot.records[task.record].text("wanneer"))
    assert deadline(gezin, task) is None


def test_a_deadline_that_came_out_of_the_words_follows_them(
    qtbot: QtBot, task: TaskRow, gezin: GezinContext, sessie: FakeSessie
) -> None:
    say_when(qtbot, task, gezin, "morgen")
    say_when(qtbot, task, gezin, "overmorgen")
    assert deadline(gezin, task) == sessie.today() + timedelta(days=2)
    say_when(qtbot, task, gezin, "na de vakantie")
    assert deadline(gezin, task) is None


def test_a_deadline_that_somebody_chose_is_left_alone(
    qtbot: QtBot, task: TaskRow, gezin: GezinContext, sessie: FakeSessie
) -> None:
    chosen = sessie.today() + timedelta(days=30)
    write(sessie, [edits.set_field(sessie.snapshot, task.record, "actie", "voor", chosen)])
    qtbot.waitUntil(lambda: deadline(gezin, task) == chosen)
    say_when(qtbot, task, gezin, "morgen")
    assert deadline(gezin, task) == chosen


def test_loose_words_at_when_are_no_deadline(qtbot: QtBot, task: TaskRow, gezin: GezinContext) -> None:
    say_when(qtbot, task, gezin, "elke vrijdag")
    assert deadline(gezin, task) is None


def test_danger_reminds_the_worker_on_the_plan_and_does_not_exist_at_the_table(
    qtbot: QtBot, plan: GezinsplanScreen, gezin: GezinContext, sessie: FakeSessie, tasks: Tasks
) -> None:
    assert not plan.safety.isVisible()
    write(sessie, new_probleem(sessie.snapshot, gezin.pen, "leefgebied-4", keuze="part-geweld"))
    qtbot.waitUntil(plan.safety.isVisible)
    at_table = GezinContext(sessie, TABLE_VIEW, tasks, table=True)
    table = opened(qtbot, at_table, GezinsplanScreen)
    assert not table.safety.isVisible()
    at_table.close()
