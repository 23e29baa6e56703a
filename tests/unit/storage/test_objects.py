"""Papers: flushed before they are named, kept once, and noise without their key."""

from __future__ import annotations

import errno
import io
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kanz_desktop.crypto.stream import ObjectDamaged
from kanz_desktop.domain.values import FileRef
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.failures import DiskFull, ReadOnlyDisk
from kanz_desktop.storage.objects import ObjectMissing, ObjectPurged
from kanz_desktop.storage.source import SourceUnreadable
from kanz_desktop.storage.stored_object import StoredObject
from tests.helpers.bad_luck import flip
from tests.helpers.family import Family, ident
from tests.helpers.recorder import recording


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    family = Family(tmp_path / "gezin")
    yield family
    family.store.close()


def name_it(family: Family, record: str, stored: StoredObject) -> None:
    family.write(record, FileRef(stored.hash, stored.size, "text/plain"), field_id="bestand", kind="document")


def take_in(family: Family, record: str, content: bytes) -> StoredObject:
    stored = family.store.objects.add(io.BytesIO(content))
    name_it(family, record, stored)
    return stored


def test_a_paper_comes_back_byte_for_byte_after_opening_again(family: Family) -> None:
    content = os.urandom(200_000)
    stored = take_in(family, "brief", content)
    family.reopen()
    with family.store.objects.open(stored.hash) as paper:
        assert paper.size == len(content)
        assert paper.read(65_530, 20) == content[65_530:65_550]
        assert paper.read_all() == content


