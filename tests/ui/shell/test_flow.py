"""From lock to gezin to table and back, on a real vault, with keyboard and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.handover import read_handover
from kanz_desktop.services.wissen import mark_example
from kanz_desktop.ui.aan_tafel.view import AanTafelFace
from kanz_desktop.ui.gezin.example import ExampleCard
from kanz_desktop.ui.opening.recover import TroublePage
from kanz_desktop.ui.opening.set_up import NamePage
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.notices import ErrorLine
from kanz_desktop.ui.shell.process import EXIT_DONE, EXIT_LOCK, EXIT_TABLE, Message, Place
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag import back_up
from kanz_desktop.ui.vandaag.rows import GezinRow
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from tests.helpers.desk import Desk, words_on
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.laptops import new_laptop

NAMES = ("De Vries", "El Amrani")


Start = Callable[..., Desk]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start a window on this profile, with what its parent would tell it."""
    desks: list[Desk] = []

    def begin(message: Message | None = None) -> Desk:
        desks.append(Desk(qtbot, AppPaths(tmp_path / "profiel"), message or Message()))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.close()


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A vault with two gezinnen, closed again: the pattern of which every test gets its own copy."""
    folder = tmp_path_factory.mktemp("patroon") / "profiel"
    werkplek, _ = new_laptop(AppPaths(folder))
    made = {name: werkplek.new_gezin(name).id for name in NAMES}
    werkplek.close()
    return folder, made


@pytest.fixture
def gezinnen(made_once: tuple[Path, dict[str, bytes]], tmp_path: Path) -> dict[str, bytes]:
    """The ids of the gezinnen in the vault of this test."""
    folder, made = made_once
    shutil.copytree(folder, tmp_path / "profiel")
    return made


def test_an_empty_laptop_starts_with_set_up(start: Start) -> None:
    face = start().face(OpeningFace)
    assert isinstance(face, OpeningFace)
    assert isinstance(face.page, NamePage)


def test_the_passphrase_opens_the_caseload(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start()
    desk.unlock()
    rows = desk.face(VandaagView).findChildren(GezinRow)
    assert [row.accessibleName().split(",")[0] for row in rows] == list(NAMES)


def test_a_wrong_passphrase_is_said_in_words_and_the_right_one_still_opens(
    start: Start, gezinnen: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = start()
    desk.unlock("iets heel anders")
    page = desk.lock_page()
    qtbot.waitUntil(page.trouble.isVisible)
    assert "klopt niet" in page.trouble.words.text()
    assert page.field.text() == ""
    desk.unlock()
    desk.face(VandaagView)


def test_the_lock_screen_says_no_name_of_anybody(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "leefgebieden")))
    said = words_on(desk.window)
    assert "Wachtzin" in said
    assert not any(name in said for name in (*NAMES, "Anouk"))


def test_the_title_of_the_window_never_names_a_family(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "leefgebieden")))
    desk.unlock()
    desk.gezin()
    assert desk.window.windowTitle() == "Kanz"


def test_after_a_lock_the_same_screen_of_the_same_gezin_comes_back(
    start: Start, gezinnen: dict[str, bytes]
) -> None:
    desk = start(Message(place=Place(gezinnen["El Amrani"].hex(), "gezinsplan")))
    desk.unlock()
    view = desk.gezin()
    assert view.title() == "Gezin El Amrani"
    assert view.current == "gezinsplan"


def test_locking_commits_the_half_typed_sentence_and_says_where_we_were(
    start: Start, gezinnen: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    view = desk.gezin()
    adres = next(e for e in view.findChildren(AutosaveEditor) if e.field == "adres")
    qtbot.keyClicks(adres.editor, "Dorpsstraat 1")
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.ended() == EXIT_LOCK
    assert desk.flow.left.place == Place(gezinnen["De Vries"].hex(), "gezin", table=False)
    assert desk.flow.left.secret == b""
    again = start(desk.flow.left)
    again.unlock()
    adres = next(e for e in again.gezin().findChildren(AutosaveEditor) if e.field == "adres")
    assert adres.text() == "Dorpsstraat 1"


def test_locking_covers_the_screen_at_once(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    desk.gezin()
    desk.flow.lock()
    assert desk.window.cover.isVisible()
    assert desk.window.cover.geometry() == desk.window.rect()


def test_f9_hands_over_the_keys_of_this_gezin_and_nothing_else(
    start: Start, gezinnen: dict[str, bytes]
) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    desk.gezin()
    desk.to_table()
    assert desk.ended() == EXIT_TABLE
    given = read_handover(desk.flow.left.secret)
    assert given.keys.gezin == gezinnen["De Vries"]
    assert not given.audience.workers
    assert gezinnen["El Amrani"] not in desk.flow.left.secret
    assert gezinnen["El Amrani"].hex().encode() not in desk.flow.left.secret


def test_at_the_table_only_this_gezin_exists_in_the_words_of_the_family(
    start: Start, gezinnen: dict[str, bytes], look: ThemeHolder
) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    desk.gezin()
    desk.to_table()
    desk.ended()
    look.set_table(True)
    table = start(desk.flow.left)
    view = table.gezin()
    assert view.context.table
    said = words_on(table.window)
    assert "El Amrani" not in said
    assert "Mijn gezinnen" not in said
    assert {"Ons gezin", "Zo gaat het nu", "Ons plan", "Onze cijfers", "Onze map"} <= set(said.split("\n"))


def test_done_at_the_table_asks_for_the_passphrase(
    start: Start, gezinnen: dict[str, bytes], look: ThemeHolder
) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    desk.gezin()
    desk.to_table()
    desk.ended()
    look.set_table(True)
    table = start(desk.flow.left)
    table.gezin()
    table.key(Qt.Key.Key_F9)
    assert table.ended() == EXIT_LOCK
    assert table.flow.left.secret == b""
    assert table.flow.left.place.table is False


def test_a_lock_at_the_table_comes_back_at_the_table_after_the_passphrase(
    start: Start, gezinnen: dict[str, bytes]
) -> None:
    moeder = ("ab" * 16,)
    place = Place(gezinnen["De Vries"].hex(), "leefgebieden", table=True, persons=moeder)
    desk = start(Message(place=place))
    desk.unlock()
    assert desk.ended() == EXIT_TABLE
    assert desk.flow.left.place == place
    assert read_handover(desk.flow.left.secret).persons == {bytes.fromhex(moeder[0])}


def test_f9_on_the_lock_screen_asks_who_is_there_and_goes_to_the_table(
    start: Start, gezinnen: dict[str, bytes]
) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "leefgebieden")))
    desk.unlock(then=Qt.Key.Key_F9)
    desk.face(AanTafelFace)
    desk.key(Qt.Key.Key_F9)
    assert desk.ended() == EXIT_TABLE


def test_a_new_gezin_is_made_in_place_and_opened(
    start: Start, gezinnen: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = start()
    desk.unlock()
    vandaag = desk.face(VandaagView)
    assert isinstance(vandaag, VandaagView)
    qtbot.keyClicks(vandaag.name, "Bakker")
    qtbot.keyClick(vandaag.name, Qt.Key.Key_Return)
    view = desk.gezin()
    assert view.title() == "Gezin Bakker"
    back = next(b for b in view.navigation.findChildren(QPushButton) if b.text() == "Mijn gezinnen")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    rows = desk.face(VandaagView).findChildren(GezinRow)
    assert [row.accessibleName().split(",")[0] for row in rows] == ["Bakker", *NAMES]


def test_a_made_up_gezin_is_taken_away_after_one_question_and_the_others_stay(
    start: Start, gezinnen: dict[str, bytes], qtbot: QtBot, tmp_path: Path
) -> None:
    made_up = gezinnen["De Vries"]
    place = opening.unlock(AppPaths(tmp_path / "profiel"), TEST_PASSPHRASE)
    mark_example(place, made_up)
    place.close()
    desk = start(Message(place=Place(made_up.hex(), "gezin")))
    desk.unlock()
    (card,) = desk.gezin().screen_now().findChildren(ExampleCard)
    qtbot.mouseClick(card.ask, Qt.MouseButton.LeftButton)
    assert card.keep.hasFocus()
    assert (tmp_path / "profiel" / "gezinnen" / made_up.hex()).exists()
    qtbot.mouseClick(card.go, Qt.MouseButton.LeftButton)
    rows = desk.face(VandaagView).findChildren(GezinRow)
    assert [row.accessibleName().split(",")[0] for row in rows] == ["El Amrani"]
    assert not (tmp_path / "profiel" / "gezinnen" / made_up.hex()).exists()


def test_a_real_gezin_has_no_button_to_take_it_away(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    assert desk.gezin().screen_now().findChildren(ExampleCard) == []


def test_a_reservekopie_is_made_read_back_and_said(
    start: Start, gezinnen: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick" / "kanz-reservekopie"
    target.parent.mkdir()
    monkeypatch.setattr(back_up, "ask_target", lambda *_asked: target)
    desk = start()
    desk.unlock()
    vandaag = desk.face(VandaagView)
    button = next(b for b in desk.window.findChildren(QPushButton) if b.text() == "Reservekopie")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: "2 gezinnen en 0 papieren" in words_on(vandaag), timeout=30_000)
    assert (target / "kluis.json").is_file()


def test_closing_the_window_ends_the_program(start: Start, gezinnen: dict[str, bytes]) -> None:
    desk = start()
    desk.unlock()
    desk.face(VandaagView)
    desk.window.close()
    assert desk.ended() == EXIT_DONE


def test_the_look_is_kept_behind_the_lock(
    start: Start, gezinnen: dict[str, bytes], look: ThemeHolder
) -> None:
    desk = start()
    desk.unlock()
    desk.face(VandaagView)
    desk.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert look.theme.zoom == 110
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.ended()
    assert desk.flow.left.look.zoom == 110
    look.set_look("light", 100)
    again = start()
    again.unlock()
    again.face(VandaagView)
    assert look.theme.zoom == 110


def test_the_window_comes_back_tomorrow_where_it_stood_today(
    start: Start, gezinnen: dict[str, bytes]
) -> None:
    desk = start()
    desk.unlock()
    desk.face(VandaagView)
    desk.window.setGeometry(20, 50, 700, 520)
    desk.window.close()
    desk.ended()
    again = start()
    again.unlock()
    again.face(VandaagView)
    assert (again.window.width(), again.window.height()) == (700, 520)


def test_a_damaged_vault_says_what_is_damaged_and_never_asks_for_a_passphrase(
    start: Start, gezinnen: dict[str, bytes], tmp_path: Path
) -> None:
    paths = AppPaths(tmp_path / "profiel")
    paths.vault_header.write_bytes(b"{")
    paths.vault_header_copy.write_bytes(b"")
    desk = start()
    face = desk.face(OpeningFace)
    assert isinstance(face, OpeningFace)
    desk.qtbot.waitUntil(lambda: isinstance(face.page, TroublePage))
    said = words_on(face)
    assert "kluis.json" in said
    assert "Je wachtzin is niet het probleem" in said


def test_damage_that_was_found_is_named_before_the_gezin_is_opened(
    start: Start, gezinnen: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "profiel" / "kluis.kopie.json").write_bytes(b"{")
    desk = start(Message(place=Place(gezinnen["De Vries"].hex(), "gezin")))
    desk.unlock()
    vandaag = desk.face(VandaagView)
    desk.shows("is hersteld")
    line = vandaag.findChildren(ErrorLine)[0]
    assert "Maak vandaag een reservekopie." in line.accessibleName()
    assert len(vandaag.findChildren(GezinRow)) == 2
