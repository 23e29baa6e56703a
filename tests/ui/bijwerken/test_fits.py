"""Every state of Bijwerken on a small laptop, large: nothing cut, all named, Tab goes as one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.services.kantoor.beeld import GezinBeeld, Papieren
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.kantoor.verslag import Lid, Melding, Stand
from kanz_desktop.sync.watch import Alarm
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.runner import Runner
from kanz_desktop.ui.bijwerken.view import BijwerkenFace, Ways
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.desk import visible_words
from tests.helpers.fake_kantoor import FOLDER, NOW, FakeKantoor, ahead, report
from tests.helpers.fitting import LAPTOP, hidden, jumps_back, misfits, walk
from tests.helpers.screens import named

Then = Callable[[BijwerkenFace], object]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(LAPTOP)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_for_good()


def a_full_week(tasks: Tasks) -> tuple[Runner, FakeKantoor]:
    """A sync over ten gezinnen with long names, of which everything that can be said is said."""
    parts = tuple(
        GezinBeeld(
            bytes([n] * 16), f"Gezin {n} van den Wijngaard-El Amrani", 12, 34, 5, wijzigingen_uit=120,
            papieren_in=Papieren(4, 12_345_678), papieren_uit=Papieren(17, 1_400_000_000),
        )
        for n in range(10)
    )  # fmt: skip
    over = "een laptop van Marie-Louise van den Wijngaard-El Amrani (laatst op kantoor ma 23 nov)"
    alarms = tuple(Melding(alarm, bytes([n] * 16), over) for alarm in Alarm for n in range(2))
    stand = Stand(Path("/media/anouk/Afdeling Jeugd en Gezin/Gezinswerk Noord"), Lid.LID, NOW, {})
    kantoor = FakeKantoor(stand, ahead=ahead(*parts), report=report(*parts, alarms=alarms, healed=12, left=3))
    return Runner(kantoor, tasks), kantoor


def settled(qtbot: QtBot, runner: Runner) -> Runner:
    """Once it is known how it stands."""
    runner.refresh()
    qtbot.waitUntil(lambda: runner.known)
    return runner


@pytest.mark.parametrize(("mode", "zoom"), [("light", 100), ("dark", 200)])
def test_every_state_of_bijwerken_fits_and_reads_on_with_tab(
    qtbot: QtBot, look: ThemeHolder, tasks: Tasks, window: MainWindow, mode: str, zoom: int
) -> None:
    look.set_look(mode, zoom)
    full, kantoor = a_full_week(tasks)
    settled(qtbot, full)
    away = settled(qtbot, Runner(FakeKantoor(soort=Soort.ANDER_TEAM), tasks))
    outside = settled(qtbot, Runner(FakeKantoor(Stand(FOLDER, Lid.AANGEKLOPT, None, {})), tasks))
    wrong: dict[str, list[str]] = {}

    def shows(words: str) -> Then:
        return lambda face: qtbot.waitUntil(lambda: words in visible_words(face))

    def look_at(
        name: str, runner: Runner, there: Callable[[BijwerkenFace], object] = lambda _face: None
    ) -> None:
        face = BijwerkenFace(runner, Habit(), Ways(*[lambda *_: None] * 5, back=lambda: None))
        window.show_face(face)
        there(face)
        qtbot.wait(80)
        stops = walk(window.focusWidget() or face)
        if found := [*misfits(window), *hidden(stops), *jumps_back(stops, face)]:
            wrong[name] = found
        assert len(stops) > 1, name

    def choose(face: BijwerkenFace) -> None:
        face.findChildren(QLineEdit)[0].setText(str(FOLDER))
        qtbot.keyClick(face.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
        named(face, "Aankloppen", QPushButton)

    look_at("kiezen", away)
    look_at("gevonden", away, choose)
    look_at("buiten", outside)
    look_at("vooruitblik", full, shows("120 wijzigingen"))
    kantoor.held.clear()
    look_at("bezig", full, lambda face: face.start())
    with qtbot.waitSignal(full.ended):
        kantoor.held.set()
    look_at("verslag", full, shows("Bijgewerkt om"))
    assert not wrong, "\n".join(f"{name}: {found}" for name, found in wrong.items())
