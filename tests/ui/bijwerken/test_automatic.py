"""By itself: the folder appears and a sync begins, silent; off, away or busy nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.errors import KanzError
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.verslag import Lid, Stand
from kanz_desktop.sync.ports import FolderUnreachable
from kanz_desktop.sync.watch import Watch
from kanz_desktop.ui.bijwerken import automatic
from kanz_desktop.ui.bijwerken.automatic import Automatic
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.runner import Outcome, Runner
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.fake_kantoor import FOLDER, FakeKantoor
from tests.helpers.screens import focused

MOMENT_S = 0.02


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute passes in a blink."""
    monkeypatch.setattr(automatic, "FIRST_AFTER_S", MOMENT_S)
    monkeypatch.setattr(automatic, "MINUTE_S", MOMENT_S)


@pytest.fixture
def kantoor() -> FakeKantoor:
    """Everything is on the office since a moment ago."""
    return FakeKantoor(Stand(FOLDER, Lid.LID, datetime.now().astimezone(), {}))


@pytest.fixture
def runner(qtbot: QtBot, tasks: Tasks, kantoor: FakeKantoor) -> Iterator[Runner]:
    made = Runner(kantoor, tasks)
    made.refresh()
    qtbot.waitUntil(lambda: made.stand == kantoor.now)
    yield made
    kantoor.held.set()
    made.close()
    made.wait(5)


@pytest.fixture
def begun(runner: Runner) -> Iterator[Automatic]:
    made = Automatic(runner, Habit(minutes=2))
    made.begin()
    yield made
    made.end()


def syncs(kantoor: FakeKantoor) -> int:
    return sum(call.startswith("bijwerken") for call in kantoor.calls)


def looks(kantoor: FakeKantoor) -> int:
    return kantoor.calls.count("look")


def test_a_folder_that_appears_starts_a_silent_sync_once(
    qtbot: QtBot, begun: Automatic, runner: Runner, kantoor: FakeKantoor
) -> None:
    before = focused()
    with qtbot.waitSignal(runner.ended) as ended:
        pass
    (outcome,) = ended.args
    assert isinstance(outcome, Outcome)
    assert outcome.silent
    qtbot.waitUntil(lambda: looks(kantoor) >= 4)
    assert syncs(kantoor) == 1, "nothing waits and it was just now"
    assert focused() == before


def test_a_folder_that_is_away_is_no_news(
    qtbot: QtBot, begun: Automatic, tasks: Tasks, kantoor: FakeKantoor
) -> None:
    kantoor.soort = Soort.ONBEREIKBAAR
    wrong: list[BaseException] = []
    tasks.went_wrong.connect(wrong.append)
    qtbot.waitUntil(lambda: looks(kantoor) >= 2)
    assert syncs(kantoor) == 0
    kantoor.soort = Soort.ONZE
    qtbot.waitUntil(lambda: syncs(kantoor) == 1)
    assert wrong == []


def test_a_sync_that_breaks_off_is_tried_again_without_a_word(
    qtbot: QtBot, begun: Automatic, runner: Runner, tasks: Tasks, kantoor: FakeKantoor
) -> None:
    wrong: list[BaseException] = []
    tasks.went_wrong.connect(wrong.append)
    refuse = _Refusing(kantoor, FolderUnreachable())
    runner._kantoor = refuse
    qtbot.waitUntil(lambda: syncs(kantoor) >= 2)
    assert wrong == []


def test_turned_off_it_does_not_even_look(qtbot: QtBot, begun: Automatic, kantoor: FakeKantoor) -> None:
    begun.set_habit(Habit(by_itself=False))
    seen = looks(kantoor)
    qtbot.wait(200)
    assert looks(kantoor) == seen
    assert syncs(kantoor) == 0


def test_it_stops_when_the_window_ends(
    qtbot: QtBot, begun: Automatic, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.held.clear()
    qtbot.waitUntil(lambda: runner.running)
    begun.end()
    runner.close()
    kantoor.held.set()
    runner.wait(5)
    seen = looks(kantoor)
    qtbot.wait(150)
    assert looks(kantoor) == seen
    assert syncs(kantoor) == 1


def test_without_a_folder_it_waits_until_one_is_chosen(
    qtbot: QtBot, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.now = Stand(None, Lid.GEEN, None, {})
    runner.refresh()
    qtbot.waitUntil(lambda: runner.stand == kantoor.now)
    made = Automatic(runner, Habit(minutes=2))
    made.begin()
    qtbot.wait(150)
    assert kantoor.calls == []
    kantoor.found(FOLDER)
    runner.refresh()
    qtbot.waitUntil(lambda: syncs(kantoor) == 1)
    made.end()


class _Refusing:
    """The folder is there when it is looked at, and gone when it is used."""

    def __init__(self, kantoor: FakeKantoor, error: KanzError) -> None:
        self._kantoor, self._error = kantoor, error

    def look(self, path: Path, _watch: Watch | None = None) -> Plek:
        return self._kantoor.look(path)

    def stand(self) -> Stand:
        return self._kantoor.stand()

    def bijwerken(self, *_given: object, **_more: object) -> None:
        self._kantoor.calls.append("bijwerken")
        raise self._error
