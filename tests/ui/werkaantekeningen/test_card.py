"""The overdrachtskaart and the papers of the notes on the screen, and the new recovery code."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.crypto.slots import RecoveryCodeWrong
from kanz_desktop.services import aantekeningen, overdrachtskaart
from kanz_desktop.services.kantoor.leden import Reader, Role
from kanz_desktop.services.kantoor.refusals import KantoorBezig
from kanz_desktop.services.overdrachtskaart import card_id
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import form_page
from kanz_desktop.ui.werkaantekeningen.card_page import CardPage
from kanz_desktop.ui.werkaantekeningen.code_pages import CodePage, NewCodePage
from kanz_desktop.ui.werkaantekeningen.door_page import OpenPage
from kanz_desktop.ui.werkaantekeningen.form_page import FormPage
from kanz_desktop.ui.werkaantekeningen.list_page import ListPage
from kanz_desktop.ui.werkaantekeningen.note_page import NotePage
from kanz_desktop.ui.werkaantekeningen.screen import WerkaantekeningenScreen
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.inzage import lines
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.notes import WORDS
from tests.helpers.records import ident
from tests.helpers.screens import named, opened, unnamed
from tests.helpers.second_reader import text_of


@pytest.fixture
def code(gezin: GezinContext, werkplek: Werkplek) -> str:
    """The recovery code of the notes, which are open."""
    return aantekeningen.set_up(werkplek, gezin.sessie.id, WORDS, code=None, profile=TEST_PROFILE)[1]


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext, code: str, werkplek: Werkplek) -> WerkaantekeningenScreen:
    made = opened(qtbot, gezin, WerkaantekeningenScreen)
    notes = aantekeningen.open_now(werkplek, gezin.sessie.id)
    assert notes is not None
    made.keeper.take(notes)
    assert isinstance(made.page, ListPage)
    return made


def shown(screen: WerkaantekeningenScreen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(Words) if words.isVisible())


def button_words(screen: WerkaantekeningenScreen) -> set[str]:
    return {button.text() for button in screen.findChildren(QPushButton)}


def on_paper(qtbot: QtBot, screen: WerkaantekeningenScreen) -> FormPage:
    qtbot.waitUntil(lambda: isinstance(screen.page, FormPage))
    page = screen.page
    assert isinstance(page, FormPage)
    qtbot.waitUntil(page.save_button.isEnabled, timeout=20_000)
    return page


def test_the_card_is_filled_seen_and_saved_with_what_was_typed_a_moment_ago(
    qtbot: QtBot,
    screen: WerkaantekeningenScreen,
    gezin: GezinContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "Overdrachtskaart.pdf"
    monkeypatch.setattr(form_page, "ask_target", lambda *_given: target)
    named(screen, "Overdrachtskaart", QPushButton).click()
    assert isinstance(screen.page, CardPage)
    qtbot.waitUntil(lambda: "Gezin De Vries" in shown(screen))
    assert unnamed(screen) == []
    QTest.keyClicks(named(screen, "Veiligheid", QPlainTextEdit), "hond bijt niet")
    named(screen, "Bekijken, opslaan of afdrukken", QPushButton).click()
    page = on_paper(qtbot, screen)
    qtbot.waitUntil(lambda: page.viewer.shown_image() is not None, timeout=20_000)
    assert "niet meer op slot" in shown(screen)
    page.save_button.click()
    qtbot.waitUntil(target.exists)
    assert "hond bijt niet" in text_of(target.read_bytes())
    qtbot.waitUntil(lambda: [line.get("vorm") for line in lines(gezin.sessie)][-1:] == ["overdrachtskaart"])
    named(screen, "Terug naar de kaart", QPushButton).click()
    assert isinstance(screen.page, CardPage)


def test_what_is_undone_on_the_card_is_gone_from_it(qtbot: QtBot, screen: WerkaantekeningenScreen) -> None:
    named(screen, "Overdrachtskaart", QPushButton).click()
    editor = named(screen, "Verslaving", QPlainTextEdit)
    QTest.keyClicks(editor, "te snel")
    screen.leave()
    notes = screen.keeper.notes
    assert notes is not None
    own = card_id(notes)
    qtbot.waitUntil(
        lambda: own in notes.snapshot.records and bool(notes.snapshot.records[own].text("verslaving"))
    )
    screen.writing.undo(screen.id)
    qtbot.waitUntil(lambda: notes.snapshot.records[own].text("verslaving") == "")


def test_the_card_is_no_note_in_the_list_and_does_not_count_at_the_end(
    qtbot: QtBot, screen: WerkaantekeningenScreen
) -> None:
    named(screen, "Overdrachtskaart", QPushButton).click()
    QTest.keyClicks(named(screen, "Verslaving", QPlainTextEdit), "nee")
    screen.leave()
    named(screen, "Alle aantekeningen", QPushButton).click()
    qtbot.waitUntil(lambda: "Er staat nog niets" in shown(screen))


def test_two_presses_send_one_card_and_a_refusal_can_be_tried_again(
    qtbot: QtBot, screen: WerkaantekeningenScreen, gezin: GezinContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    bram = Reader(ident("bram"), "Bram Bakker", me=False, role=Role.SECUNDAIR)
    sent: list[bytes] = []

    def refuse(_werkplek: object, _gezin: object, _notes: object, member: bytes) -> None:
        sent.append(member)
        raise KantoorBezig

    monkeypatch.setattr(overdrachtskaart, "recipients", lambda *_about: (bram,))
    monkeypatch.setattr(overdrachtskaart, "send", refuse)
    named(screen, "Overdrachtskaart", QPushButton).click()
    qtbot.waitUntil(lambda: "Sturen naar Bram Bakker" in button_words(screen))
    button = named(screen, "Sturen naar Bram Bakker", QPushButton)
    with qtbot.waitSignal(gezin.failed):
        button.click()
        button.click()
    assert sent == [bram.member]
    with qtbot.waitSignal(gezin.failed):
        button.click()
    assert len(sent) == 2


def test_a_reflection_and_the_empty_form_go_on_paper(
    qtbot: QtBot,
    screen: WerkaantekeningenScreen,
    gezin: GezinContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "reflectie.pdf"
    monkeypatch.setattr(form_page, "ask_target", lambda *_given: target)
    named(screen, "Leeg formulier reflecterend team", QPushButton).click()
    on_paper(qtbot, screen).save_button.click()
    qtbot.waitUntil(target.exists)
    assert "Welke complimenten kreeg ik?" in text_of(target.read_bytes())
    named(screen, "Alle aantekeningen", QPushButton).click()
    named(screen, "Reflecterend team", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, NotePage))
    QTest.keyClicks(screen.page.texts["vraag"].field.editor, "hoe verder")
    named(screen, "Op papier", QPushButton).click()
    target.unlink()
    on_paper(qtbot, screen).save_button.click()
    qtbot.waitUntil(target.exists)
    assert "hoe verder" in text_of(target.read_bytes())
    assert "reflectie" not in {line.get("vorm") for line in lines(gezin.sessie)}, (
        "the worker's own, in no register"
    )


def test_a_new_code_is_made_for_who_knows_the_words_and_the_old_one_opens_nothing_more(
    qtbot: QtBot, screen: WerkaantekeningenScreen, gezin: GezinContext, werkplek: Werkplek, code: str
) -> None:
    named(screen, "Nieuwe herstelcode", QPushButton).click()
    page = screen.page
    assert isinstance(page, NewCodePage)
    assert unnamed(screen) == []
    page.field.line.setText("andere woorden dan dit")
    named(screen, "Nieuwe code maken", QPushButton).click()
    qtbot.waitUntil(lambda: "klopt niet" in page.message.text(), timeout=10_000)
    page.field.line.setText(WORDS)
    named(screen, "Nieuwe code maken", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, CodePage), timeout=10_000)
    (new,) = [label.text() for label in screen.findChildren(QLabel) if label.property("role") == "code"]
    assert new != code
    named(screen, "Ik heb de code bewaard", QPushButton).click()
    assert isinstance(screen.page, ListPage)
    aantekeningen.close_notes(werkplek, gezin.sessie.id)
    phrase = "acht blauwe dolfijnen breien dekens"
    with pytest.raises(RecoveryCodeWrong):
        aantekeningen.open_with_code(werkplek, gezin.sessie.id, code, phrase, profile=TEST_PROFILE)
    aantekeningen.open_with_code(werkplek, gezin.sessie.id, new, phrase, profile=TEST_PROFILE)


def test_nobody_gets_a_new_code_without_the_words(screen: WerkaantekeningenScreen) -> None:
    named(screen, "Nieuwe herstelcode", QPushButton).click()
    named(screen, "Nieuwe code maken", QPushButton).click()
    assert "Typ je wachtzin" in shown(screen)
    named(screen, "Terug", QPushButton).click()
    assert isinstance(screen.page, ListPage)


def test_when_the_notes_close_the_paper_on_the_screen_goes_too(
    qtbot: QtBot, screen: WerkaantekeningenScreen
) -> None:
    named(screen, "Leeg formulier reflecterend team", QPushButton).click()
    on_paper(qtbot, screen)
    screen.keeper.close()
    assert not isinstance(screen.page, FormPage)


def test_a_code_stays_until_it_was_kept_also_when_the_notes_close_meanwhile(
    qtbot: QtBot, screen: WerkaantekeningenScreen
) -> None:
    named(screen, "Nieuwe herstelcode", QPushButton).click()
    page = screen.page
    assert isinstance(page, NewCodePage)
    page.field.line.setText(WORDS)
    named(screen, "Nieuwe code maken", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, CodePage), timeout=10_000)
    screen.keeper.close()
    assert isinstance(screen.page, CodePage)
    named(screen, "Ik heb de code bewaard", QPushButton).click()
    assert isinstance(screen.page, OpenPage)
