from __future__ import annotations

from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import start_gezin_edits
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.wie_kan_lezen.screen import WieKanLezenScreen
from tests.helpers.fake_sessie import ANOUK, FakeSessie
from tests.helpers.screens import opened


def said(screen: WieKanLezenScreen) -> list[str]:
    return [words.text() for words in screen.findChildren(Words) if not words.isHidden()]


def test_the_page_counts_anew_when_something_is_written(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    start = start_gezin_edits(
        context.pen, naam="De Vries", person=ANOUK, worker_name="Anouk J", worker_first_name="Anouk"
    )
    with qtbot.waitSignal(context.changed):
        sessie.apply(start, "t")
    screen = opened(qtbot, context, WieKanLezenScreen)
    assert "2 stukken: iedereen in het gezin, en de medewerkers" in said(screen)
    assert said(screen).count("nog leeg") == 9
    with qtbot.waitSignal(context.changed):
        sessie.apply(new_probleem(sessie.snapshot, context.pen, "leefgebied-2", woorden="iets"), "t")
    assert "1 stuk: iedereen in het gezin, en de medewerkers" in said(screen)
    assert said(screen).count("nog leeg") == 8
    screen.close()
