"""Keeps a window out of screenshots, recordings and shared screens, where the platform can be asked to.

Windows 10 (2004) and later leave the window out, older ones show it black; macOS leaves it out of what uses
its older ways of capture. Linux has no such thing. What is promised of it stands in SECURITY.md.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from typing import Any

_LEFT_OUT, _BLACK = 0x11, 0x01  # WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR of winuser.h
_SHARED_WITH_NOBODY = 0  # NSWindowSharingNone

Load = Callable[[str], Any]


def keep_out_of_captures(handle: int, platform: str = sys.platform, load: Load = ctypes.CDLL) -> bool:
    """`handle` is the winId of a window on the screen. Returns whether the system took it; never raises."""
    try:
        if platform == "win32":
            return _windows(handle, load)
        if platform == "darwin":
            return _macos(handle, load)
    except (OSError, AttributeError):
        return False
    return False


def _windows(handle: int, load: Load) -> bool:
    set_affinity = load("user32").SetWindowDisplayAffinity
    set_affinity.argtypes, set_affinity.restype = (ctypes.c_void_p, ctypes.c_uint32), ctypes.c_int
    return any(set_affinity(handle, how) for how in (_LEFT_OUT, _BLACK))


def _macos(handle: int, load: Load) -> bool:
    """[[view window] setSharingType: NSWindowSharingNone]; the winId of Qt is the view."""
    objc = load(ctypes.util.find_library("objc") or "libobjc.dylib")
    objc.sel_registerName.argtypes, objc.sel_registerName.restype = (ctypes.c_char_p,), ctypes.c_void_p
    send = objc.objc_msgSend
    send.argtypes, send.restype = (ctypes.c_void_p, ctypes.c_void_p), ctypes.c_void_p
    window = send(handle, objc.sel_registerName(b"window"))
    if not window:
        return False
    send.argtypes, send.restype = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong), None
    send(window, objc.sel_registerName(b"setSharingType:"), _SHARED_WITH_NOBODY)
    return True
