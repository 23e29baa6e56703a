"""Locks by itself when nobody is there, and when the laptop slept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.shell.hands import Hands
from kanz_desktop.ui.shell.idle import IdleWatch


class Clocks:
    steady = 1000.0
    wall = 5_000_000.0

    def pass_time(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.steady += 0 if asleep else seconds


def watch(app: QApplication, clocks: Clocks) -> tuple[IdleWatch, list[str]]:
    hands = Hands(app, steady=lambda: clocks.steady)
    hands.listen()
    made = IdleWatch(10, hands, wall=lambda: clocks.wall)
    said: list[str] = []
    made.idle.connect(lambda: said.append("op slot"))
    return made, said


def look_every_five_seconds(made: IdleWatch, clocks: Clocks, seconds: int) -> None:
    for _ in range(0, seconds, 5):
        clocks.pass_time(5)
        made.look()


def test_ten_minutes_without_a_hand_lock(qapp: QApplication) -> None:
    clocks = Clocks()
    made, said = watch(qapp, clocks)
    look_every_five_seconds(made, clocks, 595)
    assert said == []
    look_every_five_seconds(made, clocks, 5)
    assert said == ["op slot"]


def test_a_key_starts_the_ten_minutes_again(qapp: QApplication, qtbot: QtBot) -> None:
    clocks = Clocks()
    made, said = watch(qapp, clocks)
    line = QLineEdit()
    line.setAccessibleName("veld")
    qtbot.addWidget(line)
    look_every_five_seconds(made, clocks, 590)
    qtbot.keyClick(line, Qt.Key.Key_A)
    look_every_five_seconds(made, clocks, 590)
    assert said == []


def test_a_laptop_that_slept_locks_at_its_first_look(qapp: QApplication) -> None:
    clocks = Clocks()
    made, said = watch(qapp, clocks)
    clocks.pass_time(3600, asleep=True)
    made.look()
    assert said == ["op slot"]
