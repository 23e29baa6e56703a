"""A share that fell off: every call of the system in it hangs until it answers again, or the test ends."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kanz_desktop.sync.disk import SystemDisk

CALLS = (
    "scan", "is_link", "open", "create", "rename_new", "make_folder", "remove", "remove_folder",
)  # fmt: skip


class DeadShare:
    """`asked` is set by the first call that hangs; `answers` lets all of them go on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked, self.answers = threading.Event(), threading.Event()
        self.threads: set[str] = set()
        """Names of those that asked."""

    def ask(self, path: Path) -> None:
        if path == self.root or self.root in path.parents:
            self.threads.add(threading.current_thread().name)
            self.asked.set()
            assert self.answers.wait(60)


@contextmanager
def dead_share(root: Path) -> Iterator[DeadShare]:
    """From here on `root` hangs; at the end all is as before, and what hung has ended."""
    share = DeadShare(root)
    with pytest.MonkeyPatch.context() as patched:
        for name in CALLS:
            patched.setattr(SystemDisk, name, _first(share, getattr(SystemDisk, name)))
        access = os.access

        def asked(path: Any, *given: Any, **more: Any) -> bool:
            share.ask(Path(path))
            return access(path, *given, **more)

        patched.setattr(os, "access", asked)
        try:
            yield share
        finally:
            share.answers.set()


def _first(share: DeadShare, call: Any) -> Any:
    def asked(disk: SystemDisk, path: Path, *given: Any) -> Any:
        share.ask(path)
        return call(disk, path, *given)

    return asked
