"""Syncs by itself when the office folder appears: looked for now and then, silent, and asking nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.stroom import on_battery
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.port import KantoorPort
from kanz_desktop.ui.bijwerken.rhythm import Rhythm, is_due
from kanz_desktop.ui.bijwerken.runner import Outcome, Runner

MINUTE_S = 60.0
FIRST_AFTER_S = 5.0
"""After unlocking the caseload comes first."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found, how long it took, and on what the laptop ran."""

    soort: Soort
    took_s: float
    on_battery: bool


class Automatic(QObject):
    """Looks with the runner's threads, one look at a time: a share that hangs is not asked twice."""

    def __init__(self, runner: Runner, habit: Habit) -> None:
        super().__init__()
        self._runner = runner
        self._habit = habit
        self._rhythm = Rhythm(habit.minutes * MINUTE_S)
        self._was_there = False
        self._battery = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        runner.ended.connect(self._ended)
        runner.stood.connect(self._stood)

    @property
    def habit(self) -> Habit:
        return self._habit

    def set_habit(self, habit: Habit) -> None:
        """From now on so; off: what runs goes on, nothing begins."""
        self._habit = habit
        self._rhythm = Rhythm(habit.minutes * MINUTE_S)
        self._arm()

    def begin(self) -> None:
        """Somebody is at the desk: the first look comes in a moment."""
        self._arm(FIRST_AFTER_S)

    def end(self) -> None:
        self._timer.stop()

    def _arm(self, wait_s: float | None = None) -> None:
        stand = self._runner.stand
        if not self._habit.by_itself or stand.path is None:
            self._timer.stop()
            return
        wait = self._rhythm.wait_s(on_battery=self._battery) if wait_s is None else wait_s
        self._timer.start(round(wait * 1000))

    def _stood(self) -> None:
        """A folder was chosen just now, or is known at last."""
        if not self._timer.isActive():
            self._arm(FIRST_AFTER_S)

    def _look(self) -> None:
        path = self._runner.stand.path
        if self._runner.running or path is None:
            self._arm()
            return

        def look(kantoor: KantoorPort) -> Look:
            began = time.monotonic()
            soort = kantoor.look(path).soort
            return Look(soort, time.monotonic() - began, on_battery())

        self._runner.ask(look, self._looked, self._missed)

    def _looked(self, found: Look) -> None:
        self._battery = found.on_battery
        if found.soort is not Soort.ONZE:
            self._missed(None)
            return
        appeared, self._was_there = not self._was_there, True
        self._rhythm = self._rhythm.found(found.took_s)
        self._arm()
        if is_due(appeared=appeared, waiting=self._waiting(), since_s=self._since()):
            self._runner.start(self._habit, silent=True)

    def _missed(self, _error: BaseException | None) -> None:
        """Not there: that is how most days are, and nobody is told."""
        self._was_there = False
        self._rhythm = self._rhythm.missing()
        self._arm()

    def _ended(self, outcome: Outcome) -> None:
        if outcome.error is not None and not outcome.stopped:
            self._missed(outcome.error)

    def _waiting(self) -> int:
        return sum(one.wijzigingen + one.papieren for one in self._runner.stand.wachtend.values())

    def _since(self) -> float | None:
        last = self._runner.stand.laatste
        return (datetime.now().astimezone() - last).total_seconds() if last is not None else None
