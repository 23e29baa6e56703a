"""An alarm names the colleague, the laptop, the gezin or the paper that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor import meldingen
from kanz_desktop.services.kantoor.meldingen import Meldingen
from kanz_desktop.services.wissen import REQUESTED, erase
from kanz_desktop.sync.layout import head_folder
from kanz_desktop.sync.watch import Alarm
from tests.helpers.kantoren import Worker, leden, let_in, workers
from tests.helpers.records import ident


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Worker, Worker, Id]]:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        gezin = anna.place.new_gezin("De Vries").id
        anna.kantoor.found(folder)
        anna.sync()
        let_in(anna, bram, gezin)
        anna.sync()
        yield anna, bram, gezin


def over(worker: Worker, alarm: Alarm, about: Id) -> str:
    with worker.kantoor.opened() as here:
        (one,) = Meldingen(worker.place, here.laptop).of([(alarm, about)])
    return one.over


def test_a_laptop_goes_by_its_colleague_and_an_own_one_as_that(two) -> None:
    anna, bram, _ = two
    theirs, mine = bram.place.vault.device_id, anna.place.vault.device_id
    with anna.kantoor.opened() as here:
        devices = {device.laptop: one for one, device in here.sight.team.devices.items()}
    assert over(anna, Alarm.FORKED, devices[theirs]) == "de laptop van Bram"
    assert over(anna, Alarm.REMOVED, devices[mine]) == meldingen.THIS
    assert over(anna, Alarm.FORKED, ident("vreemd")) == meldingen.STRANGER


def test_of_more_laptops_of_one_colleague_it_says_which_was_seen_when(two) -> None:
    anna, bram, _ = two
    with anna.kantoor.opened() as here:
        (old,) = {one for one in here.sight.team.devices if one != here.sight.device}
    bram.place.vault.become_another_device()
    bram.restart()
    bram.sync()
    anna.sync()
    (theirs,) = (one for one in leden(anna.place).team().members if not one.me)
    assert len(theirs.laptops) == 2
    assert over(anna, Alarm.QUARANTINE, old).startswith("een laptop van Bram (laatst op kantoor ")


def test_a_paper_goes_by_its_name_and_its_gezin_and_a_stream_by_its_gezin(two) -> None:
    anna, _, gezin = two
    anna.add_paper(gezin, b"de brief van de school")
    anna.sync()
    stream = anna.place.vault.gezin_keys(gezin).stream
    (name,) = anna.gezin(gezin).read(lambda store: list(store.objects.names())).result()
    assert over(anna, Alarm.TWO_KEYS, name[:16]) == "brief, van gezin De Vries"
    assert over(anna, Alarm.NEWER, stream) == "gezin De Vries"
    with anna.kantoor.opened() as here:
        root = here.sight.root
    assert over(anna, Alarm.NEWER, root) == meldingen.TEAM
    erase(anna.place, gezin, "De Vries", REQUESTED)
    assert over(anna, Alarm.NEWER, stream) == "een gezin"


def test_a_sync_that_finds_an_old_copy_of_the_folder_says_of_whose_laptop(two, tmp_path: Path) -> None:
    anna, bram, gezin = two
    with anna.kantoor.opened() as here:
        (device,) = {one for one in here.sight.team.devices if one != here.sight.device}
    heads = tmp_path / "kantoor" / head_folder(device)
    before = {one.name: one.read_bytes() for one in heads.iterdir()}
    bram.write(gezin, "later")
    bram.sync()
    anna.sync()
    for one in heads.iterdir():
        one.unlink()
    for name, data in before.items():
        (heads / name).write_bytes(data)
    assert [(one.alarm, one.over) for one in anna.sync().alarmen] == [(Alarm.OLD_COPY, "de laptop van Bram")]
