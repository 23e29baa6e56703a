"""The editor of a note: what it shows is the markup, whatever is typed, pasted or pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.opmaak import Style
from kanz_desktop.ui.werkaantekeningen.marked_text import MarkedText

EVERYTHING = (
    "# Kop met **vet**\n## Tussenkop\ngewoon **vet** en **nog** iets\n- een\n- twee **vet**\n\n"
    "1. eerst\n2. dan\n- los\n\\- geen lijst \\* en \\\\"
)


@pytest.fixture
def editor(qtbot: QtBot) -> MarkedText:
    made = MarkedText()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


@pytest.mark.parametrize("text", [EVERYTHING, "", "een regel", "- \n- b", "# \nx", "**a**"])
def test_what_is_shown_is_what_was_kept(editor: MarkedText, text: str) -> None:
    editor.set_markup(text)
    assert editor.markup() == text
    assert not editor.document().isUndoAvailable()


def test_marks_that_are_typed_do_what_they_say(editor: MarkedText) -> None:
    for line in ("# Kop", "gewoon", "- een", "twee"):
        QTest.keyClicks(editor, line)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "1. eerst")
    assert editor.markup() == "# Kop\ngewoon\n- een\n- twee\n1. eerst"


def test_backspace_at_the_start_takes_the_mark_away(editor: MarkedText) -> None:
    QTest.keyClicks(editor, "- een")
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markup() == "een"
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markup() == "een"


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.PARAGRAPH])
def test_a_style_goes_on_and_off_for_all_chosen_lines(editor: MarkedText, style: Style) -> None:
    editor.set_markup("een **vet**\ntwee")
    editor.selectAll()
    editor.toggle_style(style)
    assert {line.style for line in editor._read()} == {style}
    assert "**vet**" in editor.markup()
    editor.toggle_style(style)
    assert editor.markup() == "een **vet**\ntwee"


def test_bold_goes_on_and_off(editor: MarkedText) -> None:
    editor.set_markup("een")
    editor.selectAll()
    editor.toggle_bold()
    assert editor.markup() == "**een**"
    editor.selectAll()
    editor.toggle_bold()
    assert editor.markup() == "een"
    editor.toggle_bold()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.toggle_bold()
    QTest.keyClicks(editor, "x")
    assert editor.markup() in ("een**x**", "**een**x")


def test_what_is_pasted_brings_words_along_and_nothing_else(editor: MarkedText) -> None:
    data = QMimeData()
    data.setHtml("<h1>Kop</h1><img src='file:///etc/passwd'><b>vet</b>")
    data.setText("Kop vet")
    editor.insertFromMimeData(data)
    assert editor.markup() == "Kop vet"
    editor.insertFromMimeData(QMimeData())
    assert editor.markup() == "Kop vet"


def test_it_is_as_tall_as_its_text(editor: MarkedText) -> None:
    low = editor.height()
    editor.set_markup("\n".join(f"regel {number}" for number in range(30)))
    assert editor.height() > low
    assert editor.verticalScrollBar().maximum() == 0
