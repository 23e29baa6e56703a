"""The screen Kluis on a real vault: each path from its first page to its last, and what no longer opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.crypto import recovery_code
from kanz_desktop.errors import AccessRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.aantekening_sessie import IDLE_MINUTES
from kanz_desktop.services.kluisregister import Opening
from kanz_desktop.ui.kluis.asking_page import NO_PASSPHRASE
from kanz_desktop.ui.kluis.code_page import NewCodePage
from kanz_desktop.ui.kluis.overview import CODE_MISSING, CODE_THERE, KluisPage, opening_words, tried
from kanz_desktop.ui.kluis.passphrase_page import ChangePassphrasePage
from kanz_desktop.ui.kluis.view import KluisFace
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage
from kanz_desktop.ui.shell.minutes import minutes
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.vandaag import back_up
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop

NEW = "negen lauwe theepotten fluiten zonder deksel in maart"


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths(tmp_path / "profiel")


@pytest.fixture
def code(paths: AppPaths) -> str:
    """A vault with one gezin, whose code was printed and never typed back."""
    werkplek, made = new_laptop(paths)
    werkplek.new_gezin("De Vries")
    werkplek.close()
    return made


@pytest.fixture
def desk(qtbot: QtBot, paths: AppPaths, code: str) -> Iterator[Desk]:
    made = Desk(qtbot, paths, Message())
    made.unlock()
    made.face(VandaagView)
    yield made
    made.close()


def press(desk: Desk, words: str) -> None:
    def button() -> QPushButton | None:
        found = [b for b in desk.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
        return found[-1] if found and found[-1].isEnabled() else None

    desk.qtbot.waitUntil(lambda: button() is not None)
    target = button()
    assert target is not None
    desk.qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def page(desk: Desk, kind: type[QWidget]) -> QWidget:
    face = desk.face(KluisFace)
    assert isinstance(face, KluisFace)
    desk.qtbot.waitUntil(lambda: isinstance(face.page, kind))
    return face.page


def opens(paths: AppPaths, passphrase: str) -> bool:
    try:
        opening.unlock(paths, passphrase).close()
    except AccessRefused:
        return False
    return True


def test_another_passphrase_needs_the_one_of_now_and_takes_its_place(desk: Desk, paths: AppPaths) -> None:
    press(desk, "Kluis")
    press(desk, "Andere wachtzin kiezen")
    change = page(desk, ChangePassphrasePage)
    assert isinstance(change, ChangePassphrasePage)
    desk.qtbot.waitUntil(change.next.isEnabled)
    desk.qtbot.keyClicks(change.passphrase.line, "iets heel anders")
    for field in (change.choice.first, change.choice.again):
        desk.qtbot.keyClicks(field.line, NEW)
    change.ways.alone.setChecked(True)
    press(desk, "Wachtzin veranderen")
    desk.shows("Deze wachtzin klopt niet.")
    desk.qtbot.keyClicks(change.passphrase.line, TEST_PASSPHRASE)
    press(desk, "Wachtzin veranderen")
    desk.shows("De oude opent niets meer.")
    desk.flow.lock()
    desk.ended()
    assert not opens(paths, TEST_PASSPHRASE)
    assert opens(paths, NEW)


def test_a_new_code_is_shown_asked_back_and_the_old_one_stops_working(
    desk: Desk, paths: AppPaths, code: str
) -> None:
    assert CODE_MISSING in visible_words(desk.window)
    press(desk, "Nu regelen")
    press(desk, "Nieuwe herstelcode maken")
    asked = page(desk, NewCodePage)
    assert isinstance(asked, NewCodePage)
    desk.qtbot.keyClicks(asked.passphrase.line, TEST_PASSPHRASE)
    press(desk, "Nieuwe code maken")
    shown = page(desk, CodePage)
    assert isinstance(shown, CodePage)
    fresh = shown.code
    press(desk, "Ik heb hem op papier")
    back = page(desk, CodeBackPage)
    assert isinstance(back, CodeBackPage)
    desk.qtbot.keyClicks(back.field.line, fresh.lower())
    press(desk, "Klopt dit?")
    desk.shows(CODE_THERE)
    press(desk, "Mijn gezinnen")
    desk.face(VandaagView)
    assert CODE_MISSING not in visible_words(desk.window)
    desk.flow.lock()
    desk.ended()
    with pytest.raises(AccessRefused):
        opening.unlock_with_code(paths, code, NEW, use_keyring=False, profile=TEST_PROFILE)
    opening.unlock_with_code(paths, fresh, NEW, use_keyring=False, profile=TEST_PROFILE).close()


def test_nobody_gets_a_new_code_without_the_passphrase(desk: Desk, paths: AppPaths, code: str) -> None:
    press(desk, "Kluis")
    press(desk, "Nieuwe herstelcode maken")
    asked = page(desk, NewCodePage)
    assert isinstance(asked, NewCodePage)
    press(desk, "Nieuwe code maken")
    desk.shows(NO_PASSPHRASE)
    desk.qtbot.keyClicks(asked.passphrase.line, "iets heel anders")
    press(desk, "Nieuwe code maken")
    desk.shows("Deze wachtzin klopt niet.")
    assert asked.passphrase.text() == ""
    press(desk, "Terug")
    desk.flow.lock()
    desk.ended()
    opening.unlock_with_code(paths, code, NEW, use_keyring=False, profile=TEST_PROFILE).close()


def test_a_code_that_is_on_paper_all_the_same_is_typed_back_and_the_vault_judges_it(
    desk: Desk, paths: AppPaths, code: str
) -> None:
    press(desk, "Nu regelen")
    press(desk, "Ik heb hem: terugtypen")
    back = page(desk, CodeBackPage)
    assert isinstance(back, CodeBackPage)
    desk.qtbot.keyClicks(back.field.line, recovery_code.format_code(bytes(20)))
    press(desk, "Klopt dit?")
    desk.shows("hoort niet (meer) bij deze kluis")
    back.field.line.clear()
    desk.qtbot.keyClicks(back.field.line, code)
    press(desk, "Klopt dit?")
    desk.shows(CODE_THERE)
    desk.flow.lock()
    desk.ended()
    opening.unlock_with_code(paths, code, NEW, use_keyring=False, profile=TEST_PROFILE).close()


def test_a_backup_is_made_from_here_and_stands_in_the_list(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick"
    monkeypatch.setattr(back_up, "ask_target", lambda *_asked: target)
    press(desk, "Kluis")
    press(desk, "Reservekopie maken")
    desk.shows("1 gezin en 0 papieren")
    desk.shows(str(target))


def test_a_backup_that_is_stopped_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick"
    monkeypatch.setattr(back_up, "ask_target", lambda *_asked: target)

    def asks_until_stopped(_werkplek: object, _out: Path, progress: object) -> None:
        while True:
            progress("De Vries", 1, 9)  # type: ignore[operator]

    monkeypatch.setattr(back_up, "make_backup", asks_until_stopped)
    press(desk, "Kluis")
    press(desk, "Reservekopie maken")
    press(desk, "Stoppen")
    desk.shows("Er is geen reservekopie gemaakt")
    assert not target.exists()


def test_the_idle_minutes_hold_at_once_and_tomorrow(desk: Desk) -> None:
    heard: list[int] = []
    desk.flow.minutes_known.connect(heard.append)
    press(desk, "Kluis")
    overview = page(desk, KluisPage)
    assert isinstance(overview, KluisPage)
    overview.desk.setCurrentIndex(overview.desk.findData(5))
    overview.desk.activated.emit(overview.desk.currentIndex())
    desk.qtbot.waitUntil(lambda: heard == [5])
    kept = minutes(desk.flow.werkplek)
    assert (kept.desk, kept.table, kept.notes) == (5, 20, IDLE_MINUTES)


def test_the_idle_minutes_of_the_notes_are_a_choice_too(desk: Desk) -> None:
    press(desk, "Kluis")
    overview = page(desk, KluisPage)
    assert isinstance(overview, KluisPage)
    assert overview.notes.currentText() == "na 2 minuten"
    overview.notes.setCurrentIndex(overview.notes.findData(1))
    overview.notes.activated.emit(overview.notes.currentIndex())
    desk.qtbot.waitUntil(lambda: minutes(desk.flow.werkplek).notes == 1)


def test_what_was_kept_before_there_was_a_choice_for_the_notes_still_holds(desk: Desk) -> None:
    desk.flow.werkplek.set_setting("op-slot-na", {"bureau": 5, "tafel": 40})
    kept = minutes(desk.flow.werkplek)
    assert (kept.desk, kept.table, kept.notes) == (5, 40, IDLE_MINUTES)


def test_an_opening_says_when_how_and_after_how_many_wrong_tries() -> None:
    at = datetime(2026, 11, 27, 10, 12, tzinfo=UTC)
    assert opening_words(Opening(at, "pincode", 0), at.date()) == "vr 27 nov 10:12 met je pincode"
    missed = Opening(at, "wachtzin", 2)
    assert opening_words(missed, at.date()) == "vr 27 nov 10:12 met je wachtzin, na 2 keer mis"
    assert "één keer" in tried(1)
