"""On its battery or not, as the system says it."""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kanz_desktop.services.stroom import on_battery


def supply(folder: Path, name: str, kind: str, online: str = "") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "type").write_text(f"{kind}\n")
    if online:
        (folder / name / "online").write_text(f"{online}\n")


def test_a_laptop_without_its_plug_runs_on_its_battery(tmp_path: Path) -> None:
    supply(tmp_path / "los", "AC", "Mains", "0")
    supply(tmp_path / "los", "BAT0", "Battery")
    supply(tmp_path / "vast", "AC", "Mains", "1")
    supply(tmp_path / "dock", "AC", "Mains", "0")
    supply(tmp_path / "dock", "ucsi", "USB", "1")
    supply(tmp_path / "kast", "BAT0", "Battery")
    assert on_battery(tmp_path / "los")
    assert not any(on_battery(tmp_path / name) for name in ("vast", "dock", "kast", "nergens"))


OFFLINE, ONLINE, UNKNOWN = 0, 1, 255


class Kernel32:
    """GetSystemPowerStatus as Microsoft describes it: fills SYSTEM_POWER_STATUS, gives 0 when it cannot.

    winbase.h, twelve bytes: ACLineStatus, BatteryFlag, BatteryLifePercent, SystemStatusFlag, then
    BatteryLifeTime and BatteryFullLifeTime in seconds, -1 where nobody knows.
    """

    def __init__(self, line: int | None) -> None:
        self.line = line

    def GetSystemPowerStatus(self, status: Any) -> int:
        if self.line is None:
            return 0
        given = struct.pack("<BBBBiI", self.line, 8 | 1, 87, 1, 14_400, 0xFFFFFFFF)
        assert ctypes.sizeof(status._obj) == len(given) == 12
        ctypes.memmove(status, given, len(given))
        return 1


@pytest.mark.parametrize(
    ("line", "battery"), [(OFFLINE, True), (ONLINE, False), (UNKNOWN, False), (None, False)]
)
def test_windows_says_it_in_twelve_bytes(
    monkeypatch: pytest.MonkeyPatch, line: int | None, battery: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=Kernel32(line)), raising=False)
    assert on_battery() is battery
