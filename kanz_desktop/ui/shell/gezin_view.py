"""One open gezin: its screens beside their navigation, and the lines that say what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import surprises
from kanz_desktop.services.inzage import AT_TABLE, LOOKED, OPENED, note_seen
from kanz_desktop.ui.geschiedenis.look_back import LookBack
from kanz_desktop.ui.shell.badges import Badges
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.gezin_actions import Exits, back_in_time, places, screen_keys, ways_out
from kanz_desktop.ui.shell.kept import Kept
from kanz_desktop.ui.shell.made_screens import MadeScreens
from kanz_desktop.ui.shell.navigation import Navigation
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.theme import holder
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.layout import column, row

TABLE_TITLE = "Ons plan"
NEEDED_AFTER_MS = 150
"""Milliseconds before it is looked for what is listed only when it is there: the gezin comes first."""
HISTORY_HELP = (
    "Wat stond er eerder in een veld? Zet de cursor erin en druk op Alt+H, of klik erop met de rechterknop. "
    "Met Zet terug komt een oude versie terug."
)


class GezinView(Face):
    """Screens are made when they are first opened, and follow every change from then on."""

    screen_changed = Signal(str)

    def __init__(self, context: GezinContext, screens: Sequence[type[Screen]], exits: Exits) -> None:
        super().__init__()
        self.context = context
        self.at_table, self.at_desk = context.table, not context.table
        self._exits = exits
        self._screens = MadeScreens(context, screens, self.go)
        self.current = ""
        self._kept = Kept()
        self._before = next(iter(self._screens.types), "")
        self._compact = False
        self.navigation = Navigation(self._screens.listed, self.go, exits.vandaag)
        self._badges = Badges(context, self.navigation, self._screens.listed)
        self.notices = Notices()
        self.look_back = LookBack(self)
        self._build()
        self._badges.show_plain()
        self._follow()
        self._say_what_is_wrong()
        QTimer.singleShot(NEEDED_AFTER_MS, self, self._badges.show)

    def title(self) -> str:
        return TABLE_TITLE if self.context.table else f"Gezin {self.context.sessie.naam}"

    def go(self, screen_id: str, record_id: Id | None = None) -> None:
        """Show a screen, and one record on it when it is given. No id: back to where one was."""
        screen_id = screen_id or self._before
        self.look_back.close()
        if self.current and self.current != screen_id:
            self._say("")  # beside the undo of another screen it would name what that does not take back
            self._safely(self._screens[self.current].leave)
            self.notices.clear_errors()
            self._say_what_is_wrong()
        self.current = screen_id
        screen, kind = self._screens.show(screen_id), self._screens.types[screen_id]
        self._note(kind.deel)
        if kind.in_navigation:
            self._before = screen_id
        self.navigation.set_current(kind)
        self.screen_changed.emit(screen_id)
        self._ask_undo()
        if record_id is not None:
            screen.show_record(record_id)
        else:
            screen.focus_first()

    def _note(self, deel: str) -> None:
        """That somebody looks goes into the inzageregister; what is seen twice a day is said once."""
        sessie = self.context.sessie
        if self.context.table:
            note_seen(sessie, AT_TABLE, personen=self.context.audience.persons)
        else:
            note_seen(sessie, OPENED)
        if deel:
            note_seen(sessie, LOOKED, deel=deel)

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def undo(self) -> None:
        self.screen_now().writing.undo(self.current)

    def redo(self) -> None:
        self.screen_now().writing.redo(self.current)

    def show_history(self) -> None:
        """How the field under the keyboard was before; once more: back to it."""
        self.look_back.toggle()

    def screen_ids(self) -> tuple[str, ...]:
        """Every screen that exists on this face, in order."""
        return tuple(self._screens.types)

    def has(self, screen_id: str) -> bool:
        """Whether this screen exists on this face."""
        return screen_id in self._screens.types

    def screen_now(self) -> Screen:
        return self._screens[self.current]

    def focus_first(self) -> None:
        if self.current:
            self.screen_now().focus_first()

    def help_text(self) -> str:
        return f"{self.screen_now().help_text}\n{HISTORY_HELP}" if self.current else ""

    def lead(self) -> QWidget | None:
        return self.navigation.menu_button

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.navigation.setVisible(not compact)
        self._make_room()

    def offers(self) -> Sequence[Action]:
        table = self.context.table
        return (
            *places(self._screens.types, self.go),
            *ways_out(self._exits, table=table),
            *back_in_time(self.undo, self.redo, self.show_history),
            *screen_keys(self._screens.listed, self.go, table=table),
        )

    def leave(self) -> None:
        """Everything that was typed becomes an operation; call before the gezin is closed."""
        for screen in self._screens:
            self._safely(screen.leave)
        for editor in self.findChildren(AutosaveEditor):
            self._safely(editor.commit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.look_back.show_menu(event)

    def _follow(self) -> None:
        context = self.context
        context.changed.connect(self._on_changes)
        context.said.connect(self._say)
        context.failed.connect(self._on_error)
        context.asked_for.connect(self.go)
        context.tasks.started.connect(self.notices.show_progress)
        context.undo_state_changed.connect(self._ask_undo)
        context.badges_changed.connect(self._badges.show)
        context.history_asked.connect(self.look_back.open)
        self.look_back.possible.connect(self.can_look_back)
        self.look_back.turned.connect(self._make_room)
        holder().about_to_change.connect(self._let_go)
        holder().changed.connect(self._come_back)

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
        line = self._line = row(self, gap=0)
        line.addWidget(self.navigation)
        beside = column(gap=0)
        beside.addWidget(self._screens.stack, 1)
        beside.addWidget(self.notices)
        line.addLayout(beside, 1)
        line.addWidget(self.look_back.panel)

    def _make_room(self) -> None:
        """In a narrow window what stood in a field before takes the place of the screen."""
        alone = self._compact and self.look_back.is_open
        self.look_back.panel.set_wide(self._compact)
        self._screens.stack.setVisible(not alone)
        self._line.setStretch(1, 0 if alone else 1)
        self._line.setStretch(2, 1 if alone else 0)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Rows fold in a narrower page: the field that the panel is about stays where one can see it."""
        field = self.look_back.field
        if field is not None and self.current in self._screens:
            self.screen_now().reveal(field)

    def _let_go(self) -> None:
        """Before the look changes: remember where we are, and drop every screen."""
        if not len(self._screens):
            return
        self.look_back.close()
        self.leave()
        self._kept = Kept.of(self.screen_now())
        self._screens.drop_all()

    def _come_back(self) -> None:
        if self.current and not len(self._screens):
            self.go(self.current)
            self._kept.restore(self.screen_now())

    def _ask_undo(self) -> None:
        """Ask the store, off this thread, whether there is something to take back on this screen."""
        if self.current not in self._screens:
            return
        sessie, screen = self.screen_now().writing.sessie, self.current
        self.context.tasks.run(
            lambda: sessie.undo_state(screen).can_undo,
            lambda possible: self.can_undo.emit(possible) if screen == self.current else None,
        )

    def _on_changes(self, changes: Changes) -> None:
        for screen in self._screens:
            self._safely(partial(screen.on_changes, changes))
        self._badges.show()

    def _on_error(self, error: BaseException, _screen: str) -> None:
        self.show_error(error)
        self.status_changed.emit("Niet opgeslagen")

    def _say(self, text: str) -> None:
        self.status_changed.emit(text)
