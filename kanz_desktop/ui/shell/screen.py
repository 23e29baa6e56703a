"""A screen of a gezin: a heading, what can be done beside it, and a column that scrolls."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.reading_order import neighbour, outside, tab_stops
from kanz_desktop.ui.widgets.surfaces import Words


class Page(QWidget):
    """Heading with a line below it and actions at its right, above a column that scrolls."""

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        outer = self._outer = column(self, gap=0)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.scroll_area)
        sheet = QWidget()
        sheet.setProperty("role", "paper")
        self.scroll_area.setWidget(sheet)
        self._sheet = column(sheet, margins=(26, 20, 26, 26), gap=12)
        self.head: QHBoxLayout = row(gap=8)
        self.heading = Words(title, "title")
        self.subheading = Words(lead, "quiet")
        self._build_head()
        self.column: QVBoxLayout = column(gap=12)
        self._sheet.addLayout(self.column)
        self._sheet.addStretch(1)

    def set_heading(self, title: str, lead: str = "") -> None:
        self.heading.setText(title)
        self.subheading.setText(lead)
        self.subheading.setVisible(bool(lead))

    def add_below(self, widget: QWidget) -> None:
        """A line that stays in sight under the column, however far it is scrolled."""
        self._outer.addWidget(widget)

    def fill(self, widget: QWidget) -> None:
        """For a page whose content scrolls by itself: it takes all the height that is left."""
        self._sheet.takeAt(self._sheet.count() - 1)  # the stretch under the column
        self.column.addWidget(widget, 1)
        self._sheet.setStretchFactor(self.column, 1)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads; at the end of the page it leaves for the window around it."""
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return super().focusNextPrevChild(forward)
        target = neighbour(self, now, forward=forward) or outside(self, now, forward=forward)
        if target is None:
            stops = tab_stops(self)
            if not stops:  # the last one is being hidden just now
                return super().focusNextPrevChild(forward)
            target = stops[0 if forward else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def reveal(self, widget: QWidget) -> None:
        """Scroll until this widget can be seen."""
        self.scroll_area.ensureWidgetVisible(widget, 0, 60)

    def _build_head(self) -> None:
        words = column(gap=2)
        words.addWidget(self.heading)
        words.addWidget(self.subheading)
        if not self.subheading.text():
            self.subheading.hide()
        line = row(gap=12)
        line.addLayout(words, 1)
        line.addLayout(self.head)
        self._sheet.addLayout(line)


class Screen(Page):
    """Base of the screens in `shell.screens`. Fill `self.column`; put actions in `self.head`.

    `id` is stable (undo works per screen id). `title` and `lead` are the worker's words, `title_table` and
    `lead_table` the family's (empty: the same words).
    A screen with `table` False does not exist in the keukentafelmodus.
    """

    id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    title_table: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    lead_table: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    table: ClassVar[bool] = True
    help_text: ClassVar[str] = ""
    """What F1 says about this screen: one thing a line."""
    at_bottom: ClassVar[bool] = False
    """Stands at the foot of the navigation, apart from the screens of the plan."""

    deel: ClassVar[str] = ""
    """Which part of the map one looks at here: entry of the list `deel`, for the inzageregister."""

    private: ClassVar[bool] = False
    """The worker's own and nobody else's: violet in the navigation."""

    in_navigation: ClassVar[bool] = True
    """False: opened from the bar or from another screen only."""

    def __init__(self, context: GezinContext) -> None:
        lead = (self.lead_table or self.lead) if context.table else self.lead
        super().__init__(self.name(table=context.table), lead)
        self.context = context
        self.setAccessibleName(self.name(table=context.table))

    @property
    def writing(self) -> GezinContext:
        """Where what is typed on this screen goes, and what undo takes back."""
        return self.context

    @classmethod
    def name(cls, *, table: bool) -> str:
        return (cls.title_table or cls.title) if table else cls.title

    def on_changes(self, changes: Changes) -> None:
        """Something was written, here or elsewhere: refresh what it touches, and nothing else."""

    def show_record(self, record_id: Id) -> None:
        """Bring this record into view, from a search result for example."""

    def complete(self) -> None:
        """Make at once what was left for later turns: somebody wants to be at a place in the page."""

    def focus_first(self) -> None:
        """Put the keyboard where the work starts."""
        self.scroll_area.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def badge(cls, _context: GezinContext) -> str:
        """A short number behind the name in the navigation ("24"), or nothing; also before it is opened."""
        return ""

    def leave(self) -> None:
        """The person goes to another screen: nothing half-typed stays behind in an editor."""
