"""Damage is named, and what is whole stays readable."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import FileRef
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_store import FamilyStore, StoreReadOnly
from tests.helpers.family import Family, author, ident

PAGE = 4096
RECORDS = 60


@pytest.fixture
def family(tmp_path: Path) -> Family:
    family = Family(tmp_path / "gezin")
    for number in range(RECORDS):
        family.write(f"post {number}", f"{number} " + "lange zin " * 300)
    stored = family.store.objects.add(io.BytesIO(b"brief"))
    family.write("brief", FileRef(stored.hash, 5, "text/plain"), field_id="bestand", kind="document")
    family.store.close()
    return family


def break_page(family: Family, page: int) -> None:
    path = family.folder / "map.db"
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 0xFF
    path.write_bytes(content)


def test_with_one_broken_page_the_other_records_are_shown_and_nothing_is_written(family: Family) -> None:
    """Whichever page it is: the gezin opens with the rest, or says that nothing of it can be read."""
    whole = (family.folder / "map.db").read_bytes()
    shown = []
    for page in range(1, len(whole) // PAGE, 7):
        (family.folder / "map.db").write_bytes(whole)
        break_page(family, page)
        shown.append(_look(family))
    assert max(shown) >= RECORDS
    assert sum(count >= RECORDS // 2 for count in shown) > len(shown) * 0.8
    (family.folder / "map.db").write_bytes(whole)


def _look(family: Family) -> int:
    try:
        store = FamilyStore.open(family.folder, family.keys, author(), now=family.clock())
    except DatabaseDamaged:
        return 0
    try:
        records = store.snapshot().records.values()
        for record in records:
            if record.kind == "probleem":
                assert record.text("woorden").endswith("lange zin ")
        if len(records) < RECORDS + 1:
            assert store.damage
            with pytest.raises(StoreReadOnly):
                store.apply(
                    [Edit(ident("nieuw"), "probleem", "woorden", "x")], screen="s", now=family.clock()
                )
        assert not store.verify().ok
        return len(records)
    except DatabaseDamaged:
        return 0
    finally:
        store.close()


def test_a_whole_gezin_verifies_and_the_findings_count_what_was_read(family: Family) -> None:
    family.reopen(close=False)
    seen: list[tuple[int, int]] = []
    findings = family.store.verify(objects="full", progress=lambda done, total: seen.append((done, total)))
    assert findings.ok
    assert (findings.operations, findings.objects) == (RECORDS + 1, 1)
    assert seen == [(1, 1)]


@pytest.mark.parametrize(("spoil", "what"), [
    ("UPDATE log SET value = x'00' WHERE op = 3", "operation"),
    ("UPDATE log SET header = CAST(substr(header, 2) || x'00' AS BLOB) WHERE op = 3", "operation"),
    ("DELETE FROM log WHERE op = 3", "chain"),
    ("DELETE FROM head WHERE op = 3", "tables"),
    ("INSERT INTO replaced (register, op) VALUES (1, 9)", "tables"),
])  # fmt: skip
def test_a_full_check_finds_what_no_page_check_can(family: Family, spoil: str, what: str) -> None:
    family.reopen(close=False)
    family.store._connection.execute("PRAGMA foreign_keys = OFF")
    family.store._connection.execute(spoil)
    assert what in {damage.what for damage in family.store.verify().damage}


def test_a_database_of_another_kind_is_refused(family: Family) -> None:
    family.reopen(close=False)
    family.store._connection.execute("DELETE FROM store")
    family.store.close()
    with pytest.raises(DatabaseDamaged):
        FamilyStore.open(family.folder, family.keys, author())


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "kanz", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no right to mount a disk here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_gezin_on_a_read_only_disk_can_be_read(family: Family, read_only_disk: Path) -> None:
    shutil.copytree(family.folder, read_only_disk / "gezin")
    subprocess.run(["mount", "-o", "remount,ro", str(read_only_disk)], check=True)
    store = FamilyStore.open(read_only_disk / "gezin", family.keys, author(), read_only=True)
    assert len(store.snapshot().records) == RECORDS + 1
    store.close()
