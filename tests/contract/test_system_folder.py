"""A folder of the system keeps the contract, also with the habits of shares and cloud services."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kanz_desktop.sync.folder import SystemFolder
from tests.contract.office_folder import OfficeFolderContract, Plant
from tests.helpers.bad_share import HABITS, takes_away


class OnDisk(OfficeFolderContract):
    @pytest.fixture
    def plant(self, tmp_path: Path) -> Plant:
        def write(name: str, content: bytes) -> None:
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

        return write


class TestSystemFolder(OnDisk):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> SystemFolder:
        return SystemFolder(tmp_path)


class TestWithAHabit(OnDisk):
    @pytest.fixture(params=HABITS, ids=lambda habit: habit.__name__)
    def folder(self, tmp_path: Path, request: pytest.FixtureRequest) -> SystemFolder:
        return SystemFolder(tmp_path, request.param(), wait=lambda seconds: None)


class TestWithoutACall(OnDisk):
    @pytest.fixture(
        params=[("fsync", errno.EINVAL), ("link", errno.EPERM), ("link", errno.EOPNOTSUPP)], ids=str
    )
    def folder(
        self, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
    ) -> SystemFolder:
        takes_away(monkeypatch, *request.param)
        return SystemFolder(tmp_path)
