"""Folders of gezinnen and the rows of kluis.db, kept in step (docs/format/vault.md §9, §10)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound, EnvironmentRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.atomic_file import (
    PREFIX,
    SUFFIX,
    make_folder,
    remove_durable,
    rename_durable,
    sweep_temporary,
    write_atomic,
)
from kanz_desktop.storage.erased import ERASED, erased
from kanz_desktop.storage.gezin_keys import KEY_FILE, MAP_DATABASE, KeyFile, KeyFileDamaged
from kanz_desktop.storage.identity import Identity
from kanz_desktop.storage.notes_folders import destroy_notes
from kanz_desktop.storage.vault_database import GezinRow, VaultDatabase


class FileMended(DamageFound):
    """A file was damaged and is whole again; data `file`."""

    code = "bestand-hersteld"


class VaultRebuilt(DamageFound):
    """kluis.db could not be read and was made again; data `file`."""

    code = "kluis-herbouwd"


class GezinFoundAgain(DamageFound):
    """kluis.db did not know a gezin that stands there; data `gezin` in hex."""

    code = "gezin-teruggevonden"


class GezinClosed(DamageFound):
    """A gezin of which no key is left; data `gezin` in hex."""

    code = "gezin-zonder-sleutel"


_ERRORS = {
    "mended": FileMended,
    "rebuilt": VaultRebuilt,
    "found-again": GezinFoundAgain,
    "closed": GezinClosed,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found damaged and what became of it.

    `file` is its name inside the profile (random ids only); `verdict` is mended, rebuilt (kluis.db),
    found-again (a gezin that kluis.db had lost) or closed (a gezin of which no key is left).
    """

    file: str
    verdict: str
    gezin: Id | None = None

    @property
    def error(self) -> DamageFound:
        """The same as an error, for whoever tells it to a person."""
        return _ERRORS[self.verdict](file=self.file, gezin=self.gezin.hex() if self.gezin else None)


def reconcile(paths: AppPaths, root: bytes, database: VaultDatabase) -> list[Finding]:
    """Make folders and kluis.db agree again; what the disk refuses to mend is left for the next time."""
    with suppress(EnvironmentRefused):
        for folder in (paths.gezinnen, *map(paths.gezin, gezin_folders(paths))):
            sweep_temporary(folder)
    _keep_erased(paths, database)
    identity = database.identity()
    rows = {row.keys.gezin: row for row in database.gezinnen()}
    findings = [
        _unlisted(paths, root, database, gezin) for gezin in gezin_folders(paths) if gezin not in rows
    ]
    for row in rows.values():
        if row.made or has_map(paths, row.keys.gezin):
            findings.append(_check_key_file(paths, root, identity, row))
        elif not database.read_only:
            _drop_half_made(paths, database, row)
    confirm_made(paths, database)
    return [finding for finding in findings if finding is not None]


def confirm_made(paths: AppPaths, database: VaultDatabase) -> None:
    """From here on the gezinnen that have a map.db are never taken for half-made."""
    fresh = [row.keys.gezin for row in database.gezinnen() if not row.made and has_map(paths, row.keys.gezin)]
    if fresh and not database.read_only:
        database.mark_made(fresh)


def remove_gezin(paths: AppPaths, database: VaultDatabase, gezin: Id) -> None:
    """Both copies of the keys are destroyed, then the files; no error when there are none (any more).

    The folder first gets the name of a leftover: from then on nothing takes it for a gezin that was lost.
    """
    folder = paths.gezin(gezin)
    gone = folder.with_name(f"{PREFIX}{folder.name}{SUFFIX}")
    if folder.exists():
        rename_durable(folder, gone)
    if gone.exists():
        remove_durable(gone / KEY_FILE)
    database.drop_gezin(gezin)
    destroy_notes(paths, gezin)
    sweep_temporary(paths.gezinnen)


def write_key_file(paths: AppPaths, root: bytes, identity: Identity, row: GezinRow) -> None:
    """`key.sealed` in the folder of the gezin, durable. Raises what the disk refuses."""
    folder = paths.gezin(row.keys.gezin)
    make_folder(folder)
    file = KeyFile(row.keys, row.naam, identity.person, identity.device, identity.name)
    write_atomic(folder / KEY_FILE, file.seal(root))


def gezin_folders(paths: AppPaths) -> list[Id]:
    """Ids of the gezin folders that stand there, in a fixed order."""
    names = [entry.name for entry in paths.gezinnen.iterdir()] if paths.gezinnen.is_dir() else []
    ids = []
    for name in sorted(names):
        with suppress(ValueError):
            gezin = bytes.fromhex(name)
            if len(gezin) == 16 and gezin.hex() == name:
                ids.append(gezin)
    return ids


def has_map(paths: AppPaths, gezin: Id) -> bool:
    return (paths.gezin(gezin) / MAP_DATABASE).exists()


def _check_key_file(paths: AppPaths, root: bytes, identity: Identity, row: GezinRow) -> Finding | None:
    gezin = row.keys.gezin
    if not paths.gezin(gezin).is_dir():
        return None  # the folder is gone; opening the gezin says so
    try:
        kept = read_key_file(paths, root, gezin)
        expected = KeyFile(row.keys, row.naam, identity.person, identity.device, identity.name)
        if kept == expected:
            return None
        finding = None
    except KeyFileDamaged:
        finding = Finding(f"gezinnen/{gezin.hex()}/{KEY_FILE}", "mended", gezin)
    with suppress(EnvironmentRefused):
        write_key_file(paths, root, identity, row)
    return finding


def _keep_erased(paths: AppPaths, database: VaultDatabase) -> None:
    """What was erased does not come back, also not when somebody lays its folder there again."""
    known = {*gezin_folders(paths), *(row.keys.gezin for row in database.gezinnen())}
    for gone in erased(database.setting(ERASED)):
        if gone.gezin in known and not database.read_only:
            with suppress(EnvironmentRefused):
                remove_gezin(paths, database, gone.gezin)


def _unlisted(paths: AppPaths, root: bytes, database: VaultDatabase, gezin: Id) -> Finding | None:
    if not has_map(paths, gezin):
        return None
    name = f"gezinnen/{gezin.hex()}"
    try:
        file = read_key_file(paths, root, gezin)
    except KeyFileDamaged:
        return Finding(name, "closed", gezin)
    with suppress(EnvironmentRefused):
        database.put_gezin(GezinRow(file.keys, file.naam, made=True))
    return Finding(name, "found-again", gezin)


def _drop_half_made(paths: AppPaths, database: VaultDatabase, row: GezinRow) -> None:
    folder = paths.gezin(row.keys.gezin)
    with suppress(OSError):  # a folder with anything else in it stays
        (folder / KEY_FILE).unlink(missing_ok=True)
        folder.rmdir()
    database.drop_gezin(row.keys.gezin)


def read_key_file(paths: AppPaths, root: bytes, gezin: Id) -> KeyFile:
    """Raises KeyFileDamaged, also when there is none."""
    try:
        data = (paths.gezin(gezin) / KEY_FILE).read_bytes()
    except OSError:
        raise KeyFileDamaged(gezin=gezin.hex()) from None
    return KeyFile.open(root, gezin, data)
