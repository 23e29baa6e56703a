"""The werkaantekeningen: words of their own, a store of their own, and closed by themselves."""

from __future__ import annotations

import pytest

from kanz_desktop.crypto.slots import PassphraseWrong
from kanz_desktop.domain.access import NOTES_VIEW, TABLE_VIEW, WORKER_VIEW, seen_by
from kanz_desktop.services import (
    aantekening_sessie,
    aantekeningen,
    openformaat,
    opening,
    papieren,
)
from kanz_desktop.services.aantekeningen import NotesState
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.handover import read_handover
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.notes_keys import NotesKeyDamaged
from tests.helpers.canary import hits
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.notes import CANARY, WORDS, again, write


class Steady:
    """A clock that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_opening_the_app_never_opens_the_notes(desk, gezin, notes):
    write(notes)
    desk = again(desk)
    desk.open_gezin(gezin)
    assert aantekeningen.state(desk, gezin) is NotesState.CLOSED
    assert aantekeningen.open_now(desk, gezin) is None
    with pytest.raises(PassphraseWrong):
        aantekeningen.open_notes(desk, gezin, TEST_PASSPHRASE)
    opened = aantekeningen.open_notes(desk, gezin, WORDS)
    assert [row.text("tekst") for row in aantekening_sessie.notes_of(opened.snapshot)] == [CANARY]
    assert aantekeningen.state(desk, gezin) is NotesState.OPEN
    desk.lock()
    assert opened.closed


def test_before_they_are_set_up_there_is_nothing_to_open(desk, gezin):
    assert aantekeningen.state(desk, gezin) is NotesState.ABSENT


def test_the_code_on_paper_opens_them_with_new_words(desk, gezin):
    _, code = aantekeningen.set_up(desk, gezin, WORDS, code=desk.herstelcode, profile=TEST_PROFILE)
    assert code == desk.herstelcode
    new = "acht blauwe dolfijnen breien dekens"
    opened = aantekeningen.open_with_code(desk, gezin, code, new, profile=TEST_PROFILE)
    write(opened)
    aantekeningen.close_notes(desk, gezin)
    with pytest.raises(PassphraseWrong):
        aantekeningen.open_notes(desk, gezin, WORDS)
    assert len(aantekening_sessie.notes_of(aantekeningen.open_notes(desk, gezin, new).snapshot)) == 1


def test_they_close_after_two_minutes_without_a_hand_on_them(desk, gezin, notes):
    aantekeningen.close_notes(desk, gezin)
    clock = Steady()
    opened = aantekeningen.open_notes(desk, gezin, WORDS, steady=clock)
    clock.now += 119
    assert not opened.idle
    write(opened)
    clock.now += 119
    assert not opened.idle
    opened.find("x").result()
    clock.now += 120
    assert opened.idle


def test_what_was_typed_when_they_close_is_a_note(desk, gezin, notes):
    note = write(notes)
    heads = notes.snapshot.get(note).heads("tekst")
    draft = Draft(note, "aantekening", "tekst", None, "half getypt", heads, "werkaantekeningen")
    notes.save_draft(draft).result()
    aantekeningen.close_notes(desk, gezin)
    opened = aantekeningen.open_notes(desk, gezin, WORDS)
    assert opened.snapshot.get(note).text("tekst") == "half getypt"
    assert opened.undo("werkaantekeningen").result() is not None
    assert opened.snapshot.get(note).text("tekst") == CANARY


def test_the_newest_day_comes_first(notes):
    old, new = write(notes, "eerst"), write(notes, "later")
    day = notes.today().replace(year=2001)
    notes.apply([set_field(notes.snapshot, new, "aantekening", "datum", day)], "x").result()
    newest = write(notes, "wat is mijn vraag", "reflectie")
    assert [row.id for row in aantekening_sessie.notes_of(notes.snapshot)] == [newest, old, new]


def test_search_stays_within_the_notes_and_the_map_finds_none_of_them(desk, gezin, notes):
    note = write(notes)
    assert [hit.record for hit in notes.find("kwetter").result()] == [note]
    sessie = desk.open_gezin(gezin)
    for audience in (WORKER_VIEW, TABLE_VIEW, NOTES_VIEW):
        assert sessie.search("kwetter", audience).result() == []
    assert seen_by(notes.snapshot, WORKER_VIEW).records == {}
    assert seen_by(notes.snapshot, TABLE_VIEW).records == {}
    assert CANARY not in openformaat.dump(sessie, history=True).decode()


def test_a_file_is_kept_at_its_note_and_a_bad_one_has_its_own_error(notes):
    note = write(notes)
    offered = [Source.from_bytes("leeg.txt", b""), Source.from_bytes("brief.txt", b"geheim")]
    outcomes = aantekening_sessie.attach(notes, note, offered)
    assert [error is None for _, error in outcomes] == [False, True]
    (kept,) = aantekening_sessie.attachments_of(notes.snapshot, note)
    assert papieren.read(notes, kept.id) == b"geheim"


# Who else could hold a key or a word (design I12).


def test_the_window_at_the_table_gets_no_key_of_the_notes_and_no_word(desk, gezin, notes):
    write(notes)
    keys = notes._keys
    handed = desk.table_handover(gezin, ())
    secrets = [getattr(keys, name) for name in GezinKeys.__slots__ if name != "gezin"]
    for secret in secrets:
        assert secret not in handed
        assert secret.hex().encode() not in handed
    assert read_handover(handed).keys == desk.vault.gezin_keys(gezin)
    at_table = opening.open_at_table(desk.paths, handed)
    try:
        assert at_table.search("kwetter", NOTES_VIEW).result() == []
        assert not hasattr(at_table, "vault")
    finally:
        at_table.close()


def test_nothing_of_a_note_stands_readable_in_any_file(desk, gezin, notes):
    note = write(notes, titel="Fluisterbank")
    aantekening_sessie.attach(notes, note, [Source.from_bytes("mompelbrief.txt", b"brombeergeheim " * 40)])
    notes.find(CANARY).result()
    heads = notes.snapshot.get(note).heads("tekst")
    notes.save_draft(Draft(note, "aantekening", "tekst", None, "prevelzin", heads, "x")).result()
    keys = [getattr(notes._keys, name) for name in GezinKeys.__slots__ if name != "gezin"]
    planted = [CANARY, "Fluisterbank", "mompelbrief", "brombeergeheim", "prevelzin", WORDS, *keys]
    salt_and_ids = {notes._keys.database_salt, notes._keys.stream, notes._keys.incarnation}
    planted = [canary for canary in planted if canary not in salt_and_ids]
    assert hits(desk.paths.data, planted) == []
    desk.lock()
    assert hits(desk.paths.data, planted) == []


def test_damage_is_named_and_is_no_wrong_passphrase(desk, gezin, notes):
    write(notes)
    aantekeningen.close_notes(desk, gezin)
    folder = desk.paths.notes(gezin)
    whole = (folder / "map.db").read_bytes()
    (folder / "map.db").unlink()
    with pytest.raises(DatabaseDamaged):
        aantekeningen.open_notes(desk, gezin, WORDS)
    assert not (folder / "map.db").exists()
    (folder / "map.db").write_bytes(whole)
    for name in ("key.sealed", "key.kopie.sealed"):
        (folder / name).write_bytes(b"x")
    with pytest.raises(NotesKeyDamaged):
        aantekeningen.open_notes(desk, gezin, WORDS)
