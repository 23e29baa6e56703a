"""How it looks: larger, smaller, light or dark. One menu, in the bar of every face."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from kanz_desktop.ui.shell.face import Action
from kanz_desktop.ui.theme import Mode, holder

_MODES: tuple[tuple[Mode, str], ...] = (
    ("follow", "Zoals de laptop"),
    ("light", "Licht"),
    ("dark", "Donker"),
)


def view_action() -> Action:
    return Action("Weergave", icon="thema", fill=fill)


def zoom_actions() -> tuple[Action, ...]:
    """The keys for it; Ctrl and = is where the plus stands without Shift."""
    look = holder()
    return (
        Action("Groter", partial(look.zoom_by, 1), "Ctrl +", shown=False),
        Action("Groter", partial(look.zoom_by, 1), "Ctrl =", shown=False),
        Action("Kleiner", partial(look.zoom_by, -1), "Ctrl −", shown=False),
        Action("Gewone grootte", partial(look.set_zoom, 100), "Ctrl 0", shown=False),
    )


def fill(menu: QMenu) -> None:
    """Put the entries into a menu; the look of now is ticked."""
    look = holder()
    _entry(menu, "Groter\tCtrl +", partial(look.zoom_by, 1))
    _entry(menu, "Kleiner\tCtrl −", partial(look.zoom_by, -1))
    _entry(menu, f"Gewone grootte (nu {look.theme.zoom} %)\tCtrl 0", partial(look.set_zoom, 100))
    menu.addSeparator()
    group = QActionGroup(menu)
    for mode, words in _MODES:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(look.mode == mode)
        group.addAction(entry)
        entry.triggered.connect(lambda _on=False, m=mode: look.set_mode(m))


def _entry(menu: QMenu, words: str, do: partial[None]) -> None:
    menu.addAction(words).triggered.connect(lambda _on=False: do())
