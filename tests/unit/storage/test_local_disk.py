"""Where a database may not live: other machines, and folders that a service copies away."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.storage import local_disk
from kanz_desktop.storage.failures import CloudFolder, RemoteFolder
from kanz_desktop.storage.local_disk import (
    NETWORK_TYPES,
    cloud_service,
    mount_type,
    network_kind,
    parse_mac_mounts,
    parse_mountinfo,
    refuse_remote,
)

MOUNTINFO = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /home rw - ext4 /dev/sda2 rw
41 22 0:36 / /home/anouk/kantoor\\040schijf rw - cifs //server/gezinnen rw
42 22 0:37 / /mnt/nas rw - nfs4 nas:/x rw
43 42 0:38 / /mnt/nas rw - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(("path", "kind"), [
    ("/home/anouk/kanz", "ext4"), ("/home/anouk/kantoor schijf/kanz", "cifs"),
    ("/home/anouk/kantoor schijfje", "ext4"), ("/mnt/nas/x", "ext4"), ("/", "ext4"),
])  # fmt: skip
def test_the_deepest_and_last_mount_decides(path: str, kind: str) -> None:
    assert mount_type(path, parse_mountinfo(MOUNTINFO)) == kind


def test_the_mounts_of_macos_are_read() -> None:
    text = (
        "/dev/disk3s1 on / (apfs, sealed, local)\n//anouk@nas/data on /Volumes/data (smbfs, nodev)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted)\n"
    )
    mounts = parse_mac_mounts(text)
    assert mount_type("/Volumes/data/kanz", mounts) == "smbfs"
    assert mount_type("/Users/anouk", mounts) == "apfs"
    assert "smbfs" in NETWORK_TYPES


@pytest.mark.parametrize("given", ["\\\\server\\share\\kanz", "//server/share/kanz"])
def test_a_unc_path_is_a_network_path(given: str) -> None:
    assert network_kind(given, "/home/anouk") == "UNC"


def test_this_disk_is_no_network(tmp_path: Path) -> None:
    refuse_remote(tmp_path / "er is nog niets")


@pytest.mark.parametrize(("folder", "service"), [
    ("OneDrive - Stichting Kanz/kanz", "OneDrive"), ("Dropbox (Personal)/kanz", "Dropbox"),
    ("Library/Mobile Documents/kanz", "iCloud"), ("Nextcloud/x/y", "Nextcloud"), ("documenten/kanz", ""),
    ("onedriver/kanz", ""),
])  # fmt: skip
def test_a_folder_of_a_cloud_client_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert cloud_service(tmp_path / folder, {}) == service


def test_a_folder_of_a_cloud_client_is_known_by_what_it_left_there(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert cloud_service(tmp_path / "kanz" / "gezinnen", {}) == "Syncthing"


def test_a_folder_that_the_system_names_as_onedrive_is_refused(tmp_path: Path) -> None:
    assert cloud_service(tmp_path / "kanz", {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"
    assert cloud_service(tmp_path.parent, {"OneDriveCommercial": str(tmp_path)}) == ""


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(CloudFolder) as caught:
        refuse_remote(tmp_path / "data" / "kanz")
    assert caught.value.data == {"reason": "Dropbox"}


def test_a_network_disk_is_refused_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_disk, "_linux_mounts", lambda: [("/", "nfs4")])
    monkeypatch.setattr(local_disk, "_mac_mounts", lambda: [("/", "nfs4")])
    with pytest.raises(RemoteFolder) as caught:
        refuse_remote(tmp_path)
    assert caught.value.data == {"reason": "nfs4"}
