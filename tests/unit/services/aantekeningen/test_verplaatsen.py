"""A note goes to the dossier or to the map, whole and once."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, place_of, seen_by
from kanz_desktop.domain.kinds import Place
from kanz_desktop.services import (
    aantekening_sessie,
    aantekening_verplaatsen,
    aantekeningen,
    papieren,
)
from kanz_desktop.services.aantekening_verplaatsen import NoteCannotMove, move_note
from kanz_desktop.services.edits import delete
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DiskFull
from tests.helpers.notes import CANARY, WORDS, write


def words_of(sessie, moved):
    """The words of what a note became: a piece of the dossier, or a paper."""
    made = sessie.snapshot.get(moved)
    return made.text("tekst") if made.kind == "dossierstuk" else papieren.read(sessie, moved).decode()


def test_a_reflection_that_is_longer_than_a_field_goes_to_the_dossier_as_a_paper(desk, gezin, notes):
    long = "woord " * 10_000
    note = write(notes, long, "reflectie", probleem=long)
    moved = move_note(desk, notes, note, Place.DOSSIER)
    sessie = desk.open_gezin(gezin)
    made = sessie.snapshot.get(moved)
    assert (made.kind, place_of(made)) == ("document", Place.DOSSIER)
    assert words_of(sessie, moved).count("woord") == 20_000


@pytest.mark.parametrize("place", [Place.DOSSIER, Place.GEZINSMAP])
def test_a_note_goes_to_where_others_read_with_its_words_day_and_files(desk, gezin, notes, place):
    note = write(notes, "# Kop\n- **kwetterboom**", titel="Gesprek")
    aantekening_sessie.attach(notes, note, [Source.from_bytes("brief.txt", b"geheim")])
    moved = move_note(desk, notes, note, place)
    sessie = desk.open_gezin(gezin)
    made = sessie.snapshot.get(moved)
    assert (made.text("titel"), made.date("datum")) == ("Gesprek", notes.today())
    assert words_of(sessie, moved) == "Kop\n• kwetterboom"
    (letter,) = [row for row in sessie.snapshot.of("document") if row.text("titel") == "brief"]
    shown = seen_by(sessie.snapshot, TABLE_VIEW)
    visible = {row.id for kind in ("document", "dossierstuk") for row in shown.of(kind)}
    assert visible == ({moved, letter.id} if place is Place.GEZINSMAP else set())
    if place is Place.DOSSIER:
        assert (made.kind, made.members("papieren")) == ("dossierstuk", (letter.id,))
        assert made.date("vastgesteld") is None, "its writer still chooses what it is, and fixes it"
    assert [hit.record for hit in sessie.search("kwetterboom", WORKER_VIEW).result()] == [moved]


def test_nothing_of_it_is_left_among_the_notes_and_undo_brings_nothing_back(desk, notes):
    note = write(notes)
    aantekening_sessie.attach(notes, note, [Source.from_bytes("brief.txt", b"geheim")])
    move_note(desk, notes, note, Place.DOSSIER)
    assert aantekening_sessie.notes_of(notes.snapshot) == ()
    assert notes.find("kwetter").result() == []
    assert all(version.value is None for version in notes.history(note, "tekst").result())
    while notes.undo("x").result() is not None:
        pass
    assert aantekening_sessie.notes_of(notes.snapshot) == ()


def test_what_is_still_being_typed_goes_along(desk, gezin, notes):
    note = write(notes, "begin")
    heads = notes.snapshot.get(note).heads("tekst")
    notes.save_draft(Draft(note, "aantekening", "tekst", None, "begin en slot", heads, "x")).result()
    moved = move_note(desk, notes, note, Place.DOSSIER)
    assert words_of(desk.open_gezin(gezin), moved) == "begin en slot"


def test_a_reflection_goes_with_its_questions(desk, gezin, notes):
    note = write(notes, "hoe verder", "reflectie", meenemen="rust")
    moved = move_note(desk, notes, note, Place.DOSSIER)
    words = words_of(desk.open_gezin(gezin), moved)
    assert words == "Wat is mijn vraag?\nhoe verder\n\nWat neem ik mee?\nrust"


def test_an_empty_note_can_go_too_and_has_a_name(desk, gezin, notes):
    edits = aantekening_sessie.new_note(notes)
    notes.apply(edits, "x").result()
    moved = move_note(desk, notes, edits[0].record, Place.DOSSIER)
    assert desk.open_gezin(gezin).snapshot.get(moved).text("titel") == "Aantekening"


def test_what_is_no_note_or_has_no_place_to_go_stays(desk, notes):
    note = write(notes)
    with pytest.raises(NoteCannotMove):
        move_note(desk, notes, note, Place.WERKAANTEKENINGEN)
    with pytest.raises(NoteCannotMove):
        move_note(desk, notes, bytes(16), Place.DOSSIER)
    assert len(aantekening_sessie.notes_of(notes.snapshot)) == 1


@pytest.mark.parametrize("cut", ["_write_piece", "_copy_file", "_remove", "_purge"])
def test_a_move_that_a_crash_cut_short_is_finished_when_the_notes_open_again(
    desk, gezin, notes, cut, monkeypatch
):
    note = write(notes)
    aantekening_sessie.attach(notes, note, [Source.from_bytes("brief.txt", b"geheim")])

    def crash(*_args):
        raise DiskFull

    monkeypatch.setattr(aantekening_verplaatsen, cut, crash)
    with pytest.raises(DiskFull):
        move_note(desk, notes, note, Place.DOSSIER)
    monkeypatch.undo()
    aantekeningen.close_notes(desk, gezin)
    opened = aantekeningen.open_notes(desk, gezin, WORDS)
    assert aantekening_verplaatsen.finish_moves(desk, opened) == 0, "opening finished it"
    sessie = desk.open_gezin(gezin)
    assert [row.text("titel") for row in sessie.snapshot.of("dossierstuk")] == [CANARY]
    assert [row.text("titel") for row in sessie.snapshot.of("document")] == ["brief"]
    assert aantekening_sessie.notes_of(opened.snapshot) == ()
    assert aantekening_sessie.attachments_of(opened.snapshot, note) == ()


def test_a_note_that_was_thrown_away_after_a_failed_move_stays_in_the_prullenbak(desk, notes, monkeypatch):
    note = write(notes)

    def crash(*_args):
        raise DiskFull

    monkeypatch.setattr(aantekening_verplaatsen, "_write_piece", crash)
    with pytest.raises(DiskFull):
        move_note(desk, notes, note, Place.DOSSIER)
    monkeypatch.undo()
    notes.apply([delete(notes.snapshot, note)], "x").result()
    with pytest.raises(NoteCannotMove):
        move_note(desk, notes, note, Place.DOSSIER)
    aantekening_verplaatsen.finish_moves(desk, notes)
    assert notes.undo("x").result() is not None
    assert notes.snapshot.get(note).text("tekst") == CANARY


def test_a_move_that_still_cannot_be_written_waits(desk, notes, monkeypatch):
    note = write(notes)

    def crash(*_args):
        raise DiskFull

    monkeypatch.setattr(aantekening_verplaatsen, "_write_piece", crash)
    with pytest.raises(DiskFull):
        move_note(desk, notes, note, Place.DOSSIER)
    assert aantekening_verplaatsen.finish_moves(desk, notes) == 0
    monkeypatch.undo()
    assert aantekening_verplaatsen.finish_moves(desk, notes) == 1
