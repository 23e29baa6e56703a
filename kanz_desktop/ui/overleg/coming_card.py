"""What comes: the days that the method counts, the meetings to choose from, and a press to plan another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import capital
from kanz_desktop.ui.overleg.presenter import OverlegPresenter, TermLine
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Card, Words
from kanz_desktop.ui.widgets.tabs import Tabs

NOTHING = "Nog geen overleg. Kies hieronder welk overleg je plant: de agenda komt er vanzelf bij."
NOTHING_TABLE = "Er staat nog geen overleg."


class ComingCard(Card):
    """`wanted` carries the kind of meeting to plan, `chosen` the meeting to show."""

    wanted = Signal(str)
    chosen = Signal(bytes)

    def __init__(self, context: GezinContext, presenter: OverlegPresenter) -> None:
        super().__init__("Wat er komt", icon_name="kalender")
        self._context, self._presenter = context, presenter
        self._terms: tuple[TermLine, ...] | None = None
        self._rows = column(gap=2)
        self.body.addLayout(self._rows)
        self._none = Words(NOTHING_TABLE if context.table else NOTHING, "quiet")
        self.body.addWidget(self._none)
        self.meetings = Tabs("Welk overleg", ())
        self.meetings.chosen.connect(lambda meeting: self.chosen.emit(bytes.fromhex(meeting)))
        self.body.addWidget(self.meetings)
        entries = context.methode.list("overlegsoort")
        self.plan_buttons = [
            self._plan_button(entry.id, entry.words(tafel=context.table)) for entry in entries
        ]
        buttons: list[QWidget] = [*self.plan_buttons]
        if not context.table:
            to_path = partial(context.navigate, "pad")
            buttons.append(GhostButton("Een termijn verzetten", to_path, icon_name="klok"))
        self.body.addWidget(flowing(*buttons))
        self.setFocusProxy(self.plan_buttons[0])
        self.refresh()

    def refresh(self) -> None:
        terms, meetings = self._presenter.terms(), self._presenter.meetings()
        if terms != self._terms:
            self._terms = terms
            clear(self._rows)
            for line in terms:
                self._rows.addWidget(Words(f"{line.when}  ·  {line.words}"))
        self.meetings.set_tabs((line.id.hex(), line.words) for line in meetings)
        self._none.setVisible(not meetings)
        self.meetings.setVisible(bool(meetings))

    def show_chosen(self, meeting: Id | None) -> None:
        if meeting is not None and meeting.hex() in self.meetings:
            self.meetings.choose(meeting.hex())

    def _plan_button(self, soort: str, words: str) -> TouchButton:
        named = capital(words)
        button = TouchButton(named, partial(self.wanted.emit, soort), icon_name="plus")
        button.setAccessibleName(f"Plannen: {named}")
        return button
