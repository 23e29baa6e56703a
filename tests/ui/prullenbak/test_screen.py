from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.services.edits import delete, new_record
from kanz_desktop.ui.prullenbak.screen import PrullenbakScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.screens import named, opened


def test_what_was_thrown_away_goes_back_where_it_was(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    screen = opened(qtbot, context, PrullenbakScreen)
    qtbot.addWidget(screen)
    assert screen.empty.isVisible()
    sessie.apply(new_record("afspraak", {"wat": "Samen eten"}), "elders").result()
    sessie.apply([delete(sessie.snapshot, sessie.snapshot.of("afspraak")[0].id)], "elders").result()
    named(screen, "Samen eten: terugzetten", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of("afspraak")) == 1)
    qtbot.waitUntil(screen.empty.isVisible)
