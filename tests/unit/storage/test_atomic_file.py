from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from kanz_desktop.storage import atomic_file as atomic
from kanz_desktop.storage.failures import DiskFailed, DiskFull, FileInUse, ReadOnlyDisk


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_written_file_holds_its_bytes_and_leaves_no_other_file(tmp_path: Path) -> None:
    atomic.write_atomic(tmp_path / "a", b"nieuw")
    assert (tmp_path / "a").read_bytes() == b"nieuw"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_file_of_the_profile_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    atomic.write_atomic(tmp_path / "a", b"x")
    atomic.make_folder(tmp_path / "map")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "map").stat().st_mode) == 0o700


def test_an_error_in_the_block_keeps_the_old_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"oud")

    def write_half() -> None:
        with atomic.atomic_file(path) as file:
            file.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        write_half()
    assert path.read_bytes() == b"oud"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnlyDisk), (errno.EIO, DiskFailed)],
)
def test_a_refusal_of_the_disk_is_named_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"oud")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(expected):
        atomic.write_atomic(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not flushed there")
def test_the_file_is_flushed_before_the_rename_and_the_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def watch_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def watch_replace(self: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", watch_fsync)
    monkeypatch.setattr(Path, "replace", watch_replace)
    atomic.write_atomic(tmp_path / "a", b"x")
    assert steps == ["file", "rename", "folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not flushed there")
def test_every_folder_above_a_new_folder_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(atomic, "flush_folder", flushed.append)
    atomic.make_folder(tmp_path / "a" / "b" / "c")
    assert flushed == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]


def test_a_file_that_another_program_holds_is_tried_again_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(atomic, "_RENAME_WAITS", (0.1, 0.2))
    monkeypatch.setattr(atomic.time, "sleep", waited.append)

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUse):
        atomic.write_atomic(tmp_path / "a", b"x")
    assert waited == [0.1, 0.2]
    assert names(tmp_path) == []


def test_a_refused_rename_elsewhere_is_a_disk_that_may_only_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_RENAME_WAITS", ())

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReadOnlyDisk):
        atomic.write_atomic(tmp_path / "a", b"x")


def test_what_a_crash_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".kanz-0011.tmp").write_bytes(b"half")
    (tmp_path / "brief.tmp").write_bytes(b"of the user")
    (tmp_path / ".kanz-0022.tmp").mkdir()
    (tmp_path / ".kanz-0022.tmp" / "map.db").write_bytes(b"half")
    atomic.sweep_temporary(tmp_path)
    assert names(tmp_path) == ["brief.tmp"]


def test_a_durable_rename_and_removal_do_what_they_say(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "a").write_bytes(b"x")
    atomic.rename_durable(tmp_path / "a", tmp_path / "map" / "b")
    assert (tmp_path / "map" / "b").read_bytes() == b"x"
    atomic.remove_durable(tmp_path / "map" / "b")
    atomic.remove_durable(tmp_path / "map" / "b")
    assert names(tmp_path / "map") == []
