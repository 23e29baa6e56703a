"""What fills the window below the bar: the opening, Vandaag, or one gezin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class Action:
    """Something that can always be done here: a button in the bar and a key, said in one place.

    `hint` is the key as it is shown ("Ctrl L"). `first`: stays in the bar when there is little room.
    `fill`: makes it a menu instead. `shown` False: the key works, the bar has no button for it;
    with `in_menu` it does stand in the menu of a narrow window.
    """

    words: str
    do: Callable[[], object] | None = None
    hint: str = ""
    icon: str = ""
    first: bool = False
    shown: bool = True
    in_menu: bool = False
    fill: Callable[[QMenu], object] | None = None

    @property
    def key(self) -> str:
        return self.hint.replace("−", "-").replace(" ", "+")


def lock_action(lock: Callable[[], object], *, shown: bool = True) -> Action:
    """On every face behind the lock."""
    return Action("Op slot", lock, "Ctrl L", "slot", first=True, shown=shown)


def home_action(leave: Callable[[], object]) -> Action:
    """From a face beside the gezinnen back to all of them."""
    return Action("Mijn gezinnen", leave, "Esc", "vandaag", first=True)


class Face(QWidget):
    """Base of the three. The window shows title, status and `offers` in its bar."""

    title_changed = Signal(str)
    status_changed = Signal(str)
    offers_changed = Signal()
    can_undo = Signal(bool)
    can_look_back = Signal(bool)
    current = ""
    """Id of the screen that is open, on a face that has screens."""
    at_table = False
    """True: others look at the screen with the worker. A lock then comes back at the table."""
    at_desk = False
    """True: the worker's own; the bar says what is safe on the office."""
    bar = True
    """False: no bar at all, as on the lock screen."""

    def title(self) -> str:
        return ""

    def offers(self) -> Sequence[Action]:
        return ()

    def lead(self) -> QWidget | None:
        """A widget before the title in a narrow window."""
        return None

    def set_compact(self, compact: bool) -> None:
        """The window became narrow, or wide again."""

    def help_text(self) -> str:
        """What F1 says: one thing a line."""
        return ""

    def undo(self) -> None:
        """Take back the last change; the bar offers it after `can_undo`."""

    def show_history(self) -> None:
        """How the field under the keyboard was before; the bar offers it after `can_look_back`."""

    def show_error(self, error: BaseException) -> None:
        """What happened, what is safe, what to do next, in the page."""

    def leave(self) -> None:
        """What was typed here becomes an operation: the face is about to go."""

    def focus_first(self) -> None:
        """Put the keyboard where the work starts."""
