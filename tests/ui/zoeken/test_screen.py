from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.values import Choice
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.zoeken.results_model import RESULT
from kanz_desktop.ui.zoeken.screen import ZoekenScreen
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import opened, unnamed


@pytest.fixture(params=[WORKER_VIEW])
def audience(request: pytest.FixtureRequest) -> Audience:
    return request.param


@pytest.fixture
def gezin(werkplek: Werkplek, tasks: Tasks, audience: Audience) -> Iterator[GezinContext]:
    """An actie for everyone and a drawing for the workers only, both about school."""
    with context_of(werkplek, tasks, audience=audience) as made:
        sessie = made.sessie
        sessie.apply(new_actie(sessie.snapshot, made.pen, wat="School bellen"), "elders").result()
        sessie.apply(new_record("document", {"titel": "Schoolgeld"}), "elders").result()
        paper = sessie.snapshot.of("document")[0].id
        hidden = set_field(sessie.snapshot, paper, "document", "_voor", Choice("medewerkers", "x"))
        sessie.apply([hidden], "elders").result()
        yield made


@pytest.fixture
def search(qtbot: QtBot, gezin: GezinContext) -> ZoekenScreen:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("actie")))
    screen = opened(qtbot, gezin, ZoekenScreen)
    qtbot.addWidget(screen)
    screen.focus_first()
    return screen


def found(screen: ZoekenScreen) -> list[str]:
    rows = (screen.results.index(place).data(RESULT) for place in range(screen.results.rowCount()))
    return [row.titel for row in rows if row is not None]


def test_results_come_while_typing_and_enter_opens_the_first(
    qtbot: QtBot, search: ZoekenScreen, gezin: GezinContext
) -> None:
    asked: list[tuple[str, object]] = []
    gezin.asked_for.connect(lambda screen, record: asked.append((screen, record)))
    QTest.keyClicks(search.field, "scho")
    qtbot.waitUntil(lambda: found(search) == ["Schoolgeld", "School bellen"])
    assert search.count.text() == "2 gevonden"
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert asked == [("gezinsmap", gezin.snapshot.of("document")[0].id)]


def test_down_walks_into_the_results_and_skips_the_headings(qtbot: QtBot, search: ZoekenScreen) -> None:
    QTest.keyClicks(search.field, "scho")
    qtbot.waitUntil(lambda: len(found(search)) == 2)
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    assert search.list.hasFocus()
    QTest.keyClick(search.list, Qt.Key.Key_Down)
    assert search.list.currentIndex().data(RESULT).titel == "School bellen"


@pytest.mark.parametrize("audience", [TABLE_VIEW], indirect=True)
def test_at_the_table_nothing_is_found_that_is_for_the_workers(qtbot: QtBot, search: ZoekenScreen) -> None:
    QTest.keyClicks(search.field, "scho")
    qtbot.waitUntil(lambda: found(search) == ["School bellen"])


def test_nothing_found_says_what_to_try(qtbot: QtBot, search: ZoekenScreen) -> None:
    QTest.keyClicks(search.field, "zzz")
    qtbot.waitUntil(lambda: search.count.text().startswith("Niets gevonden met “zzz”"))


def test_escape_goes_back_and_what_was_looked_for_is_forgotten(
    qtbot: QtBot, search: ZoekenScreen, gezin: GezinContext
) -> None:
    asked: list[str] = []
    gezin.asked_for.connect(lambda screen, _record: asked.append(screen))
    QTest.keyClicks(search.field, "scho")
    qtbot.waitUntil(lambda: len(found(search)) == 2)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    search.leave()
    assert asked == [""]
    assert search.field.text() == ""
    assert found(search) == []


def test_every_control_says_its_name(search: ZoekenScreen) -> None:
    assert unnamed(search) == []
