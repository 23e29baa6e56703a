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
from tests.helpers.desktop import Desktop, desktop
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.samba import Share, lacks, samba
from tests.helpers.two_laptops import TwoLaptops, at_work, make_two

__all__ = ["desktop"]

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


def test_a_worker_stops_chooses_another_folder_and_goes_home_while_the_mount_hangs(
    two: TwoLaptops, share: Share, mount: Path, desktop: Desktop
) -> None:
    program = desktop.start(sys.executable, "-m", "kanz_desktop", KANZ_PROFILE=str(two.anouk.data))
    desktop.click("Wachtzin", "text")
    desktop.type(TEST_PASSPHRASE)
    desktop.key("Return")
    desktop.find("Gezin maken")
    with share.frozen(mount):
        desktop.key("F5")
        desktop.find("Kijken wat er nieuw is …")
        desktop.click("Bijwerken", "push button")
        desktop.find(SILENT, seconds=30)
        desktop.click(STOP, "push button")
        desktop.find(STOPPED, seconds=3)
        desktop.press(MOVE, "push button")
        desktop.click("Plek van de map", "text")
        desktop.type(str(two.folder))
        desktop.key("Return")
        desktop.find("Dit is jullie kantoormap.", seconds=5)
        desktop.key("Return")
        desktop.find(NOTHING_NEW)
        desktop.key("alt+F4")
        began = time.monotonic()
        assert program.wait(timeout=ENDS_S) == 0
        assert time.monotonic() - began < ENDS_S
    with at_work(two.anouk) as anouk:
        assert anouk.kantoor.path == two.folder
        assert anouk.kantoor.stand().wachtend == {}
