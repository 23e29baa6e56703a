"""Files that are whole or absent, also after the battery died: the one place that writes and renames.

Order (docs/format/vault.md §8): a temporary file beside the target, flush the file, rename it over the
target, flush the folder. A temporary file that a crash left is never read; `sweep_temporary` removes it.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kanz_desktop.storage.failures import FileInUse, disk_refusals

PREFIX = ".kanz-"
SUFFIX = ".tmp"
_PRIVATE_FILE = 0o600
_SHARED_FILE = 0o666  # less the umask: what the user exports belongs to the user
PRIVATE_FOLDER = 0o700
"""Mode of every folder in the data folder (docs/format/vault.md §2)."""
# A virus scanner holds a fresh file for a moment on Windows; 0.75 s outlasts it. Elsewhere no means no.
_RENAME_WAITS = (0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()


@contextmanager
def atomic_file(path: Path, *, private: bool = True) -> Iterator[BinaryIO]:
    """A file to write into, which becomes `path` (durably) when the block ends without an error.

    Raises DiskFull, ReadOnlyDisk, DiskFailed, FileInUse, and turns every OSError of the block into
    one of these; the old `path` then stands untouched.
    """
    temporary = path.with_name(f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}")
    with disk_refusals():
        made = _new_file(temporary, _PRIVATE_FILE if private else _SHARED_FILE)
        try:
            with made as file:
                yield file
                flush_file(file)
            _replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        flush_folder(path.parent)


def new_private_file(path: Path) -> BinaryIO:
    """A file that was not there, that only its owner may open, without a buffer. Raises OSError."""
    return _new_file(path, _PRIVATE_FILE, buffering=0)


def write_atomic(path: Path, content: bytes, *, private: bool = True) -> None:
    """`path` holds `content`, durably; or what it held before and an error as of `atomic_file`."""
    with atomic_file(path, private=private) as file:
        file.write(content)


def rename_durable(source: Path, target: Path) -> None:
    """`source` is `target` from now on, also after a power cut; both lie on the same disk."""
    with disk_refusals():
        _replace(source, target)
        flush_folder(target.parent)
        if source.parent != target.parent:
            flush_folder(source.parent)


def remove_durable(path: Path) -> None:
    """`path` is gone, also after a power cut; it is no error when it was not there."""
    with disk_refusals():
        path.unlink(missing_ok=True)
        flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """A private folder with its parents, durable in the folders above it."""
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    with disk_refusals():
        for folder in reversed(missing):
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            flush_folder(folder.parent)


def flush_file(file: BinaryIO) -> None:
    """Everything written to `file` is on the disk itself."""
    file.flush()
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # not every file system knows it; fsync is then all there is
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
            return
    os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """The names in a folder are on the disk. Windows does so by itself (NTFS logs its metadata)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep_temporary(folder: Path) -> None:
    """Remove files and folders that a crash left half-written in `folder`; call it before writing there."""
    with disk_refusals():
        for leftover in folder.glob(f"{PREFIX}*{SUFFIX}"):
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)


def _new_file(path: Path, mode: int, buffering: int = -1) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file: BinaryIO = os.fdopen(os.open(path, flags, mode), "w+b", buffering)
    return file


def _replace(source: Path, target: Path) -> None:
    for wait in _RENAME_WAITS:
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(wait)
    try:
        source.replace(target)
    except PermissionError:
        if _RENAME_WAITS:
            raise FileInUse() from None
        raise
