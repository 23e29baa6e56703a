"""Samen bekijken in a window: nothing is chosen by accident, and nothing that somebody types is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.combine import Piece
from kanz_desktop.domain.records import Edit
from kanz_desktop.services.edits import new_record
from kanz_desktop.ui.samen.marked_words import MarkedWords
from kanz_desktop.ui.samen.screen import SHOWN, SamenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.widgets.autosave import DRAFT_AFTER_MS
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.records import ident
from tests.helpers.screens import named, opened, type_into

BRAM = b"bram-bram-123456"
MINE = "De post ligt in de kast."
OTHER = "Papa maakt alles open."


def contested(sessie: FakeSessie, name: str = "post", mine: str = MINE, theirs: str = OTHER) -> None:
    sessie.apply(
        new_record("probleem", {"woorden": "De post", "sinds": mine}, record_id=ident(name)), "elders"
    ).result()
    sessie.receive([Edit(ident(name), "probleem", "sinds", theirs)], BRAM)


def words(context: GezinContext, name: str = "post") -> str:
    return context.snapshot.records[ident(name)].text("sinds")


def shown(qtbot: QtBot, context: GezinContext, cards: int = 1) -> SamenScreen:
    """The screen, once what was written before has arrived on it."""
    screen = opened(qtbot, context, SamenScreen)
    qtbot.waitUntil(lambda: len(screen.cards()) == cards)
    return screen


def editor_of(screen: SamenScreen) -> QPlainTextEdit:
    """The one that is open for writing."""
    (found,) = [e for e in screen.findChildren(QPlainTextEdit) if e.isVisible() and not e.isReadOnly()]
    return found


def answered(qtbot: QtBot, screen: SamenScreen) -> None:
    qtbot.waitUntil(lambda: not screen.cards())


def settled(context: GezinContext) -> None:
    """What was written has come back to the window."""
    context.sessie.commit_drafts().result()
    QTest.qWait(50)


def test_it_does_not_exist_at_the_table() -> None:
    assert SamenScreen in SCREENS
    assert not SamenScreen.table


def test_a_question_comes_when_a_colleague_wrote_and_goes_when_it_is_answered(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    screen = opened(qtbot, context, SamenScreen)
    assert screen.empty.isVisible()
    assert SamenScreen.badge(context) == ""
    contested(sessie)
    qtbot.waitUntil(lambda: len(screen.cards()) == 1)
    assert SamenScreen.badge(context) == "1"
    assert screen.subheading.text() == "1 ding om te bekijken"
    named(screen, f"Deze houden: Jij, {MINE}", QPushButton).click()
    answered(qtbot, screen)
    assert words(context) == MINE
    assert SamenScreen.badge(context) == ""
    assert screen.empty.isVisible()


def test_both_can_be_kept_below_each_other_and_undo_asks_again(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    named(screen, "Beide onder elkaar houden", QPushButton).click()
    answered(qtbot, screen)
    assert words(context) == f"{OTHER}\n{MINE}"
    assert sessie.undo_state("samen").can_undo


def test_enter_never_takes_the_proposal(qtbot: QtBot, context: GezinContext, sessie: FakeSessie) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    before = words(context)
    screen.focus_first()
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(screen.cards()) == 1
    proposal = screen.cards()[0].proposal
    assert proposal is not None
    proposal.edit_button.setFocus()
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled(context)
    assert proposal.is_open
    assert words(context) == before
    assert len(screen.cards()) == 1


def test_the_proposal_opens_for_editing_and_is_written_as_it_then_stands(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    named(screen, "Voorstel bewerken", QPushButton).click()
    editor = editor_of(screen)
    assert editor.toPlainText() == f"{OTHER} {MINE}"
    editor.setPlainText("Papa maakt de post open.")
    named(screen, "Zo opslaan", QPushButton).click()
    answered(qtbot, screen)
    assert words(context) == "Papa maakt de post open."


def test_what_was_only_opened_stays_a_question_also_after_leaving(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    named(screen, "Voorstel bewerken", QPushButton).click()
    QTest.qWait(DRAFT_AFTER_MS + 100)
    screen.leave()
    settled(context)
    assert len(screen.cards()) == 1
    assert sessie.drafts == {}


def test_what_was_typed_is_a_draft_and_is_written_on_leaving(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    named(screen, "Voorstel bewerken", QPushButton).click()
    editor = editor_of(screen)
    type_into(editor, "Nu ")
    qtbot.waitUntil(lambda: len(sessie.drafts) == 1)
    screen.leave()
    answered(qtbot, screen)
    assert words(context).startswith("Nu ")
    qtbot.waitUntil(lambda: sessie.drafts == {})


def test_not_after_all_forgets_what_was_typed(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    before = words(context)
    named(screen, "Voorstel bewerken", QPushButton).click()
    type_into(editor_of(screen), "Nu ")
    qtbot.waitUntil(lambda: len(sessie.drafts) == 1)
    named(screen, "Toch niet", QPushButton).click()
    qtbot.waitUntil(lambda: sessie.drafts == {})
    assert words(context) == before
    assert len(screen.cards()) == 1


def test_what_comes_in_while_somebody_writes_changes_nothing_under_their_hands(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie)
    screen = shown(qtbot, context)
    named(screen, "Voorstel bewerken", QPushButton).click()
    editor = editor_of(screen)
    editor.setPlainText("Onze eigen zin.")
    sessie.receive([Edit(ident("post"), "probleem", "sinds", "Een derde versie.")], BRAM)
    contested(sessie, "was")
    qtbot.waitUntil(lambda: len(screen.cards()) == 2)
    assert editor.isVisible()
    named(screen, "Zo opslaan", QPushButton).click()
    qtbot.waitUntil(lambda: "Onze eigen zin." in values(context))
    assert values(context) == {"Onze eigen zin.", "Een derde versie."}
    qtbot.waitUntil(lambda: len(screen.cards()) == 2 and not screen.cards()[0].in_hand)


def test_after_an_answer_the_keyboard_is_on_no_button_of_the_next_question(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    contested(sessie, "post")
    contested(sessie, "was")
    screen = shown(qtbot, context, 2)
    keep = screen.cards()[0].findChildren(QPushButton)[0]
    keep.setFocus()
    QTest.keyClick(keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.cards()) == 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled(context)
    assert len(screen.cards()) == 1


def test_more_than_a_screenful_comes_bit_by_bit(
    qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    for number in range(SHOWN + 2):
        contested(sessie, f"post {number}")
    screen = shown(qtbot, context, SHOWN)
    assert screen.rest.text().startswith("En nog 2.")
    assert SamenScreen.badge(context) == str(SHOWN + 2)
    assert screen.subheading.text() == f"{SHOWN + 2} dingen om te bekijken"


def test_what_differs_is_underlined_and_not_only_coloured(qtbot: QtBot) -> None:
    shown = MarkedWords(
        [Piece("Wij 🙂 bellen", differs=False), Piece(" elke dag", differs=True), Piece(".", differs=False)],
        "teal",
    )
    qtbot.addWidget(shown)
    (stretch,) = shown.extraSelections()
    assert stretch.cursor.selectedText() == "elke dag"
    assert stretch.format.fontUnderline()
    assert shown.toPlainText() == "Wij 🙂 bellen elke dag."


def values(context: GezinContext) -> set[object]:
    cell = context.snapshot.records[ident("post")].cells["sinds"]
    return {version.value for version in cell.versions}
