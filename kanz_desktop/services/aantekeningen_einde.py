"""The end of a traject: what of the notes must first go to the dossier, and then they are destroyed.

The intent stands in the vault before anything is removed, so that a battery that dies halfway leaves
neither half a note nor a register that does not know. Removing needs no key of the notes.
"""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.records import Record
from kanz_desktop.errors import KanzError
from kanz_desktop.services.aantekening_sessie import NotesSession, notes_of
from kanz_desktop.services.aantekening_stromen import let_go
from kanz_desktop.services.aantekening_verplaatsen import drop_intents
from kanz_desktop.services.intents import Intent, Intents
from kanz_desktop.services.inzage import NOTES_ERASED, note_done
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.notes_folders import destroy_notes

INTENTS = "aantekeningen-vernietigen"
"""Setting in the vault: [gezin, number of notes, id of the register's line] of what is not done yet."""


def left_to_choose(notes: NotesSession) -> tuple[Record, ...]:
    """What would be destroyed: everything that was not moved. Newest first."""
    return notes_of(notes.snapshot)


def destroy(werkplek: Werkplek, notes: NotesSession) -> None:
    """Destroy the notes about this gezin: keys first, then files, then a line in the register. No way back.

    Raises what the disk refuses; what was begun is then finished at the next start.
    """
    intent = (notes.id.hex(), str(len(left_to_choose(notes))), random_id().hex())
    Intents(werkplek, INTENTS).add(intent)
    werkplek.close_beside(notes.id)
    _finish(werkplek, intent)


def finish_destroying(werkplek: Werkplek) -> None:
    """What a crash left half done; what the disk refuses now waits for the next start."""
    for intent in Intents(werkplek, INTENTS).all():
        with suppress(KanzError):
            _finish(werkplek, intent)


def _finish(werkplek: Werkplek, intent: Intent) -> None:
    gezin, count, line = bytes.fromhex(intent[0]), int(intent[1]), bytes.fromhex(intent[2])
    let_go(werkplek, gezin)
    destroy_notes(werkplek.paths, gezin)
    drop_intents(werkplek, gezin)
    sessie = werkplek.open_gezin(gezin)
    note_done(sessie, NOTES_ERASED, aantal=count, line=line)
    Intents(werkplek, INTENTS).forget(intent)