def test_every_paper_and_its_folder_are_flushed_before_the_commit_that_names_it(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    with recording(monkeypatch) as recorder:
        take_in(family, "een", b"alleen")
        papers = family.store.objects.add_all(openers(os.urandom(1000) for _ in range(40)))
        for number, stored in enumerate(papers):
            assert isinstance(stored, StoredObject)
            name_it(family, f"brief {number}", stored)
    assert recorder.check(family.folder) == 41


@pytest.mark.parametrize("forgotten", ["flush_file", "flush_folder"])
@pytest.mark.parametrize("together", [False, True])
def test_the_recorder_finds_a_forgotten_flush(
    family: Family, monkeypatch: pytest.MonkeyPatch, forgotten: str, together: bool
) -> None:
    with recording(monkeypatch) as recorder, monkeypatch.context() as broken:
        broken.setattr(atomic_file, forgotten, lambda _what: None)
        if together:
            (stored,) = family.store.objects.add_all(openers(iter([b"in een groep"])))
            assert isinstance(stored, StoredObject)
            name_it(family, "een", stored)
        else:
            take_in(family, "een", b"alleen")
    with pytest.raises(AssertionError, match="not flushed"):
        recorder.check(family.folder)


def openers(contents: Iterator[bytes]) -> list[Callable[[], BinaryIO]]:
    return [lambda content=content: io.BytesIO(content) for content in contents]  # type: ignore[misc]


def test_the_same_content_is_kept_once_and_said_so(family: Family) -> None:
    first = take_in(family, "brief", b"dezelfde brief")
    again = family.store.objects.add(io.BytesIO(b"dezelfde brief"))
    assert (again.hash, again.already_there, again.record) == (first.hash, True, ident("brief"))
    family.reopen()
    later = family.store.objects.add(io.BytesIO(b"dezelfde brief"))
    assert (later.hash, later.record) == (first.hash, ident("brief"))
    assert len(list((family.folder / "objects").glob("??/*"))) == 1
    assert list((family.folder / "objects").glob("*.nieuw")) == []


def test_the_same_content_twice_in_one_group_is_kept_once(family: Family) -> None:
    outcomes = family.store.objects.add_all(
        openers(iter([b"a" * 70_000, b"b", b"a" * 70_000, b"a" * 70_000]))
    )
    stored = [outcome for outcome in outcomes if isinstance(outcome, StoredObject)]
    assert len({one.hash for one in stored}) == 2
    assert [one.already_there for one in stored].count(False) == 2


def test_a_long_paper_is_recognised_after_opening_again_by_all_of_its_bytes(family: Family) -> None:
    content = os.urandom(300_000)
    first = take_in(family, "scan", content)
    family.reopen()
    again = family.store.objects.add(io.BytesIO(content))
    assert (again.hash, again.already_there, again.record) == (first.hash, True, ident("scan"))


def test_papers_of_one_size_that_begin_alike_are_each_kept(family: Family) -> None:
    start = bytes(200_000)
    ends = [start + b"1", start + b"2", start + b"1", start + b"3"]
    outcomes = family.store.objects.add_all(openers(iter(ends)))
    stored = [outcome for outcome in outcomes if isinstance(outcome, StoredObject)]
    assert len({one.hash for one in stored}) == 3
    assert stored[0].hash == stored[2].hash
    for number, one in enumerate(stored[:2]):
        name_it(family, f"wit vel {number}", one)
    for number in range(2):
        with family.store.objects.open(stored[number].hash) as paper:
            assert paper.read_all() == ends[number]


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_paper_that_became_unreadable_is_kept_again_when_it_is_brought_again(
    family: Family, harm: str
) -> None:
    content = os.urandom(200_000)
    first = take_in(family, "brief", content)
    path = family.store.objects.path(first.hash)
    if harm == "damaged":
        flip(path, 70_000)
    else:
        path.unlink()
    again = take_in(family, "brief opnieuw", content)
    assert not again.already_there
    with family.store.objects.open(again.hash) as paper:
        assert paper.read_all() == content


def test_two_gezinnen_do_not_share_what_they_have_in_common(tmp_path: Path) -> None:
    here, there = Family(tmp_path / "a"), Family(tmp_path / "b", name="jansen")
    one, other = take_in(here, "brief", b"dezelfde brief"), take_in(there, "brief", b"dezelfde brief")
    assert not other.already_there
    assert one.hash != other.hash

    def content(family: Family) -> bytes:
        return bytes(family.store._connection.value("SELECT content FROM object"))

    assert content(here) != content(there)


def test_a_file_that_cannot_be_read_has_its_own_error_and_the_rest_goes_on(
    family: Family, tmp_path: Path
) -> None:
    class Vanishing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError(errno.EIO, "gone")
            return super().read(size)

    sources: list[Callable[[], BinaryIO]] = [
        lambda: io.BytesIO(b"goed"),
        lambda: (tmp_path / "weg.pdf").open("rb"),
        lambda: Vanishing(b"x" * 200_000),
        lambda: io.BytesIO(b"ook goed"),
    ]
    outcomes = family.store.objects.add_all(sources)
    assert [type(outcome) for outcome in outcomes] == [
        StoredObject,
        SourceUnreadable,
        SourceUnreadable,
        StoredObject,
    ]
    assert list((family.folder / "objects").glob("*.nieuw")) == []


def test_what_a_crash_left_unnamed_is_swept_at_the_next_opening_only(family: Family) -> None:
    kept = take_in(family, "brief", b"genoemd")
    unnamed = family.store.objects.add(io.BytesIO(b"niet genoemd"))
    half = family.folder / "objects" / "0011.nieuw"
    half.write_bytes(b"half")
    assert family.store.objects.path(unnamed.hash).exists()
    family.reopen(close=False)
    assert not family.store.objects.path(unnamed.hash).exists()
    assert not half.exists()
    with family.store.objects.open(kept.hash) as paper:
        assert paper.read_all() == b"genoemd"


def test_an_operation_cannot_name_a_paper_that_is_not_there(family: Family) -> None:
    with pytest.raises(ObjectMissing):
        name_it(family, "brief", StoredObject(bytes(32), 5))
    assert list(family.store.operations()) == []


def test_a_missing_or_altered_paper_is_named_and_the_others_open(family: Family) -> None:
    gone, bad, good = (take_in(family, name, name.encode() * 100) for name in ("weg", "stuk", "goed"))
    family.store.objects.path(gone.hash).unlink()
    path = family.store.objects.path(bad.hash)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(ObjectMissing):
        family.store.objects.open(gone.hash)
    with pytest.raises(ObjectDamaged):
        family.store.objects.open(bad.hash)
    with family.store.objects.open(good.hash) as paper:
        assert paper.read_all() == b"goed" * 100
    found = family.store.verify(objects="full").damage
    assert {(d.what, d.id) for d in found} == {
        ("object-missing", gone.hash.hex()),
        ("object", bad.hash.hex()),
    }


def test_a_purged_paper_is_noise_and_comes_back_from_nowhere(family: Family) -> None:
    stored = take_in(family, "brief", b"van een ander gezin")
    family.store.index_document_text(ident("brief"), "van een ander gezin")
    family.store.purge([], [stored.hash])
    with pytest.raises(ObjectPurged):
        family.store.objects.open(stored.hash)
    assert not family.store.objects.path(stored.hash).exists()
    assert family.store.search("ander") == []
    family.reopen()
    again = family.store.objects.add(io.BytesIO(b"van een ander gezin"))
    assert not again.already_there
    assert family.store.verify(objects="full").ok


def test_a_paper_that_was_never_here_is_missing_and_one_that_was_purged_before_it_came_is_purged(
    family: Family,
) -> None:
    with pytest.raises(ObjectMissing):
        family.store.objects.open(bytes(32))
    family.store.purge([], [bytes(32)])
    with pytest.raises(ObjectPurged):
        family.store.objects.open(bytes(32))


def test_a_full_disk_is_said_and_nothing_that_was_there_is_lost(family: Family) -> None:
    """RLIMIT_FSIZE makes every write behind the limit fail, as a full disk does."""
    kept = take_in(family, "brief", b"bewaard")
    family.write("post", "bewaard")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(DiskFull):
            family.store.objects.add(io.BytesIO(bytes(500_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert list((family.folder / "objects").glob("*.nieuw")) == []
    take_in(family, "nieuw", bytes(500_000))
    with family.store.objects.open(kept.hash) as paper:
        assert paper.read_all() == b"bewaard"
    assert family.text("post") == "bewaard"


def test_a_read_only_disk_is_said(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(atomic_file, "flush_file", refuse)
    with pytest.raises(ReadOnlyDisk):
        family.store.objects.add(io.BytesIO(b"x"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB of its own, when this machine lets us make one."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "kanz", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_on_a_disk_that_fills_up_every_acknowledged_save_is_there_afterwards(small_disk: Path) -> None:
    family = Family(small_disk / "gezin")
    saved: list[str] = []

    def fill() -> None:
        for number in range(500):
            family.write(f"post {number}", f"{number} " + "x" * 30_000)
            saved.append(f"post {number}")
            take_in(family, f"brief {number}", os.urandom(60_000))

    with pytest.raises(DiskFull):
        fill()
    assert saved
    family.store.close()
    bigger = small_disk.parent / "grotere schijf"
    shutil.copytree(small_disk / "gezin", bigger)
    family.folder = bigger
    family.reopen(close=False)
    assert all(family.text(record).startswith(record.split()[1]) for record in saved)
    assert family.store.verify(objects="full").ok
    family.write("post", "het gaat weer")
    assert family.text("post") == "het gaat weer"
    family.store.close()
