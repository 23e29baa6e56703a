"""A window that is minimised locks when that was asked for, and the next one comes back minimised."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.handover import read_handover
from kanz_desktop.ui.kluis.overview import KluisPage
from kanz_desktop.ui.kluis.view import KluisFace
from kanz_desktop.ui.shell.process import EXIT_LOCK, EXIT_TABLE, Message
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk


@pytest.fixture
def desks(qtbot: QtBot) -> Iterator[list[Desk]]:
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        desk.close()


def opened(qtbot: QtBot, paths: AppPaths, desks: list[Desk], message: Message | None = None) -> Desk:
    desk = Desk(qtbot, paths, message or Message())
    desk.window.minimised.connect(desk.flow.lock_when_small)
    desks.append(desk)
    return desk


def choose(desk: Desk) -> None:
    desk.flow.show_kluis()
    face = desk.face(KluisFace)
    assert isinstance(face, KluisFace)
    assert isinstance(face.page, KluisPage)
    with desk.qtbot.waitSignal(face.small_changed):
        face.page.small.click()


def test_it_does_not_lock_until_it_was_asked_for(qtbot: QtBot, paths: AppPaths, desks: list[Desk]) -> None:
    desk = opened(qtbot, paths, desks)
    desk.window.showMinimized()
    desk.window.showNormal()
    desk.unlock()
    desk.face(VandaagView)
    desk.window.showMinimized()
    qtbot.wait(50)
    assert desk.codes == []
    desk.window.showNormal()
    choose(desk)
    desk.window.showMinimized()
    assert desk.ended() == EXIT_LOCK
    assert desk.flow.left.look.spot.small


def test_the_choice_holds_tomorrow_and_at_the_table(qtbot: QtBot, paths: AppPaths, desks: list[Desk]) -> None:
    first = opened(qtbot, paths, desks)
    first.unlock()
    first.face(VandaagView)
    choose(first)
    first.flow.open_gezin(first.flow.werkplek.gezinnen()[0].id)
    first.gezin()
    first.to_table()
    assert first.ended() == EXIT_TABLE
    assert read_handover(first.flow.left.secret)
    table = opened(qtbot, paths, desks, first.flow.left)
    table.gezin()
    table.window.showMinimized()
    assert table.ended() == EXIT_LOCK
    again = opened(qtbot, paths, desks)
    again.unlock()
    again.face(VandaagView)
    again.window.showMinimized()
    assert again.ended() == EXIT_LOCK
