"""The werkaantekeningen on the office folder, for their one writer (docs/format/folder.md §6.5).

While notes are open, what they hold is frozen under keys that the vault does not give; any sync sends it.
Their root key is not kept: only what is derived of it for these notes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress

from kanz_desktop.crypto.slots import Scope
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services import aantekening_stromen as stromen
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.kantoor.log import StoreLog
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.kantoor.pin import Pin
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.notes_vault import OpenNotes
from kanz_desktop.sync.backup import backup_context
from kanz_desktop.sync.labels import Purpose
from kanz_desktop.sync.marker import read_marker
from kanz_desktop.sync.notes_out import freeze_notes, send_notes
from kanz_desktop.sync.notes_stream import open_ring
from kanz_desktop.sync.own_backup import keep_backup
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Watch


class NotesOutbox:
    """Of the open notes about one gezin."""

    def __init__(self, werkplek: Werkplek, opened: OpenNotes, keys: GezinKeys) -> None:
        self._werkplek, self._stream, self._gezin = werkplek, keys.stream, keys.gezin
        self._root = read_marker(Pin.of(werkplek.vault).marker).content.root
        self._wrap_key = opened.derived(Purpose.NOTES, keys.stream)
        self._box_key = opened.derived(Purpose.IDENTITY, backup_context(self._root, werkplek.vault.id))

    def freeze_if_free(self, notes: NotesSession) -> None:
        with self._werkplek.kantoor.opened_if_free() as here:
            if here is not None:
                self.freeze(here.office, notes)

    def freeze(self, office: OfficeMemory, notes: NotesSession) -> None:
        """All that was written and is not frozen yet, and the way back to it with the code on paper."""
        vault = self._werkplek.vault
        if office.marker.root != self._root or not Sight(office).counts() or vault.ways.notes is None:
            return
        stromen.remember(self._werkplek, self._gezin, self._stream)
        with office.together(), closing(log_of(self._werkplek, notes, self._stream)) as log:
            keep_backup(office, Scope.NOTES, vault.id, vault.ways.notes.recovery, self._box_key, None)
            freeze_notes(office, log, open_ring(office, self._stream, self._gezin, self._wrap_key))


def log_of(werkplek: Werkplek, notes: NotesSession, stream: Id) -> StoreLog:
    """The open notes as the engine reads and writes them."""

    def write(task: Callable[[FamilyStore], Changes]) -> Changes:
        return notes.write(task, urgent=False).result()

    return StoreLog(stream, notes.log_reader(), write, lambda: werkplek.author, shown=lambda: True)


def send_own(werkplek: Werkplek, office: OfficeMemory, folder: OfficeFolder, day: int, watch: Watch) -> None:
    """The notes of every gezin: frozen when they are open, then sent. One that is refused waits.

    Raises SyncStopped and what the folder raises.
    """
    for stream in set(stromen.destroyed(werkplek)) - set(office.erased()):
        office.erase(stream)  # the next sync takes it from the folder
    for gezin, stream in stromen.streams(werkplek).items():
        notes = werkplek.beside(gezin)
        if isinstance(notes, NotesSession) and isinstance(notes.outbox, NotesOutbox) and not notes.closed:
            with suppress(KanzError):
                notes.outbox.freeze(office, notes)
            with closing(log_of(werkplek, notes, stream)) as log:
                send_notes(office, folder, stream, day=day, log=log, watch=watch)
        else:
            send_notes(office, folder, stream, day=day, watch=watch)


def freeze_open(werkplek: Werkplek, office: OfficeMemory) -> None:
    """Notes that are open for the first time since there is a team."""
    for row in werkplek.gezinnen():
        notes = werkplek.beside(row.id)
        if isinstance(notes, NotesSession) and isinstance(notes.outbox, NotesOutbox) and not notes.closed:
            with suppress(KanzError):
                notes.outbox.freeze(office, notes)
