"""The first time on a new laptop: the notes of before come out of the office folder, with their code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.services import aantekeningen
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.werkaantekeningen.door_page import FirstPage, ForgottenPage, MorePage
from kanz_desktop.ui.werkaantekeningen.list_page import ListPage
from kanz_desktop.ui.werkaantekeningen.screen import WerkaantekeningenScreen
from tests.helpers.desk import visible_words
from tests.helpers.drill import write_note
from tests.helpers.kantoren import Kantoor
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.screens import named, opened, unnamed

WORDS = "negen lauwe theepotten fluiten zonder deksel in maart"


@pytest.fixture
def back(tmp_path: Path) -> Iterator[tuple[Werkplek, str]]:
    """A new laptop of somebody whose notes stand at the office, and the code on paper."""
    kantoor = Kantoor(tmp_path)
    anna, code = kantoor.founder("Anna de Boer")
    gezin = anna.new_gezin("De Vries").id
    kantoor.rounds(anna)
    notes, _ = aantekeningen.set_up(anna, gezin, WORDS, code=code, secrets=NoKeyring(), profile=TEST_PROFILE)
    write_note(notes)
    kantoor.rounds(anna)
    anna.close()
    again, _ = kantoor.back(code, "nieuw")
    kantoor.rounds(again)
    yield again, code
    kantoor.close()


def test_the_notes_of_a_laptop_before_this_one_open_here_with_their_code(
    qtbot: QtBot, back: tuple[Werkplek, str], tasks: Tasks
) -> None:
    werkplek, code = back
    sessie = werkplek.open_gezin(werkplek.gezinnen()[0].id)
    context = GezinContext(sessie, WORKER_VIEW, tasks, table=False, werkplek=werkplek)
    screen = opened(qtbot, context, WerkaantekeningenScreen)
    first = screen.page
    assert isinstance(first, FirstPage)
    first.had_some.click()
    page = screen.page
    assert isinstance(page, ForgottenPage)
    page.code.line.setText(code)
    for field in (page.choice.first, page.choice.again):
        field.line.setText(WORDS)
    named(screen, "Openen", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=15_000)
    qtbot.waitUntil(lambda: "Praat met collega over de tweede lijn." in visible_words(screen))
    context.close()


def test_notes_of_another_laptop_come_into_those_that_are_here_with_its_code_and_the_words_of_here(
    qtbot: QtBot, back: tuple[Werkplek, str], tasks: Tasks
) -> None:
    werkplek, code = back
    sessie = werkplek.open_gezin(werkplek.gezinnen()[0].id)
    aantekeningen.set_up(werkplek, sessie.id, WORDS, code=None, secrets=NoKeyring(), profile=TEST_PROFILE)
    aantekeningen.close_notes(werkplek, sessie.id)
    context = GezinContext(sessie, WORKER_VIEW, tasks, table=False, werkplek=werkplek)
    screen = opened(qtbot, context, WerkaantekeningenScreen)
    named(screen, "Ook van een andere laptop …", QPushButton).click()
    page = screen.page
    assert isinstance(page, MorePage)
    assert unnamed(page) == []
    page.code.line.setText(code)
    button = named(screen, "Erbij halen", QPushButton)
    button.click()
    assert page.message.text() == "Typ ook je wachtzin."
    page.field.line.setText("niet deze woorden")
    button.click()
    qtbot.waitUntil(
        lambda: "klopt niet" in page.message.text() or "niet goed" in page.message.text(), timeout=15_000
    )
    page.field.line.setText(WORDS)
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    button.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=15_000)
    qtbot.waitUntil(lambda: "Praat met collega over de tweede lijn." in visible_words(screen))
    context.close()


def test_without_an_office_folder_no_other_laptop_is_offered(
    qtbot: QtBot, gezin: GezinContext, werkplek: Werkplek
) -> None:
    aantekeningen.set_up(werkplek, gezin.sessie.id, WORDS, code=None, profile=TEST_PROFILE)
    aantekeningen.close_notes(werkplek, gezin.sessie.id)
    screen = opened(qtbot, gezin, WerkaantekeningenScreen)
    assert "andere laptop" not in visible_words(screen)
