"""A pincode from the screen where it is set to the lock screens that it opens, and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.kluis.asking_page import NO_PASSPHRASE
from kanz_desktop.ui.kluis.overview import PIN_LIMIT, PIN_ON, PIN_WHAT
from kanz_desktop.ui.kluis.pin_page import DIFFERENT, ChoosePinPage
from kanz_desktop.ui.kluis.view import PIN_CLEARED, PIN_SET, KluisFace
from kanz_desktop.ui.opening.lock import PIN_USED_UP, LockPage
from kanz_desktop.ui.opening.pin_page import NO_DIGITS, ONCE_MORE, WRONG, PinPage
from kanz_desktop.ui.shell.process import EXIT_LOCK, EXIT_TABLE, Message, Place
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.keeper import KeeperHere

PIN = "402817"
Start = Callable[..., Desk]


@pytest.fixture
def keeper() -> KeeperHere:
    return KeeperHere()


@pytest.fixture
def start(qtbot: QtBot, paths: AppPaths, keeper: KeeperHere) -> Iterator[Start]:
    """The next window of one parent, with what the window before it left."""
    desks: list[Desk] = []

    def begin(place: Place | None = None) -> Desk:
        tries = keeper.tries_left
        message = Message(place=place or Place(), pin_tries=tries, pin_used_up=keeper.used_up)
        desks.append(Desk(qtbot, paths, message, keeper=keeper))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.close()
    assert keeper.left_behind() == []


def press(desk: Desk, words: str) -> None:
    def button() -> QPushButton | None:
        found = [b for b in desk.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
        return found[-1] if found and found[-1].isEnabled() else None

    desk.qtbot.waitUntil(lambda: button() is not None)
    target = button()
    assert target is not None
    desk.qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def fill(desk: Desk, passphrase: str, pin: str, again: str) -> None:
    face = desk.window.face
    assert isinstance(face, KluisFace)
    page = face.page
    assert isinstance(page, ChoosePinPage)
    for field, words in ((page.passphrase, passphrase), (page.pin, pin), (page.again, again)):
        field.clear()
        desk.qtbot.keyClicks(field.line, words)
    press(desk, "Pincode instellen")


def set_pin(start: Start) -> Desk:
    desk = start()
    desk.unlock()
    desk.face(VandaagView)
    press(desk, "Kluis")
    desk.shows(PIN_WHAT)
    press(desk, "Pincode instellen")
    desk.shows(PIN_LIMIT)
    fill(desk, TEST_PASSPHRASE, PIN, PIN)
    desk.shows(PIN_SET)
    return desk


def locked(start: Start) -> Desk:
    """The lock screen after a lock with the pincode on."""
    desk = set_pin(start)
    desk.flow.lock()
    desk.ended()
    return start()


def test_it_is_off_until_it_is_set_with_the_passphrase_and_the_digits_twice(start: Start) -> None:
    desk = start()
    assert not isinstance(desk.lock_page(), PinPage)
    desk.unlock()
    desk.face(VandaagView)
    press(desk, "Kluis")
    press(desk, "Pincode instellen")
    for passphrase, pin, again, said in (
        ("", PIN, PIN, NO_PASSPHRASE),
        (TEST_PASSPHRASE, "1234", "1234", "Een pincode is 6 tot 12 cijfers."),
        (TEST_PASSPHRASE, "123456", "123456", "Neem geen rij, geen herhaling en geen datum."),
        (TEST_PASSPHRASE, PIN, "402818", DIFFERENT),
        ("iets heel anders", PIN, PIN, "Deze wachtzin klopt niet."),
        (TEST_PASSPHRASE, PIN, PIN, PIN_SET),
    ):
        fill(desk, passphrase, pin, again)
        desk.shows(said)
    assert PIN_ON in visible_words(desk.window)


def test_after_a_lock_the_pincode_opens_and_a_wrong_one_says_how_often_is_left(start: Start) -> None:
    desk = locked(start)
    page = desk.lock_page()
    assert isinstance(page, PinPage)
    desk.unlock(TEST_PASSPHRASE)
    desk.shows(NO_DIGITS)
    desk.unlock("739064")
    desk.shows(WRONG.format(count=2))
    desk.unlock("739064")
    desk.shows(ONCE_MORE)
    desk.unlock(PIN)
    desk.face(VandaagView)


def test_three_misses_are_the_end_of_it_until_the_passphrase_was_right(start: Start) -> None:
    """The lock screen in which it was tried ends, and takes with it what it was tried with."""
    desk = locked(start)
    for left in (2, 1):
        desk.unlock("739064")
        desk.shows(WRONG.format(count=2) if left == 2 else ONCE_MORE)
    desk.unlock("739064")
    assert desk.ended() == EXIT_LOCK
    again = start()
    again.shows(PIN_USED_UP)
    assert type(again.lock_page()) is LockPage
    again.unlock()
    again.face(VandaagView)
    again.flow.lock()
    again.ended()
    assert isinstance(start().lock_page(), PinPage)


def test_the_passphrase_stays_a_way_in(start: Start) -> None:
    desk = locked(start)
    press(desk, "Liever met je wachtzin")
    assert type(desk.lock_page()) is LockPage
    desk.unlock()
    desk.face(VandaagView)


def test_what_was_forgotten_while_the_lock_screen_stood_there_is_said(
    start: Start, keeper: KeeperHere
) -> None:
    desk = locked(start)
    keeper.forget()
    desk.unlock(PIN)
    desk.shows("De pincode geldt nu even niet.")
    assert type(desk.lock_page()) is LockPage


def test_turned_off_it_opens_nothing_any_more(start: Start, keeper: KeeperHere) -> None:
    desk = set_pin(start)
    press(desk, "Pincode uitzetten")
    desk.shows(PIN_CLEARED)
    assert keeper.tries_left == 0
    desk.flow.lock()
    desk.ended()
    after = start()
    assert type(after.lock_page()) is LockPage
    after.unlock()
    after.face(VandaagView)
    assert keeper.tries_left == 0


def test_it_leads_away_from_the_table_and_after_a_lock_there_back_to_it(
    start: Start, paths: AppPaths, qtbot: QtBot, look: ThemeHolder
) -> None:
    desk = set_pin(start)
    gezin = desk.flow.werkplek.gezinnen()[0].id
    desk.flow.lock()
    desk.ended()
    at_table = start(Place(gezin.hex(), "leefgebieden", True, ()))
    at_table.unlock(PIN)
    assert at_table.ended() == EXIT_TABLE
    look.set_table(True)
    table = Desk(qtbot, paths, at_table.flow.left)
    table.gezin()
    table.key(Qt.Key.Key_F9)
    assert table.ended() == EXIT_LOCK
    left = table.flow.left
    table.close()
    look.set_table(False)
    back = start(left.place)
    back.unlock(PIN)
    assert not back.gezin().context.table
