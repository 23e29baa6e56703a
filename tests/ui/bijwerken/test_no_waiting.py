"""The window asks the office folder nothing itself: whoever asks it may wait for minutes.

Every button of every screen that has to do with the folder is pressed, with a folder that answers and with
one that hangs. Nothing is stood in for but the calls of the system.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.services.kantoor.toegang import Toegang
from kanz_desktop.services.stroom import on_battery
from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.far_folder import Patience
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.presenter import HELD_UP, SILENT
from kanz_desktop.ui.bijwerken.runner import Runner
from kanz_desktop.ui.bijwerken.running_card import STOP
from kanz_desktop.ui.bijwerken.settings_card import LEAVE
from kanz_desktop.ui.bijwerken.view import BijwerkenFace
from kanz_desktop.ui.leden.view import LedenFace
from kanz_desktop.ui.samen.screen import SamenScreen
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.dead_share import CALLS, DeadShare, dead_share
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kantoren import share as let_read
from tests.helpers.screens import named, type_into
from tests.helpers.two_laptops import TwoLaptops, at_work, make_two

SHOWN_S = 1.0
"""A page that asks the laptop alone is there by then."""
HELD_MS = 2_000
"""So long one press may hold the window: a hang would be a minute, and a page made for the first time takes
half a second on a machine with four other tests."""


@pytest.fixture
def two(tmp_path: Path) -> TwoLaptops:
    made = make_two(tmp_path / "huis")
    with at_work(made.anouk) as anouk, at_work(made.bram) as bram:
        anouk.new_gezin("Bakker")
        let_read(anouk, bram)
    return made


@pytest.fixture
def from_the_window(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whatever asks the folder, or waits for who does, in the thread of the window."""
    found: list[str] = []

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def asked(*given: object, **more: object) -> object:
            if threading.current_thread() is threading.main_thread():
                found.append("".join(traceback.format_stack(limit=6)))
            return call(*given, **more)

        return asked

    for name in CALLS:
        monkeypatch.setattr(SystemDisk, name, watched(getattr(SystemDisk, name)))
    monkeypatch.setattr(Patience, "call", watched(Patience.call))
    monkeypatch.setattr(Toegang, "opened", watched(Toegang.opened))
    monkeypatch.setattr(Toegang, "_instead", watched(Toegang._instead))
    monkeypatch.setattr("kanz_desktop.ui.bijwerken.automatic.on_battery", watched(on_battery))
    for dialog in (QFileDialog, QPrintDialog):
        monkeypatch.setattr(dialog, "exec", lambda _dialog: 0)
    return found


@pytest.fixture
def desk(qtbot: QtBot, two: TwoLaptops, from_the_window: list[str]) -> Iterator[Desk]:
    made = Desk(qtbot, two.anouk, Message())
    made.window.resize(1366, 768)
    made.unlock()
    made.face(VandaagView)
    runner = made.flow.office.runner
    assert runner is not None
    qtbot.waitUntil(lambda: runner.known)
    yield made
    made.close()


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    """What can be pressed now, by what it is called."""
    return {
        f"{button.accessibleName() or button.text()}": button
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    }


def press_everything(desk: Desk, go: Callable[[], object], kind: type[QWidget]) -> set[str]:
    """Every button of a face and of the pages behind it, each once; comes back by `go`. What was pressed."""
    pressed: set[str] = set()
    while fresh := unpressed(desk, kind, pressed) or from_the_start(desk, go, kind, pressed):
        name, button = next(iter(fresh.items()))
        pressed.add(name)
        began = time.monotonic()
        button.click()
        assert (time.monotonic() - began) * 1000 < HELD_MS, name
        desk.qtbot.wait(60)
    return pressed


def unpressed(desk: Desk, kind: type[QWidget], pressed: set[str]) -> dict[str, QAbstractButton]:
    """On the face of now, when it is of this kind. Leaving the folder is for the end."""
    face = desk.window.face
    if not isinstance(face, kind):
        return {}
    return {name: one for name, one in buttons(face).items() if name not in pressed | {LEAVE}}


def from_the_start(
    desk: Desk, go: Callable[[], object], kind: type[QWidget], pressed: set[str]
) -> dict[str, QAbstractButton]:
    """What was not pressed yet on the first page of it, once that is there."""
    go()
    desk.face(kind)
    ends = time.monotonic() + SHOWN_S
    while not (fresh := unpressed(desk, kind, pressed)) and time.monotonic() < ends:
        desk.qtbot.wait(20)
    return fresh


def everywhere(desk: Desk, two: TwoLaptops) -> set[str]:
    def samen() -> None:
        desk.flow.open_gezin(two.gezin, SamenScreen.id)

    pressed = press_everything(desk, desk.flow.show_bijwerken, BijwerkenFace)
    pressed |= press_everything(desk, desk.flow.show_leden, LedenFace)
    samen()
    view = desk.face(GezinView)
    assert isinstance(view, GezinView)
    desk.qtbot.waitUntil(lambda: view.current == SamenScreen.id)
    for button in buttons(view.screen_now()).values():
        button.click()
    desk.flow.show_vandaag()
    return pressed | press_everything(desk, desk.flow.show_vandaag, VandaagView)


