"""One leefgebied on a sheet: what goes well first, then what may change, then the family's own answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.leefgebieden.inside import CardInside
from kanz_desktop.ui.leefgebieden.presenter import GebiedCard, LeefgebiedenPresenter
from kanz_desktop.ui.leefgebieden.row import ProbleemRow
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.elided import ElidedLabel
from kanz_desktop.ui.widgets.icons import IconTile
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import SectionTitle


class GebiedSheet(QFrame):
    """A leefgebied, open or closed. What is inside is built when it is opened for the first time."""

    def __init__(self, context: GezinContext, presenter: LeefgebiedenPresenter, card: GebiedCard) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(f"{card.number} {card.title}")
        self._context, self._presenter = context, presenter
        self._card = card
        self._inside: CardInside | None = None
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
            self._inside = CardInside(self._context, self._presenter, self._card)
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
        return self._inside.row(problem) if self._inside is not None else None

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
        self._summary = ElidedLabel("", "quiet")
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
