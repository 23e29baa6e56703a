"""Vandaag: a greeting, what is due this week, every gezin in one line, and room for a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.face import Action, Face, lock_action
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.vandaag.presenter import DueLine, VandaagPage
from kanz_desktop.ui.vandaag.rows import DueRow, GezinRow, TogetherRow
from kanz_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, EmptyState, Note, Words

EMPTY = "Je hebt nog geen gezinnen. Typ hieronder de naam van het eerste gezin."
NO_DUE = "Er loopt de komende twee weken geen termijn af."
TOGETHER = "Samen bekijken"
TOGETHER_SCREEN = "samen"
NAME_HINT = "Naam van een nieuw gezin, bijv. De Vries"


class Way(Protocol):
    """Where one can go from here."""

    def open_gezin(self, gezin: Id, screen: str = "", record: Id | None = None) -> None: ...
    def new_gezin(self, name: str) -> None: ...
    def lock(self) -> None: ...
    def show_vandaag(self) -> None: ...
    def show_kluis(self) -> None: ...
    def show_bijwerken(self) -> None: ...
    def show_trajecten(self) -> None: ...
    def show_leden(self) -> None: ...


class VandaagView(Face):
    """Shows a VandaagPage; what is chosen goes to `way`."""

    at_desk = True

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way
        self._extra: Sequence[Action] = ()
        self._page_now: VandaagPage | None = None
        self._office: Mapping[Id, tuple[str, str]] = {}
        self._narrow = False
        self._all_due = False
        outer = column(self, gap=0)
        self.page = Page("", "")
        outer.addWidget(self.page, 1)
        self.notices = Notices()
        outer.addWidget(self.notices)
        self.due = Card("Wat eraan komt")
        self.gezinnen = Card("Gezinnen")
        self.page.column.addWidget(self.due)
        self.page.column.addWidget(self.gezinnen)
        self._due_rows = column(gap=0)
        self.due.body.addLayout(self._due_rows)
        self._gezin_rows = column(gap=0)
        self.gezinnen.body.addLayout(self._gezin_rows)
        self.name = QLineEdit()
        self._build_new()

    def title(self) -> str:
        return "Mijn gezinnen"

    def offers(self) -> Sequence[Action]:
        return (*self._extra, lock_action(self._way.lock))

    def help_text(self) -> str:
        return (
            "Bovenaan staat wat er deze en volgende week aan de beurt is. Klik erop om het te openen.\n"
            "Wat voorbij is en niet afgevinkt kan worden, verdwijnt na twee weken vanzelf.\n"
            "Daaronder staan al je gezinnen. Klik op een gezin om het te openen.\n"
            "Een nieuw gezin maak je onderaan: typ de naam en druk op Enter."
        )

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def add_offers(self, *extra: Action) -> None:
        """What can be done from here besides locking; shown before it."""
        self._extra = extra

    def remind(self, words: str, action: str, do: Callable[[], object]) -> None:
        """One calm line above the caseload, with what to do about it."""
        note = Note(words, "attention", icon_name="let-op")
        note.row.addWidget(TouchButton(action, do))
        self.page.column.insertWidget(0, note)

    def set_compact(self, compact: bool) -> None:
        if compact != self._narrow:
            self._narrow = compact
            if self._page_now is not None:
                self.show_page(self._page_now)

    def show_page(self, page: VandaagPage) -> None:
        """Put everything on the screen; the keyboard stays with the gezin that it was at."""
        at = next((line.gezin.id for line in self.findChildren(GezinRow) if line.hasFocus()), None)
        self._page_now = page
        self.page.set_heading(page.greeting, page.lead)
        self._show_due(page)
        self._show_gezinnen(page)
        for line in self.findChildren(GezinRow):
            if line.gezin.id == at:
                line.setFocus()

    def show_office(self, words: Mapping[Id, tuple[str, str]]) -> None:
        """By gezin: what is not on the office yet, shortly and in full."""
        self._office = words
        for line in self.findChildren(GezinRow):
            line.say_office(*words.get(line.gezin.id, ()))

    def focus_first(self) -> None:
        rows = self.findChildren(GezinRow)
        if rows:
            rows[0].setFocus()
        else:
            self.name.setFocus()

    def _show_due(self, page: VandaagPage) -> None:
        self.due.setVisible(bool(page.gezinnen))
        clear(self._due_rows)
        for group in page.all_due if self._all_due else page.due:
            self._due_rows.addWidget(Words(group.title, "small"))
            for due in group.lines:
                self._due_rows.addWidget(Divider())
                self._due_rows.addWidget(self._due_row(due))
            self._due_rows.addSpacing(current_theme().px(8))
        if not page.due:
            self._due_rows.addWidget(Words(NO_DUE, "quiet"))
        if page.more_due and not self._all_due:
            more = LinkButton(f"nog {page.more_due} laten zien", self._show_all_due)
            self._due_rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_together(page)

    def _show_together(self, page: VandaagPage) -> None:
        if page.together:
            self._due_rows.addSpacing(current_theme().px(8))
            self._due_rows.addWidget(Words(TOGETHER, "small"))
        for line in page.together:
            self._due_rows.addWidget(Divider())
            go = partial(self._way.open_gezin, line.gezin, TOGETHER_SCREEN)
            self._due_rows.addWidget(TogetherRow(line, go))

    def _due_row(self, due: DueLine) -> DueRow:
        return DueRow(due, partial(self._way.open_gezin, due.gezin, due.screen, due.record))

    def _show_all_due(self) -> None:
        """The keyboard goes on with the first line that was not there yet."""
        page = self._page_now
        if page is not None:
            seen = sum(len(group.lines) for group in page.due)
            self._all_due = True
            self._show_due(page)
            self.due.findChildren(DueRow)[seen].setFocus()

    def _show_gezinnen(self, page: VandaagPage) -> None:
        rows: list[QWidget] = [
            GezinRow(gezin, partial(self._way.open_gezin, gezin.id), narrow=self._narrow)
            for gezin in page.gezinnen
        ]
        _fill(self._gezin_rows, rows or [EmptyState(EMPTY, icon_name="mensen")])
        self.show_office(self._office)

    def _build_new(self) -> None:
        line = row(gap=8)
        self.name.setPlaceholderText(NAME_HINT)
        self.name.setAccessibleName("Naam van een nieuw gezin")
        self.name.setMaxLength(200)
        self.name.returnPressed.connect(self._make)
        self.make = PrimaryButton("Gezin maken", self._make, icon_name="plus")
        line.addWidget(self.name, 1)
        line.addWidget(self.make)
        self.gezinnen.body.addLayout(line)
        self.overview = LinkButton("Overzicht over trajecten", self._way.show_trajecten)
        self.gezinnen.body.addWidget(self.overview, 0, Qt.AlignmentFlag.AlignLeft)

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        self.name.clear()
        self._way.new_gezin(name)


def _fill(rows: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    clear(rows)
    for widget in widgets:
        rows.addWidget(Divider())
        rows.addWidget(widget)
