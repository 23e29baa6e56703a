"""One open gezin: its screens beside their navigation, and the lines that say what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import surprises
from kanz_desktop.ui.shell.broken_screen import BrokenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.kept import Kept
from kanz_desktop.ui.shell.navigation import Navigation
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.theme import holder
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.layout import column, row

SEARCH, PRINT = "zoeken", "afdrukken"
TABLE_TITLE = "Ons plan"
_DIGITS = 9


@dataclass(frozen=True)
class Exits:
    """The ways out of a gezin. None where a way does not exist: the table has no caseload."""

    lock: Callable[[], object]
    table: Callable[[], object]
    """To the table, or at the table: done there."""
    cover: Callable[[], object]
    vandaag: Callable[[], object] | None = None


class GezinView(Face):
    """Screens are made when they are first opened, and follow every change from then on."""

    screen_changed = Signal(str)

    def __init__(self, context: GezinContext, screens: Sequence[type[Screen]], exits: Exits) -> None:
        super().__init__()
        self.context = context
        self._exits = exits
        self._types = {s.id: s for s in screens if s.table or not context.table}
        self._made: dict[str, Screen] = {}
        self.current = ""
        self._kept = Kept()
        self._before = next(iter(self._types), "")
        listed = [s for s in self._types.values() if s.in_navigation]
        self.navigation = Navigation(listed, self.go, exits.vandaag)
        self.notices = Notices()
        self._stack = QStackedWidget()
        self._build()
        self._show_badges()
        context.changed.connect(self._on_changes)
        context.said.connect(self._say)
        context.failed.connect(self._on_error)
        context.asked_for.connect(self.go)
        context.tasks.started.connect(self.notices.show_progress)
        context.undo_state_changed.connect(self._ask_undo)
        context.badges_changed.connect(self._show_badges)
        self._say_what_is_wrong()
        holder().about_to_change.connect(self._let_go)
        holder().changed.connect(self._come_back)

    def title(self) -> str:
        return TABLE_TITLE if self.context.table else f"Gezin {self.context.sessie.naam}"

    def go(self, screen_id: str, record_id: Id | None = None) -> None:
        """Show a screen, and one record on it when it is given. No id: back to where one was."""
        screen_id = screen_id or self._before
        if self.current and self.current != screen_id:
            self._safely(self._made[self.current].leave)
            self.notices.clear_errors()
            self._say_what_is_wrong()
        screen = self._screen(screen_id)
        self.current = screen_id
        self._stack.setCurrentWidget(screen)
        if self._types[screen_id].in_navigation:
            self._before = screen_id
        self.navigation.set_current(self._types[screen_id])
        self.screen_changed.emit(screen_id)
        self._ask_undo()
        if record_id is not None:
            screen.show_record(record_id)
        else:
            screen.focus_first()

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def undo(self) -> None:
        self.screen_now().writing.undo(self.current)

    def redo(self) -> None:
        self.screen_now().writing.redo(self.current)

    def screen_ids(self) -> tuple[str, ...]:
        """Every screen that exists on this face, in order."""
        return tuple(self._types)

    def has(self, screen_id: str) -> bool:
        """Whether this screen exists on this face."""
        return screen_id in self._types

    def screen_now(self) -> Screen:
        return self._made[self.current]

    def focus_first(self) -> None:
        if self.current:
            self.screen_now().focus_first()

    def help_text(self) -> str:
        return self.screen_now().help_text if self.current else ""

    def lead(self) -> QWidget | None:
        return self.navigation.menu_button

    def set_compact(self, compact: bool) -> None:
        self.navigation.setVisible(not compact)

    def offers(self) -> Sequence[Action]:
        return (*self._places(), *self._ways_out(), *self._undo_keys(), *self._screen_keys())

    def leave(self) -> None:
        """Everything that was typed becomes an operation; call before the gezin is closed."""
        for screen in self._made.values():
            self._safely(screen.leave)
        for editor in self.findChildren(AutosaveEditor):
            self._safely(editor.commit)

    def _places(self) -> list[Action]:
        actions = []
        if SEARCH in self._types:
            actions.append(Action("Zoeken", lambda: self.go(SEARCH), "Ctrl F", "zoeken"))
        if PRINT in self._types:
            actions.append(Action("Afdrukken", lambda: self.go(PRINT), "Ctrl P", "afdrukken"))
        return actions

    def _ways_out(self) -> list[Action]:
        exits = self._exits
        if self.context.table:
            return [
                Action("Afdekken", exits.cover, "F12", "afdekken", first=True),
                Action("Klaar aan tafel", exits.table, "F9", "tafel", first=True),
                Action("Op slot", exits.lock, "Ctrl L", "slot", shown=False),
            ]
        return [
            Action("Keukentafel", exits.table, "F9", "tafel", first=True),
            Action("Op slot", exits.lock, "Ctrl L", "slot", first=True),
        ]

    def _undo_keys(self) -> list[Action]:
        return [
            Action("Ongedaan maken", self.undo, "Ctrl Z", "terug", shown=False, in_menu=True),
            Action("Toch wel", self.redo, "Ctrl Y", shown=False),
        ]

    def _screen_keys(self) -> list[Action]:
        """The screens in the order of the navigation: the keyboard alone gets everywhere in one press."""
        listed = [kind for kind in self._types.values() if kind.in_navigation][:_DIGITS]
        return [
            Action(kind.name(table=self.context.table), partial(self.go, kind.id), f"Ctrl {n}", shown=False)
            for n, kind in enumerate(listed, start=1)
        ]

    def _screen(self, screen_id: str) -> Screen:
        if screen_id not in self._made:
            screen = self._make(screen_id)
            self._made[screen_id] = screen
            self._stack.addWidget(screen)
        return self._made[screen_id]

    def _make(self, screen_id: str) -> Screen:
        """The screen, or in its place what is said when it cannot be made: the others go on."""
        try:
            return self._types[screen_id](self.context)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one screen stays with that one
            surprises.note(error)
            return BrokenScreen(self.context, error, lambda: self._make_again(screen_id))

    def _make_again(self, screen_id: str) -> None:
        broken = self._made.pop(screen_id)
        self.go(screen_id)
        self._stack.removeWidget(broken)
        broken.deleteLater()

    def _safely(self, work: Callable[[], object]) -> None:
        """One screen that fails keeps no other from hearing it, and nobody from leaving."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - any screen, any error
            surprises.note(error)
            self.show_error(error)

    def _say_what_is_wrong(self) -> None:
        """A gezin that can only be read says so on every screen."""
        if self.context.sessie.trouble is not None:
            self.show_error(self.context.sessie.trouble)

    def _build(self) -> None:
        line = row(self, gap=0)
        line.addWidget(self.navigation)
        beside = column(gap=0)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.notices)
        line.addLayout(beside, 1)

    def _let_go(self) -> None:
        """Before the look changes: remember where we are, and drop every screen."""
        if not self._made:
            return
        self.leave()
        self._kept = Kept.of(self.screen_now())
        for screen in self._made.values():
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._made.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _come_back(self) -> None:
        if self.current and not self._made:
            self.go(self.current)
            self._kept.restore(self.screen_now())

    def _ask_undo(self) -> None:
        """Ask the store, off this thread, whether there is something to take back on this screen."""
        if self.current not in self._made:
            return
        sessie, screen = self.screen_now().writing.sessie, self.current
        self.context.tasks.run(
            lambda: sessie.undo_state(screen).can_undo,
            lambda possible: self.can_undo.emit(possible) if screen == self.current else None,
        )

    def _on_changes(self, changes: Changes) -> None:
        for screen in self._made.values():
            self._safely(partial(screen.on_changes, changes))
        self._show_badges()

    def _show_badges(self) -> None:
        for screen_id, kind in self._types.items():
            if kind.in_navigation:
                self.navigation.set_badge(screen_id, kind.badge(self.context))

    def _on_error(self, error: BaseException, _screen: str) -> None:
        self.show_error(error)
        self.status_changed.emit("Niet opgeslagen")

    def _say(self, text: str) -> None:
        self.status_changed.emit(text)
