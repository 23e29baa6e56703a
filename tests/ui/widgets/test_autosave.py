"""A field keeps what is typed, and never takes from somebody who is writing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.records import Edit
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine, AutosaveText
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.versions import VersionsLink
from tests.helpers.fake_sessie import FakeSessie

Form = tuple[AutosaveLine, AutosaveText]
GEZIN = b"gezin-de-vries--"
BRAM = b"bram-bram-bram-1"


@pytest.fixture
def form(qtbot: QtBot, context: GezinContext) -> Iterator[Form]:
    """A page with an address and a text, as a screen has them."""
    page = QWidget()
    line = AutosaveLine(context, GEZIN, "gezin", "adres", screen="gezin", name="Adres")
    text = AutosaveText(context, GEZIN, "gezin", "taal", screen="gezin", name="Taal")
    body = column(page)
    body.addWidget(line)
    body.addWidget(text)
    page.show()
    qtbot.waitExposed(page)
    line.setFocus()
    yield line, text
    page.close()


def saved(sessie: FakeSessie, field: str) -> str:
    record = sessie.snapshot.get(GEZIN)
    return record.text(field) if record is not None else ""


def received(sessie: FakeSessie, context: GezinContext, qtbot: QtBot, field: str, value: str) -> None:
    """Bram writes the same field without having seen ours, and it arrives."""
    with qtbot.waitSignal(context.changed):
        sessie.receive([Edit(GEZIN, "gezin", field, value)], BRAM)


def test_a_line_is_one_operation_after_enter(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    with qtbot.waitSignal(context.changed):
        qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert record.text("adres") == "Dorpsstraat 1"
    assert len(record.cells["adres"].versions) == 1


def test_a_text_is_saved_when_the_keyboard_goes_to_the_next_field(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    text.setFocus()
    qtbot.keyClicks(text.editor, "We praten thuis Turks.")
    with qtbot.waitSignal(context.changed):
        line.setFocus()
    assert saved(sessie, "taal") == "We praten thuis Turks."


def test_what_is_being_typed_becomes_a_draft_within_a_second(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorps")
    qtbot.waitUntil(lambda: (GEZIN, "adres", None) in sessie.drafts, timeout=1000)
    assert sessie.drafts[(GEZIN, "adres", None)].text == "Dorps"  # type: ignore[attr-defined]
    assert saved(sessie, "adres") == ""


def test_a_draft_is_gone_once_it_is_an_operation(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    qtbot.keyClicks(line.editor, "Dorps")
    qtbot.waitUntil(lambda: bool(sessie.drafts), timeout=1000)
    text.setFocus()
    qtbot.waitUntil(lambda: not sessie.drafts)
    assert saved(sessie, "adres") == "Dorps"


def test_an_operation_that_arrives_leaves_a_field_that_is_being_edited_alone(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    received(sessie, context, qtbot, "adres", "Kerkweg 9")
    assert line.text() == "Dorpsstraat 1"


def test_both_versions_stay_when_somebody_else_wrote_meanwhile(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    received(sessie, context, qtbot, "adres", "Kerkweg 9")
    with qtbot.waitSignal(context.changed):
        text.setFocus()
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert {v.value for v in record.cells["adres"].versions} == {"Dorpsstraat 1", "Kerkweg 9"}
    link = line.findChild(VersionsLink)
    assert link is not None
    assert link.isVisible()


def test_an_operation_that_arrives_is_shown_where_nobody_writes(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    text.setFocus()
    received(sessie, context, qtbot, "adres", "Kerkweg 9")
    assert line.text() == "Kerkweg 9"


def test_typing_on_after_enter_goes_on_top_of_the_own_operation(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    qtbot.keyClicks(line.editor, "Dorps")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(line.editor, "straat")
    qtbot.waitUntil(lambda: saved(sessie, "adres") == "Dorps")
    qtbot.wait(20)
    text.setFocus()
    qtbot.waitUntil(lambda: saved(sessie, "adres") == "Dorpsstraat")
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert len(record.cells["adres"].versions) == 1


def test_nothing_is_written_when_the_words_are_as_they_were(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    sessie.receive([set_field(sessie.snapshot, GEZIN, "gezin", "adres", "Kerkweg 9")], BRAM)
    before = sessie.snapshot.get(GEZIN)
    line, text = form
    qtbot.keyClicks(line.editor, "x")
    qtbot.keyClick(line.editor, Qt.Key.Key_Backspace)
    text.setFocus()
    qtbot.wait(50)
    assert sessie.snapshot.get(GEZIN) == before


def test_ctrl_z_takes_back_a_saved_line_while_the_keyboard_is_still_in_it(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    with qtbot.waitSignal(context.changed):
        qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(context.restored):
        qtbot.keyClick(line.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    with qtbot.waitSignal(context.restored):
        qtbot.keyClick(line.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Dorpsstraat 1"


def test_ctrl_z_takes_back_letters_before_it_takes_back_lines(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorps")
    qtbot.keyClick(line.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert sessie.snapshot.get(GEZIN) is None


def test_a_hidden_page_keeps_nothing_back(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, _ = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    line.window().hide()
    qtbot.waitUntil(lambda: saved(sessie, "adres") == "Dorpsstraat 1")


def test_choosing_the_other_version_leaves_one(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    received(sessie, context, qtbot, "adres", "Kerkweg 9")
    with qtbot.waitSignal(context.changed):
        text.setFocus()
    link = line.findChild(VersionsLink)
    assert link is not None
    qtbot.mouseClick(link.link, Qt.MouseButton.LeftButton)
    choose = {button.accessibleName(): button for button in link.choices()}
    with qtbot.waitSignal(context.changed):
        qtbot.mouseClick(choose["Deze houden: Kerkweg 9"], Qt.MouseButton.LeftButton)
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert [v.value for v in record.cells["adres"].versions] == ["Kerkweg 9"]
    assert line.text() == "Kerkweg 9"
    assert not link.isVisible()


def test_what_could_not_be_saved_stays_on_the_screen_and_is_tried_again(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    sessie.failure = OSError(28, "no room")
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    with qtbot.waitSignal(context.failed):
        text.setFocus()
    assert line.text() == "Dorpsstraat 1"
    sessie.failure = None
    line.setFocus()
    text.setFocus()
    qtbot.waitUntil(lambda: saved(sessie, "adres") == "Dorpsstraat 1")


def test_the_old_words_do_not_come_back_for_a_moment_after_leaving(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    qtbot.keyClicks(line.editor, "Dorpsstraat 1")
    text.setFocus()
    assert line.text() == "Dorpsstraat 1"


def test_writing_on_in_one_of_two_versions_of_a_text_chooses_nothing_against_the_other(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    text.setFocus()
    qtbot.keyClicks(text.editor, "Turks.")
    with qtbot.waitSignal(context.changed):
        line.setFocus()
    received(sessie, context, qtbot, "taal", "Koerdisch.")
    for words in ("En langzaam. ", "Rustig. "):
        text.setFocus()
        qtbot.keyClicks(text.editor, words)
        with qtbot.waitSignal(context.changed):
            line.setFocus()
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert {v.value for v in record.cells["taal"].versions} == {"En langzaam. Rustig. Koerdisch.", "Turks."}


def test_writing_on_in_a_text_that_two_people_wrote_alike_leaves_one_version(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    received(sessie, context, qtbot, "taal", "Turks.")
    received(sessie, context, qtbot, "taal", "Turks.")
    text.setFocus()
    qtbot.keyClicks(text.editor, "Rustig. ")
    with qtbot.waitSignal(context.changed):
        line.setFocus()
    record = sessie.snapshot.get(GEZIN)
    assert record is not None
    assert [v.value for v in record.cells["taal"].versions] == ["Rustig. Turks."]


def test_of_a_line_that_does_not_fit_the_beginning_is_shown(
    form: Form, qtbot: QtBot, context: GezinContext, sessie: FakeSessie
) -> None:
    line, text = form
    text.setFocus()
    received(sessie, context, qtbot, "adres", "Verzonnenlaan 12, 1234 AB Nergensdam, " * 9)
    assert line.editor.text().startswith("Verzonnenlaan")
    assert line.editor.cursorPosition() == 0
