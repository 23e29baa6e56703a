"""A screen of a gezin: a page that writes, with its name in both wordings."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.page import Page


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

    when_needed: ClassVar[bool] = False
    """Stands in the navigation while its badge says something, or while it is open."""

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
