from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.planversies import read_version
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.open_gezin import context_of, werkplek_in
from tests.helpers.screens import opened, type_into


@pytest.fixture
def gezin(tmp_path: Path, tasks: Tasks) -> Iterator[GezinContext]:
    with werkplek_in(tmp_path / "kanz") as werkplek, context_of(werkplek, tasks) as made:
        sessie = made.sessie
        sessie.apply(new_gezinslid(sessie.snapshot, made.pen, naam="Sanne", rol="moeder"), "elders").result()
        yield made


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
