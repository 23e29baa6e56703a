"""The fields that save themselves: a line, and text of more lines."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.growing_text import GrowingText

Document = TypeVar("Document", bound=QPlainTextEdit | QTextEdit)


class AutosaveLine(AutosaveEditor):
    """One line of text in one field of one record. Enter saves and goes on."""

    editor: QLineEdit

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """What does not fit is out of sight at the end, unless somebody is writing there."""
        self.editor.setText(text)
        if not self.editor.hasFocus():
            self.editor.home(False)

    def _can_undo_typing(self) -> bool:
        return self.editor.isUndoAvailable()

    def _make_editor(self) -> QLineEdit:
        line = QLineEdit()
        line.textEdited.connect(self._typed)
        line.returnPressed.connect(self.commit)
        return line


class AutosaveDocument(AutosaveEditor):
    """What the editors of more lines share: filling one is not typing."""

    editor: QPlainTextEdit | QTextEdit
    _filling = False

    def set_text(self, text: str) -> None:
        self._filling = True
        self._fill(text)
        self._filling = False

    def _fill(self, text: str) -> None:
        raise NotImplementedError

    def _can_undo_typing(self) -> bool:
        return self.editor.document().isUndoAvailable()

    def _followed(self, editor: Document) -> Document:
        """The editor, once what is typed in it is heard."""
        editor.textChanged.connect(self._text_changed)
        return editor

    def _text_changed(self) -> None:
        if not self._filling:
            self._typed()


class AutosaveText(AutosaveDocument):
    """Text of more lines in one field of one record; as tall as what stands in it."""

    editor: GrowingText

    def text(self) -> str:
        return self.editor.toPlainText()

    def set_lines(self, lines: int) -> None:
        """At least this many lines tall, also when it is empty."""
        self.editor.set_lines(lines)

    def _fill(self, text: str) -> None:
        self.editor.setPlainText(text)

    def _make_editor(self) -> GrowingText:
        return self._followed(GrowingText())
