"""A new laptop and a stick: from the first page to the caseload, with the passphrase and with the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.operations import Author
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, reservekopie
from kanz_desktop.services.reservekopie import make_backup
from kanz_desktop.ui.opening import restore
from kanz_desktop.ui.opening.first_start import RESTORE_STOPPED
from kanz_desktop.ui.opening.restore import CHOOSE, RestoredPage, RestorePage
from kanz_desktop.ui.opening.set_up import NamePage
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.notices import TaskLine
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.vandaag.rows import GezinRow
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.laptops import new_laptop

NEW = "negen lauwe theepotten fluiten zonder deksel in maart"


@pytest.fixture
def stick(tmp_path: Path) -> tuple[Path, str, Author]:
    """A reservekopie of a laptop that is gone, its code on paper, and who wrote there."""
    werkplek, code = new_laptop(AppPaths(tmp_path / "oud"))
    for name in ("Bakker", "De Vries"):
        werkplek.new_gezin(name)
    make_backup(werkplek, tmp_path / "stick")
    author = werkplek.author
    werkplek.close()
    return tmp_path / "stick", code, author


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, AppPaths(tmp_path / "nieuw"), Message())
    yield made
    made.close()


def restoring(desk: Desk) -> tuple[OpeningFace, RestorePage]:
    face = desk.face(OpeningFace)
    assert isinstance(face, OpeningFace)
    assert isinstance(face.page, NamePage)
    desk.qtbot.mouseClick(face.page.has_backup, Qt.MouseButton.LeftButton)
    assert isinstance(face.page, RestorePage)
    return face, face.page


def caseload_after(desk: Desk, face: OpeningFace) -> list[str]:
    desk.qtbot.waitUntil(lambda: isinstance(face.page, RestoredPage), timeout=30_000)
    assert "2 gezinnen staan op deze laptop" in visible_words(face)
    assert isinstance(face.page, RestoredPage)
    desk.qtbot.mouseClick(face.page.open, Qt.MouseButton.LeftButton)
    rows = desk.face(VandaagView).findChildren(GezinRow)
    return [row.accessibleName().split(",")[0] for row in rows]


def test_with_the_passphrase_everything_is_there_again(desk: Desk, stick: tuple[Path, str, Author]) -> None:
    face, page = restoring(desk)
    page.set_folder(stick[0])
    desk.qtbot.keyClicks(page.passphrase.line, TEST_PASSPHRASE)
    desk.qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert caseload_after(desk, face) == ["Bakker", "De Vries"]


def test_with_the_code_it_gets_a_new_passphrase_and_the_old_one_opens_nothing(
    desk: Desk, stick: tuple[Path, str, Author]
) -> None:
    face, page = restoring(desk)
    page.set_folder(stick[0])
    page.with_code.click()
    assert not page.passphrase.isVisible()
    desk.qtbot.keyClicks(page.code.line, stick[1])
    for field in (page.choice.first, page.choice.again):
        desk.qtbot.keyClicks(field.line, NEW)
    desk.qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert caseload_after(desk, face) == ["Bakker", "De Vries"]
    desk.flow.lock()
    desk.ended()
    again = opening.unlock(desk.paths, NEW)
    assert again.author.person == stick[2].person
    again.close()


def test_a_wrong_passphrase_and_a_wrong_folder_leave_the_laptop_empty(
    desk: Desk, stick: tuple[Path, str, Author], tmp_path: Path
) -> None:
    face, page = restoring(desk)
    desk.qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert CHOOSE in visible_words(face)
    for folder, words, said in (
        (tmp_path, TEST_PASSPHRASE, "staat geen reservekopie"),
        (stick[0], "iets heel anders", "Deze wachtzin klopt niet."),
    ):
        page.set_folder(folder)
        page.passphrase.clear()
        desk.qtbot.keyClicks(page.passphrase.line, words)
        desk.qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
        desk.shows(said)
        assert page.sheet.isEnabled()
    assert opening.state(desk.paths) is opening.VaultState.ABSENT


def test_a_restore_that_is_stopped_leaves_the_laptop_empty(
    desk: Desk, stick: tuple[Path, str, Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reservekopie.restore

    def pressed(
        paths: AppPaths, source: Path, enter: Callable[[AppPaths], object], step: Callable[..., None]
    ) -> object:
        def stopped(*at: object) -> None:
            face.notices.findChildren(TaskLine)[0]._progress.cancel()
            step(*at)

        return real(paths, source, enter, stopped)

    monkeypatch.setattr(reservekopie, "restore", pressed)
    face, page = restoring(desk)
    page.set_folder(stick[0])
    desk.qtbot.keyClicks(page.passphrase.line, TEST_PASSPHRASE)
    desk.qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    desk.shows(RESTORE_STOPPED)
    assert opening.state(desk.paths) is opening.VaultState.ABSENT


def test_after_the_folder_the_keyboard_is_where_the_words_are_typed(
    desk: Desk, stick: tuple[Path, str, Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "ask_folder", lambda *_asked: stick[0])
    _face, page = restoring(desk)
    desk.qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.passphrase.line
