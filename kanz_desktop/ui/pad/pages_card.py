"""What one does not need every day, folded away: hours of the plan, and the pages of begin and end."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import pad
from kanz_desktop.services.contact import INTENSITY, new_period, periods
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.startbudget import BUDGET, EXPENSE
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.budget_page import BudgetPage
from kanz_desktop.ui.pad.presenter import SCREEN, TrajectLine
from kanz_desktop.ui.pad.sheets import EndSheet, Sheet, sheets
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, SectionTitle, Words

HOURS = "Uren in het plan"
MONEY = "Startbudget"
READ_AGAIN = "Teruglezen"


class PagesCard(Card):
    """Made anew when another traject begins: each has pages of its own."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Meer op ons pad" if context.table else "Begin, uren en einde", icon_name="boek")
        self._context = context
        self._traject: Id | None = None
        self._place = column(gap=8)
        self._lines: tuple[TrajectLine, ...] | None = None
        self._trajecten = column(gap=4)
        self.body.addLayout(self._trajecten)
        self.body.addLayout(self._place)
        self._show()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind == "traject" for record in changes.records):
            self._show()

    def open_for(self, kind: str) -> bool:
        """Open the page where records of this kind stand; False when none does."""
        number = self._pages.get(pad.AFTERCARE if kind == pad.AFTERCARE_ROW else kind)
        if number is not None and not self.folds.is_open(number):
            self.folds.toggle(number)
        return number is not None

    def _show(self) -> None:
        context = self._context
        self._show_trajecten(presenter.traject_lines(context, context.sessie.today()))
        traject = current_traject(context.snapshot, context.pen)
        if traject == self._traject:
            return
        self._traject = traject
        clear(self._place)
        self.folds = Folds()
        self._pages: dict[str, int] = {}
        for words, page in sheets(context):
            self._pages[page.kind] = self.folds.add(words, partial(self._page, page, words))
        if not context.table:
            self._pages[BUDGET] = self.folds.add(MONEY, partial(BudgetPage, context, MONEY))
            self._pages[EXPENSE] = self._pages[BUDGET]
            self._pages[INTENSITY] = self.folds.add(HOURS, partial(HoursPage, context, HOURS))
        self._place.addWidget(self.folds)

    def _show_trajecten(self, lines: tuple[TrajectLine, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        clear(self._trajecten)
        for line in lines:
            words = Words(line.words, "quiet", wrap=False)
            go = partial(self._context.navigate, "afdrukken", line.id)
            again = GhostButton(READ_AGAIN, go, icon_name="oog")
            again.setAccessibleName(f"{line.words}: {READ_AGAIN.lower()}")
            self._trajecten.addWidget(flowing(words, again) if line.earlier else words)

    def _page(self, page: type[Sheet], words: str) -> QWidget:
        made = page(self._context, words)
        if isinstance(made, EndSheet):
            made.next_asked.connect(self._begin_next)
        return made

    def _begin_next(self) -> None:
        context = self._context
        context.apply(pad.next_traject(context.snapshot, context.pen, context.sessie.today()), SCREEN)


class HoursPage(QWidget):
    """The hours a week that were agreed, each from its day on."""

    def __init__(self, context: GezinContext, title: str) -> None:
        super().__init__()
        self._context = context
        self._ids: tuple[Id, ...] = ()
        body = column(self, gap=8)
        body.addWidget(SectionTitle(title))
        self._rows = column(gap=6)
        body.addLayout(self._rows)
        self.add = TouchButton("Nieuwe periode vanaf vandaag", self._add)
        body.addWidget(flowing(self.add))
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == INTENSITY for record in changes.records):
            self._show()

    def _add(self) -> None:
        context = self._context
        context.apply(new_period(context.snapshot, context.pen, context.sessie.today(), ""), SCREEN)

    def _show(self) -> None:
        """A day that is changed moves no row: somebody is typing there."""
        context = self._context
        traject = current_traject(context.snapshot, context.pen)
        ids = tuple(row.id for row in periods(context.snapshot, traject))
        if set(ids) == set(self._ids):
            return
        self._ids = ids
        clear(self._rows)
        for record in self._ids:
            asked = [Asked(context, record, INTENSITY, field, screen=SCREEN) for field in ("vanaf", "uren")]
            self._rows.addWidget(Pairs(asked, most=2))
