"""One leefgebied or aandachtspunt: the joint mark, why, and each member's own mark beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.marks import MarkRefused, format_mark
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.rapportcijfers.presenter import SCREEN, CijfersPresenter, OwnMark, PuntRow
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.also_given import AlsoGiven
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.icons import IconTile
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.surfaces import Divider, Words, restyle
from kanz_desktop.ui.widgets.traced import open_menu, trace
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_NAME, _ANSWER, _OWN = 300, 420, 120
"""Least widths in pixels at 100 %."""


class PointRow(QWidget):
    """Bound to one point at one moment."""

    def __init__(
        self, context: GezinContext, presenter: CijfersPresenter, moment: str, punt: PuntRow
    ) -> None:
        super().__init__()
        self._context, self._presenter, self._moment, self._punt = context, presenter, moment, punt
        self._own: dict[Id, OwnLine] = {}
        body = column(self, gap=4)
        body.addWidget(Divider())
        cells = QWidget()
        layout = CellsLayout(cells)
        layout.add_cell(self._name(), _NAME)
        layout.add_cell(self._answer(), _ANSWER, stretch=1)
        body.addWidget(cells)
        self._own_part = QWidget()
        self._own_lines = column(self._own_part, margins=(12, 0, 0, 8), gap=4)
        self._own_part.hide()
        body.addWidget(self._own_part)
        self.show_punt(punt)

    def show_punt(self, punt: PuntRow) -> None:
        self._punt = punt
        if self._marks.mark() != punt.mark:
            self._marks.set_mark(punt.mark)
        self._marks.set_previous(punt.first_mark)
        self._said.setText(punt.own_words)
        self._said.setVisible(bool(punt.own_words))
        self._toggle.setVisible(bool(punt.own))
        if not self._own_part.isHidden():
            self._show_own()

    def _name(self) -> QWidget:
        name = QWidget()
        line = row(name, gap=10)
        if self._punt.icon:
            line.addWidget(IconTile(self._punt.icon), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        title = CellWords(f"{self._punt.number}  {self._punt.title}")
        title.setProperty("role", "cell-label")
        words.addWidget(title)
        if self._punt.about:
            about = Words(self._punt.about, "about")
            words.addWidget(about)
        words.addStretch(1)
        line.addLayout(words, 1)
        return name

    def _answer(self) -> QWidget:
        answer = QWidget()
        body = column(answer, gap=2)
        self._marks = MarkBar(f"Cijfer voor {self._punt.title}")
        self._marks.edited.connect(
            lambda mark: self._presenter.set_mark(self._moment, self._punt.id, None, mark)
        )
        trace(self._marks, self._context, self._punt.record, "cijfer", "cijfer", screen=SCREEN)
        body.addWidget(self._marks)
        body.addWidget(AlsoGiven(self._context, self._punt.record, "cijfer", ("cijfer",), screen=SCREEN))
        self._said = Words("", "quiet")
        body.addWidget(self._said)
        foot = QWidget()
        cells = CellsLayout(foot)
        why = WhyText(
            self._context, self._punt.record, lambda: self._presenter.before_why(self._moment, self._punt.id)
        )
        cells.add_cell(why, 260, stretch=1)
        self._toggle = GhostButton("ieders eigen cijfer", self._toggle_own, icon_name="mensen")
        self._toggle.setAccessibleName(f"Ieders eigen cijfer voor {self._punt.title}")
        cells.add_cell(self._toggle, 220)
        body.addWidget(foot)
        return answer

    def _toggle_own(self) -> None:
        opened = self._own_part.isHidden()
        self._own_part.setVisible(opened)
        self._toggle.set_icon("pijl-omhoog" if opened else "mensen")
        if opened:
            self._show_own()

    def _show_own(self) -> None:
        for own in self._punt.own:
            line = self._own.get(own.person)
            if line is None:
                line = OwnLine(self._context, own, partial(self._type, own.person))
                self._own[own.person] = line
                self._own_lines.addWidget(line)
            line.show_mark(own)

    def _type(self, person: Id, text: str) -> None:
        self._presenter.type_mark(self._moment, self._punt.id, person, text)


class WhyText(AutosaveText):
    """Why this mark. The mark itself may not be there yet: then it is begun with the first letter."""

    def __init__(self, context: GezinContext, record: Id, begin: Callable[[], Sequence[Edit]]) -> None:
        self._begin = begin
        super().__init__(
            context,
            record,
            "cijfer",
            "waarom",
            screen=SCREEN,
            placeholder="waarom dit cijfer?",
            name="Waarom dit cijfer?",
        )
        self.set_bare()

    def _typed(self) -> None:
        if not self._dirty:
            self.context.apply(self._begin(), self.screen_id)
        super()._typed()


class OwnLine(QWidget):
    """What one gezinslid gives: typed as `7`, `6½` or `weet ik niet`."""

    def __init__(self, context: GezinContext, own: OwnMark, give: Callable[[str], None]) -> None:
        super().__init__()
        self._give = give
        self._mark: Mark | None = None
        cells = CellsLayout(self)
        cells.add_cell(CellWords(own.name), 160)
        self._line = QLineEdit()
        self._line.setPlaceholderText("cijfer")
        self._line.setAccessibleName(f"Eigen cijfer van {own.name}")
        self._line.installEventFilter(self)
        self._line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._line.customContextMenuRequested.connect(lambda place: open_menu(self._line, place))
        trace(self._line, context, own.record, "cijfer", "cijfer", screen=SCREEN)
        self._line.returnPressed.connect(self._take)
        self.setFocusProxy(self._line)
        size(self._line, max_width=_OWN)
        cells.add_cell(self._line, _OWN)
        self._trouble = CellWords()
        self._trouble.setProperty("role", "error")
        cells.add_cell(self._trouble, 200, stretch=1)
        self._voor = None if context.table else VoorWieButton(context, own.record, screen=SCREEN)
        if self._voor is not None:
            cells.add_cell(self._voor, 190)
        self.show_mark(own)

    def show_mark(self, own: OwnMark) -> None:
        """A mark that is being typed is left alone."""
        if not self._line.isModified():
            self._mark = own.mark
            self._line.setText(format_mark(own.mark) if own.mark is not None else "")
        if self._voor is not None:
            self._voor.setVisible(own.mark is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._take()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if not self._line.isModified():
            return
        try:
            self._give(self._line.text())
        except MarkRefused as refused:
            said = explain(refused)
            self._complain(f"{said.what} {said.next}")
            return
        self._line.setModified(False)
        self._complain("")

    def _complain(self, words: str) -> None:
        self._trouble.setText(words)
        if self._line.property("wrong") != bool(words):
            self._line.setProperty("wrong", bool(words))
            restyle(self._line)
