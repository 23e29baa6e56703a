"""The suggested combination under the versions: it opens for editing, and somebody writes it or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kanz_desktop.domain.records import Edit
from kanz_desktop.ui.samen.presenter import written
from kanz_desktop.ui.samen.questions import Answer, TextQuestion
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.autosave import DRAFT_AFTER_MS
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.growing_text import GrowingText
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Card, Words

BOTH, OWN = "Voorstel: beide", "Zelf schrijven"
KEPT = "Oude versies blijven in de geschiedenis."
Solve = Callable[[Sequence[Edit]], object]


class Proposal(Card):
    """`solve` writes. What is typed is kept as a draft; what was only opened never becomes an operation."""

    def __init__(
        self, context: GezinContext, question: TextQuestion, solve: Solve, screen: str, *, first: bool
    ) -> None:
        super().__init__(BOTH if question.combines else OWN)
        self._context, self._question, self._solve, self._screen = context, question, solve, screen
        self._typed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._save_draft)
        self._shown = self._make_shown(PrimaryButton if first else TouchButton)
        self._editing: QWidget | None = None
        self.body.addWidget(self._shown)

    @property
    def is_open(self) -> bool:
        """Somebody has it open for editing."""
        return self._editing is not None

    def open(self) -> None:
        """The proposal in an editor, with the cursor in it."""
        self._shown.hide()
        self._editing = QWidget()
        inside = column(self._editing, gap=8)
        self.editor = GrowingText(lines=2)
        self.editor.setAccessibleName(f"{self._question.where}: jullie tekst")
        self.editor.setPlainText(self._question.proposal)
        self.editor.textChanged.connect(self._on_typed)
        self.save_button = TouchButton("Zo opslaan", self.save, icon_name="vinkje")
        self.cancel_button = TouchButton("Toch niet", self.close_editor)
        inside.addWidget(self.editor)
        inside.addWidget(flowing(self.save_button, self.cancel_button))
        self.body.addWidget(self._editing)
        self._editing.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(self)

    def save(self) -> None:
        """Write what stands in the editor, in the place of the versions that stood above it."""
        if self._editing is None:
            return
        edits = written(self._question, self.editor.toPlainText())
        self.close_editor()
        self._solve(edits)

    def leave(self) -> None:
        """The person goes elsewhere: what was typed is not lost, what was only opened stays a proposal."""
        if self._typed:
            self.save()
        else:
            self.close_editor()

    def close_editor(self) -> None:
        """Back to the proposal as it was; what was typed goes."""
        if self._editing is None:
            return
        self._timer.stop()
        if self._typed:
            point = self._question.point
            self._context.drop_draft(point.record.id, point.field.id)
        self._typed = False
        now = QApplication.focusWidget()
        had_keyboard = now is not None and self._editing.isAncestorOf(now)
        self._editing.hide()
        self._editing.deleteLater()
        self._editing = None
        self._shown.show()
        if had_keyboard:
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_shown(self, kind: type[TouchButton]) -> QWidget:
        shown = QWidget()
        inside = column(shown, gap=8)
        if self._question.combines:
            inside.addWidget(Words(self._question.proposal))
        self.edit_button = kind(
            "Voorstel bewerken …" if self._question.combines else "Schrijven …", self.open
        )
        self.edit_button.setAccessibleName(f"{self.edit_button.text()} {self._question.where}")
        answers = [self._answer(answer) for answer in self._question.answers]
        inside.addWidget(flowing(self.edit_button, *answers))
        inside.addWidget(Words(KEPT, "quiet"))
        return shown

    def _answer(self, answer: Answer) -> TouchButton:
        button = TouchButton(answer.words, lambda: self._solve(answer.edits))
        button.setAccessibleName(f"{answer.words}: {self._question.where}")
        return button

    def _on_typed(self) -> None:
        self._typed = True
        self._timer.start()

    def _save_draft(self) -> None:
        if self._editing is None:
            return
        point = self._question.point
        self._context.save_draft(
            point.record.id, point.record.kind, point.field.id, None, self.editor.toPlainText(), point.heads,
            self._screen,
        )  # fmt: skip
