"""The real program in a real window, with an office folder on a real mount that answers nothing any more."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.ui.bijwerken.habits import Habit, keep_habit
from kanz_desktop.ui.bijwerken.presenter import NOTHING_NEW, SILENT, STOPPED
from kanz_desktop.ui.bijwerken.running_card import STOP
from kanz_desktop.ui.bijwerken.settings_card import MOVE
from tests.helpers.desktop import Desktop, missing_parts
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.samba import Share, lacks, samba
from tests.helpers.two_laptops import TwoLaptops, at_work, make_two

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(lacks()), reason=lacks() or "a real share"),
]

ENDS_S = 20.0


@pytest.fixture
def two(tmp_path: Path) -> TwoLaptops:
    made = make_two(tmp_path / "laptops")
    with at_work(made.anouk) as anouk:
        keep_habit(anouk, Habit(by_itself=False))
    return made


@pytest.fixture
def share(tmp_path: Path, two: TwoLaptops) -> Iterator[Share]:
    """A server that has the office folder of both."""
    with samba(tmp_path) as running:
        shutil.copytree(two.folder, running.place, dirs_exist_ok=True)
        yield running


@pytest.fixture
def mount(share: Share, two: TwoLaptops) -> Path:
    """Where Anouk's laptop has it."""
    folder = share.mount("kantoor")
    with at_work(two.anouk) as anouk:
        anouk.kantoor.choose(folder)
    return folder


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    if lacking := missing_parts():
        pytest.skip(f"no real window here: {', '.join(lacking)} not installed")
    home = tmp_path / "thuis"
    home.mkdir(mode=0o700)
    made = Desktop(home)
    try:
        yield made
    finally:
        made.close()


def test_a_worker_stops_chooses_another_folder_and_goes_home_while_the_mount_hangs(
    two: TwoLaptops, share: Share, mount: Path, screen: Desktop
) -> None:
    program = screen.start(sys.executable, "-m", "kanz_desktop", KANZ_PROFILE=str(two.anouk.data))
    screen.click("Wachtzin", "text")
    screen.type(TEST_PASSPHRASE)
    screen.key("Return")
    screen.find("Gezin maken")
    with share.frozen(mount):
        screen.key("F5")
        screen.find("Kijken wat er nieuw is …")
        screen.click("Bijwerken", "push button")
        screen.find(SILENT, seconds=30)
        screen.click(STOP, "push button")
        screen.find(STOPPED, seconds=3)
        screen.press(MOVE, "push button")
        screen.click("Plek van de map", "text")
        screen.type(str(two.folder))
        screen.key("Return")
        screen.find("Dit is jullie kantoormap.", seconds=5)
        screen.key("Return")
        screen.find(NOTHING_NEW)
        screen.key("alt+F4")
        began = time.monotonic()
        assert program.wait(timeout=ENDS_S) == 0
        assert time.monotonic() - began < ENDS_S
    with at_work(two.anouk) as anouk:
        assert anouk.kantoor.path == two.folder
        assert anouk.kantoor.stand().wachtend == {}
