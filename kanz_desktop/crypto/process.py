"""What a process can do so that its memory does not end up in a file or in another process."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_SEM_FAILCRITICALERRORS = 0x0001  # errhandlingapi.h
_SEM_NOGPFAULTERRORBOX = 0x0002


def forbid_core_dumps() -> tuple[str, ...]:
    """Call first thing in every process that will hold a key. Returns the names of what took effect.

    On Linux this also keeps other processes of the same user out of our memory (ptrace), until an exec;
    a child must call it again. It never fails: a machine that refuses is as it was.
    """
    done: list[str] = []
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return ("error-mode",)
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done.append("core-limit")
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
                done.append("not-dumpable")
    return tuple(done)
