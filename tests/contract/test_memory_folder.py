"""The office folder of the simulations keeps the contract."""

from __future__ import annotations

import pytest

from kanz_desktop.sync.memory import MemoryFolder
from tests.contract.office_folder import OfficeFolderContract, Plant


class TestMemoryFolder(OfficeFolderContract):
    @pytest.fixture
    def folder(self) -> MemoryFolder:
        return MemoryFolder()

    @pytest.fixture
    def plant(self, folder: MemoryFolder) -> Plant:
        return folder.files.__setitem__
