"""The screens of a gezin, at the left; in a narrow window behind one button in the bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QWidget

from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import GivingButton, TouchButton
from kanz_desktop.ui.widgets.icons import icon
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import column, size

Go = Callable[[str], object]


class NavigationButton(TouchButton):
    """`focused`: the keyboard came here, so that it can be brought in sight."""

    role = "navigation"
    icon_token = "ink-2"
    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


class Navigation(QScrollArea):
    """One button per screen. `leave` is the way back to all gezinnen, which the table does not have.

    It scrolls where a laptop is too low for all of them: no name is squeezed or cut.
    """

    def __init__(self, screens: Sequence[type[Screen]], go: Go, leave: Callable[[], object] | None) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setAccessibleName("Schermen")
        size(self, width=208)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table = current_theme().table
        self._screens, self._go, self._leave = screens, go, leave
        self._badges: dict[str, str] = {}
        self._buttons: dict[str, NavigationButton] = {}
        self._current = ""
        self.menu_button = GivingButton("", self._open_menu, icon_name="menu")
        self.menu_button.hide()
        self._build()

    def set_current(self, screen: type[Screen]) -> None:
        """Mark this screen; one that is not in the list leaves no other marked."""
        self._current = screen.id
        for other in self._screens:
            self._buttons[other.id].setChecked(other.id == screen.id)
            self._buttons[other.id].setHidden(not self._is_listed(other))
        if screen.id in self._buttons:
            bring_in_sight(self._buttons[screen.id])
        name = screen.name(table=self._table)
        self.menu_button.setText(name)
        self.menu_button.setAccessibleName(f"Schermen, nu: {name}")

    def set_badge(self, screen_id: str, badge: str) -> None:
        """A short number behind the name ("Gezinsmap · 24")."""
        if self._badges.get(screen_id, "") != badge:
            self._badges[screen_id] = badge
            button, words = self._buttons[screen_id], self._words(screen_id)
            private = bool(button.property("private"))  # its name is long, and its badge a word
            button.setText(words.replace(" · ", "\n") if private else words)
            button.setAccessibleName(words)
            button.setHidden(not self._is_listed(self._kind(screen_id)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        holder = QWidget()
        holder.setProperty("role", "paper")
        body = column(holder, margins=(10, 10, 4, 10), gap=1)
        if self._leave is not None:
            body.addWidget(self._button("Mijn gezinnen", self._leave))
        for screen in self._ordered(at_bottom=False):
            body.addWidget(self._screen_button(screen))
        body.addStretch(1)
        for screen in self._ordered(at_bottom=True):
            body.addWidget(self._screen_button(screen))
        self.setWidget(holder)

    def _ordered(self, *, at_bottom: bool) -> list[type[Screen]]:
        return [screen for screen in self._screens if screen.at_bottom is at_bottom]

    def _screen_button(self, screen: type[Screen]) -> NavigationButton:
        button = self._button(screen.name(table=self._table), partial(self._press, screen.id))
        button.setCheckable(True)
        button.setProperty("private", screen.private)
        if not self._is_listed(screen):
            button.hide()
        self._buttons[screen.id] = button
        return button

    def _button(self, words: str, go: Callable[[], object]) -> NavigationButton:
        button = NavigationButton(words, go)
        button.focused.connect(partial(self.ensureWidgetVisible, button))
        return button

    def _press(self, screen_id: str) -> None:
        """A press on the screen that is open goes there again; it does not unmark it."""
        self._buttons[screen_id].setChecked(True)
        self._go(screen_id)

    def _name(self, screen_id: str) -> str:
        return self._kind(screen_id).name(table=self._table)

    def _kind(self, screen_id: str) -> type[Screen]:
        return next(screen for screen in self._screens if screen.id == screen_id)

    def _is_listed(self, screen: type[Screen]) -> bool:
        return not screen.when_needed or bool(self._badges.get(screen.id)) or screen.id == self._current

    def _words(self, screen_id: str) -> str:
        badge = self._badges.get(screen_id, "")
        return f"{self._name(screen_id)} · {badge}" if badge else self._name(screen_id)

    def _open_menu(self) -> None:
        menu = QMenu(self.menu_button)
        if self._leave is not None:
            leave = self._leave
            menu.addAction(icon("vandaag"), "Mijn gezinnen").triggered.connect(lambda _on=False: leave())
        for screen in filter(self._is_listed, self._screens):
            entry = menu.addAction(icon(screen.icon or "document"), self._words(screen.id))
            entry.triggered.connect(lambda _on=False, s=screen.id: self._go(s))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def button(self, screen_id: str) -> QPushButton:
        return self._buttons[screen_id]
