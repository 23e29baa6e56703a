"""Laptops that share nothing but what a cloud service copies, late and by halves, end the same."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.gezin_bodies import Role
from tests.helpers.copier import Cloud, Copier
from tests.sim.office import GEZIN, STREAM, Desk, Office

ROUNDS = 25


@pytest.mark.parametrize("seed", range(10))
def test_laptops_that_a_cloud_service_joins_end_the_same(tmp_path: Path, seed: int) -> None:
    chance, cloud = random.Random(seed), Cloud()
    copiers = [Copier(tmp_path / name, cloud, chance) for name in ("Anna", "Bram")]
    office = Office("Anna", folder=SystemFolder(tmp_path / "Anna"))
    office.admit("Bram", by="Anna").folder = SystemFolder(tmp_path / "Bram")
    anna, bram = office.desks.values()
    anna.laptop.make_log(STREAM, GEZIN)
    anna.deeds.share(STREAM, GEZIN)
    anna.deeds.let_read(STREAM, bram.member, Role.SECUNDAIR)
    _calm(office, copiers)
    written = 0
    for number in range(ROUNDS):
        for desk in (anna, bram):
            desk.write(chance.choice(("woorden", "ernst")), f"{desk.name} {number}")
            written += 1
            if chance.random() < 0.2:
                desk.add_paper(chance.randbytes(chance.choice((10, 5_000, 200_000))))
            if chance.random() < 0.7:
                _sync(desk)
            for copier in copiers:
                copier.turn()
    _calm(office, copiers)
    office.assert_same()
    assert len(anna.log().ops) >= written
    assert sum(copier.odd for copier in copiers) > 10, "the service was too kind"


def _calm(office: Office, copiers: list[Copier]) -> None:
    """The service gets to everything, and everybody syncs, until nothing moves."""
    for _ in range(4):
        for desk in office.desks.values():
            _sync(desk)
            for copier in copiers:
                copier.haste, before = 1.0, copier.haste
                while copier.turn():
                    pass
                copier.haste = before


def _sync(desk: Desk) -> None:
    """As far as it goes: the marker may not have come yet, or a folder is half there."""
    with suppress(EnvironmentRefused):
        desk.sync()
