"""The whole program on a stand-in for logind: locked before the laptop sleeps, without a pincode after it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.storage.vault import unlock_vault
from kanz_desktop.storage.vault_pin import set_pin
from tests.helpers.driven_program import Program
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.logind import Logind, logind
from tests.helpers.planted import Planted, plant

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="logind is on Linux"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="not installed: dbus-daemon"),
]
PIN = "402817"


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    made = plant(AppPaths(tmp_path / "profiel"))
    vault = unlock_vault(made.paths, TEST_PASSPHRASE, NoKeyring())
    set_pin(vault, PIN)
    vault.close()
    return made


@pytest.fixture
def system(tmp_path: Path) -> Iterator[Logind]:
    folder = tmp_path / "bus"
    folder.mkdir()
    with logind(folder) as service:
        yield service


@pytest.fixture
def program(planted: Planted, system: Logind, tmp_path: Path) -> Iterator[Program]:
    """Unlocked, in a gezin, and listening."""
    made = Program(planted.paths, tmp_path, system_bus=system.address)
    made.reach("OpeningFace")
    made.tell("unlock", words=TEST_PASSPHRASE)
    made.reach("VandaagView")
    made.tell("open", gezin=planted.gezin.hex())
    made.reach("GezinView")
    until(lambda: system.waits(0))
    time.sleep(0.3)  # its answers are on their way
    yield made
    made.close()


def until(true: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_after_a_lock_of_the_session_the_pincode_opens_and_one_is_back(
    program: Program, system: Logind
) -> None:
    system.say("Lock")
    program.gone()
    program.reach("PinPage")
    program.tell("unlock", words=PIN)
    program.reach("GezinView")
    assert program.tell("look")["where"][2] == "leefgebieden"


def test_a_sleep_waits_for_the_lock_and_ends_the_pincode(program: Program, system: Logind) -> None:
    window = program.processes()[1]
    system.say("PrepareForSleep", "b", (True,))
    program.gone()
    assert window not in program.processes()
    program.reach("LockPage")
    program.tell("unlock", words=TEST_PASSPHRASE)
    program.reach("GezinView")


def test_at_the_table_another_user_locks_and_the_pincode_leads_back_to_the_table(
    program: Program, system: Logind
) -> None:
    program.tell("table")
    program.reach("AanTafelFace")
    program.leave("start")
    program.reach("GezinView")
    until(lambda: len(system.asked) == 2 * 2)  # two windows, each with its two questions
    time.sleep(0.3)
    system.changed("Active", False)
    program.gone()
    program.reach("PinPage")
    program.leave("unlock", words=PIN)
    program.reach("GezinView")
    assert len(program.processes()) == 2
