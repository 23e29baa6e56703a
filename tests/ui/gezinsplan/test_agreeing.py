from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.domain.strokes import read_strokes
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinsplan import gezinsplan_id
from kanz_desktop.services.planversies import Answer, agree, read_version
from kanz_desktop.ui.gezinsplan.agreeing import PersonAnswer
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.gezinsplan.version_row import VersionRow
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.screens import named, opened, type_into, unnamed


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    sessie = gezin.sessie
    sessie.apply(new_gezinslid(sessie.snapshot, gezin.pen, naam="Sanne", rol="moeder"), "elders").result()
    return gezin


def test_agreeing_keeps_the_plan_with_what_was_typed_last_and_each_answer(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    plan = opened(qtbot, gezin, GezinsplanScreen)
    qtbot.addWidget(plan)
    mother = gezin.snapshot.of("gezinslid")[0].id
    plan.open_agreement()
    assert plan.agreement is not None
    type_into(plan.strong.strong.focusProxy(), "We houden vol")
    plan.agreement.answers[mother].edited.emit("deels")
    plan.agreement.confirm.click()
    qtbot.waitUntil(lambda: plan.agreement is None and plan.agree_button.isVisible(), timeout=15_000)
    version = gezin.snapshot.of("planversie")[0]
    answer = gezin.snapshot.of("akkoord")[0]
    assert (answer.text("naam"), answer.choice("antwoord")) == ("Sanne", "deels")
    kept = read_version(gezin.sessie, version, WORKER_VIEW).only("gezinsplan")
    assert kept is not None
    assert kept.text("sterke_punten") == "We houden vol"
    qtbot.waitUntil(lambda: "1 deels eens" in plan.versions._shown[0].regel)


def signed(row: PersonAnswer) -> None:
    row.sign.click()
    assert row.pad is not None
    QTest.mousePress(row.pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseMove(row.pad, QPoint(120, 70))
    QTest.mouseRelease(row.pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 70))


def test_a_signature_is_kept_with_the_answer_and_nobody_signs_for_being_away(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    plan = opened(qtbot, gezin, GezinsplanScreen)
    plan.open_agreement()
    assert plan.agreement is not None
    row = plan.agreement.persons[gezin.snapshot.of("gezinslid")[0].id]
    assert not row.sign.isVisible()
    row.choice.edited.emit("niet-eens")
    signed(row)
    row.choice.edited.emit("afwezig")
    assert not row.sign.isVisible()
    assert row.pad is not None
    assert not row.pad.isVisible()
    assert [stem.handtekening for stem in plan.agreement.form.stemmen if stem.antwoord] == [""]
    row.choice.edited.emit("niet-eens")
    signed(row)
    plan.agreement.confirm.click()
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("akkoord")), timeout=15_000)
    drawn = read_strokes(gezin.snapshot.of("akkoord")[0].text("handtekening"))
    assert drawn is not None
    assert len(drawn.lines) == 1
    qtbot.waitUntil(lambda: plan.versions._shown[0].antwoorden[0].getekend is not None)


def test_who_was_not_there_answers_later_and_the_last_answer_counts(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    mother = gezin.snapshot.of("gezinslid")[0].id
    agree(gezin.sessie, [Answer(mother, "Sanne", "afwezig")])
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("akkoord")))
    plan = opened(qtbot, gezin, GezinsplanScreen)
    named(plan, "Versie 1: antwoord erbij", GhostButton).click()
    assert plan.agreement is not None
    assert plan.agreement.title.text() == "Antwoord bij versie 1"
    plan.agreement.answers[mother].edited.emit("akkoord")
    plan.agreement.confirm.click()
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("akkoord")) == 2, timeout=15_000)
    qtbot.waitUntil(lambda: "1 eens" in plan.versions._shown[0].regel)
    assert "niet erbij" not in plan.versions._shown[0].regel
    assert len(gezin.snapshot.of("planversie")) == 1


def test_before_anybody_answers_it_can_be_read_what_happens_when_it_fails(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    plan_id = gezinsplan_id(gezin.snapshot, gezin.pen)
    gezin.apply([set_field(gezin.snapshot, plan_id, "gezinsplan", "gevolgen", "Dan komt er een OTS.")], "x")
    qtbot.waitUntil(lambda: bool(gezin.snapshot.records[plan_id].text("gevolgen")))
    plan = opened(qtbot, gezin, GezinsplanScreen)
    plan.open_agreement()
    assert plan.agreement is not None
    plan.agreement.folds.toggle(0)
    assert "Dan komt er een OTS." in [words.text() for words in plan.agreement.findChildren(Words)]
    assert unnamed(plan) == []


def test_a_paper_that_was_signed_by_hand_is_pointed_at(qtbot: QtBot, gezin: GezinContext) -> None:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    agree(gezin.sessie, [Answer(gezin.snapshot.of("gezinslid")[0].id, "Sanne", "akkoord")])
    gezin.apply(new_record("document", {"titel": "Plan met handtekeningen"}), "x")
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("document")) and bool(gezin.snapshot.of("akkoord")))
    plan = opened(qtbot, gezin, GezinsplanScreen)
    row = plan.versions.findChildren(VersionRow)[0]
    row.findChildren(Folds)[0].toggle(0)
    row.findChildren(MemberPicker)[0].edited.emit(gezin.snapshot.of("document")[0].id, True)
    assert named(plan, "Versie 1, ondertekend: Plan met handtekeningen", GhostButton)
