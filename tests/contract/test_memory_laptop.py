"""The laptop of the simulations keeps the contract."""

from __future__ import annotations

import pytest

from tests.contract.office_laptop import Again, LogContract, OfficeContract
from tests.sim.laptop import MemoryLaptop, MemoryOffice, marker_of, new_me


@pytest.fixture
def local() -> MemoryLaptop:
    me = new_me()
    return MemoryLaptop(marker_of(me), me)


class TestMemoryOffice(OfficeContract):
    @pytest.fixture
    def office(self, local: MemoryLaptop) -> MemoryOffice:
        return local.office

    @pytest.fixture
    def again(self, office: MemoryOffice) -> Again:
        return lambda: office


class TestMemoryLog(LogContract):
    pass
