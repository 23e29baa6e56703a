"""The files of the objects folder of one gezin: named by the hash of their bytes (family-database.md §4)."""

from __future__ import annotations

import os
from pathlib import Path

from kanz_desktop.storage.atomic_file import PRIVATE_FOLDER
from kanz_desktop.storage.failures import disk_refusals

TEMPORARY = ".nieuw"
COMING = ".komt"
"""A paper on its way from the office folder: an opening of the gezin leaves it alone."""


class ObjectFiles:
    """Where encrypted papers stand. Safe from any thread: two never get the same name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: bytes) -> Path:
        text = name.hex()
        return self._folder / text[:2] / text

    def temporary(self) -> Path:
        """A path for a paper whose name is not known yet; `sweep` removes what a crash leaves there."""
        self._folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        return self._folder / f"{os.urandom(8).hex()}{TEMPORARY}"

    def coming(self) -> Path:
        """A path for a paper that comes from elsewhere; `sweep_coming` removes what a crash leaves there."""
        self._folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        return self._folder / f"{os.urandom(8).hex()}{COMING}"

    def sweep_coming(self) -> None:
        """Only where nobody fetches papers."""
        with disk_refusals():
            for path in self._folder.glob(f"*{COMING}"):
                path.unlink()

    def place(self, temporary: Path, name: bytes) -> set[Path]:
        """Give a flushed file its name; the folders that are still to be flushed."""
        target = self.path(name)
        folders = {target.parent}
        if not target.parent.is_dir():
            target.parent.mkdir(PRIVATE_FOLDER, exist_ok=True)
            folders.add(self._folder)
        temporary.replace(target)
        return folders

    def sweep(self, kept: set[bytes]) -> int:
        """Remove half-written files and those that are not among `kept`; how many."""
        names = {name.hex() for name in kept}
        removed = 0
        with disk_refusals():
            for path in [*self._folder.glob(f"*{TEMPORARY}"), *self._folder.glob("??/*")]:
                if path.name not in names:
                    path.unlink()
                    removed += 1
        return removed
