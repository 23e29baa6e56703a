"""The tijdlijn, on a real gezin: one line adds something, the picture follows, a row opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.services.historie import EVENT, NewEvent, new_event
from kanz_desktop.ui.historie.screen import HistorieScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.desk import visible_words
from tests.helpers.screens import named, opened, type_into, unnamed


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> HistorieScreen:
    return opened(qtbot, context, HistorieScreen)


def add(qtbot: QtBot, screen: HistorieScreen, words: str) -> bytes:
    before = len(screen.context.snapshot.of(EVENT))
    type_into(screen.timeline.rows.add, words)
    QTest.keyClick(screen.timeline.rows.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of(EVENT)) == before + 1)
    return screen.context.snapshot.of(EVENT)[-1].id


def height_of(screen: HistorieScreen, title: str) -> int:
    return named(screen, f"Wijzig: {title}", QPushButton).mapTo(screen, QPoint(0, 0)).y()


def test_enter_adds_a_line_and_the_picture_follows(qtbot: QtBot, screen: HistorieScreen) -> None:
    assert not screen.timeline.picture.isVisible()
    add(qtbot, screen, "2019 schuldhulp, door de gemeente, hielp niet")
    qtbot.waitUntil(screen.timeline.picture.isVisible)
    assert "schuldhulp, 2019, door de gemeente, hielp niet" in screen.timeline.picture.accessibleName()
    assert "Wat niet hielp" in visible_words(screen)
    assert screen.timeline.rows.add.hasFocus()


def test_how_the_line_is_read_stands_under_it_while_typing(screen: HistorieScreen) -> None:
    type_into(screen.timeline.rows.add, "zomer 2019 verhuisd")
    assert "Zo leest Kanz het: zomer 2019 · gebeurtenis · “verhuisd”" in visible_words(screen)


def test_a_row_opens_to_everything_and_another_time_moves_it_once_it_is_closed(
    qtbot: QtBot, screen: HistorieScreen
) -> None:
    add(qtbot, screen, "2019 verhuisd")
    event = add(qtbot, screen, "2020 nieuwe school")
    qtbot.waitUntil(lambda: "nieuwe school" in visible_words(screen))
    button = named(screen, "Wijzig: nieuwe school", QPushButton)
    button.click()
    when = named(screen, "Wanneer (van-tot)", QLineEdit)
    when.clear()
    type_into(when, "2011")
    QTest.keyClick(when, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.context.snapshot.records[event].text("wanneer") == "2011")
    qtbot.waitUntil(lambda: "Getekend van za 1 jan 2011" in visible_words(screen))
    assert height_of(screen, "verhuisd") < height_of(screen, "nieuwe school")
    assert unnamed(screen) == []
    button.click()
    qtbot.waitUntil(lambda: height_of(screen, "nieuwe school") < height_of(screen, "verhuisd"))


def test_from_records_asks_for_a_toestemming(qtbot: QtBot, screen: HistorieScreen) -> None:
    add(qtbot, screen, "2019 onderzoek")
    named(screen, "Wijzig: onderzoek", QPushButton).click()
    assert "nog geen toestemming" not in visible_words(screen)
    named(screen, "Bron: Uit stukken, met toestemming", QPushButton).click()
    qtbot.waitUntil(lambda: "nog geen toestemming" in visible_words(screen))


def test_what_is_thrown_away_is_offered_back(qtbot: QtBot, screen: HistorieScreen) -> None:
    add(qtbot, screen, "2019 onderzoek")
    named(screen, "Wijzig: onderzoek", QPushButton).click()
    named(screen, "naar de prullenbak", QPushButton).click()
    qtbot.waitUntil(lambda: not screen.context.snapshot.of(EVENT))
    screen.gone.back.click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of(EVENT)) == 1)


def test_a_line_that_was_searched_is_opened(qtbot: QtBot, screen: HistorieScreen) -> None:
    event = add(qtbot, screen, "2019 onderzoek")
    screen.show_record(event)
    assert named(screen, "Wijzig: onderzoek", QPushButton).text() == "klaar"


def test_a_long_story_makes_its_rows_as_they_come_into_sight(qtbot: QtBot, context: GezinContext) -> None:
    edits = []
    for year in range(1950, 2010):
        new = NewEvent(f"gebeurtenis van {year}", str(year))
        edits += new_event(context.snapshot, context.pen, new)
    context.sessie.apply(edits, "t").result()
    qtbot.waitUntil(lambda: len(context.snapshot.of(EVENT)) == 60)
    screen = HistorieScreen(context)
    qtbot.addWidget(screen)
    assert not [row for row in screen.findChildren(QPushButton) if row.text() == "wijzig"]
    last = next(row.id for row in context.snapshot.of(EVENT) if row.text("wanneer") == "2009")
    screen.show()
    screen.show_record(last)
    assert named(screen, "Wijzig: gebeurtenis van 2009", QPushButton).text() == "klaar"
