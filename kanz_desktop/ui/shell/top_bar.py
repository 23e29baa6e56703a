"""The bar at the top: where you are, whether it is saved, and what you can always do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from kanz_desktop.ui.shell.face import Action
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton, TouchButton
from kanz_desktop.ui.widgets.elided import ElidedLabel
from kanz_desktop.ui.widgets.icons import icon
from kanz_desktop.ui.widgets.layout import clear, row, size
from kanz_desktop.ui.widgets.surfaces import Chip
from kanz_desktop.ui.widgets.traced import ASK

STATUS_WIDTH = 22
"""Characters. "Niet opgeslagen" is never cut: the name of the gezin gives way first."""


class TopBar(QFrame):
    """Title, status and actions. In a narrow window the lesser actions go behind "Meer"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        size(self, min_height=52)
        self._actions: Sequence[Action] = ()
        self._compact = False
        self._can_undo = self._can_look_back = False
        self._table = self._at_desk = False
        self.title = ElidedLabel("", "section")
        self.status = ElidedLabel("", "status", least=STATUS_WIDTH)
        self.office = LinkButton("")
        self.office.setAccessibleName("Bijwerken")
        self.office.setToolTip("Bijwerken (F5)")
        self.office.hide()
        self.undo = LinkButton("ongedaan maken")
        self.undo.setToolTip("Ctrl+Z")
        self.undo.hide()
        self.history = LinkButton("eerder …")
        self.history.setAccessibleName(ASK)
        self.history.setToolTip(f"{ASK} (Alt+H)")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field that it is about keeps the keyboard
        self.history.hide()
        self.table_chip = Chip("Keukentafel staat aan", "teal")
        self.table_chip.hide()
        line = self._line = row(self, margins=(20, 5, 20, 5), gap=12)
        self._lead = row(gap=8)
        self._buttons = row(gap=12)
        line.addLayout(self._lead)
        for widget in (self.title, self.status, self.office, self.undo, self.history):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.table_chip)
        line.addLayout(self._buttons)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._keep_title()
        return super().event(event)

    def _keep_title(self) -> None:
        """The menu of screens gives way before the name of the gezin: its words stand above the page too."""
        others = self._line.minimumSize().width() - self.title.minimumSizeHint().width()
        self.title.keep(max(0, self.width() - others) if self._compact else 0)

    def set_title(self, title: str) -> None:
        self.title.setText(title)

    def set_status(self, text: str) -> None:
        self.status.setText(text)

    def set_office(self, words: str) -> None:
        """What of this is safe on the office; pressed, it leads there."""
        self.office.setText(words)
        self.office.setAccessibleName(f"{words}. Bijwerken")
        self._show_office()

    def set_at_desk(self, at_desk: bool) -> None:
        """Whether this face has to do with the office at all: not at the table, and not at the lock."""
        self._at_desk = at_desk
        self._show_office()

    def _show_office(self) -> None:
        self.office.setVisible(self._at_desk and bool(self.office.text()) and not self._compact)

    def set_can_undo(self, possible: bool) -> None:
        self._can_undo = possible
        self._show_links()

    def set_can_look_back(self, possible: bool) -> None:
        self._can_look_back = possible
        self._show_links()

    def _show_links(self) -> None:
        self.undo.setVisible(self._can_undo and not self._compact)
        self.history.setVisible(self._can_look_back and not self._compact)

    def set_table(self, table: bool) -> None:
        """Say that the keukentafel is on; in a narrow window the button that ends it says so."""
        self._table = table
        self.table_chip.setVisible(table and not self._compact)

    def set_lead(self, widget: QWidget | None) -> None:
        """A widget before the title: the menu of screens in a narrow window."""
        while (item := self._lead.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
        if widget is not None:
            self._lead.addWidget(widget)
            widget.show()

    def set_actions(self, actions: Sequence[Action]) -> None:
        self._actions = actions
        self._build()

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._build()

    def button(self, words: str) -> TouchButton | None:
        """The button with these words, when it is in the bar."""
        found = [b for b in self.findChildren(TouchButton) if b.text() == words and not b.isHidden()]
        return found[0] if found else None

    def _build(self) -> None:
        clear(self._buttons)
        self.status.setVisible(not self._compact)
        self._show_office()
        self._show_links()
        self.set_table(self._table)
        offered = [action for action in self._actions if action.shown]
        shown = [action for action in offered if action.first or not self._compact]
        rest = (
            [a for a in self._actions if a not in shown and (a.shown or a.in_menu)] if self._compact else []
        )
        for action in shown:
            self._buttons.addWidget(self._button(action))
        if rest:
            more = TouchButton("Meer", icon_name="menu")
            more.clicked.connect(lambda _on=False: self._open(more, rest))
            self._buttons.addWidget(more)

    def _button(self, action: Action) -> TouchButton:
        if action.fill is None:
            hint = action.hint if action.first or not self._table else ""
            hint = "" if self._compact else hint
            return TouchButton(action.words, action.do, hint=hint, tip=_tip(action))
        button = GhostButton(action.words, icon_name=action.icon)
        button.clicked.connect(lambda _on=False: self._open(button, action.fill))
        return button

    def _open(
        self, button: TouchButton, content: Sequence[Action] | Callable[[QMenu], object] | None
    ) -> None:
        menu = QMenu(button)
        if callable(content):
            content(menu)
        else:
            for action in content or ():
                _add(menu, action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _add(menu: QMenu, action: Action) -> None:
    if action.fill is not None:
        action.fill(menu.addMenu(action.words))
        return
    entry = menu.addAction(f"{action.words}\t{action.hint}" if action.hint else action.words)
    if action.icon:
        entry.setIcon(icon(action.icon))
    entry.triggered.connect(lambda _on=False: action.do() if action.do is not None else None)


def _tip(action: Action) -> str:
    return f"{action.words} ({action.hint.replace(' ', '+')})" if action.hint else ""
