"""Where the folder is, and whether Kanz syncs by itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kanz_desktop.ui.bijwerken.habits import MINUTES_CHOICES, Choice, Habit
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.surfaces import Card, Words
from kanz_desktop.ui.widgets.ticks import Tick

BY_ITSELF = "Vanzelf bijwerken zodra de kantoormap er is"
HOW = "Dat gaat stil en vraagt nooit iets. Aan tafel gebeurt het niet. Op de accu kijkt Kanz minder vaak."
MOVE = "De map staat ergens anders …"
LEAVE = "Kantoormap loslaten"
LEFT = "Er wordt niets weggehaald, niet hier en niet daar. Je kunt dezelfde map later weer kiezen."


def short(path: Path) -> str:
    """The end of a path, by which people know it: `…/Gezinswerk/kanz`."""
    *_front, parent, name = ("", "", *path.parts)
    shown = Path(parent, name)
    return str(path) if len(path.parts) <= 3 else f"…{os.sep}{shown}"


class SettingsCard(Card):
    def __init__(
        self,
        path: Path,
        habit: Habit,
        chosen: Callable[[Choice], object],
        move: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__("Instellen")
        self._chosen = chosen
        self.by_itself = Tick(BY_ITSELF)
        self.by_itself.setChecked(habit.by_itself)
        self.by_itself.toggled.connect(lambda _on: self._choose())
        self.minutes = DropDown("Hoe vaak Kanz kijkt of de map er is")
        for count in MINUTES_CHOICES:
            self.minutes.addItem(f"kijk om de {count} minuten" if count < 60 else "kijk elk uur", count)
        self.minutes.setCurrentIndex(MINUTES_CHOICES.index(habit.minutes))
        self.minutes.activated.connect(lambda _place: self._choose())
        self.elsewhere = GhostButton(MOVE, move, icon_name="map")
        self.leave = GhostButton(LEAVE, leave, icon_name="kruis")
        self.leave.setToolTip(LEFT)
        self.body.addWidget(self.by_itself)
        self.body.addWidget(flowing(self.minutes))
        self.body.addWidget(Words(HOW, "small"))
        place = Words(f"De kantoormap: {short(path)}")
        place.setToolTip(str(path))
        self.body.addWidget(place)
        self.body.addWidget(flowing(self.elsewhere, self.leave))

    def _choose(self) -> None:
        by_itself, minutes = self.by_itself.isChecked(), self.minutes.currentData()
        self._chosen(lambda habit: replace(habit, by_itself=by_itself, minutes=minutes))
