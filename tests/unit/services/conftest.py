"""A gezin that was just started: its pen alone, or a session on a real store."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.operations import Author
from kanz_desktop.method.load import load_methode
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.gezin import start_gezin_edits
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import Moment
from tests.helpers.laptops import new_laptop
from tests.helpers.records import ident

MOMENT = Moment(1_765_450_800_000, 60)
"""Thursday 11 December 2025, noon in Nergensdam."""


@pytest.fixture(scope="session")
def methode():
    return load_methode()


@pytest.fixture
def pen(methode):
    return Pen(ident("gezin"), methode)


AUTHOR = Author(ident("anouk"), ident("laptop"))


@pytest.fixture
def make_sessie(tmp_path, methode):
    """Opens a gezin in a real store; call again with the same name to open the same gezin again."""
    keys = {}
    opened = []

    def make(name: str = "gezin", clock=lambda: MOMENT) -> GezinSessie:
        folder = tmp_path / name
        if name not in keys:
            folder.mkdir()
            keys[name] = GezinKeys.new()
            FamilyStore.create(folder, keys[name], AUTHOR).close()
        sessie = GezinSessie(folder, keys[name], AUTHOR, name, methode, clock=clock)
        if not sessie.snapshot.of("gezin"):
            edits = start_gezin_edits(
                sessie.pen(),
                naam=name,
                person=AUTHOR.person,
                worker_name="Anouk Bos",
                worker_first_name="Anouk",
                begin=sessie.today(),
            )
            sessie.apply(edits, "gezin").result()
        opened.append(sessie)
        return sessie

    yield make
    for sessie in opened:
        sessie.close()


@pytest.fixture
def sessie(make_sessie):
    return make_sessie()


@pytest.fixture
def werkplek(tmp_path):
    """A real work place, open, with a vault in `profiel`."""
    place, _ = new_laptop(AppPaths(tmp_path / "profiel"), "Anouk Bos")
    yield place
    place.close()
