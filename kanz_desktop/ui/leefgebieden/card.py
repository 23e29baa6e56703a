"""One leefgebied on a sheet: what goes well first, then what may change, then the family's own answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.leefgebieden.closing import ClosingPart
from kanz_desktop.ui.leefgebieden.lines import ProbleemLine
from kanz_desktop.ui.leefgebieden.presenter import SCREEN, GebiedCard, LeefgebiedenPresenter
from kanz_desktop.ui.leefgebieden.row import ProbleemRow
from kanz_desktop.ui.leefgebieden.suggestion_panel import SuggestionPanel
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.autosave import AutosaveText
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, LinkButton
from kanz_desktop.ui.widgets.cells import CellsLayout
from kanz_desktop.ui.widgets.icons import IconTile
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Divider, Note, SectionTitle, Words

VEILIG_THUIS = (
    "Is er gevaar voor een kind of iemand anders in het gezin? Meld dat altijd bij Veilig Thuis "
    "(0800-2000, dag en nacht) of een andere instantie die bevoegd is. Dit staat alleen op jouw scherm."
)
"""Method §4: the reminder that goes with the four safety problems; the number is the national one."""


_TEXT = 320
"""Least width of a text beside its name, in pixels at 100 %."""


class GebiedSheet(QFrame):
    """A leefgebied, open or closed. What is inside is built when it is opened for the first time."""

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, card: GebiedCard) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(f"{card.number} {card.title}")
        self._context, self._presenter = context, presenter
        self._card = card
        self._inside: _Inside | None = None
        self._column = column(self, margins=(18, 12, 18, 12), gap=8)
        self._head = _Head(card)
        self._head.toggled.connect(lambda: self.set_open(not self.is_open()))
        self._column.addWidget(self._head)
        self._head.show_state(card, opened=False)

    @property
    def card(self) -> GebiedCard:
        return self._card

    def is_open(self) -> bool:
        return self._inside is not None and not self._inside.isHidden()

    def set_open(self, opened: bool) -> None:
        if opened and self._inside is None:
            self._inside = _Inside(self._context, self._presenter, self._card)
            self._column.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(opened)
        self._head.show_state(self._card, opened=opened)

    def show_card(self, card: GebiedCard) -> None:
        """Refresh what differs from what stands there."""
        before, self._card = self._card, card
        if card != before:
            self._head.show_state(card, opened=self.is_open())
        if self._inside is not None:
            self._inside.show_card(card)

    def row_of(self, problem: Id) -> ProbleemRow | None:
        return self._inside.rows.get(problem) if self._inside is not None else None

    def focus_first(self) -> None:
        if self.is_open() and self._inside is not None:
            self._inside.strengths.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._head.toggle.setFocus(Qt.FocusReason.OtherFocusReason)


class _Head(QWidget):
    """Pictogram, number and name; at the right what stands inside, and the way to open it."""

    toggled = Signal()

    def __init__(self, card: GebiedCard) -> None:
        super().__init__()
        self._title = card.title
        line: QHBoxLayout = row(self, gap=12)
        line.addWidget(IconTile(card.icon))
        line.addWidget(SectionTitle(f"{card.number}  {card.title}"), 1)
        self._summary = Words("", "quiet", wrap=False)
        line.addWidget(self._summary)
        self.toggle = GhostButton("", self.toggled.emit)
        line.addWidget(self.toggle)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, card: GebiedCard, *, opened: bool) -> None:
        self._summary.setText("" if opened and not card.empty else card.summary)
        self.toggle.setText("dicht" if opened else "open")
        self.toggle.set_icon("pijl-omhoog" if opened else "pijl-omlaag")
        self.toggle.setAccessibleName(f"{self._title}: {'dicht doen' if opened else 'open doen'}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggled.emit()
        super().mouseReleaseEvent(event)


class _Inside(QWidget):
    """Everything under the head of an open card."""

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, card: GebiedCard) -> None:
        super().__init__()
        self._context, self._presenter, self._card = context, presenter, card
        self.rows: dict[Id, ProbleemRow] = {}
        body = column(self, gap=8)
        self.strengths = self._text("krachten", "schrijf wat goed gaat …")
        body.addWidget(self._good_line())
        body.addWidget(self._chances_line())
        self._safety = Note(VEILIG_THUIS, "attention", icon_name="telefoon")
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
        for gone in self.rows.keys() - {line.id for line in lines}:
            widget = self.rows.pop(gone)
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, line in enumerate(lines):
            known = self.rows.get(line.id)
            if known is None:
                self._list.insertWidget(place, self._new_row(line))
                continue
            if self._list.indexOf(known) != place:
                self._list.removeWidget(known)
                self._list.insertWidget(place, known)
            known.show_line(line)
        if self._trashed is not None and self._trashed in self.rows:
            self._forget_trashed()

    def _new_row(self, line: ProbleemLine) -> ProbleemRow:
        made = ProbleemRow(self._context, self._presenter, line)
        made.deleted.connect(self._delete)
        made.moved.connect(lambda problem, step: self._presenter.move(problem, self._card.lines, step))
        made.walked.connect(self._walk)
        self.rows[line.id] = made
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
        self.write = QLineEdit()
        self.write.setProperty("bare", True)
        self.write.setPlaceholderText("+ schrijf wat er speelt …")
        self.write.setAccessibleName(f"Schrijf wat er speelt bij: {self._card.title}")
        self.write.returnPressed.connect(self._write_own)
        self.more = ChipButton("meer …", self._toggle_suggestions)
        self.more.setAccessibleName(f"Meer voorbeelden bij: {self._card.title}")
        line = row(gap=8)
        line.addWidget(self.write, 1)
        line.addWidget(self.more)
        return line

    def _text(self, field: str, asks: str) -> AutosaveText:
        editor = AutosaveText(
            self._context, self._card.record, "leefgebied", field, screen=SCREEN, placeholder=asks, name=asks
        )
        editor.set_bare()
        return editor

    def _label(self, words: str) -> Words:
        label = Words(words, wrap=False)
        label.setFixedHeight(self._context.theme.size("touch"))
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

    def _write_own(self) -> None:
        words = self.write.text()
        self.write.clear()
        self._presenter.write_own(self._card.id, words)

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
            self.rows[ids[place]].focus_cell(cell)

    def _delete(self, problem: Id) -> None:
        self._trashed = problem
        self._undo.set_text(f"“{self.rows[problem].line().title}” ligt in de prullenbak.")
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