def choose(desk: Desk, folder: Path) -> None:
    """Leave the folder, and point at one."""
    desk.flow.show_bijwerken()
    face = desk.face(BijwerkenFace)
    named(face, LEAVE, QAbstractButton).click()
    desk.qtbot.waitUntil(lambda: "Plek van de map" in names(face), timeout=5_000)
    type_into(named(face, "Plek van de map", QLineEdit), str(folder))
    named(face, "Kijken", QAbstractButton).click()


def names(face: QWidget) -> set[str]:
    return {one.accessibleName() for one in face.findChildren(QLineEdit) if one.isVisible()}


def test_no_press_on_any_screen_asks_the_folder_from_the_window(
    qtbot: QtBot, desk: Desk, two: TwoLaptops, from_the_window: list[str]
) -> None:
    pressed = everywhere(desk, two)
    for words in ("Bijwerken", "Collega binnenlaten", "De map staat ergens anders …", "Nog eens kijken"):
        assert words in pressed
    choose(desk, two.folder)
    qtbot.waitUntil(lambda: "Dit is jullie kantoormap." in visible_words(desk.window))
    named(desk.window, "Verder", QAbstractButton).click()
    desk.shows("Wat er klaarstaat")
    assert from_the_window == []


@pytest.fixture
def hangs(two: TwoLaptops, desk: Desk) -> Iterator[DeadShare]:
    with dead_share(two.folder) as made:
        yield made


def test_every_screen_can_be_used_while_the_folder_hangs(
    qtbot: QtBot, desk: Desk, two: TwoLaptops, from_the_window: list[str], hangs: DeadShare
) -> None:
    everywhere(desk, two)
    assert hangs.asked.is_set()
    assert from_the_window == []
    assert not [name for name in hangs.threads if name == threading.main_thread().name]


def test_a_sync_that_hangs_says_so_and_stops_at_once(
    qtbot: QtBot, desk: Desk, hangs: DeadShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kanz_desktop.ui.bijwerken.watching.SILENT_S", 0.3)
    desk.flow.show_bijwerken()
    face = desk.face(BijwerkenFace)
    qtbot.waitUntil(lambda: "Bijwerken" in buttons(face))
    named(face, "Bijwerken", QAbstractButton).click()
    desk.shows(SILENT)
    began = time.monotonic()
    named(face, STOP, QAbstractButton).click()
    qtbot.waitUntil(lambda: "Gestopt." in visible_words(face))
    assert time.monotonic() - began < 2


def test_another_folder_is_chosen_on_the_screen_while_the_one_before_hangs(
    qtbot: QtBot, desk: Desk, two: TwoLaptops, hangs: DeadShare, tmp_path: Path
) -> None:
    runner = desk.flow.office.runner
    assert isinstance(runner, Runner)
    runner.start(Habit())
    qtbot.waitUntil(hangs.asked.is_set)
    began = time.monotonic()
    other = tmp_path / "elders"
    other.mkdir()
    choose(desk, other)
    desk.shows("Deze map is leeg.")
    assert runner.stand.path is None
    assert time.monotonic() - began < 5
    assert not hangs.answers.is_set()


def test_a_dead_folder_that_was_typed_holds_up_no_other(
    qtbot: QtBot, desk: Desk, two: TwoLaptops, tmp_path: Path
) -> None:
    dead = tmp_path / "dood"
    dead.mkdir()
    with dead_share(dead) as share:
        choose(desk, dead)
        qtbot.waitUntil(share.asked.is_set)
        face = desk.face(BijwerkenFace)
        line = named(face, "Plek van de map", QLineEdit)
        line.clear()
        type_into(line, str(two.folder))
        named(face, "Kijken", QAbstractButton).click()
        desk.shows("Dit is jullie kantoormap.")


def test_who_waits_at_the_door_of_a_dead_folder_goes_back_to_what_is_known(
    qtbot: QtBot, desk: Desk, hangs: DeadShare
) -> None:
    desk.flow.show_leden()
    face = desk.face(LedenFace)
    named(face, "Collega binnenlaten", QAbstractButton).click()
    desk.shows("Kijken wie er aanklopt …")
    qtbot.waitUntil(hangs.asked.is_set)
    named(face, "Terug", QAbstractButton).click()
    desk.shows("Wie leest welk gezin")


def test_a_preview_that_hangs_says_so_and_gives_way_to_what_came(
    qtbot: QtBot, desk: Desk, hangs: DeadShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kanz_desktop.ui.bijwerken.watching.SILENT_S", 0.3)
    desk.flow.show_bijwerken()
    desk.shows(HELD_UP)
    hangs.answers.set()
    desk.shows("Naar kantoor: ")
    assert HELD_UP not in visible_words(desk.window)


def test_collegas_is_asked_again_when_a_sync_has_the_team(
    qtbot: QtBot, desk: Desk, hangs: DeadShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kanz_desktop.services.kantoor.toegang._WAIT_S", 0.1)
    runner = desk.flow.office.runner
    assert isinstance(runner, Runner)
    runner.start(Habit())
    qtbot.waitUntil(hangs.asked.is_set)
    desk.flow.show_leden()
    face = desk.face(LedenFace)
    desk.shows("Kanz is nu aan het bijwerken.")
    runner.stop()
    qtbot.waitUntil(lambda: not runner.running)
    named(face, "Nog eens kijken", QAbstractButton).click()
    desk.shows("Wie leest welk gezin")
    assert "Kanz is nu aan het bijwerken." not in visible_words(face)
