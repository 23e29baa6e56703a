"""What a disk and a database can refuse, and the one place where their own errors become ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kanz_desktop.errors import DamageFound, EnvironmentRefused


class DatabaseDamaged(DamageFound):
    """A database that is missing, truncated or altered. `file` is its name inside the profile."""

    code = "database-beschadigd"


class DatabaseNewer(EnvironmentRefused):
    """A database written by a later release; it is not touched."""

    code = "database-nieuwer"


class DatabaseBusy(EnvironmentRefused):
    """Another process holds the database."""

    code = "database-bezet"


class DiskFull(EnvironmentRefused):
    code = "schijf-vol"


class ReadOnlyDisk(EnvironmentRefused):
    """The disk, the folder or the database may be read only."""

    code = "schijf-alleen-lezen"


class DiskFailed(EnvironmentRefused):
    """The system could not read or write; `errno` is its own number."""

    code = "schijf-fout"


class FileInUse(EnvironmentRefused):
    """Another program holds the file that was to be replaced; the old one still stands."""

    code = "bestand-in-gebruik"


class PlaceRefused(EnvironmentRefused):
    """No file can stand there: a folder is missing or in the way, or the name is too long."""

    code = "plek-kan-niet"


class RemoteFolder(EnvironmentRefused):
    """The data folder lies on a network drive, where a database loses data. `reason` names the kind."""

    code = "map-op-netwerk"


class CloudFolder(EnvironmentRefused):
    """The data folder is copied by a cloud service. `reason` names the service."""

    code = "map-in-cloud"


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_PLACE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EINVAL}


def from_os_error(error: OSError) -> EnvironmentRefused:
    """Our error for a refusal of the file system."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _READ_ONLY:
        return ReadOnlyDisk()
    if error.errno in _NO_PLACE:
        return PlaceRefused()
    return DiskFailed(errno=error.errno or 0)


@contextmanager
def disk_refusals() -> Iterator[None]:
    """Every OSError raised inside leaves as one of our errors."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error) from error
