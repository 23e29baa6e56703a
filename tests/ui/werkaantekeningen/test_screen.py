"""The werkaantekeningen on the screen: shut, opened with their own words, written in, moved, shut again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.opmaak import Style
from kanz_desktop.services import aantekeningen, previews
from kanz_desktop.services.aantekening_sessie import NotesSession, notes_of
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.overdrachtskaart import card_id
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.minutes import Minutes, keep
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.werkaantekeningen import screen as screen_module
from kanz_desktop.ui.werkaantekeningen.code_pages import CodePage
from kanz_desktop.ui.werkaantekeningen.door_page import FirstPage, ForgottenPage, OpenPage
from kanz_desktop.ui.werkaantekeningen.ending_page import EndingPage
from kanz_desktop.ui.werkaantekeningen.file_page import FilePage
from kanz_desktop.ui.werkaantekeningen.list_page import ListPage
from kanz_desktop.ui.werkaantekeningen.note_page import NotePage
from kanz_desktop.ui.werkaantekeningen.screen import WerkaantekeningenScreen
from tests.helpers.inzage import lines
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.notes import WORDS
from tests.helpers.screens import named, opened, unnamed


@pytest.fixture
def ready(gezin: GezinContext, werkplek: Werkplek) -> GezinContext:
    """Set up already, and shut."""
    aantekeningen.set_up(werkplek, gezin.sessie.id, WORDS, code=None, profile=TEST_PROFILE)
    aantekeningen.close_notes(werkplek, gezin.sessie.id)
    return gezin


def go_in(qtbot: QtBot, context: GezinContext) -> WerkaantekeningenScreen:
    screen = opened(qtbot, context, WerkaantekeningenScreen)
    assert isinstance(screen.page, OpenPage)
    screen.page.field.line.setText(WORDS)
    screen.page.open.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)
    return screen


def begin(qtbot: QtBot, screen: WerkaantekeningenScreen, words: str) -> NotePage:
    """A new note with these words, written to the disk."""
    named(screen, "Nieuwe aantekening", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, NotePage))
    page = screen.page
    assert isinstance(page, NotePage)
    editor = page.texts["tekst"].field
    QTest.keyClicks(editor.editor, words)
    editor.commit()
    qtbot.waitUntil(lambda: words in {row.text("tekst") for row in notes_of(session(screen).snapshot)})
    return page


def session(screen: WerkaantekeningenScreen) -> NotesSession:
    notes = screen.keeper.notes
    assert notes is not None
    return notes


def test_the_first_time_it_explains_asks_for_words_and_shows_a_code_once(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    screen = opened(qtbot, gezin, WerkaantekeningenScreen)
    page = screen.page
    assert isinstance(page, FirstPage)
    button = named(screen, "Instellen", QPushButton)
    button.click()
    assert page.message.text()
    for field in (page.choice.first, page.choice.again):
        field.line.setText(WORDS)
    button.click()
    assert page.code.trouble.isVisible(), "the code of the vault was chosen but not typed"
    page.of_notes.setChecked(True)
    assert not page.code.isVisible()
    button.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, CodePage), timeout=10_000)
    named(screen, "Ik heb de code bewaard", QPushButton).click()
    assert isinstance(screen.page, ListPage)
    assert WerkaantekeningenScreen.badge(gezin) == "open"


def test_enter_alone_goes_through_the_first_page_to_the_code_and_tries(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    page = opened(qtbot, gezin, WerkaantekeningenScreen).page
    assert isinstance(page, FirstPage)
    for line in (page.choice.first.line, page.choice.again.line):
        qtbot.keyClicks(line, WORDS)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.focusWidget() is page.code.line
    qtbot.keyClicks(page.code.line, "geen code")
    qtbot.keyClick(page.code.line, Qt.Key.Key_Return)
    assert page.code.trouble.isVisible()


def test_wrong_words_are_said_and_the_right_ones_open(qtbot: QtBot, ready: GezinContext) -> None:
    screen = opened(qtbot, ready, WerkaantekeningenScreen)
    page = screen.page
    assert isinstance(page, OpenPage)
    page.open.click()
    assert page.message.text() == "Typ je wachtzin en druk op Enter."
    page.field.line.setText("andere woorden dan dit")
    page.open.click()
    qtbot.waitUntil(lambda: "klopt niet" in page.message.text(), timeout=10_000)
    assert page.field.text() == ""
    page.field.line.setText(WORDS)
    page.open.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)


def test_forgotten_words_are_replaced_with_the_code_on_paper(
    qtbot: QtBot, gezin: GezinContext, werkplek: Werkplek
) -> None:
    _, code = aantekeningen.set_up(werkplek, gezin.sessie.id, WORDS, code=None, profile=TEST_PROFILE)
    aantekeningen.close_notes(werkplek, gezin.sessie.id)
    screen = opened(qtbot, gezin, WerkaantekeningenScreen)
    named(screen, "Wachtzin vergeten?", QPushButton).click()
    page = screen.page
    assert isinstance(page, ForgottenPage)
    page.code.line.setText(code)
    for field in (page.choice.first, page.choice.again):
        field.line.setText("acht blauwe dolfijnen breien dekens")
    named(screen, "Openen", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)


def test_a_note_is_written_found_and_opened_again(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    page = begin(qtbot, screen, "de brief van school")
    page.texts["tekst"].button(Style.HEADING).click()
    page.texts["tekst"].field.commit()
    qtbot.waitUntil(lambda: notes_of(session(screen).snapshot)[0].text("tekst").startswith("# "))
    named(screen, "Alle aantekeningen", QPushButton).click()
    search = named(screen, "Zoek in je aantekeningen", QLineEdit)
    search.setText("zwembad")
    listed = screen.page
    assert isinstance(listed, ListPage)
    qtbot.waitUntil(lambda: listed._shown == ())
    search.setText("schoo")
    named(screen, "de brief van school", QPushButton).click()
    assert isinstance(screen.page, NotePage)


def test_undo_takes_back_what_was_written_in_the_note(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    begin(qtbot, screen, "een zin")
    assert screen.writing is screen.keeper.inner
    screen.writing.undo(screen.id)
    qtbot.waitUntil(lambda: notes_of(session(screen).snapshot)[0].text("tekst") == "")


def test_moving_says_first_who_can_read_it_then(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    page = begin(qtbot, screen, "voor het")
    QTest.keyClicks(page.texts["tekst"].field.editor, " dossier")
    named(screen, "Verplaats naar het dossier", QPushButton).click()
    named(screen, "Toch niet", QPushButton).click()
    named(screen, "Verplaats naar het dossier", QPushButton).click()
    named(screen, "Naar het dossier", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)
    assert notes_of(session(screen).snapshot) == ()
    assert [row.text("titel") for row in ready.sessie.snapshot.of("dossierstuk")] == ["voor het dossier"]


def test_a_file_is_kept_at_the_note_and_shown(
    qtbot: QtBot, ready: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("beste juf")
    monkeypatch.setattr(screen_module, "ask_files", lambda *_args: (path,))
    screen = go_in(qtbot, ready)
    begin(qtbot, screen, "met een brief")
    named(screen, "Bestand erbij", QPushButton).click()
    named(screen, "Bestand brief.txt", QPushButton).click()
    page = screen.page
    assert isinstance(page, FilePage)
    qtbot.waitUntil(lambda: page.viewer.words.toPlainText() == "beste juf", timeout=20_000)
    named(screen, "Terug naar de aantekening", QPushButton).click()
    assert isinstance(screen.page, NotePage)


def test_what_is_thrown_away_comes_back_with_undo(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    page = begin(qtbot, screen, "weg ermee")
    QTest.keyClicks(page.texts["tekst"].field.editor, ", en dit ook")
    named(screen, "Weggooien", QPushButton).click()
    qtbot.waitUntil(lambda: notes_of(session(screen).snapshot) == ())
    screen.writing.undo(screen.id)
    qtbot.waitUntil(lambda: len(notes_of(session(screen).snapshot)) == 1)


def test_the_reflection_form_has_a_field_for_every_step(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    named(screen, "Reflecterend team", QPushButton).click()
    qtbot.waitUntil(lambda: isinstance(screen.page, NotePage))
    page = screen.page
    assert isinstance(page, NotePage)
    assert len(page.texts) == 10
    assert unnamed(screen) == []


def test_it_closes_after_two_idle_minutes_and_what_was_typed_is_kept(
    qtbot: QtBot, ready: GezinContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = go_in(qtbot, ready)
    page = begin(qtbot, screen, "half")
    notes = session(screen)
    now = [notes._touched]
    monkeypatch.setattr(notes, "_steady", lambda: now[0])
    now[0] += 110
    QTest.keyClicks(page.texts["tekst"].field.editor, " getypt")
    now[0] += 110
    screen.keeper.look()
    assert isinstance(screen.page, NotePage), "a hand on the notes counts"
    now[0] += 10
    screen.keeper.look()
    assert isinstance(screen.page, OpenPage)
    qtbot.waitUntil(lambda: notes.closed)
    screen.page.field.line.setText(WORDS)
    screen.page.open.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)
    assert notes_of(session(screen).snapshot)[0].text("tekst") == "half getypt"


def test_they_close_after_the_minutes_that_were_chosen(
    qtbot: QtBot, ready: GezinContext, werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(werkplek, Minutes(notes=5))
    screen = go_in(qtbot, ready)
    notes = session(screen)
    now = [notes._touched]
    monkeypatch.setattr(notes, "_steady", lambda: now[0])
    now[0] += 299
    screen.keeper.look()
    assert isinstance(screen.page, ListPage)
    now[0] += 2
    screen.keeper.look()
    assert isinstance(screen.page, OpenPage)


def test_the_reader_of_papers_lets_go_of_what_it_showed_when_the_notes_close(
    qtbot: QtBot, ready: GezinContext
) -> None:
    screen = go_in(qtbot, ready)
    shown = previews.shown_process()
    assert shown.text(b"x", "text/plain", lambda: b"kwetterpraatje") == "kwetterpraatje"
    assert shown._child is not None
    screen.keeper.close()
    qtbot.waitUntil(lambda: shown._child is None)


def test_the_lock_shuts_them_too(qtbot: QtBot, ready: GezinContext, werkplek: Werkplek) -> None:
    screen = go_in(qtbot, ready)
    notes = session(screen)
    werkplek.close_gezin(ready.sessie.id)
    assert notes.closed
    screen.keeper.look()
    assert isinstance(screen.page, OpenPage)


def test_a_lock_while_they_are_open_shows_the_door_without_asking_the_vault(
    qtbot: QtBot, ready: GezinContext, werkplek: Werkplek
) -> None:
    screen = go_in(qtbot, ready)
    werkplek.lock()
    screen.keeper.look()
    assert isinstance(screen.page, OpenPage)


def test_at_the_end_the_notes_are_destroyed_only_after_the_box_was_ticked(
    qtbot: QtBot, ready: GezinContext, werkplek: Werkplek
) -> None:
    screen = go_in(qtbot, ready)
    begin(qtbot, screen, "alleen voor mij")
    named(screen, "Alle aantekeningen", QPushButton).click()
    named(screen, "Einde van het traject", QPushButton).click()
    page = screen.page
    assert isinstance(page, EndingPage)
    button = named(screen, "1 aantekening vernietigen", QPushButton)
    assert not button.isEnabled()
    page.understood.click()
    button.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, OpenPage), timeout=10_000)
    assert not werkplek.paths.notes(ready.sessie.id).exists()


def test_the_end_of_a_traject_from_the_first_screen_to_the_last(
    qtbot: QtBot, ready: GezinContext, werkplek: Werkplek
) -> None:
    """Two notes and a card: one note goes to the dossier, where it can be fixed; the rest is destroyed."""
    exits = Exits(lock=lambda: None, table=lambda: None, cover=lambda: None)
    view = GezinView(ready, SCREENS, exits)
    qtbot.addWidget(view)
    view.resize(1180, 716)
    view.show()
    view.go("werkaantekeningen")
    screen = view.screen_now()
    assert isinstance(screen, WerkaantekeningenScreen)
    door = screen.page
    assert isinstance(door, OpenPage)
    door.field.line.setText(WORDS)
    door.open.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, ListPage), timeout=10_000)
    begin(qtbot, screen, "alleen voor mij")
    named(screen, "Alle aantekeningen", QPushButton).click()
    begin(qtbot, screen, "te verantwoorden")
    named(screen, "Alle aantekeningen", QPushButton).click()
    notes = session(screen)
    card = set_field(notes.snapshot, card_id(notes), "overdrachtskaart", "reden", "op de kaart")
    notes.apply([card], screen.id).result()
    named(screen, "Einde van het traject", QPushButton).click()
    named(screen, "te verantwoorden: naar het dossier", QPushButton).click()
    button = named(screen, "1 aantekening vernietigen", QPushButton)
    ending = screen.page
    assert isinstance(ending, EndingPage)
    assert "overdrachtskaart gaat ook weg" in ending._card.text()
    ending.understood.click()
    button.click()
    qtbot.waitUntil(lambda: isinstance(screen.page, OpenPage), timeout=10_000)
    assert not werkplek.paths.notes(ready.sessie.id).exists()
    assert [line["wat"] for line in lines(ready.sessie)][-1:] == ["aantekeningen-gewist"]
    view.go("dossier")
    named(view, "te verantwoorden", QPushButton).click()
    named(view, "Vaststellen", QPushButton).click()
    named(view, "Verbetering maken", QPushButton)
    (piece,) = ready.sessie.snapshot.of("dossierstuk")
    assert piece.text("tekst") == "te verantwoorden"


def test_the_navigation_has_one_violet_entry_at_the_desk_and_none_at_the_table(
    qtbot: QtBot, ready: GezinContext, tasks: Tasks
) -> None:
    exits = Exits(lock=lambda: None, table=lambda: None, cover=lambda: None)
    view = GezinView(ready, SCREENS, exits)
    qtbot.addWidget(view)
    view.go("werkaantekeningen")
    button = view.navigation.button("werkaantekeningen")
    assert (button.text(), button.property("private")) == ("Werkaantekeningen\ndicht", True)
    assert button.accessibleName() == "Werkaantekeningen · dicht"
    private = [kind.id for kind in SCREENS if kind.private]
    assert private == ["werkaantekeningen"]
    at_table = GezinContext(ready.sessie, TABLE_VIEW, tasks, table=True)
    family = GezinView(at_table, SCREENS, exits)
    qtbot.addWidget(family)
    assert not family.has("werkaantekeningen")
    at_table.close()


def test_every_control_says_what_it_is(qtbot: QtBot, ready: GezinContext) -> None:
    screen = go_in(qtbot, ready)
    begin(qtbot, screen, "iets")
    assert unnamed(screen) == []
