"""Refuses data folders where SQLite's WAL is not safe, or that a service copies away behind our back.

A network drive has no shared memory between machines, and a cloud client copies a database in the
middle of a write (design §5; https://sqlite.org/wal.html, section 1).
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from kanz_desktop.storage.failures import CloudFolder, RemoteFolder

NETWORK_TYPES = frozenset({
    "9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs2", "glusterfs", "fuse.glusterfs", "lustre", "ncpfs",
    "nfs", "nfs4", "ocfs2", "smb3", "smbfs", "webdav",
})  # fmt: skip
"""File system types that live on another machine, as Linux and macOS name them."""

CLOUD_FOLDERS = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive", "my drive": "Google Drive",
    "googledrive": "Google Drive", "icloud drive": "iCloud", "iclouddrive": "iCloud",
    "mobile documents": "iCloud", "cloudstorage": "CloudStorage", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud", "pclouddrive": "pCloud",
}  # fmt: skip
"""Folder names that cloud clients give their root, before " - name of the office" or " (Personal)"."""

CLOUD_MARKERS = {
    ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive", ".tmp.driveupload": "Google Drive",
}  # fmt: skip
"""Files that a cloud client leaves in the root that it copies."""

CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_OFFICE = re.compile(r"( - | \().*$")
_WINDOWS_DRIVE_REMOTE = 4  # GetDriveTypeW, fileapi.h


def refuse_remote(path: Path) -> None:
    """Raise RemoteFolder or CloudFolder when `path` may not hold a database; it need not exist yet."""
    whole = Path(os.path.realpath(path))
    if network := network_kind(str(path), str(whole)):
        raise RemoteFolder(reason=network)
    if cloud := cloud_service(whole, os.environ):
        raise CloudFolder(reason=cloud)


def network_kind(given: str, resolved: str) -> str:
    """What makes this path a network path, or an empty string."""
    if given.startswith(("\\\\", "//")) and not given.startswith(("\\\\?\\", "\\\\.\\")):
        return "UNC"
    if sys.platform == "win32":
        drive = os.path.splitdrive(resolved)[0] + "\\"
        return (
            "netwerkstation" if ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_DRIVE_REMOTE else ""
        )
    kind = mount_type(resolved, _mac_mounts() if sys.platform == "darwin" else _linux_mounts())
    return kind if kind in NETWORK_TYPES else ""


def mount_type(path: str, mounts: Iterable[tuple[str, str]]) -> str:
    """File system type of the deepest mount point that holds `path`; the last of equals hides the others."""
    best, kind = -1, ""
    for point, fs_type in mounts:
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:
            best, kind = len(point), fs_type
    return kind


def parse_mountinfo(text: str) -> list[tuple[str, str]]:
    """(mount point, type) pairs of /proc/self/mountinfo (proc(5))."""
    mounts = []
    for line in text.splitlines():
        before, found, after = line.partition(" - ")
        if found:
            point = before.split(" ")[4].encode("ascii", "surrogateescape").decode("unicode_escape")
            mounts.append((point, after.split(" ")[0]))
    return mounts


def parse_mac_mounts(text: str) -> list[tuple[str, str]]:
    """(mount point, type) pairs of the lines of `mount` on macOS: `//x on /Volumes/y (smbfs, nodev)`."""
    mounts = []
    for line in text.splitlines():
        _, _, rest = line.partition(" on ")
        point, found, options = rest.rpartition(" (")
        if found:
            mounts.append((point, options.split(",")[0].rstrip(")")))
    return mounts


def cloud_service(path: Path, environment: Mapping[str, str]) -> str:
    """The service that copies this folder, or an empty string."""
    for folder in (path, *path.parents):
        name = _OFFICE.sub("", folder.name.casefold())
        if name in CLOUD_FOLDERS:
            return CLOUD_FOLDERS[name]
        for marker, service in CLOUD_MARKERS.items():
            if folder.joinpath(marker).exists():
                return service
    for variable in CLOUD_VARIABLES:
        root = environment.get(variable)
        if root and path.is_relative_to(root):
            return "OneDrive"
    return ""


def _linux_mounts() -> list[tuple[str, str]]:
    try:
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []  # no /proc: nothing is known, and a laptop's own disk is the usual case


def _mac_mounts() -> list[tuple[str, str]]:
    done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
    return parse_mac_mounts(done.stdout)
