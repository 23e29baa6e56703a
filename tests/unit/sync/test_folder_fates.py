"""What can become of the office folder in the middle of a sync, on real files: nothing is lost for it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.watch import Step, Unwatched
from tests.sim.office import STREAM, Office


class Fate(Unwatched):
    """Strikes at the `at`-th step of a sync, once. `mend` is what a person does about it later."""

    def __init__(self, place: Path, at: int) -> None:
        self.place, self.left = place, at
        self.struck = False

    def at(self, step: Step) -> None:
        self.left -= 1
        if self.left == 0:
            self.struck = True
            self.strike()

    def strike(self) -> None: ...

    def mend(self) -> None: ...


class Unmounted(Fate):
    """The share falls off: an empty folder of the laptop is left where it was."""

    def strike(self) -> None:
        self.place.rename(self.place.with_name("server"))
        self.place.mkdir()

    def mend(self) -> None:
        assert list(self.place.iterdir()) == [], "something was written where the share used to be"
        self.place.rmdir()
        self.place.with_name("server").rename(self.place)


class Renamed(Fate):
    def strike(self) -> None:
        self.place.rename(self.place.with_name("hernoemd"))

    def mend(self) -> None:
        assert not self.place.exists()
        self.place.with_name("hernoemd").rename(self.place)


class Emptied(Fate):
    """Everything in it is thrown away but the marker, which is all that tells whose folder it is."""

    def strike(self) -> None:
        for part in self.place.iterdir():
            if part.is_dir():
                shutil.rmtree(part)


class OldBackup(Fate):
    """Somebody puts back how it was some time ago."""

    def strike(self) -> None:
        shutil.rmtree(self.place)
        shutil.copytree(self.place.with_name("vorige-week"), self.place)


class Foreign(Fate):
    """The folder of another team stands there."""

    def strike(self) -> None:
        self.place.rename(self.place.with_name("van-ons"))
        shutil.copytree(self.place.with_name("van-anderen"), self.place)
        self._before = sorted(path.name for path in self.place.rglob("*"))

    def mend(self) -> None:
        shutil.rmtree(self.place)
        self.place.with_name("van-ons").rename(self.place)


class Refusing(SystemDisk):
    """The system's own disk, until `refusal` is set: root may write everywhere, so this plays the part."""

    refusal: OSError | None = None

    def create(self, path: Path) -> BinaryIO:
        if self.refusal is not None:
            raise self.refusal
        return super().create(path)


FATES: tuple[type[Fate], ...] = (Unmounted, Renamed, Emptied, OldBackup, Foreign)
STEPS = (1, 4, 9, 17, 30)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two people who have worked together, and have each written something that the other lacks."""
    for name in ("map", "van-anderen"):
        (tmp_path / name).mkdir()
    others = Office("Eva", folder=SystemFolder(tmp_path / "van-anderen"))
    others.gezin("Eva")
    office = Office("Anna", "Bram", folder=SystemFolder(tmp_path / "map"))
    office.gezin("Anna", "Bram")
    _write(office, "vorige week")
    office.rounds(2)
    shutil.copytree(tmp_path / "map", tmp_path / "vorige-week")
    for desk in office.desks.values():
        desk.folder = SystemFolder(tmp_path / "map")
    _write(office, "gisteren")
    office.rounds(2)
    _write(office, "vandaag")
    return office


@pytest.mark.parametrize("fate", FATES, ids=lambda fate: fate.__name__)
@pytest.mark.parametrize("at", STEPS)
def test_whatever_becomes_of_the_folder_in_a_sync_nothing_is_lost(
    office: Office, tmp_path: Path, fate: type[Fate], at: int
) -> None:
    struck = fate(tmp_path / "map", at)
    held = {name: set(desk.log().ops) for name, desk in office.desks.items()}
    for _ in range(3):
        with suppress(EnvironmentRefused):
            office["Bram"].sync(struck)
    assert struck.struck, "a sync has fewer steps than that"
    for name, desk in office.desks.items():
        assert held[name] <= set(desk.log().ops)
    struck.mend()
    _go_on(office)


@pytest.mark.parametrize("number", [28, 30])
def test_a_folder_that_is_full_or_read_only_takes_no_more_and_loses_nothing(
    office: Office, tmp_path: Path, number: int
) -> None:
    disk = Refusing()
    office["Bram"].folder = SystemFolder(tmp_path / "map", disk)
    disk.refusal = OSError(number, "refused")
    with pytest.raises(EnvironmentRefused):
        office["Bram"].sync()
    disk.refusal = None
    _go_on(office)


def _go_on(office: Office) -> None:
    written = {op_id for desk in office.desks.values() for op_id in desk.log().ops}
    for desk in office.desks.values():
        with suppress(EnvironmentRefused):  # folders that it made before are gone: it says so, and makes them
            desk.sync()
    office.rounds(3)
    office.assert_same()
    assert written <= set(office["Anna"].log().ops)


def test_what_was_thrown_away_lies_there_again_within_two_syncs_of_each(
    office: Office, tmp_path: Path
) -> None:
    office.rounds(2)
    Emptied(tmp_path / "map", 0).strike()
    for desk in office.desks.values():
        desk.folder = SystemFolder(tmp_path / "map")
    office.rounds(2)
    new = office.admit("Noor", by="Anna")
    new.folder = SystemFolder(tmp_path / "map")
    office["Anna"].deeds.let_read(STREAM, new.member, Role.SECUNDAIR)
    office["Anna"].sync()
    new.sync()
    new.sync()
    office.assert_same("Anna", "Noor")


def _write(office: Office, when: str) -> None:
    for name, desk in office.desks.items():
        for number in range(4):
            desk.write(("woorden", "ernst")[number % 2], f"{name} {when} {number}")
        for number in range(6):
            desk.add_paper(f"papier {number} van {name}, {when}".encode() * 300)
