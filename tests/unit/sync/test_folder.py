"""What the office folder does when the share misbehaves: nothing half, nothing of others, a named refusal."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from kanz_desktop.errors import KanzError
from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.ports import (
    Absent,
    FolderBusy,
    FolderFailed,
    FolderFull,
    FolderReadOnly,
    FolderUnreachable,
    NotFetched,
    WrittenBadly,
    read,
)
from kanz_desktop.sync.refusals import from_system
from tests.helpers.bad_share import HeldOnWindows, WindowsRefusal

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def test_a_folder_that_is_gone_is_unreachable_and_not_empty(tmp_path: Path) -> None:
    folder = SystemFolder(tmp_path / "weg")
    for call in (lambda: folder.entries(""), lambda: folder.entries("s"), lambda: _write(folder)):
        with pytest.raises(FolderUnreachable):
            call()
    assert not (tmp_path / "weg").exists()


def test_a_folder_that_goes_while_writing_is_unreachable_and_not_made_anew(tmp_path: Path) -> None:
    folder = SystemFolder(tmp_path / "map")
    (tmp_path / "map").mkdir()
    _write(folder)
    shutil.rmtree(tmp_path / "map")
    (tmp_path / "map").mkdir()  # what an unmounted share leaves behind: an empty folder of the laptop
    with pytest.raises(FolderUnreachable):
        _write(folder)
    assert list((tmp_path / "map").iterdir()) == []


def test_what_reads_back_differently_never_gets_its_name(tmp_path: Path) -> None:
    class Garbles(SystemDisk):
        def flush(self, file: BinaryIO) -> None:
            os.pwrite(file.fileno(), b"!", 0)

    with pytest.raises(WrittenBadly):
        _write(SystemFolder(tmp_path, Garbles()))
    assert list((tmp_path / "s").iterdir()) == []


def test_a_file_that_stays_held_is_busy_after_a_second_and_a_half(tmp_path: Path) -> None:
    waited: list[float] = []
    disk = HeldOnWindows()
    disk.refusals = (WindowsRefusal(32),) * 99
    with pytest.raises(FolderBusy):
        _write(SystemFolder(tmp_path, disk, wait=waited.append))
    assert 1.5 < sum(waited[:5]) < 1.6


def test_a_failed_flush_is_said_and_nothing_stands_there(tmp_path: Path) -> None:
    class FailsToFlush(SystemDisk):
        def flush(self, file: BinaryIO) -> None:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(FolderFull):
        _write(SystemFolder(tmp_path, FailsToFlush()))
    assert list((tmp_path / "s").iterdir()) == []


def test_a_share_that_refuses_at_the_closing_has_said_so_too(tmp_path: Path) -> None:
    class Closes:
        def __init__(self, file: BinaryIO) -> None:
            self.write, self.fileno, self._file = file.write, file.fileno, file

        def close(self) -> None:
            self._file.close()
            raise OSError(errno.EIO, "the line is gone")

    class FailsToClose(SystemDisk):
        def create(self, path: Path) -> BinaryIO:
            return Closes(super().create(path))  # type: ignore[return-value]

    with pytest.raises(FolderUnreachable):
        _write(SystemFolder(tmp_path, FailsToClose()))
    assert list((tmp_path / "s").iterdir()) == []


@POSIX_ONLY
def test_links_are_no_part_of_the_office_folder(tmp_path: Path) -> None:
    share, private = tmp_path / "share", tmp_path / "private"
    (share / "s").mkdir(parents=True)
    private.mkdir()
    (private / "geheim").write_bytes(b"geheim")
    (share / "s" / "bestand").symlink_to(private / "geheim")
    (share / "t").symlink_to(private, target_is_directory=True)
    folder = SystemFolder(share)
    assert folder.entries("s") == ()
    assert [entry.name for entry in folder.entries("")] == ["s"]
    with pytest.raises(Absent):
        read(folder, "s/bestand", 10)
    with pytest.raises(KanzError):
        folder.write_once("t/nieuw", lambda: [b"x"])
    assert [file.name for file in private.iterdir()] == ["geheim"]


@pytest.mark.parametrize(
    "path", ["../geheim", "s/../../geheim", "/etc/passwd", "s/con", "C:x", "s/a\\..\\b", "s/ "]
)
def test_a_name_that_leads_out_of_the_folder_is_never_opened(tmp_path: Path, path: str) -> None:
    (tmp_path / "geheim").write_bytes(b"geheim")
    (tmp_path / "share" / "s").mkdir(parents=True)
    folder = SystemFolder(tmp_path / "share")
    with pytest.raises(Absent):
        read(folder, path, 10)
    assert folder.entries(path) == ()
    folder.remove(path)
    assert (tmp_path / "geheim").exists()


@pytest.mark.parametrize(
    ("refusal", "ours"),
    [
        (OSError(errno.ENOSPC, ""), FolderFull),
        (OSError(errno.EDQUOT, ""), FolderFull),
        (OSError(errno.EROFS, ""), FolderReadOnly),
        (OSError(errno.EACCES, ""), FolderReadOnly),
        (OSError(errno.ENOTCONN, ""), FolderUnreachable),
        (OSError(errno.ETIMEDOUT, ""), FolderUnreachable),
        (OSError(errno.ESTALE, ""), FolderUnreachable),
        (OSError(errno.EIO, ""), FolderUnreachable),
        (OSError(errno.ENOENT, ""), Absent),
        (OSError(errno.ENAMETOOLONG, ""), FolderFailed),
        (WindowsRefusal(2), Absent),
        (WindowsRefusal(5), FolderReadOnly),
        (WindowsRefusal(32), FolderBusy),
        (WindowsRefusal(53), FolderUnreachable),
        (WindowsRefusal(64), FolderUnreachable),
        (WindowsRefusal(112), FolderFull),
        (WindowsRefusal(362), NotFetched),
        (WindowsRefusal(395), NotFetched),
        (WindowsRefusal(1231), FolderUnreachable),
        (WindowsRefusal(9999), FolderFailed),
    ],
    ids=lambda value: (
        value.__name__ if isinstance(value, type) else f"{value.errno}-{getattr(value, 'winerror', 0)}"
    ),
)
def test_every_refusal_of_a_share_has_a_name(refusal: OSError, ours: type[KanzError]) -> None:
    assert type(from_system(refusal)) is ours


def _write(folder: SystemFolder) -> None:
    folder.write_once("s/a", lambda: [b"x"])
