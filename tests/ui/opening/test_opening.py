"""The pages before anything is open, on a door without a vault behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.errors import AccessRefused, InputRefused, KanzError
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.opening.door import Verdict
from kanz_desktop.ui.opening.lock import LockPage
from kanz_desktop.ui.opening.recover import RecoverPage
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage, FirstGezinPage, NamePage, PassphrasePage
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell.tasks import Tasks

CODE = "7K2MX Q9RTC 4WDNA H6VEP 3ZJSB X8GKF 5MTQ1 N0CYR"
STRONG = "vier paarse olifanten dansen"
WERKPLEK = cast("Werkplek", object())


class Wrong(AccessRefused):
    code = "wachtzin-fout"


class Wait(AccessRefused):
    code = "even-wachten"


class Emptied(AccessRefused):
    code = "sleutelbos-leeg"


class Typo(InputRefused):
    code = "herstelcode-typfout"


@dataclass
class FakeDoor:
    """Strong is four words, alone needs five; opens for STRONG."""

    keyring: bool = True
    trouble: KanzError | None = None
    made: list[tuple[str, str, bool]] = field(default_factory=list)
    recovered: list[tuple[str, str]] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    def keyring_available(self) -> bool:
        self.threads.add(threading.current_thread().name)
        return self.keyring

    def verdict(self, passphrase: str, *, alone: bool, name: str) -> Verdict:
        words = len(passphrase.split())
        enough = words >= (5 if alone else 4)
        return Verdict(min(words, 4), "Sterk" if enough else "Te zwak", "Neem nog een woord.", enough)

    def set_up(self, name: str, passphrase: str, *, use_keyring: bool) -> tuple[Werkplek, str]:
        self.threads.add(threading.current_thread().name)
        if self.trouble is not None:
            raise self.trouble
        self.made.append((name, passphrase, use_keyring))
        return WERKPLEK, CODE

    def check_code(self, typed: str, code: str | None = None) -> None:
        for place, (mine, right) in enumerate(zip(typed.split(), CODE.split(), strict=False), 1):
            if mine != right:
                raise Typo(group=place)
        if len(typed.split()) < 8:
            raise Typo(group=len(typed.split()) + 1)

    def keep_confirmed(self, werkplek: Werkplek, typed: str) -> None:
        assert werkplek is WERKPLEK
        self.confirmed.append(typed)

    def unlock(self, passphrase: str) -> Werkplek:
        self.threads.add(threading.current_thread().name)
        if self.trouble is not None:
            raise self.trouble
        if passphrase != STRONG:
            raise Wrong
        return WERKPLEK

    def recover(self, code: str, new_passphrase: str) -> Werkplek:
        self.threads.add(threading.current_thread().name)
        self.recovered.append((code, new_passphrase))
        return WERKPLEK


@dataclass
class Opening:
    face: OpeningFace
    door: FakeDoor
    qtbot: QtBot
    printed: list[str]
    opened: list[Any] = field(default_factory=list)

    def page(self, kind: type[Any]) -> Any:
        self.qtbot.waitUntil(lambda: isinstance(self.face.page, kind))
        return self.face.page

    def type(self, line: Any, words: str, *, enter: bool = True) -> None:
        line.clear()
        self.qtbot.keyClicks(line, words)
        if enter:
            self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def click(self, button: Any) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def opening(qtbot: QtBot, tasks: Tasks) -> Iterator[Opening]:
    door, printed = FakeDoor(), []
    face = OpeningFace(door, tasks, printed.append)
    made = Opening(face, door, qtbot, printed)
    face.opened.connect(lambda werkplek, table: made.opened.append((werkplek, table)))
    face.example.connect(lambda werkplek: made.opened.append((werkplek, "voorbeeld")))
    face.show_set_up()
    face.resize(1000, 700)
    face.show()
    qtbot.addWidget(face)
    yield made
    assert not any(name.startswith("MainThread") for name in door.threads)


def passphrase_page(opening: Opening, name: str = "Anouk") -> PassphrasePage:
    """The second page, once it is known what this laptop can do."""
    opening.type(opening.page(NamePage).name, name)
    page = opening.page(PassphrasePage)
    assert isinstance(page, PassphrasePage)
    opening.qtbot.waitUntil(page.next.isEnabled)
    return page


def until_code(opening: Opening) -> CodePage:
    page = passphrase_page(opening, "Anouk Jansen")
    opening.type(page.choice.first.line, STRONG)
    opening.type(page.choice.again.line, STRONG)
    found = opening.page(CodePage)
    assert isinstance(found, CodePage)
    return found


def test_set_up_asks_a_name_a_passphrase_and_the_code_back(opening: Opening) -> None:
    code = until_code(opening)
    assert opening.door.made == [("Anouk Jansen", STRONG, True)]
    opening.click(code.print)
    assert opening.printed == [CODE]
    opening.click(code.next)
    back = opening.page(CodeBackPage)
    opening.type(back.field.line, CODE)
    opening.click(opening.page(FirstGezinPage).start)
    assert opening.opened == [(WERKPLEK, False)]
    assert opening.door.confirmed == [CODE]


def test_a_name_is_needed(opening: Opening) -> None:
    page = opening.page(NamePage)
    opening.type(page.name, "   ")
    assert page.trouble.isVisible()
    assert "naam" in page.trouble.words.text()


def test_a_weak_passphrase_makes_no_vault_and_says_what_helps(opening: Opening) -> None:
    page = passphrase_page(opening)
    opening.type(page.choice.first.line, "welkom")
    opening.type(page.choice.again.line, "welkom")
    assert "Neem nog een woord." in page.trouble.words.text()
    assert opening.door.made == []


def test_two_different_passphrases_are_noticed(opening: Opening) -> None:
    page = passphrase_page(opening)
    opening.type(page.choice.first.line, STRONG)
    opening.type(page.choice.again.line, STRONG + "x")
    assert "niet hetzelfde" in page.trouble.words.text()
    assert opening.door.made == []


def test_passphrase_alone_asks_for_a_longer_one(opening: Opening) -> None:
    page = passphrase_page(opening)
    opening.type(page.choice.first.line, STRONG, enter=False)
    assert page.choice.strength.words.text().startswith("Sterk")
    page.alone.click()
    assert page.choice.strength.words.text().startswith("Te zwak")


def test_a_laptop_without_a_keyring_says_so_and_offers_no_choice(opening: Opening) -> None:
    opening.door.keyring = False
    page = passphrase_page(opening)
    assert not page.both.isVisible()
    assert page.alone.isChecked()


def test_a_vault_that_cannot_be_made_leaves_the_page_as_it_was(opening: Opening) -> None:
    opening.door.trouble = Wait(seconds=3)
    page = passphrase_page(opening)
    opening.type(page.choice.first.line, STRONG)
    opening.type(page.choice.again.line, STRONG)
    opening.qtbot.waitUntil(page.trouble.isVisible)
    assert page.sheet.isEnabled()
    assert page.choice.text() == STRONG


def test_a_slip_in_the_code_is_named_by_its_group(opening: Opening) -> None:
    opening.click(until_code(opening).next)
    back = opening.page(CodeBackPage)
    opening.type(back.field.line, CODE.replace("4WDNA", "4WDNB"))
    assert "groep 3" in back.field.trouble.text()
    assert opening.door.confirmed == []
    assert isinstance(opening.face.page, CodeBackPage)


def test_the_code_can_be_seen_again_before_it_is_asked_back(opening: Opening) -> None:
    opening.click(until_code(opening).next)
    opening.page(CodeBackPage)
    buttons = opening.face.page.findChildren(QPushButton)
    opening.click(next(b for b in buttons if b.text() == "Laat de code nog een keer zien"))
    assert opening.page(CodePage).code == CODE


def test_one_can_start_with_the_made_up_gezin(opening: Opening) -> None:
    opening.click(until_code(opening).next)
    opening.type(opening.page(CodeBackPage).field.line, CODE)
    opening.click(opening.page(FirstGezinPage).look)
    assert opening.opened == [(WERKPLEK, "voorbeeld")]


def locked(opening: Opening, before: Before | None = None) -> LockPage:
    opening.face.show_lock(before or Before())
    page = opening.page(LockPage)
    assert isinstance(page, LockPage)
    return page


def test_the_right_passphrase_opens(opening: Opening) -> None:
    opening.type(locked(opening).field.line, STRONG)
    opening.qtbot.waitUntil(lambda: opening.opened == [(WERKPLEK, False)])


def test_a_wrong_passphrase_empties_the_field_and_says_nothing_is_lost(opening: Opening) -> None:
    page = locked(opening)
    opening.type(page.field.line, "iets anders")
    opening.qtbot.waitUntil(page.trouble.isVisible)
    assert page.field.text() == ""
    assert "Er wordt nooit iets gewist" in page.trouble.words.text()


def test_an_emptied_keyring_is_explained_and_the_code_is_the_way_in(opening: Opening) -> None:
    opening.door.trouble = Emptied()
    page = locked(opening)
    opening.type(page.field.line, STRONG)
    opening.qtbot.waitUntil(page.by_code.isVisible)
    assert "Je wachtzin is niet het probleem" in page.trouble.words.text()
    assert not page.open.isVisible()
    opening.click(page.by_code)
    opening.page(RecoverPage)


def test_the_wait_after_wrong_tries_is_counted_down_in_words(opening: Opening) -> None:
    page = locked(opening)
    opening.door.trouble = Wait(seconds=2)
    opening.type(page.field.line, "iets anders")
    opening.qtbot.waitUntil(page.trouble.isVisible)
    assert "over 2 seconden" in page.trouble.words.text()
    assert not page.open.isEnabled()
    opening.door.trouble = None
    opening.type(page.field.line, STRONG)
    assert opening.opened == []
    opening.qtbot.waitUntil(page.open.isEnabled, timeout=4000)
    opening.type(page.field.line, STRONG)
    opening.qtbot.waitUntil(lambda: opening.opened == [(WERKPLEK, False)])


def test_while_the_key_is_made_a_second_enter_does_nothing(opening: Opening) -> None:
    page = locked(opening)
    opening.type(page.field.line, STRONG)
    page.field.entered.emit()
    opening.qtbot.waitUntil(lambda: bool(opening.opened))
    opening.qtbot.wait(50)
    assert len(opening.opened) == 1


def test_capitals_that_stay_on_are_mentioned(opening: Opening) -> None:
    page = locked(opening)
    opening.qtbot.keyClick(page.field.line, "A")  # a capital without Shift, as with Caps Lock on
    assert page.field.capitals.isVisible()
    opening.qtbot.keyClick(page.field.line, Qt.Key.Key_A)
    assert not page.field.capitals.isVisible()


def test_typing_is_hidden_until_one_asks_to_see_it(opening: Opening) -> None:
    page = locked(opening)
    opening.qtbot.keyClicks(page.field.line, "zin")
    assert page.field.line.displayText() != "zin"
    opening.click(page.field.eye)
    assert page.field.line.displayText() == "zin"


@pytest.mark.parametrize("back", [False, True])
def test_at_the_table_is_offered_also_on_the_first_lock_screen(opening: Opening, back: bool) -> None:
    page = locked(opening, Before(back_to_gezin=back))
    opening.click(page.table)
    assert page.trouble.words.text() == "Typ je wachtzin en druk op F9."
    opening.qtbot.keyClicks(page.field.line, STRONG)
    opening.click(page.table)
    opening.qtbot.waitUntil(lambda: opening.opened == [(WERKPLEK, True)])


def test_a_crash_is_mentioned_with_what_is_safe(opening: Opening) -> None:
    page = locked(opening, Before(crashed=True))
    said = [note.accessibleName() for note in page.findChildren(type(page.trouble))]
    assert any("is er nog" in words for words in said)


def test_forgotten_leads_in_with_the_code_and_a_new_passphrase(opening: Opening) -> None:
    opening.click(locked(opening).forgot)
    page = opening.page(RecoverPage)
    opening.type(page.code.line, CODE.replace("Q9RTC", "Q9RTD"))
    assert "groep 2" in page.code.trouble.text()
    opening.type(page.code.line, CODE)
    assert page.choice.first.line.hasFocus() or not opening.face.isActiveWindow()
    opening.type(page.choice.first.line, STRONG + " zachtjes")
    opening.type(page.choice.again.line, STRONG + " zachtjes")
    opening.qtbot.waitUntil(lambda: opening.opened == [(WERKPLEK, False)])
    assert opening.door.recovered == [(CODE, STRONG + " zachtjes")]
