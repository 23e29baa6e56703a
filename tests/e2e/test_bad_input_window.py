"""Bad luck in the real window: a calm sentence in the page, nothing lost, the rest goes on."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.ui.leefgebieden.screen import LeefgebiedenScreen
from kanz_desktop.ui.opening.recover import TroublePage
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.notices import ErrorLine
from kanz_desktop.ui.shell.process import EXIT_LOCK, Message, Place
from kanz_desktop.ui.shell.surprise import Surprise
from kanz_desktop.ui.vandaag.rows import GezinRow
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from tests.e2e.conftest import Start
from tests.helpers.bad_luck import FAMILY_WORDS, NAMES, cut, scrub
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.unit.storage.test_vault_header import checksummed, content_of


def at(gezin: bytes, screen: str) -> Message:
    """A window that was here before it was locked."""
    return Message(place=Place(gezin.hex(), screen))


def trouble(desk: Desk) -> str:
    """What the page says where nothing can be opened; there is no field for a passphrase on it."""
    face = desk.face(OpeningFace)
    assert isinstance(face, OpeningFace)
    desk.qtbot.waitUntil(lambda: isinstance(face.page, TroublePage))
    assert face.page.findChildren(QLineEdit) == []
    return visible_words(desk.window)


def errors(desk: Desk) -> list[str]:
    return [line.accessibleName() for line in desk.window.findChildren(ErrorLine) if line.isVisible()]


def rows(desk: Desk) -> list[str]:
    return [row.accessibleName().split(",")[0] for row in desk.face(VandaagView).findChildren(GezinRow)]


def editor(desk: Desk, field: str) -> AutosaveEditor:
    return next(found for found in desk.gezin().findChildren(AutosaveEditor) if found.field == field)


def test_a_newer_vault_is_said_before_anybody_types(start: Start, paths: AppPaths) -> None:
    newer = checksummed({**content_of(paths.vault_header.read_bytes()), "version": 99})
    paths.vault_header.write_bytes(newer)
    paths.vault_header_copy.write_bytes(newer)
    assert "Deze kluis is gemaakt met een nieuwere versie van Kanz." in trouble(start())


def test_a_profile_in_a_cloud_folder_is_said_before_anybody_types(
    start: Start, paths: AppPaths, tmp_path: Path
) -> None:
    cloud = AppPaths(Path(shutil.copytree(paths.data, tmp_path / "OneDrive - Bureau" / "kanz")))
    assert "OneDrive" in trouble(start(profile=cloud))


def test_a_mistyped_recovery_code_names_its_group(start: Start, qtbot: QtBot) -> None:
    desk = start()
    desk.lock_page().forgot.click()
    face = desk.face(OpeningFace)
    assert isinstance(face, OpeningFace)
    code = face.page.code  # type: ignore[attr-defined]
    qtbot.keyClicks(code.line, "7K2MX Q9RTC 4WDNA H6VEP 3ZJSB X8GKF 5MTQ1 N0CYR")
    qtbot.mouseClick(face.page.next, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert "In groep 1 van de herstelcode staat een typfout." in visible_words(desk.window)
    assert code.text().startswith("7K2MX")


def test_a_rebuilt_list_of_gezinnen_is_said_on_the_first_page(
    start: Start, paths: AppPaths, ids: dict[str, bytes]
) -> None:
    cut(paths.vault_database)
    desk = start(at(ids["De Vries"], "gezin"))
    desk.unlock()
    assert rows(desk) == list(NAMES)
    assert any("opnieuw gemaakt" in said for said in errors(desk))


def test_a_gezin_that_cannot_be_opened_keeps_nobody_from_the_others(
    start: Start, paths: AppPaths, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    cut(paths.gezin(ids["De Vries"]) / "map.db")
    (paths.gezin(ids["De Vries"]) / "map.db").write_bytes(b"niets")
    desk = start(at(ids["De Vries"], "leefgebieden"))
    desk.unlock()
    assert rows(desk) == list(NAMES)
    assert any(said.startswith("Het bestand map.db is beschadigd.") for said in errors(desk))
    first, second = desk.face(VandaagView).findChildren(GezinRow)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.wait(300)
    assert len(errors(desk)) == 1
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert desk.gezin().title() == "Gezin El Amrani"


def test_of_a_damaged_gezin_the_rest_is_shown_and_every_screen_says_that_it_is_read_only(
    start: Start, paths: AppPaths, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    scrub(paths.gezin(ids["De Vries"]) / "map.db", 0.5, 0.52)
    desk = start(at(ids["De Vries"], "gezin"))
    desk.unlock()
    view = desk.gezin()
    for screen in ("gezin", "leefgebieden"):
        view.go(screen)
        qtbot.waitUntil(lambda: ["beschadigd" in said for said in errors(desk)] == [True])
    view.go("gezin")
    adres = editor(desk, "adres")
    qtbot.keyClicks(adres.editor, "Dorpsstraat 1")
    adres.commit()
    qtbot.wait(200)
    assert "Dorpsstraat 1" in adres.text()


def test_at_the_table_a_gezin_that_cannot_be_opened_is_a_page_and_never_a_blank_window(
    start: Start, paths: AppPaths, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    place = opening.unlock(paths, TEST_PASSPHRASE)
    secret = place.table_handover(ids["De Vries"], ())
    place.close()
    (paths.gezin(ids["De Vries"]) / "map.db").write_bytes(b"niets")
    desk = start(Message(place=Place(ids["De Vries"].hex(), "leefgebieden", table=True), secret=secret))
    said = trouble(desk)
    assert "Het bestand map.db is beschadigd." in said
    assert not any(name in said for name in NAMES)
    desk.window.face.page.retry.click()  # type: ignore[union-attr]
    assert desk.ended() == EXIT_LOCK


def test_a_disk_that_fills_up_while_typing_is_said_and_the_sentence_stays(
    start: Start, ids: dict[str, bytes], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(at(ids["De Vries"], "gezin"))
    desk.unlock()
    adres = editor(desk, "adres")

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    for name in ("apply", "save_draft", "commit_drafts"):
        monkeypatch.setattr(FamilyStore, name, full)
    qtbot.keyClicks(adres.editor, "Dorpsstraat 1")
    adres.commit()
    desk.shows("De schijf is vol.")
    assert adres.text() == "Dorpsstraat 1"
    monkeypatch.undo()
    qtbot.keyClicks(adres.editor, " a")
    adres.commit()
    sessie = desk.gezin().context.sessie
    qtbot.waitUntil(lambda: "Dorpsstraat 1 a" in str(sessie.snapshot.only("gezin").text("adres")))


def test_a_screen_that_cannot_be_made_is_a_calm_page_and_the_others_go_on(
    start: Start, ids: dict[str, bytes], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    desk = start(at(ids["De Vries"], "gezin"))
    desk.unlock()
    adres = editor(desk, "adres")
    qtbot.keyClicks(adres.editor, "Dorpsstraat 1")

    def burst(*_: object) -> None:
        raise ValueError(FAMILY_WORDS)

    monkeypatch.setattr(LeefgebiedenScreen, "__init__", burst)
    desk.gezin().go("leefgebieden")
    said = visible_words(desk.window)
    assert "Er ging iets mis waar we niet op hadden gerekend." in said
    assert "De andere schermen doen het nog." in said
    assert "ValueError at" in caplog.text
    assert FAMILY_WORDS not in caplog.text
    desk.gezin().go("gezinsplan")
    desk.gezin().go("gezin")
    assert editor(desk, "adres").text() == "Dorpsstraat 1"
    desk.gezin().go("leefgebieden")
    monkeypatch.undo()
    again = next(b for b in desk.window.findChildren(QPushButton) if b.text() == "Opnieuw proberen")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert isinstance(desk.gezin().screen_now(), LeefgebiedenScreen)


def test_a_screen_that_fails_when_it_is_left_does_not_keep_the_window_unlocked(
    start: Start, ids: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(at(ids["De Vries"], "gezin"))
    desk.unlock()
    screen = desk.gezin().screen_now()

    def burst() -> None:
        raise ValueError(FAMILY_WORDS)

    monkeypatch.setattr(screen, "leave", burst)
    desk.flow.lock()
    assert desk.window.cover.isVisible()
    assert desk.ended() == EXIT_LOCK


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `Surprise.listen` puts in place, put back at the end."""
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))


@pytest.mark.qt_no_exception_capture
def test_an_error_inside_a_slot_or_a_thread_is_a_calm_line_and_no_words_of_a_family_in_the_log(
    start: Start, ids: dict[str, bytes], qtbot: QtBot, hooks: None, caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    desk = start(at(ids["De Vries"], "gezin"))
    surprise = Surprise(desk.flow.show_error)
    surprise.listen()
    desk.unlock()
    desk.gezin()

    def burst() -> None:
        raise ValueError(FAMILY_WORDS)

    for how in (lambda: QTimer.singleShot(0, burst), lambda: threading.Thread(target=burst).start()):
        how()
        qtbot.waitUntil(lambda: len(errors(desk)) == 1)
        assert "niet op hadden gerekend" in errors(desk)[0]
        desk.window.findChild(ErrorLine).close_button.click()
        qtbot.waitUntil(lambda: not errors(desk))
        qtbot.wait(1100)
    assert caplog.text.count("ValueError at") == 2
    assert FAMILY_WORDS not in caplog.text + "".join(capsys.readouterr())
    qtbot.keyClicks(editor(desk, "adres").editor, "het gaat gewoon verder")
