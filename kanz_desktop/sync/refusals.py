"""What a share refuses, as the system numbers it, and the one place where that becomes an error of ours.

Windows numbers: Microsoft, "System Error Codes". Numbers of POSIX: errno(3); a mounted share passes on what
its server said.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kanz_desktop.errors import KanzError
from kanz_desktop.sync.ports import (
    Absent,
    FolderBusy,
    FolderFailed,
    FolderFull,
    FolderReadOnly,
    FolderUnreachable,
    NotFetched,
)

_HELD_WINDOWS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: a scanner or a cloud service does so to a fresh file."""
_HELD = {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}
_GONE_WINDOWS = {21, 51, 53, 55, 58, 59, 64, 65, 67, 71, 121, 170, 1167, 1222, 1231, 1232, 1236, 1237, 2250}
"""Not ready, network path or name gone, connection broken, timed out, no route, too many connections."""
_GONE = {
    errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH, errno.ETIMEDOUT,
    errno.ECONNRESET, errno.ECONNABORTED, errno.ECONNREFUSED, errno.EPIPE, errno.ENXIO, errno.ENODEV,
    errno.ESTALE, errno.EIO,
}  # fmt: skip
_CLOUD_WINDOWS = {362, *range(389, 405), 426, 475, 476}
"""ERROR_CLOUD_FILE_…: a placeholder whose content the service cannot bring."""
_BY_WINDOWS: dict[int, type[KanzError]] = {
    **dict.fromkeys((2, 3, 267), Absent),  # file or path not found, not a folder
    **dict.fromkeys((5, 19), FolderReadOnly),  # denied (also after waiting), write protected
    **dict.fromkeys((32, 33), FolderBusy),
    **dict.fromkeys((39, 112, 1295), FolderFull),  # disk full, quota
    **dict.fromkeys(_GONE_WINDOWS, FolderUnreachable),
    **dict.fromkeys(_CLOUD_WINDOWS, NotFetched),
}
_BY_NUMBER: dict[int, type[KanzError]] = {
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP), Absent),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FolderFull),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), FolderReadOnly),
    **dict.fromkeys(_HELD, FolderBusy),
    **dict.fromkeys(_GONE, FolderUnreachable),
}


def from_system(error: OSError) -> KanzError:
    """Our error for what the system said about the share."""
    windows = _windows(error)
    found = _BY_WINDOWS.get(windows) if windows else _BY_NUMBER.get(error.errno or 0)
    return found() if found else FolderFailed(errno=windows or error.errno or 0)


def is_held(error: OSError) -> bool:
    """Another program has the file for a moment: worth another try."""
    windows = _windows(error)
    return windows in _HELD_WINDOWS if windows else error.errno in _HELD


@contextmanager
def share_refusals() -> Iterator[None]:
    """Every OSError raised inside leaves as one of our errors, save that a name is taken."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise from_system(error) from error


def _windows(error: OSError) -> int:
    """The number of Windows; 0 elsewhere."""
    return getattr(error, "winerror", None) or 0
