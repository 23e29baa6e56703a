"""Two versions beside each other on the screen, in plain sentences."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.services import export
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.planversies import Answer, agree
from kanz_desktop.ui.gezinsplan.changes_part import SAME, ChangesPart
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers import second_reader as reader
from tests.helpers.screens import named, opened, unnamed


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    """A plan that was agreed twice; what was to be done changed in between, and once more after it."""
    sessie = gezin.sessie
    edits = new_actie(sessie.snapshot, gezin.pen, wat="Bank bellen")
    sessie.apply(edits, "elders").result()
    for words in ("Bank mailen", "Bank schrijven"):
        agree(sessie, [Answer(None, "Sanne", "akkoord")])
        change = set_field(sessie.snapshot, edits[0].record, "actie", "wat", words)
        sessie.apply([change], "elders").result()
    return gezin


def test_the_newest_version_and_now_are_compared_first_and_any_two_can_be(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("planversie")) == 2)
    plan = opened(qtbot, gezin, GezinsplanScreen)
    named(plan, "Wat is er anders?", GhostButton).click()
    part = plan.versions.findChildren(ChangesPart)[0]

    def said(words: str) -> None:
        qtbot.waitUntil(lambda: words in [label.text() for label in part.findChildren(Words)], timeout=10_000)

    said("•  “Bank mailen” is nu “Bank schrijven”")
    part.before.setCurrentIndex(1)
    said("•  “Bank bellen” is nu “Bank schrijven”")
    part.after.setCurrentIndex(1)
    said("•  “Bank bellen” is nu “Bank mailen”")
    part.before.setCurrentIndex(0)
    said(SAME)
    assert unnamed(part) == []


def test_the_same_stands_on_paper(gezin: GezinContext) -> None:
    made = export.render(gezin.sessie, "gezinsplan-anders", audience=WORKER_VIEW)
    text = reader.words_of(made.pdf)
    assert "Van versie 2 naar nu." in text
    assert "“Bank mailen” is nu “Bank schrijven”" in text
