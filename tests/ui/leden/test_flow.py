"""Collega's in the real window on a real vault: how one comes there, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, wachtzin
from kanz_desktop.ui.bijwerken.view import BijwerkenFace
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.view import LedenFace
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    paths = AppPaths(tmp_path / "profiel")
    werkplek, code = opening.set_up(
        paths, name="Anouk Jansen", passphrase=TEST_PASSPHRASE, use_keyring=False, profile=TEST_PROFILE
    )
    wachtzin.confirm_code(werkplek, code)
    werkplek.new_gezin("De Vries")
    werkplek.close()
    made = Desk(qtbot, paths, Message())
    made.unlock()
    made.face(VandaagView)
    yield made
    made.close()


def press(desk: Desk, words: str) -> None:
    found = [
        button
        for button in desk.window.findChildren(QPushButton)
        if button.text() == words and button.isVisible()
    ]
    desk.qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def test_without_an_office_folder_it_says_where_to_begin_and_leads_there(desk: Desk) -> None:
    desk.flow.show_leden()
    face = desk.face(LedenFace)
    desk.qtbot.waitUntil(lambda: texts.ALONE in visible_words(face))
    press(desk, "Naar Bijwerken")
    desk.face(BijwerkenFace)
    desk.flow.show_leden()
    desk.face(LedenFace)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    desk.face(VandaagView)


def test_who_founds_a_team_stands_in_it_by_name_after_the_first_sync(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    desk.flow.werkplek.kantoor.found(folder)
    desk.flow.werkplek.kantoor.bijwerken()
    desk.flow.show_leden()
    face = desk.face(LedenFace)
    desk.qtbot.waitUntil(lambda: "Anouk Jansen (jij)" in visible_words(face))
    assert "De Vries" in visible_words(face)
