"""At the end of a traject the notes are destroyed, keys first."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.kinds import Place
from kanz_desktop.services import (
    aantekening_sessie,
    aantekening_verplaatsen,
    aantekeningen,
    aantekeningen_einde,
)
from kanz_desktop.services.aantekening_verplaatsen import move_note
from kanz_desktop.services.aantekeningen import NotesState
from kanz_desktop.services.edits import delete
from kanz_desktop.storage.failures import DiskFull
from tests.helpers.inzage import lines
from tests.helpers.notes import WORDS, again, write


def test_at_the_end_everything_that_is_left_is_shown_and_then_destroyed(desk, gezin, notes):
    kept, moved = write(notes), write(notes, "naar het dossier")
    deleted = write(notes, "weg")
    notes.apply([delete(notes.snapshot, deleted)], "x").result()
    move_note(desk, notes, moved, Place.DOSSIER)
    assert [row.id for row in aantekeningen_einde.left_to_choose(notes)] == [kept]
    aantekeningen_einde.destroy(desk, notes)
    assert notes.closed
    assert not desk.paths.notes(gezin).exists()
    assert {"wat": "aantekeningen-gewist", "aantal": 1} in lines(desk.open_gezin(gezin))
    assert aantekeningen.state(desk, gezin) is NotesState.CLOSED
    opened = aantekeningen.open_notes(desk, gezin, WORDS)
    assert aantekening_sessie.notes_of(opened.snapshot) == ()


@pytest.mark.parametrize("cut", ["destroy_notes", "note_done"])
def test_a_destroying_that_a_crash_cut_short_is_finished_at_the_next_start(
    desk, gezin, notes, cut, monkeypatch
):
    write(notes)

    def crash(*_args, **_named):
        raise DiskFull

    monkeypatch.setattr(aantekeningen_einde, cut, crash)
    with pytest.raises(DiskFull):
        aantekeningen_einde.destroy(desk, notes)
    aantekeningen_einde.finish_destroying(desk)
    monkeypatch.undo()
    desk = again(desk)
    assert not desk.paths.notes(gezin).exists()
    assert lines(desk.open_gezin(gezin)) == [{"wat": "aantekeningen-gewist", "aantal": 1}]
    desk.lock()


def test_a_move_that_was_begun_is_forgotten_with_the_notes(desk, gezin, notes, monkeypatch):
    note = write(notes)

    def crash(*_args):
        raise DiskFull

    monkeypatch.setattr(aantekening_verplaatsen, "_write_piece", crash)
    with pytest.raises(DiskFull):
        move_note(desk, notes, note, Place.DOSSIER)
    monkeypatch.undo()
    aantekeningen_einde.destroy(desk, notes)
    opened = aantekeningen.open_notes(desk, gezin, WORDS)
    assert aantekening_verplaatsen.finish_moves(desk, opened) == 0
    assert desk.setting(aantekening_verplaatsen.INTENTS, ["nog iets"]) == []
