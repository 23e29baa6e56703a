"""A heading, what can be done beside it, and a column that scrolls; Tab goes through it as one reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kanz_desktop.ui.widgets.in_sight import bring_in_sight
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

    def enter(self, *, forward: bool) -> None:
        """Tab came from outside: begin with what is read first, or backwards with the last."""
        stops = tab_stops(self)
        if stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[0 if forward else -1].setFocus(reason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until this widget can be seen, with what stands around it."""
        bring_in_sight(widget, around=60)

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


def page_around(widget: QWidget | None) -> Page | None:
    """The page that this widget stands on."""
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parentWidget()
    return widget
