"""What eyes and hands are used to: theme, zoom, the place of the window. Kept in the vault, without names."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanz_desktop.errors import KanzError
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import Look, Spot
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import holder

if TYPE_CHECKING:
    from kanz_desktop.services.werkplek import Werkplek

LOOK_SETTING = "weergave"
SPOT_SETTING = "venster"


class Habits(QObject):
    """From window to window they travel in the message of the parent; the vault has them for tomorrow."""

    def __init__(self, window: MainWindow, tasks: Tasks, known: Look) -> None:
        super().__init__()
        self._window, self._tasks = window, tasks
        self._spot_known = known.spot.width > 0
        self._werkplek: Werkplek | None = None
        holder().changed.connect(self._keep_look)

    def look(self) -> Look:
        """As it is now, for the window after this one."""
        look = holder()
        return Look(look.mode, look.theme.zoom, self._window.spot())

    def resume(self, werkplek: Werkplek) -> None:
        """The settings are open: what they say holds, except where the window stands already."""
        self._werkplek = werkplek
        look = holder()
        kept = werkplek.setting(LOOK_SETTING, {"mode": look.mode, "zoom": look.theme.zoom})
        look.set_look(str(kept["mode"]), int(kept["zoom"]))
        stood = werkplek.setting(SPOT_SETTING, asdict(Spot()))
        if not self._spot_known and stood["width"]:
            self._window.stand(Spot(**stood))

    def rest(self) -> None:
        """The window is about to end: from here on a change is no habit any more."""
        self._werkplek = None

    def _keep_look(self) -> None:
        werkplek, look = self._werkplek, holder()
        if werkplek is not None:
            value = {"mode": look.mode, "zoom": look.theme.zoom}
            self._tasks.run(lambda: werkplek.set_setting(LOOK_SETTING, value))


def keep_spot(werkplek: Werkplek, spot: Spot) -> None:
    """Remember where the window stood; a disk that refuses is no reason not to lock."""
    with suppress(KanzError):
        werkplek.set_setting(SPOT_SETTING, asdict(spot))
