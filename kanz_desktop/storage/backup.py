"""A whole copy of one gezin in a folder of its own, encrypted as it stands, and the way back.

A copy counts only when every byte of it was read back. A restored gezin begins a new incarnation,
because its log may be behind what it has already shown to others (docs/format/record.md §9).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.errors import DamageFound, InputRefused
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import open_database
from kanz_desktop.storage.failures import DatabaseDamaged, disk_refusals
from kanz_desktop.storage.family_reader import OBJECTS
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.findings import Findings
from kanz_desktop.storage.gezin_keys import KEY_FILE, MAP_DATABASE, GezinKeys
from kanz_desktop.storage.object_files import ObjectFiles
from kanz_desktop.storage.objects import ObjectMissing, ObjectStore

Progress = Callable[[int, int], None]
"""Called with (papers done, papers in all); what it raises stops the work."""

_BLOCK = 1024 * 1024


class BackupDamaged(DamageFound):
    """A copy does not hold what it should. `damaged` is how many things are wrong with it."""

    code = "reservekopie-beschadigd"


class FolderInUse(InputRefused):
    """Something already stands where a copy or a restored gezin was to come."""

    code = "map-niet-leeg"


@dataclass(frozen=True, slots=True)
class BackupReport:
    operations: int
    objects: int
    bytes: int


def _ignore(_done: int, _total: int) -> None:
    """No one is watching."""


def back_up(
    store: FamilyStore,
    folder: Path,
    target: Path,
    keys: GezinKeys,
    author: Author,
    progress: Progress = _ignore,
) -> BackupReport:
    """Copy the gezin in `folder` to `target`, which must not exist yet, and read all of it back.

    Runs in the store's own thread. Raises FolderInUse, BackupDamaged, ObjectMissing, DiskFull,
    ReadOnlyDisk, DiskFailed; then no `target` is left.
    """
    _refuse_existing(target)
    part = _beside(target)
    try:
        atomic_file.make_folder(part)
        store.copy_database(part / MAP_DATABASE)
        names = store.objects.names()
        for done, name in enumerate(names, 1):
            _copy_object(store.objects, name, part / OBJECTS)
            progress(done, len(names))
        _copy_key(folder, part)
        _flush_folders(part)
        findings, _ = _check(part, keys, author)
        size = sum(path.stat().st_size for path in part.rglob("*") if path.is_file())
        atomic_file.rename_durable(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return BackupReport(findings.operations, findings.objects, size)


def restore(source: Path, folder: Path, keys: GezinKeys, author: Author, progress: Progress = _ignore) -> Id:
    """Make `folder` (which must not exist) of the copy in `source`; the new incarnation that it begins.

    Raises FolderInUse, BackupDamaged, DatabaseDamaged, DiskFull, ReadOnlyDisk; then `folder` does not exist.
    """
    _refuse_existing(folder)
    _, names = _check(source, keys, author)
    part = _beside(folder)
    try:
        atomic_file.make_folder(part)
        paths = _own_files(source, names)
        for done, path in enumerate(paths, 1):
            _copy_file(path, part / path.relative_to(source))
            progress(done, len(paths))
        _flush_folders(part)
        incarnation = begin_incarnation(part / MAP_DATABASE, keys)
        _check(part, keys, author)
        atomic_file.rename_durable(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return incarnation


def begin_incarnation(path: Path, keys: GezinKeys) -> Id:
    """The database at `path`, which nobody has open, writes a new chain from now on (record.md §9)."""
    incarnation = os.urandom(ID_SIZE)
    connection = open_database(path, keys.database_key, keys.database_salt)
    try:
        with connection.transaction():
            connection.execute("UPDATE store SET incarnation = ?", (incarnation,))
        connection.fold_wal()  # what is renamed next has no WAL beside it
    finally:
        connection.close()
    return incarnation


def _own_files(folder: Path, names: list[bytes]) -> list[Path]:
    """What a gezin consists of; not what somebody laid beside it, and nothing that points elsewhere."""
    objects = ObjectFiles(folder / OBJECTS)
    wanted = [folder / MAP_DATABASE, folder / f"{MAP_DATABASE}-wal", folder / KEY_FILE]
    wanted += [objects.path(name) for name in names]
    return [path for path in wanted if path.is_file() and not path.is_symlink()]


def _check(folder: Path, keys: GezinKeys, author: Author) -> tuple[Findings, list[bytes]]:
    """What a full check found, and the names of the papers. Raises BackupDamaged."""
    try:
        copy = FamilyStore.open(folder, keys, author, read_only=True)
    except DatabaseDamaged as error:
        raise BackupDamaged(damaged=1) from error
    try:
        findings, names = copy.verify(objects="full"), copy.objects.names()
    finally:
        copy.close()
    if not findings.ok:
        raise BackupDamaged(damaged=len(findings.damage))
    return findings, names


def _copy_object(objects: ObjectStore, name: bytes, target: Path) -> None:
    source = objects.path(name)
    if not source.is_file():
        raise ObjectMissing(object=name.hex())
    _copy_file(source, target / source.parent.name / source.name)


def _copy_key(folder: Path, target: Path) -> None:
    if (folder / KEY_FILE).is_file():
        _copy_file(folder / KEY_FILE, target / KEY_FILE)


def _copy_file(source: Path, target: Path) -> None:
    with disk_refusals():
        atomic_file.make_folder(target.parent)
        with source.open("rb") as read, atomic_file.new_private_file(target) as written:
            shutil.copyfileobj(read, written, _BLOCK)
            atomic_file.flush_file(written)


def _flush_folders(folder: Path) -> None:
    with disk_refusals():
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                atomic_file.flush_folder(path)


def _beside(target: Path) -> Path:
    return target.with_name(f"{atomic_file.PREFIX}{os.urandom(4).hex()}{atomic_file.SUFFIX}")


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise FolderInUse()
