"""Werkaantekeningen of a laptop in a real office: begun, written and opened as its worker does."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.services import aantekeningen
from kanz_desktop.services.aantekening_sessie import NotesSession, attach, new_note
from kanz_desktop.services.aantekening_stromen import STREAMS
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.drill import NEW_WORDS, NOTE_WORDS, SCREEN
from tests.helpers.kantoren import Kantoor, share
from tests.helpers.kdf import TEST_PROFILE

WORDS = "Praat met collega over de tweede lijn."
LONG_WORDS = f"{NEW_WORDS} zonder deksel in maart"


def set_up(place: Werkplek, code: str) -> NotesSession:
    gezin = place.gezinnen()[0].id
    notes, _ = aantekeningen.set_up(
        place, gezin, f"{NOTE_WORDS} zonder deksel", code=code, secrets=NoKeyring(), profile=TEST_PROFILE
    )
    return notes


def write(notes: NotesSession, words: str) -> bytes:
    edits = new_note(notes)
    notes.apply(edits, SCREEN).result()
    record = edits[0].record
    notes.apply([set_field(notes.snapshot, record, "aantekening", "tekst", words)], SCREEN).result()
    return record


def with_notes(kantoor: Kantoor) -> tuple[Werkplek, str, Werkplek]:
    """Anna has notes about a gezin that Bram reads."""
    anna, code = kantoor.founder("Anna de Boer")
    anna.new_gezin("De Vries")
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    share(anna, bram)
    notes = set_up(anna, code)
    record = write(notes, WORDS)
    assert attach(notes, record, [Source.from_bytes("brief.txt", b"een brief " * 900)])[0][1] is None
    kantoor.rounds(anna, bram)
    return anna, code, bram


def files_of(kantoor: Kantoor, stream: str) -> list[Path]:
    return [path for path in (kantoor.folder / "s" / stream).rglob("*") if path.is_file()]


def open_notes(anna: Werkplek) -> tuple[NotesSession, str]:
    """The open notes, and the name of their stream."""
    gezin = anna.gezinnen()[0].id
    notes = aantekeningen.open_now(anna, gezin)
    assert notes is not None
    return notes, anna.setting(STREAMS, {gezin.hex(): ""})[gezin.hex()]
