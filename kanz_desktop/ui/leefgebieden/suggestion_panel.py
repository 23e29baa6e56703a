"""What "meer …" opens: wordings to tap, and the whole list for who looks for something."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from kanz_desktop.ui.leefgebieden.presenter import LeefgebiedenPresenter
from kanz_desktop.ui.leefgebieden.suggestions import SHORTEST_QUERY, Suggestion
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import clear, column, row, scale_layout
from kanz_desktop.ui.widgets.suggestion_button import SuggestionButton
from kanz_desktop.ui.widgets.surfaces import Words

_TWO_COLUMNS_FROM = 640
"""Pixels at 100 %: narrower than this the wordings stand below each other."""
_SEARCH_AFTER_MS = 120


class SuggestionPanel(QFrame):
    """Suggestions of one leefgebied, and a search through the whole list."""

    closed = Signal()

    def __init__(self, presenter: LeefgebiedenPresenter, gebied: str) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self._presenter, self._gebied = presenter, gebied
        self._shown: tuple[Suggestion, ...] | None = None
        self._columns = 0
        body = column(self, margins=(10, 8, 10, 10), gap=8)
        head = row(gap=8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("zoek in de hele lijst …")
        self.search.setAccessibleName("Zoek in de hele lijst")
        self.search.setClearButtonEnabled(False)
        head.addWidget(self.search, 1)
        head.addWidget(GhostButton("klaar", self.close_panel))
        body.addLayout(head)
        self._note = Words("", "quiet")
        body.addWidget(self._note)
        self._grid = QGridLayout()
        scale_layout(self._grid, gap=8)
        body.addLayout(self._grid)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._to_the_found)
        self.hide()

    def open_panel(self) -> None:
        self.search.clear()
        self._shown = None
        self.show()
        self.refresh()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(self)

    def close_panel(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def refresh(self) -> None:
        """Look again: something was chosen, here or elsewhere, or other letters were typed."""
        if self.isHidden():
            return
        query = self.search.text()
        found = self._presenter.suggestions(self._gebied, query)
        self._note.setText(_note(query, found))
        self._note.setVisible(bool(self._note.text()))
        columns = 2 if self.width() >= current_theme().px(_TWO_COLUMNS_FROM) else 1
        if found != self._shown or columns != self._columns:
            self._shown, self._columns = found, columns
            self._fill(found, columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _choose(self, probleem: str) -> None:
        """What was looked for is found: the whole list comes back, and the keyboard to its search."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.choose(probleem)

    def _to_the_found(self) -> None:
        """Enter goes to the first wording that was found; Enter again chooses it."""
        self._timer.stop()
        self.refresh()
        item = self._grid.itemAt(0)
        if item is not None and (first := item.widget()) is not None:
            _give_keyboard(first)

    def _fill(self, found: tuple[Suggestion, ...], columns: int) -> None:
        kept = self._place_of_focus()
        clear(self._grid)
        for place, suggestion in enumerate(found):
            under = f"komt bij {suggestion.elsewhere}" if suggestion.elsewhere else ""
            button = SuggestionButton(suggestion.words, partial(self._choose, suggestion.id), under=under)
            self._grid.addWidget(button, place // columns, place % columns)
        for index in range(2):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        if kept is not None and found:
            item = self._grid.itemAt(min(kept, len(found) - 1))
            if item is not None and (target := item.widget()) is not None:
                _give_keyboard(target)
        elif kept is not None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of_focus(self) -> int | None:
        """Which wording has the keyboard, so that it stays near when one is taken out of the list."""
        for place in range(self._grid.count()):
            item = self._grid.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.hasFocus():
                return place
        return None


def _note(query: str, found: tuple[Suggestion, ...]) -> str:
    if found:
        return ""
    typed = len(query.strip())
    if not typed:
        return "Alles uit deze lijst staat er al bij. Zoeken kan in de hele lijst."
    if typed < SHORTEST_QUERY:
        return "Typ nog een letter …"
    return "Niets gevonden. Schrijf het gerust in eigen woorden op."


def _give_keyboard(made: QWidget) -> None:
    """A layout shows what was just added in the next turn only, and what is hidden takes no keyboard."""
    made.show()
    made.setFocus(Qt.FocusReason.OtherFocusReason)
