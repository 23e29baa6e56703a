"""Writes down in which order files, folders and commits reached the disk (design §13).

A kill proves little about a dying battery: the page cache survives it. So the order itself is
asserted: each object file and its folder were flushed before the commit that names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import Connection


@dataclass
class Recorder:
    """Events in order: ("file", inode), ("folder", path), ("commit", new object names)."""

    events: list[tuple[str, object]] = field(default_factory=list)
    named: set[bytes] = field(default_factory=set)

    def check(self, folder: Path) -> int:
        """Every object named by a commit was flushed before it, file and folder; how many were named."""
        flushed: set[object] = set()
        checked = 0
        for kind, what in self.events:
            if kind != "commit":
                flushed.add((kind, what))
                continue
            assert isinstance(what, frozenset)
            for name in what:
                path = folder / "objects" / name.hex()[:2] / name.hex()
                assert ("file", path.stat().st_ino) in flushed, (
                    f"{path.name} was not flushed before its commit"
                )
                assert ("folder", path.parent) in flushed, f"the folder of {path.name} was not flushed"
                assert ("folder", path.parent.parent) in flushed, "the folder objects was not flushed"
                checked += 1
        return checked


@contextmanager
def recording(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Everything that is flushed or committed inside the block, for real, and written down."""
    recorder = Recorder()
    flush_file, flush_folder, transaction = (
        atomic_file.flush_file,
        atomic_file.flush_folder,
        Connection.transaction,
    )

    def file_flushed(file: IO[bytes]) -> None:
        flush_file(file)  # type: ignore[arg-type]
        recorder.events.append(("file", os.fstat(file.fileno()).st_ino))

    def folder_flushed(folder: Path) -> None:
        flush_folder(folder)
        recorder.events.append(("folder", folder))

    @contextmanager
    def recorded(connection: Connection) -> Iterator[Connection]:
        with transaction(connection):
            yield connection
            names = {name for (name,) in connection.execute("SELECT hash FROM object")}
            # Written down before the COMMIT is sent: what is flushed from here on comes too late.
            recorder.events.append(("commit", frozenset(names - recorder.named)))
            recorder.named |= names

    with monkeypatch.context() as patch:
        patch.setattr(atomic_file, "flush_file", file_flushed)
        patch.setattr(atomic_file, "flush_folder", folder_flushed)
        patch.setattr(Connection, "transaction", recorded)
        yield recorder
