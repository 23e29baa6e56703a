"""Notes in a backup, and back: copied as they lie, since only their own words open them (vault.md §9.1)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kanz_desktop.domain.values import ID_SIZE
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.failures import DiskFailed, disk_refusals
from kanz_desktop.storage.family_reader import OBJECTS
from kanz_desktop.storage.gezin_keys import KEY_FILE, MAP_DATABASE
from kanz_desktop.storage.notes_folders import KEY_COPY, RESTORED

_BLOCK = 1024 * 1024
_FILES = (KEY_FILE, KEY_COPY, MAP_DATABASE, f"{MAP_DATABASE}-wal")


def copy_notes(source: AppPaths, target: AppPaths) -> int:
    """The notes about every gezin, closed, to another data folder; how many bytes. Each is read back.

    Raises DiskFull, ReadOnlyDisk, DiskFailed.
    """
    with disk_refusals():
        return sum(_copy_folder(folder, target.notes_root / folder.name) for folder in _folders(source))


def restore_notes(source: AppPaths, target: AppPaths) -> int:
    """The same, back from a backup: each begins a new incarnation when it is opened (record.md §9)."""
    size = copy_notes(source, target)
    for folder in _folders(target):
        atomic_file.write_atomic(folder / RESTORED, b"")
    return size


def _folders(paths: AppPaths) -> Iterator[Path]:
    """What is named as a gezin is; what is being destroyed is not copied."""
    entries = sorted(paths.notes_root.iterdir()) if paths.notes_root.is_dir() else []
    for entry in entries:
        with suppress(ValueError):
            if len(bytes.fromhex(entry.name)) == ID_SIZE and entry.is_dir() and not entry.is_symlink():
                yield entry


def _copy_folder(folder: Path, target: Path) -> int:
    files = [folder / name for name in _FILES] + sorted((folder / OBJECTS).glob("*/*"))
    wanted = [path for path in files if path.is_file() and not path.is_symlink()]
    return sum(_copy_file(path, target / path.relative_to(folder)) for path in wanted)


def _copy_file(source: Path, target: Path) -> int:
    atomic_file.make_folder(target.parent)
    with source.open("rb") as read, atomic_file.atomic_file(target) as written:
        shutil.copyfileobj(read, written, _BLOCK)
    with source.open("rb") as read, target.open("rb") as kept:
        while block := read.read(_BLOCK):
            if kept.read(len(block)) != block:
                raise DiskFailed(errno=0)
    return target.stat().st_size
