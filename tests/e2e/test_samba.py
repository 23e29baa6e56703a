"""The unchanged folder port and the real engine on a real share, which is cut off every few seconds."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.folder_check import ROOM, Mark, check_folder
from tests.contract.office_folder import OfficeFolderContract, Plant
from tests.helpers.samba import Share, lacks, samba
from tests.sim.office import Desk, Office

pytestmark = pytest.mark.skipif(bool(lacks()), reason=lacks() or "a real share")

CUT_EVERY_S = 2.0
LASTS_S = 10.0
LISTINGS_LAST_S = 1.1
"""A mount shows a listing for a second after it asked."""


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Share]:
    with samba(tmp_path_factory.mktemp("samba")) as running:
        yield running


@pytest.fixture(scope="module")
def mount(share: Share) -> Path:
    return share.mount("anna")


class TestContractOnAShare(OfficeFolderContract):
    @pytest.fixture
    def place(self, mount: Path, request: pytest.FixtureRequest) -> Path:
        place = mount / f"t{abs(hash(request.node.name)):x}"
        place.mkdir()
        return place

    @pytest.fixture
    def folder(self, place: Path) -> SystemFolder:
        return SystemFolder(place)

    @pytest.fixture
    def plant(self, place: Path) -> Plant:
        def write(name: str, content: bytes) -> None:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)

        return write


def test_a_share_can_do_what_a_sync_relies_on(mount: Path) -> None:
    found = {one.trait: one.mark for one in check_folder(mount, free=ROOM)}
    assert set(found.values()) <= {Mark.GOOD, Mark.DOUBT}, found


def test_two_laptops_end_the_same_although_the_line_is_cut_all_the_time(tmp_path: Path) -> None:
    chance = random.Random(4)
    with samba(tmp_path) as share:
        office = Office("Anna", "Bram", folder=SystemFolder(share.place))
        office.gezin("Anna", "Bram")
        for desk in office.desks.values():
            desk.folder = SystemFolder(share.mount(desk.name))
        over = threading.Event()
        cutter = threading.Thread(target=_cut, args=(share, over))
        timer = threading.Timer(LASTS_S, over.set)
        cutter.start()
        timer.start()
        written, refused = 0, 0
        while not over.is_set():
            for desk in office.desks.values():
                desk.write(chance.choice(("woorden", "ernst")), f"{desk.name} {written}")
                written += 1
                if chance.random() < 0.3:
                    desk.add_paper(chance.randbytes(chance.choice((100, 3_000_000))))
                refused += not _sync(desk)
        cutter.join()
        for _ in range(4):
            _all_sync(office, share)
        office.assert_same()
        assert len(office["Anna"].log().ops) >= written
    assert refused > 0, "the line was never cut"


def _cut(share: Share, over: threading.Event) -> None:
    while not over.wait(CUT_EVERY_S):
        share.stop()
        over.wait(0.3)
        share.start()
        share.mend()


def _all_sync(office: Office, share: Share) -> None:
    """Once each, with the listings of the mount fresh again, and until the line is there."""
    for desk in office.desks.values():
        time.sleep(LISTINGS_LAST_S)
        deadline = time.monotonic() + 20
        while not _sync(desk):
            assert time.monotonic() < deadline, "the share does not come back"
            share.mend()
            time.sleep(0.2)


def _sync(desk: Desk) -> bool:
    try:
        desk.sync()
    except EnvironmentRefused:
        return False
    return True
