"""From the first lock screen straight to the table: no family is named before it is sure which one it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.handover import read_handover
from kanz_desktop.ui.aan_tafel.view import AanTafelFace
from kanz_desktop.ui.aan_tafel.which import LAST, UNKNOWN, WelkGezinFace
from kanz_desktop.ui.shell.face import Face
from kanz_desktop.ui.shell.notices import ErrorLine
from kanz_desktop.ui.shell.process import EXIT_LOCK, EXIT_TABLE, Message, Place
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words, words_on
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.laptops import new_laptop

VRIES, AMRANI = "De Vries", "El Amrani"
Start = Callable[..., Desk]
Made = dict[str, bytes]


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths(tmp_path / "profiel")


@pytest.fixture
def make(paths: AppPaths) -> Callable[..., Made]:
    """A vault with these gezinnen, none of which was ever opened in a window."""

    def made(*names: str) -> Made:
        werkplek, _ = new_laptop(paths)
        found = {name: werkplek.new_gezin(name).id for name in names}
        werkplek.close()
        return found

    return made


@pytest.fixture
def start(qtbot: QtBot, paths: AppPaths) -> Iterator[Start]:
    desks: list[Desk] = []

    def begin(message: Message | None = None) -> Desk:
        desks.append(Desk(qtbot, paths, message or Message()))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.close()


def worked_in(start: Start, gezin: bytes) -> None:
    """A day before: this gezin was opened at the desk, and Kanz was closed."""
    desk = start()
    desk.unlock()
    desk.face(VandaagView)
    desk.flow.open_gezin(gezin)
    desk.gezin()
    desk.flow.end()
    desk.ended()


def which(desk: Desk) -> WelkGezinFace:
    """F9 on the first lock screen, and what it led to when it is not sure which gezin."""
    desk.unlock(then=Qt.Key.Key_F9)
    face = desk.face(WelkGezinFace)
    assert isinstance(face, WelkGezinFace)
    return face


def test_f9_on_the_first_lock_screen_leads_to_the_gezin_of_last_time_and_names_no_other(
    start: Start, make: Callable[..., Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(VRIES, AMRANI)
    worked_in(start, made[AMRANI])
    desk = start()
    shown: list[str] = []
    show = desk.window.show_face

    def seen(face: Face) -> None:
        show(face)
        shown.append(words_on(desk.window))

    monkeypatch.setattr(desk.window, "show_face", seen)
    face = which(desk)
    assert LAST.partition("{")[0] in visible_words(desk.window)
    assert "vandaag, " in visible_words(desk.window)
    assert not any(name in words_on(desk.window) for name in made)
    assert face.start.hasFocus()
    desk.key(Qt.Key.Key_F9)
    desk.face(AanTafelFace)
    assert AMRANI in visible_words(desk.window)
    desk.key(Qt.Key.Key_F9)
    assert desk.ended() == EXIT_TABLE
    assert read_handover(desk.flow.left.secret).keys.gezin == made[AMRANI]
    assert not any(VRIES in words for words in shown)


def test_with_one_gezin_there_is_nothing_to_be_sure_of(start: Start, make: Callable[..., Made]) -> None:
    make(VRIES)
    desk = start()
    desk.unlock(then=Qt.Key.Key_F9)
    desk.face(AanTafelFace)
    assert VRIES in visible_words(desk.window)


@pytest.mark.parametrize("names", [(), (VRIES, AMRANI)])
def test_where_no_gezin_was_opened_yet_it_is_said_what_is_needed(
    start: Start, make: Callable[..., Made], names: tuple[str, ...]
) -> None:
    make(*names)
    desk = start()
    face = which(desk)
    assert UNKNOWN in visible_words(desk.window)
    assert not face.start.isVisible()
    desk.key(Qt.Key.Key_F9)
    assert desk.window.face is face
    desk.key(Qt.Key.Key_Return)
    desk.face(VandaagView)


def test_a_gezin_that_is_gone_is_not_the_last_one_any_more(
    start: Start, make: Callable[..., Made], paths: AppPaths
) -> None:
    made = make(VRIES, AMRANI, "Bakker")
    worked_in(start, made[VRIES])
    werkplek = opening.unlock(paths, TEST_PASSPHRASE)
    werkplek.remove_gezin(made[VRIES])
    werkplek.close()
    which(start())


def test_a_lock_meanwhile_comes_back_at_the_table(start: Start, make: Callable[..., Made]) -> None:
    made = make(VRIES, AMRANI)
    worked_in(start, made[VRIES])
    desk = start()
    which(desk)
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.ended() == EXIT_LOCK
    assert desk.flow.left.place == Place(table=True)
    again = start(desk.flow.left)
    again.unlock()  # Enter, this time
    again.face(WelkGezinFace)
    again.key(Qt.Key.Key_Return)
    again.face(AanTafelFace)
    again.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert again.ended() == EXIT_LOCK
    assert again.flow.left.place == Place(made[VRIES].hex(), "", table=True)


@pytest.mark.parametrize("names", [(VRIES,), (VRIES, AMRANI)])
def test_a_gezin_that_does_not_open_does_not_bring_the_caseload(
    start: Start, make: Callable[..., Made], paths: AppPaths, names: tuple[str, ...]
) -> None:
    made = make(*names)
    worked_in(start, made[VRIES])
    (paths.gezin(made[VRIES]) / "map.db").unlink()
    desk = start()
    desk.unlock(then=Qt.Key.Key_F9)
    if len(names) > 1:
        desk.face(WelkGezinFace)
        desk.key(Qt.Key.Key_F9)
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(ErrorLine)))
    assert isinstance(desk.window.face, WelkGezinFace)
    assert not any(name in words_on(desk.window) for name in made)


def test_who_thinks_better_of_it_goes_to_vandaag_but_not_by_a_slip(
    start: Start, make: Callable[..., Made]
) -> None:
    make(VRIES)
    desk = start()
    desk.unlock(then=Qt.Key.Key_F9)
    face = desk.face(AanTafelFace)
    assert isinstance(face, AanTafelFace)
    desk.key(Qt.Key.Key_Escape)
    desk.qtbot.wait(50)
    assert desk.window.face is face
    desk.qtbot.mouseClick(face.back, Qt.MouseButton.LeftButton)
    desk.face(VandaagView)
