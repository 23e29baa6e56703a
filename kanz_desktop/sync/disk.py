"""The few calls of the operating system that `sync.folder` stands on, so that a test can stand between.

Each raises OSError as the system gives it. Nothing here follows a symbolic link at the end of a path.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Protocol

from kanz_desktop.sync.ports import Entry

_NO_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.EINVAL,
    errno.EIO,
}
_NO_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
_BINARY = getattr(os, "O_BINARY", 0)
_ITSELF = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Somebody may have made a pipe of that name: opening it must not wait for who writes into it."""
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
"""What leads elsewhere on Windows without being a symbolic link."""


class Disk(Protocol):
    """One folder tree of the system, by whole paths."""

    def scan(self, folder: Path) -> list[Entry]: ...
    def is_link(self, path: Path) -> bool: ...
    def open(self, path: Path) -> BinaryIO: ...
    def create(self, path: Path) -> BinaryIO: ...
    def flush(self, file: BinaryIO) -> None: ...
    def rename_new(self, source: Path, target: Path) -> None: ...
    def make_folder(self, path: Path) -> None: ...
    def remove(self, path: Path) -> None: ...
    def remove_folder(self, path: Path) -> None: ...


class SystemDisk:
    """The operating system itself."""

    def scan(self, folder: Path) -> list[Entry]:
        """Files and folders in `folder`; symbolic links are no part of an office folder."""
        with os.scandir(folder) as names:
            found = [(entry.name, entry) for entry in names if not (entry.is_symlink() or _leads_away(entry))]
            return [Entry(name, folder=entry.is_dir(follow_symlinks=False)) for name, entry in found]

    def is_link(self, path: Path) -> bool:
        """It leads somewhere else. Raises FileNotFoundError."""
        found = os.lstat(path)
        return stat.S_ISLNK(found.st_mode) or _is_junction(found)

    def open(self, path: Path) -> BinaryIO:
        return os.fdopen(os.open(path, os.O_RDONLY | _BINARY | _ITSELF | _AT_ONCE), "rb", buffering=0)

    def create(self, path: Path) -> BinaryIO:
        """A file that was not there. Raises FileExistsError."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        return os.fdopen(descriptor, "wb", buffering=0)

    def flush(self, file: BinaryIO) -> None:
        """As durable as that file system can make it: some know no flushing, and say so."""
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in _NO_FLUSH:
                raise

    def rename_new(self, source: Path, target: Path) -> None:
        """`source` becomes `target`, which must not be there. Raises FileExistsError.

        Windows refuses by itself. Elsewhere a hard link does; where links do not exist (most shares), a look
        beforehand has to do: only the writer of a name writes it, so nobody can come in between but its copy.
        """
        if os.name != "nt":
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
            else:
                source.unlink()
                return
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        source.rename(target)

    def make_folder(self, path: Path) -> None:
        """`path` is a folder of its own, not a link to one. Raises NotADirectoryError, FileNotFoundError."""
        try:
            path.mkdir()
        except FileExistsError:
            if path.is_symlink() or not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """An empty one. Raises OSError when something stands in it."""
        path.rmdir()


def _leads_away(entry: os.DirEntry[str]) -> bool:
    """A junction: only Windows has them, and knows it here without asking the server."""
    return os.name == "nt" and _is_junction(entry.stat(follow_symlinks=False))


def _is_junction(found: os.stat_result) -> bool:
    return _JUNCTION is not None and getattr(found, "st_reparse_tag", 0) == _JUNCTION
