"""The laptop under the program keeps the contract: SQLCipher, a vault, databases of gezinnen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.memory import OfficeMemory, me_of
from kanz_desktop.services.kantoor.pin import open_store
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import erase_as_said
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.sync.marker import write_marker
from tests.contract.office_laptop import Again, LogContract, OfficeContract
from tests.helpers.laptops import new_laptop
from tests.sim.laptop import marker_of


@pytest.fixture
def werkplek(tmp_path: Path) -> Iterator[Werkplek]:
    place, _ = new_laptop(AppPaths(tmp_path / "profiel"), "Anouk Bos")
    yield place
    place.close()


@pytest.fixture
def marker(werkplek: Werkplek) -> bytes:
    me = me_of(werkplek.vault)
    return write_marker(marker_of(me), me.sign_seed)


@pytest.fixture
def store(werkplek: Werkplek, marker: bytes) -> Iterator[OfficeStore]:
    opened = open_store(werkplek, marker)
    yield opened
    opened.close()


@pytest.fixture
def office(store: OfficeStore, werkplek: Werkplek) -> OfficeMemory:
    return OfficeMemory(store, werkplek.vault)


class TestRealOffice(OfficeContract):
    @pytest.fixture
    def again(self, werkplek: Werkplek, marker: bytes, request: pytest.FixtureRequest) -> Again:
        def reopen() -> OfficeMemory:
            opened = open_store(werkplek, marker)
            request.addfinalizer(opened.close)
            return OfficeMemory(opened, werkplek.vault)

        return reopen


class TestRealLog(LogContract):
    @pytest.fixture
    def local(self, werkplek: Werkplek, office: OfficeMemory) -> Iterator[Laptop]:
        laptop = Laptop(werkplek, office, lambda _, gezin: erase_as_said(werkplek, gezin, "vergissing"))
        yield laptop
        laptop.close()
