"""What can always be done in an open gezin: for the bar, its menu and the keyboard, said in one place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from kanz_desktop.ui.shell.face import Action, lock_action
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.traced import ASK

SEARCH, PRINT = "zoeken", "afdrukken"
_DIGITS = 9

Go = Callable[[str], object]
Do = Callable[[], object]


@dataclass(frozen=True)
class Exits:
    """The ways out of a gezin. None where a way does not exist: the table has no caseload."""

    lock: Do
    table: Do
    """To the table, or at the table: done there."""
    cover: Do
    vandaag: Do | None = None
    office: Do | None = None


def places(screens: Collection[str], go: Go) -> list[Action]:
    """The screens that have a button of their own."""
    actions = []
    if SEARCH in screens:
        actions.append(Action("Zoeken", partial(go, SEARCH), "Ctrl F", "zoeken"))
    if PRINT in screens:
        actions.append(Action("Afdrukken", partial(go, PRINT), "Ctrl P", "afdrukken"))
    return actions


def ways_out(exits: Exits, *, table: bool) -> list[Action]:
    if table:
        return [
            Action("Afdekken", exits.cover, "F12", "afdekken", first=True),
            Action("Klaar aan tafel", exits.table, "F9", "tafel", first=True),
            lock_action(exits.lock, shown=False),
        ]
    office = [Action("Bijwerken", exits.office, "F5", "opnieuw", shown=False, in_menu=True)]
    return [
        *(office if exits.office is not None else ()),
        Action("Keukentafel", exits.table, "F9", "tafel", first=True),
        lock_action(exits.lock),
    ]


def back_in_time(undo: Do, redo: Do, look_back: Do) -> list[Action]:
    return [
        Action("Ongedaan maken", undo, "Ctrl Z", "terug", shown=False, in_menu=True),
        Action("Toch wel", redo, "Ctrl Y", shown=False),
        Action(ASK, look_back, "Alt H", "geschiedenis", shown=False, in_menu=True),
    ]


def screen_keys(screens: Sequence[type[Screen]], go: Go, *, table: bool) -> list[Action]:
    """The screens in the order of the navigation: the keyboard alone gets everywhere in one press."""
    return [
        Action(kind.name(table=table), partial(go, kind.id), f"Ctrl {n}", shown=False)
        for n, kind in enumerate(screens[:_DIGITS], start=1)
    ]
