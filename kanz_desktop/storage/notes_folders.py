"""The folder of the notes about one gezin: its two key files, and its end (docs/format/vault.md §9.1)."""

from __future__ import annotations

import shutil
from dataclasses import replace

from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.atomic_file import (
    flush_folder,
    make_folder,
    remove_durable,
    rename_durable,
    sweep_temporary,
    write_atomic,
)
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.gezin_keys import KEY_FILE, MAP_DATABASE, GezinKeys
from kanz_desktop.storage.notes_keys import (
    NotesKeyDamaged,
    new_notes_keys,
    open_notes_keys,
    seal_notes_keys,
)

KEY_COPY = "key.kopie.sealed"
RESTORED = "hersteld"
"""Stands in a folder that came out of a backup, until its new incarnation has begun."""
_DESTROYED = ".weg"


class NotesFolder:
    """One gezin's folder under `aantekeningen/`; holds the notes root key as long as it lives."""

    def __init__(self, paths: AppPaths, notes_root: bytes, gezin: Id) -> None:
        self.path = paths.notes(gezin)
        self._root = notes_root
        self._gezin = gezin

    @property
    def confirmed(self) -> bool:
        """Map.db was made once: from now on its absence is damage."""
        return (self.path / KEY_COPY).exists()

    @property
    def restored(self) -> bool:
        """It came out of a backup, and has not been opened since."""
        return (self.path / RESTORED).exists()

    def settle(self) -> None:
        """Its new incarnation has begun."""
        remove_durable(self.path / RESTORED)

    def keys(self) -> GezinKeys:
        """The keys, durable in `key.sealed` when they are new. Raises NotesKeyDamaged."""
        for name in (KEY_FILE, KEY_COPY):
            keys = self._read(name)
            if keys is not None:
                return keys
        if self.confirmed or (self.path / MAP_DATABASE).exists():
            raise NotesKeyDamaged(gezin=self._gezin.hex())
        return self._begin()

    def receive(self, stream: Id) -> GezinKeys:
        """Fresh keys for notes that come from elsewhere, durable; only their stream is the one of before."""
        make_folder(self.path)
        keys = replace(new_notes_keys(self._gezin), stream=stream)
        write_atomic(self.path / KEY_FILE, seal_notes_keys(self._root, keys))
        return keys

    def confirm(self, keys: GezinKeys) -> None:
        """Map.db stands there: both key files hold its keys, and what was damaged of them is mended."""
        sweep_temporary(self.path)
        for name in (KEY_FILE, KEY_COPY):
            if self._read(name) != keys:
                write_atomic(self.path / name, seal_notes_keys(self._root, keys))

    def _begin(self) -> GezinKeys:
        make_folder(self.path)
        keys = new_notes_keys(self._gezin)
        write_atomic(self.path / KEY_FILE, seal_notes_keys(self._root, keys))
        return keys

    def _read(self, name: str) -> GezinKeys | None:
        try:
            return open_notes_keys(self._root, self._gezin, (self.path / name).read_bytes())
        except (OSError, NotesKeyDamaged):
            return None


def destroy_notes(paths: AppPaths, gezin: Id) -> None:
    """The notes about a gezin are gone for good, keys first; no error when there are none.

    To be called with the notes closed. Once the folder was renamed, a crash changes nothing of the end.
    """
    finish_destroying(paths)
    folder = paths.notes(gezin)
    if folder.exists():
        rename_durable(folder, folder.with_name(gezin.hex() + _DESTROYED))
        finish_destroying(paths)


def finish_destroying(paths: AppPaths) -> None:
    """Finish what a crash left half destroyed. Raises what the disk refuses."""
    doomed = list(paths.notes_root.glob("*" + _DESTROYED))
    for folder in doomed:
        for name in (KEY_FILE, KEY_COPY):
            remove_durable(folder / name)
        with disk_refusals():
            shutil.rmtree(folder)
    if doomed:
        with disk_refusals():
            flush_folder(paths.notes_root)
