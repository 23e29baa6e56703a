"""Werkaantekeningen on a real laptop: their words, and a note in them."""

from __future__ import annotations

from kanz_desktop.services import aantekening_sessie
from kanz_desktop.services.edits import set_fields
from tests.helpers.laptops import unlocked

WORDS = "zeven gele pinguins zingen bibberend"
CANARY = "kwetterpraatje"


def write(notes, text=CANARY, kind="aantekening", **fields):
    """A note with these words; its id."""
    edits = aantekening_sessie.new_note(notes, kind)
    notes.apply(edits, "x").result()
    note = edits[0].record
    values = ({"tekst": text} if kind == "aantekening" else {"vraag": text}) | fields
    notes.apply(set_fields(notes.snapshot, note, kind, values), "x").result()
    return note


def again(desk):
    """What stands on the disk, opened anew; the notes stay closed."""
    desk.lock()
    return unlocked(desk.paths)
