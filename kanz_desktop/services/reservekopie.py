"""A whole copy of a profile in a folder of its own, and the way back. Encrypted as it stands.

The copy opens with the passphrase (and this laptop's keyring) or with the recovery code of the day on
which it was made. It is registered with date and place, so that an erased gezin can be followed to it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.inzage import BACKED_UP, RESTORED, note_done
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.backup import FolderInUse
from kanz_desktop.storage.backup import restore as restore_gezin
from kanz_desktop.storage.family_reader import OBJECTS
from kanz_desktop.storage.notes_copy import copy_notes, restore_notes
from kanz_desktop.storage.vault_database import Backup

Progress = Callable[[str, int, int], None]
"""Called with the name of the gezin, papers done, papers in all; what it raises stops the work."""


class NoBackup(InputRefused):
    """There is no backup of ours in that folder."""

    code = "geen-reservekopie"


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What was copied, read back and found whole."""

    gezinnen: int
    operations: int
    papers: int
    bytes: int


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that was made once. `destroyed` is the day on which a worker said that it is gone."""

    id: Id
    day: date
    place: str
    destroyed: date | None = None


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """Which gezinnen are back. One that is damaged in the backup stays there, the others come."""

    gezinnen: tuple[Id, ...]
    damaged: tuple[tuple[Id, KanzError], ...] = ()


def make_backup(
    werkplek: Werkplek, out: Path, progress: Progress = lambda _naam, _done, _all: None
) -> BackupResult:
    """Copy everything to `out`, which must not exist yet; every byte is read back before this returns.

    Raises FolderInUse, BackupDamaged, DiskFull, ReadOnlyDisk, DiskFailed; then no `out` is left.
    """
    if out.exists():
        raise FolderInUse
    part = AppPaths(_beside(out))
    try:
        atomic_file.make_folder(part.data)
        result = _copy_all(werkplek, part, progress)
        digest = _digest(part.data)
        atomic_file.rename_durable(part.data, out)
    except BaseException:
        shutil.rmtree(part.data, ignore_errors=True)
        raise
    _register(werkplek, out, digest)
    return result


def kept_backups(werkplek: Werkplek) -> tuple[KeptBackup, ...]:
    """Newest first; those that were said to be destroyed are left out."""
    return tuple(backup for backup in all_backups(werkplek) if backup.destroyed is None)


def all_backups(werkplek: Werkplek) -> tuple[KeptBackup, ...]:
    """Newest first, those that are destroyed included."""
    return tuple(_described(backup) for backup in reversed(werkplek.vault.backups()))


def backups_with(werkplek: Werkplek, gezin: Id, wall_ms: int) -> tuple[KeptBackup, ...]:
    """Those in which a gezin of that moment may still lie, newest first."""
    return tuple(
        _described(backup)
        for backup in reversed(werkplek.vault.backups())
        if backup.destroyed_ms is None and backup.gezin in (None, gezin) and backup.wall_ms <= wall_ms
    )


def say_destroyed(werkplek: Werkplek, backup: Id, *, gone: bool) -> None:
    """The worker says that a backup is gone, or that it is not after all. No error for one unknown."""
    for kept in werkplek.vault.backups():
        if kept.id == backup:
            werkplek.vault.backup_destroyed(kept, werkplek.now().wall_ms if gone else None)


def _described(backup: Backup) -> KeptBackup:
    gone = backup.destroyed_ms
    return KeptBackup(backup.id, _day(backup.wall_ms), backup.place, None if gone is None else _day(gone))


def _day(wall_ms: int) -> date:
    return datetime.fromtimestamp(wall_ms / 1000).astimezone().date()


def restore(
    paths: AppPaths,
    source: Path,
    enter: Callable[[AppPaths], Werkplek],
    progress: Progress = lambda _naam, _done, _all: None,
) -> RestoreResult:
    """Make a profile, which holds nothing yet, of a backup. `enter` opens it: by passphrase or by code.

    A lock that is held in the profile stays held. The profile is another device, and every restored gezin
    begins a new incarnation. Raises
    NoBackup, FolderInUse, what `enter` raises and what the disk refuses; then there is no profile.
    """
    kept = AppPaths(source)
    if not kept.vault_header.is_file() and not kept.vault_header_copy.is_file():
        raise NoBackup
    if _holds_something(paths):
        raise FolderInUse
    part = AppPaths(_beside(paths.data))
    try:
        atomic_file.make_folder(part.data)
        for file in (kept.vault_header, kept.vault_header_copy, kept.vault_database):
            if file.is_file():
                atomic_file.write_atomic(part.data / file.name, file.read_bytes())
        werkplek = enter(part)
        werkplek.vault.become_another_device()
        result = _restore_all(werkplek, kept, progress)
        restore_notes(kept, part)
        _take_place(part, paths)
    except BaseException:
        shutil.rmtree(part.data, ignore_errors=True)
        raise
    return result


def _take_place(part: AppPaths, paths: AppPaths) -> None:
    """The header goes last: without it nothing of this is taken for a vault that can be opened."""
    if not paths.data.exists():
        atomic_file.rename_durable(part.data, paths.data)
        return
    for entry in sorted(part.data.iterdir(), key=lambda entry: entry.name == paths.vault_header.name):
        atomic_file.rename_durable(entry, paths.data / entry.name)
    shutil.rmtree(part.data)


def _holds_something(paths: AppPaths) -> bool:
    """A program that was started once without setting up leaves its lock and its log: that is nothing yet."""
    empty = {paths.instance_lock.name, paths.instance_lock.with_suffix(".roep").name, paths.log.name}
    return paths.data.exists() and any(entry.name not in empty for entry in paths.data.iterdir())


def _copy_all(werkplek: Werkplek, part: AppPaths, progress: Progress) -> BackupResult:
    atomic_file.make_folder(part.gezinnen)
    operations = papers = size = 0
    for entry in werkplek.vault.gezinnen():
        sessie = werkplek.open_gezin(entry.id)
        sessie.commit_drafts().result()
        report = sessie.copy(part.gezin(entry.id), partial(progress, entry.naam))
        operations += report.operations
        papers += report.objects
        size += report.bytes
        werkplek.close_beside(entry.id)
    size += copy_notes(werkplek.paths, part)
    werkplek.vault.copy_to(part)
    return BackupResult(len(werkplek.vault.gezinnen()), operations, papers, size)


def _register(werkplek: Werkplek, out: Path, digest: bytes) -> None:
    """Not to be stopped any more: the copy is there, and has to be known."""
    entries = werkplek.vault.gezinnen()
    for entry in entries:
        note_done(werkplek.open_gezin(entry.id), BACKED_UP)
    wall_ms = werkplek.now().wall_ms
    werkplek.vault.register_backup(place=str(out.absolute()), digest=digest, wall_ms=wall_ms)


def _restore_all(werkplek: Werkplek, kept: AppPaths, progress: Progress) -> RestoreResult:
    restored: list[Id] = []
    damaged: list[tuple[Id, KanzError]] = []
    try:
        for entry in werkplek.vault.gezinnen():
            keys = werkplek.vault.gezin_keys(entry.id)
            folder = werkplek.paths.gezin(entry.id)
            atomic_file.make_folder(folder.parent)
            try:
                restore_gezin(
                    kept.gezin(entry.id),
                    folder,
                    keys,
                    werkplek.author,
                    partial(progress, entry.naam),
                )
            except KanzError as error:
                damaged.append((entry.id, error))
                continue
            werkplek.vault.name_device(entry.id)
            note_done(werkplek.open_gezin(entry.id), RESTORED)
            restored.append(entry.id)
    finally:
        werkplek.close()
    return RestoreResult(tuple(restored), tuple(damaged))


def _digest(folder: Path) -> bytes:
    """32 bytes over every name and every content; a paper's name is the hash of its content already."""
    digest = blake2b(digest_size=32, person=b"kanz-backup-1")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        digest.update(len(name).to_bytes(2, "big") + name.encode())
        if OBJECTS not in path.parts:
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
    return digest.digest()


def _beside(target: Path) -> Path:
    return target.with_name(f"{atomic_file.PREFIX}{target.name}{atomic_file.SUFFIX}")
