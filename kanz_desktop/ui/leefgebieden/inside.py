"""What stands under the head of an open card: strengths, chances, problems, and the family's answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kanz_desktop.domain.plan_kinds import LEEFGEBIED
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.leefgebieden.closing import ClosingPart
from kanz_desktop.ui.leefgebieden.lines import ProbleemLine
from kanz_desktop.ui.leefgebieden.presenter import SCREEN, GebiedCard, LeefgebiedenPresenter
from kanz_desktop.ui.leefgebieden.row import ProbleemRow
from kanz_desktop.ui.leefgebieden.suggestion_panel import SuggestionPanel
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, LinkButton
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column, keep_only, row, size
from kanz_desktop.ui.widgets.safety_note import SafetyNote
from kanz_desktop.ui.widgets.surfaces import Divider, Note, Words

_TEXT = 320
"""Least width of a text beside its name, in pixels at 100 %."""
MADE_AT_ONCE = 6
"""A card with more problems than this is made as it comes into sight."""
_ROW_HEIGHT = 48


class CardInside(QWidget):
    """Everything under the head of an open card."""

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, card: GebiedCard) -> None:
        super().__init__()
        self._context, self._presenter, self._card = context, presenter, card
        self._rows: dict[Id, Later[ProbleemRow]] = {}
        body = column(self, gap=8)
        self.strengths = self._text("krachten", "schrijf wat goed gaat …")
        body.addWidget(self._good_line())
        body.addWidget(self._chances_line())
        self._safety = SafetyNote()
        self._list = column(gap=0)
        body.addLayout(self._list)
        self._undo = Note("", "note", icon_name="prullenbak")
        self._undo_link = LinkButton("terugzetten", self._put_back)
        self._undo.row.addWidget(self._undo_link)
        self._undo.hide()
        self._trashed: Id | None = None
        body.addWidget(self._undo)
        body.addWidget(Divider())
        body.addLayout(self._add_line())
        self.suggestions = SuggestionPanel(presenter, card.id)
        self.suggestions.closed.connect(self._suggestions_closed)
        body.addWidget(self.suggestions)
        body.addWidget(self._safety)
        self.closing = ClosingPart(context, presenter, card)
        body.addWidget(self.closing)
        self.show_card(card)

    def show_card(self, card: GebiedCard) -> None:
        self._card = card
        self._show_rows(card.lines)
        self._safety.setVisible(card.safety)
        self.suggestions.refresh()
        self.closing.show_card(card)

    def _show_rows(self, lines: tuple[ProbleemLine, ...]) -> None:
        """Keep every row that is still there: the keyboard and a half-typed word stay where they are."""
        keep_only(self._list, self._rows, (line.id for line in lines))
        at_once = len(lines) <= MADE_AT_ONCE
        for place, line in enumerate(lines):
            known = self._rows.get(line.id)
            if known is None:
                self._list.insertWidget(place, self._new_place(line, at_once=at_once))
                continue
            if self._list.indexOf(known) != place:
                self._list.removeWidget(known)
                self._list.insertWidget(place, known)
            if known.made is not None and line != known.made.line():
                known.made.show_line(line)
        if self._trashed is not None and self._trashed in self._rows:
            self._forget_trashed()

    def row(self, problem: Id) -> ProbleemRow | None:
        """The row of this problem, made if nobody had looked at it yet; None when it is not on this card."""
        place = self._rows.get(problem)
        return place.now() if place is not None else None

    def _new_place(self, line: ProbleemLine, *, at_once: bool) -> Later[ProbleemRow]:
        tall = self._context.theme.px(_ROW_HEIGHT)
        place = self._rows[line.id] = Later(lambda: self._new_row(self._line(line.id)), height=tall)
        if at_once:
            place.now()
        return place

    def _line(self, problem: Id) -> ProbleemLine:
        """As it is now: a row may be made long after the card was shown."""
        return next(line for line in self._card.lines if line.id == problem)

    def _new_row(self, line: ProbleemLine) -> ProbleemRow:
        made = ProbleemRow(self._context, self._presenter, line)
        made.deleted.connect(self._delete)
        made.moved.connect(lambda problem, step: self._presenter.move(problem, self._card.lines, step))
        made.walked.connect(self._walk)
        return made

    def _good_line(self) -> QFrame:
        good = QFrame()
        good.setProperty("role", "good")
        line = CellsLayout(good)
        line.add_cell(
            self._label("Wat goed gaat" if self._context.table else "Krachten"), self._label_width()
        )
        line.add_cell(self.strengths, _TEXT, stretch=1)
        more = GhostButton("+ erbij", self._add_strength)
        more.setAccessibleName("Nog iets erbij dat goed gaat")
        line.add_cell(more, 90)
        return good

    def _chances_line(self) -> QWidget:
        chances = QWidget()
        line = CellsLayout(chances)
        words = "Wat zou kunnen helpen" if self._context.table else "Kansen"
        line.add_cell(self._label(words), self._label_width())
        line.add_cell(self._text("kansen", "schrijf wat zou kunnen helpen …"), _TEXT, stretch=1)
        return chances

    def _label_width(self) -> int:
        """Pixels at 100 %: wide enough for the longest of both."""
        return 226 if self._context.table else 90

    def _add_line(self) -> QHBoxLayout:
        self.write = AddLine(
            self._context, "schrijf wat er speelt", kind="probleem", field="woorden", screen=SCREEN
        )
        self.write.setAccessibleName(f"Schrijf wat er speelt bij: {self._card.title}")
        self.write.entered.connect(lambda words: self._presenter.write_own(self._card.id, words))
        self.more = ChipButton("meer …", self._toggle_suggestions)
        self.more.setAccessibleName(f"Meer voorbeelden bij: {self._card.title}")
        line = row(gap=8)
        line.addWidget(self.write, 1)
        line.addWidget(self.more)
        return line

    def _text(self, field: str, asks: str) -> AutosaveText:
        words = LEEFGEBIED.field(field)
        label = words.wording if self._context.table else words.label
        editor = AutosaveText(
            self._context, self._card.record, "leefgebied", field,
            screen=SCREEN, placeholder=asks, name=f"{label}: {self._card.title}",
        )  # fmt: skip
        editor.set_bare()
        return editor

    def _label(self, words: str) -> Words:
        label = Words(words, wrap=False)
        size(label, height=44 if self._context.table else 36)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        label.setProperty("role", "cell-label")
        return label

    def _add_strength(self) -> None:
        editor = self.strengths.editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
        if editor.toPlainText().strip():
            editor.insertPlainText("\n")

    def _toggle_suggestions(self) -> None:
        if self.suggestions.isHidden():
            self.more.setChecked(True)
            self.suggestions.open_panel()
        else:
            self.suggestions.close_panel()

    def _suggestions_closed(self) -> None:
        self.more.setChecked(False)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, problem: Id, cell: str, step: int) -> None:
        ids = [line.id for line in self._card.lines]
        place = ids.index(problem) + step
        if 0 <= place < len(ids):
            self._rows[ids[place]].now().focus_cell(cell)

    def _delete(self, problem: Id) -> None:
        self._trashed = problem
        self._undo.set_text(f"“{self._line(problem).title}” ligt in de prullenbak.")
        self._undo.show()
        self._undo_link.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.delete(problem)

    def _put_back(self) -> None:
        if self._trashed is not None:
            self._presenter.restore(self._trashed)
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)
            self._undo.hide()

    def _forget_trashed(self) -> None:
        self._trashed = None
        self._undo.hide()
