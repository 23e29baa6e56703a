"""One problem as a row: every cell is changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kanz_desktop.ui.leefgebieden.choices import ProbleemChoices
from kanz_desktop.ui.leefgebieden.lines import HEARD, OBSERVED, ProbleemLine
from kanz_desktop.ui.leefgebieden.panels import Panel
from kanz_desktop.ui.leefgebieden.presenter import SCREEN, LeefgebiedenPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.also_given import AlsoGiven
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine, AutosaveText
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.cells import CellButton, CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout
from kanz_desktop.ui.widgets.own_views import OwnViews
from kanz_desktop.ui.widgets.surfaces import Chip, Divider
from kanz_desktop.ui.widgets.traced import trace
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

WIDTHS = (300, 112, 180, 130, 150, 80)
"""Columns in pixels at 100 %: words (at least), ernst, when, with whom, source, more."""


class ProbleemRow(QWidget):
    """Bound to one problem. The free texts follow the record by themselves; the rest comes in `show_line`."""

    deleted = Signal(bytes)
    moved = Signal(bytes, int)
    walked = Signal(bytes, str, int)

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, line: ProbleemLine) -> None:
        super().__init__()
        self._context = context
        self._line = line
        self._editors: dict[str, AutosaveText | AutosaveLine] = {}
        self._open = False
        outer = self._outer = column(self, gap=0)
        outer.addWidget(Divider())
        self._cells = QWidget()
        outer.addWidget(self._cells)
        also = AlsoGiven(context, line.id, "probleem", ("ernst", "bron"), screen=SCREEN)
        outer.addWidget(also)
        outer.addWidget(OwnViews(context, line.id))
        self.panel = Panel()
        outer.addWidget(self.panel)
        self._choices = ProbleemChoices(context, presenter, self.panel, self.line, self._ask_whose)
        self._strip: QWidget | None = None
        self._build_cells()
        self.show_line(line)

    def line(self) -> ProbleemLine:
        return self._line

    def show_line(self, line: ProbleemLine) -> None:
        """Refresh what is chosen. A text in which somebody writes is never touched."""
        self._line = line
        self.setAccessibleName(line.title)
        self._listed.setText(line.listed)
        self._listed.setVisible(bool(line.listed))
        self._listed.set_role("cell-words-quiet" if self._context.table and line.own else "cell-words")
        ernst = line.ernst
        self._ernst.set_words(ernst.words if ernst else "", ernst.hue if ernst else "")
        self._who.set_words(line.who)
        self._bron.set_words(line.bron)
        self._restricted.setText(line.restricted)
        self._restricted.setVisible(bool(line.restricted))
        self._back.setVisible(line.revived)
        self._badges.setVisible(bool(line.restricted) or line.revived)
        self._show_editors()

    def set_open(self, opened: bool) -> None:
        """With the parts that are still empty, and what can be done with the row."""
        self._open = opened
        self._more.setText("klaar" if opened else "wijzig")
        self._more.setAccessibleName(f"{'Klaar met' if opened else 'Wijzig'}: {self._line.title}")
        if opened and self._strip is None:
            self._strip = self._make_strip()
            self._outer.addWidget(self._strip)
        if self._strip is not None:
            self._strip.setVisible(opened)
        self._show_editors()

    def focus_cell(self, cell: str) -> None:
        """Put the keyboard in a cell: `woorden`, `ernst`, `sinds`, `wie`, `bron` or `meer`."""
        buttons = {"ernst": self._ernst, "wie": self._who, "bron": self._bron, "meer": self._more}
        target: QWidget = buttons.get(cell) or self._editors.get(cell) or self._ernst
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_cells(self) -> None:
        title = self._line.title
        cells = CellsLayout(self._cells)
        self._ernst = self._button("ernst", f"Hoe zwaar: {title}", "hoe zwaar?", "ernst", self._choices.ernst)
        self._who = self._button("wie", f"Bij wie: {title}", "bij wie?", "cell", self._choices.who)
        self._bron = self._button("bron", f"Van wie: {title}", "van wie?", "cell", self._choices.bron)
        for button, field in ((self._ernst, "ernst"), (self._who, "bij_wie"), (self._bron, "bron")):
            trace(button, self._context, self._line.id, "probleem", field, screen=SCREEN)
        self._more = self._button(
            "meer", "Meer", "wijzig", "cell", lambda _more: self.set_open(not self._open)
        )
        self._more.setAccessibleName(f"Wijzig: {title}")
        stretches = (1, 0, 0, 0, 0, 0)
        widgets = (
            self._make_words(), self._ernst, self._make_when(), self._who, self._make_source(), self._more,
        )  # fmt: skip
        for widget, width, stretch in zip(widgets, WIDTHS, stretches, strict=True):
            cells.add_cell(widget, width, stretch)

    def _make_words(self) -> QWidget:
        cell, self._words = _stack()
        self._listed = CellWords()
        self._restricted = Chip("", "teal")
        self._restricted.setToolTip("Wie dit mag zien")
        self._back = Chip("teruggekomen: hier was nog aan geschreven", "amber")
        self._words.addWidget(self._listed)
        self._badges = QWidget()
        flow = FlowLayout(self._badges)
        scale_layout(flow, margins=(10, 0, 0, 6), gap=6)
        for chip in (self._restricted, self._back):
            flow.addWidget(chip)
        self._words.addWidget(self._badges)
        return cell

    def _make_when(self) -> QWidget:
        cell, self._when = _stack()
        return cell

    def _make_source(self) -> QWidget:
        cell, self._source = _stack()
        self._source.addWidget(self._bron)
        return cell

    def _make_strip(self) -> QWidget:
        """Made with the first opening: five buttons that most rows of a page never show."""
        strip = QWidget()
        flow = FlowLayout(strip)
        scale_layout(flow, margins=(0, 0, 0, 6), gap=8)
        line = self._line
        if not self._context.table:
            flow.addWidget(VoorWieButton(self._context, line.id, screen=SCREEN))
        flow.addWidget(GhostButton("omhoog", lambda: self.moved.emit(line.id, -1), icon_name="pijl-omhoog"))
        flow.addWidget(GhostButton("omlaag", lambda: self.moved.emit(line.id, 1), icon_name="pijl-omlaag"))
        belongs = GhostButton("hoort bij …", lambda: self._choices.home(belongs), icon_name="verplaatsen")
        flow.addWidget(belongs)
        flow.addWidget(
            GhostButton("naar de prullenbak", lambda: self.deleted.emit(line.id), icon_name="prullenbak")
        )
        return strip

    def _button(
        self, cell: str, name: str, asks: str, role: str, on_click: Callable[[CellButton], object]
    ) -> CellButton:
        button = CellButton(name, asks, role)
        button.clicked.connect(lambda _on=False: on_click(button))
        button.walked.connect(lambda step: self.walked.emit(self._line.id, cell, step))
        return button

    def _show_editors(self) -> None:
        """An editor stands in the row when there is text in it, or when the row was opened."""
        record = self._context.snapshot.get(self._line.id)
        filled = self._line.filled
        bron = record.choice("bron") if record is not None else ""
        asks_who = bron in (HEARD, OBSERVED) and self._open
        self._place("woorden", self._open or "woorden" in filled or not self._line.listed)
        self._place("sinds", self._open or "sinds" in filled or not filled & {"wanneer"})
        self._place("wanneer", self._open or "wanneer" in filled)
        self._place("bron_wie", asks_who or (bron == HEARD and "bron_wie" not in filled))

    def _place(self, field: str, wanted: bool) -> None:
        editor = self._editors.get(field)
        if editor is None and wanted:
            editor = self._editors[field] = self._make_editor(field)
        if editor is not None and not (editor.isAncestorOf(self.focusWidget() or self) and not wanted):
            editor.setVisible(wanted)

    def _make_editor(self, field: str) -> AutosaveText | AutosaveLine:
        asks, name = _ASKS[field]
        if field == "woorden" and not self._line.listed:
            asks = "wat speelt er?"
        make = AutosaveLine if field == "bron_wie" else AutosaveText
        editor = make(
            self._context,
            self._line.id,
            "probleem",
            field,
            screen=SCREEN,
            placeholder=asks,
            name=f"{name}: {self._line.title}",
        )
        editor.set_bare()
        self._mark_quiet(editor.editor, field)
        if field == "woorden":
            self._words.insertWidget(self._own_place(), editor)
        elif field == "bron_wie":
            self._source.addWidget(editor)
        else:
            self._when.insertWidget(0 if field == "sinds" else self._when.count(), editor)
        return editor

    def _own_place(self) -> int:
        """At the table the family's own words stand above the wording of the list."""
        return 0 if self._context.table else 1

    def _ask_whose(self) -> None:
        """Who said it is typed after choosing that it was heard."""
        self._place("bron_wie", True)
        self._editors["bron_wie"].setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _mark_quiet(editor: QLineEdit | QPlainTextEdit, field: str) -> None:
        editor.setProperty("quiet", field != "woorden")


_ASKS = {
    "woorden": ("in eigen woorden …", "In eigen woorden"),
    "sinds": ("sinds …", "Sinds wanneer"),
    "wanneer": ("wanneer …", "Wanneer"),
    "bron_wie": ("van wie?", "Van wie gehoord of door wie gezien"),
}


def _stack() -> tuple[QWidget, QVBoxLayout]:
    cell = QWidget()
    return cell, column(cell, gap=0)
