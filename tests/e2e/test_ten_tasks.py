"""What the ten most frequent tasks cost, counted in the real window (docs/klikken.md).

The gezin is the made-up example, full as one that has been helped for months is, in a window of 1366 x 768.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.demo import add_example
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.window_spot import WANTED
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.counting_hand import Hand
from tests.helpers.desk import Desk
from tests.helpers.laptops import new_laptop
from tests.helpers.ten_tasks import TASKS, Worker

PAGE = Path(__file__).parents[2] / "docs" / "klikken.md"
MOST_CLICKS, MOST_KEYS = 6, 20
FROM_THE_CASELOAD = "Mijn gezinnen"


@dataclass(frozen=True)
class Cost:
    """A row of the page."""

    start: str
    clicks: int
    keys: int


def said_on_the_page() -> dict[str, Cost]:
    """Task, where it begins, the way, clicks, keys: the rows of the table."""
    rows = [
        line.strip("|").split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")
    ]
    cells = [[cell.strip() for cell in row] for row in rows[2:]]
    return {task: Cost(start, int(clicks), int(keys)) for task, start, _way, clicks, keys in cells}


@pytest.fixture(scope="module")
def months_of_help(tmp_path_factory: pytest.TempPathFactory) -> AppPaths:
    """The caseload of Anouk Bos: the example, and two gezinnen that she has just begun with."""
    paths = AppPaths(tmp_path_factory.mktemp("patroon") / "profiel")
    werkplek, _ = new_laptop(paths, "Anouk Bos")
    add_example(werkplek)
    for name in ("De Vries", "El Amrani"):
        werkplek.new_gezin(name)
    werkplek.lock()
    return paths


@pytest.fixture
def worker(
    months_of_help: AppPaths,
    qtbot: QtBot,
    look: ThemeHolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Worker]:
    """Unlocked, with her gezinnen before her."""
    paths = AppPaths(Path(shutil.copytree(months_of_help.data, tmp_path / "profiel")))
    desk = Desk(qtbot, paths, Message())
    assert desk.window.size() == WANTED
    desk.unlock()
    desk.face(VandaagView)
    yield Worker(desk, Hand(qtbot, desk.window), tmp_path, monkeypatch)
    desk.close()


@pytest.mark.parametrize("task", TASKS)
def test_a_task_costs_what_the_page_says_and_what_was_done_is_kept(worker: Worker, task: str) -> None:
    said = said_on_the_page()[task]
    if said.start != FROM_THE_CASELOAD:
        worker.open_gezin()
    worker.hand.begin()
    TASKS[task](worker)
    assert (worker.hand.clicks, worker.hand.keys) == (said.clicks, said.keys)


def test_no_task_costs_more_than_six_clicks_or_twenty_keys() -> None:
    costs = said_on_the_page()
    assert list(costs) == list(TASKS)
    assert [task for task, cost in costs.items() if cost.clicks > MOST_CLICKS or cost.keys > MOST_KEYS] == []
