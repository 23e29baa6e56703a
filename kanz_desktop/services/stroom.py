"""Whether the laptop runs on its battery: what can wait then waits longer."""

from __future__ import annotations

import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
"""Linux: a folder for each supply, with its `type`; of an adapter also `online` (sysfs-class-power)."""
_WINDOWS_OFFLINE = 0
"""SYSTEM_POWER_STATUS.ACLineStatus: 0 offline, 1 online, 255 unknown (Microsoft, winbase.h)."""


def on_battery(supplies: Path = _SUPPLIES) -> bool:
    """False also where nobody knows: a desktop, or a system that does not say."""
    if sys.platform == "win32":
        return _windows_line() == _WINDOWS_OFFLINE
    try:
        plugs = [supply for supply in supplies.iterdir() if _read(supply / "type") in ("Mains", "USB")]
        return bool(plugs) and all(_read(plug / "online") == "0" for plug in plugs)
    except OSError:
        return False


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _windows_line() -> int:
    """Unknown also where the call fails: then nothing was written."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [
            ("ac_line", ctypes.c_ubyte),
            ("battery_flag", ctypes.c_ubyte),
            ("life_percent", ctypes.c_ubyte),
            ("system_flag", ctypes.c_ubyte),
            ("life_time", ctypes.c_uint32),
            ("full_life_time", ctypes.c_uint32),
        ]

    status = Status(ac_line=255)
    ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))  # type: ignore[attr-defined,unused-ignore]
    return int(status.ac_line)
