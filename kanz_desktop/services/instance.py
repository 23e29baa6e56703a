"""One instance per profile: a lock on a file, and a way to call the running one to the front. No Qt."""

from __future__ import annotations

import contextlib
import os
import sys

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.failures import ReadOnlyDisk, disk_refusals


class InstanceLock:
    """Held by the parent process while it lives; the system lets go of it however the process ends."""

    def __init__(self, paths: AppPaths) -> None:
        self._file = paths.instance_lock
        self._call = paths.instance_lock.with_suffix(".roep")
        self._descriptor: int | None = None

    def take(self) -> bool:
        """True when this process is now the one; False when another one runs with this profile.

        Raises what the disk refuses, but not where it may only be read: there nobody can write anyway.
        """
        try:
            with disk_refusals():
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except ReadOnlyDisk:
            return True
        if not _lock(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self.called()
        return True

    def call(self) -> None:
        """Ask the running instance to come to the front; where no file can be made, nobody hears it."""
        with contextlib.suppress(OSError):
            self._call.touch(mode=0o600)

    def called(self) -> bool:
        """True once after each call."""
        with contextlib.suppress(OSError):
            self._call.unlink()
            return True
        return False

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
