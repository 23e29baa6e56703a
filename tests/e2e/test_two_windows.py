"""Two real processes with real windows, one folder, a week in which both wrote without seeing the other.

Each worker has a screen, a keyring and a vault of their own; the folder is all that they share. The week is
written through the services, a day at a time; every sync and every look goes through the windows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.domain.records import Version
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.dubbel import Twins
from kanz_desktop.services.openformaat import dump
from kanz_desktop.services.samen import Point, Together
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.bijwerken.habits import Habit, keep_habit
from tests.helpers.desktop import Desktop, missing_parts
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.two_laptops import GEZIN, NAMES, TwoLaptops, at_work, make_two
from tests.helpers.week import DAYS, PLANTED, begin, write_day

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]

APART = f"{len(PLANTED)} om samen te bekijken"
COMING = re.compile(r"\d+ (erbij|gewijzigd|om samen te bekijken)")
TREE_S = 40
"""Seconds for a page with thirty questions to be read as a screen reader does, node by node."""


class Worker:
    """One person behind one screen, with the program on it."""

    def __init__(self, screen: Desktop, paths: AppPaths, name: str) -> None:
        self.screen, self.paths, self.name = screen, paths, name

    def open(self) -> None:
        self._process = self.screen.start(
            sys.executable, "-m", "kanz_desktop", KANZ_PROFILE=str(self.paths.data)
        )
        self.screen.click("Wachtzin", "text")
        self.screen.type(TEST_PASSPHRASE)
        self.screen.key("Return")
        self.screen.find("Gezin maken")

    def sync(self) -> str:
        """F5, look at what is ahead, press the button, read the report; everything it says."""
        self.screen.key("F5")
        self.screen.find("Wat er klaarstaat")
        self.screen.find(looked_ahead)
        self.screen.click("Bijwerken", "push button")
        self.screen.find(lambda name: name.startswith("Bijgewerkt om "))
        said = [node.name for node in self.screen.tree.walk() if node.showing and node.role == "label"]
        return " ".join(said)

    def home(self) -> None:
        self.screen.click("Mijn gezinnen")
        self.screen.find("Gezin maken")

    def leave(self) -> None:
        """Close the window as one does at the end of the day."""
        self.screen.key("alt+F4")
        self._process.wait(timeout=60)


def looked_ahead(words: str) -> bool:
    """The first line of a preview, once it is there."""
    return words.startswith(("Er is niets nieuws", "Van kantoor komt")) or bool(COMING.match(words))


@pytest.fixture
def two(tmp_path: Path) -> TwoLaptops:
    """Monday morning: both have the gezin, and neither window syncs by itself."""
    made = make_two(tmp_path / "laptops")
    with at_work(made.anouk) as anouk, at_work(made.bram) as bram:
        begin(anouk.open_gezin(made.gezin))
        anouk.close_gezin(made.gezin)
        for place in (anouk, bram):
            keep_habit(place, Habit(by_itself=False))
    return made


@pytest.fixture
def workers(tmp_path: Path, two: TwoLaptops) -> Iterator[tuple[Worker, Worker]]:
    if lacking := missing_parts():
        pytest.skip(f"no real window here: {', '.join(lacking)} not installed")
    screens: list[Desktop] = []
    try:
        for name in NAMES:
            home = tmp_path / f"thuis van {name}"
            home.mkdir(mode=0o700)
            screens.append(Desktop(home))
        anouk, bram = screens
        yield Worker(anouk, two.anouk, NAMES[0]), Worker(bram, two.bram, NAMES[1])
    finally:
        for screen in screens:
            screen.close()


def write_week(two: TwoLaptops) -> None:
    """Five days; nobody sees what the other wrote."""
    for day in range(DAYS):
        for paths, name in zip((two.anouk, two.bram), NAMES, strict=True):
            with at_work(paths) as place:
                write_day(place.open_gezin(two.gezin), day, name, first=name == NAMES[0])


def test_a_week_of_two_workers_ends_with_the_same_gezin_and_every_difference_to_look_at(
    two: TwoLaptops, workers: tuple[Worker, Worker]
) -> None:
    anouk, bram = workers
    anouk.open()
    assert "wijzigingen" in anouk.sync(), "what Anouk began with goes to the office"
    bram.open()
    bram.sync()
    anouk.leave()
    bram.leave()

    write_week(two)

    anouk.open()
    anouk.sync()
    bram.open()
    said = bram.sync()
    assert APART in said
    bram.screen.click(f"Samen bekijken: {GEZIN}")
    bram.screen.find(f"{len(PLANTED)} dingen om te bekijken", seconds=TREE_S)
    anouk.home()
    assert APART in anouk.sync()
    anouk.home()
    anouk.screen.find(f"{GEZIN}, {APART}")
    anouk.leave()
    bram.leave()

    with at_work(two.anouk) as hers, at_work(two.bram) as his:
        same_and_unresolved(hers, his, two)


def same_and_unresolved(hers: Werkplek, his: Werkplek, two: TwoLaptops) -> None:
    """Closed windows wrote in the register that somebody looked: one more round, and nothing differs."""
    for place in (his, hers, his):
        place.kantoor.bijwerken()
    assert dump(hers.open_gezin(two.gezin), history=True) == dump(his.open_gezin(two.gezin), history=True)
    for place in (hers, his):
        points = Together().points(place.open_gezin(two.gezin).snapshot)
        assert len(points) == len(PLANTED)
        assert all(len(makers(point)) == 2 for point in points), "what each of them wrote is still there"


def makers(point: Point) -> set[bytes]:
    """Who wrote what this point is about."""
    if isinstance(point, Twins):
        rows = (point.record, point.other)
        return {version.person for row in rows for version in row.cells["wat"].versions}
    versions: tuple[Version, ...] = getattr(point, "versions", ())
    if not versions:
        versions = (point.removed, *point.written)
    return {version.person for version in versions}
