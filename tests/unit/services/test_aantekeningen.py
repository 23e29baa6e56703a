"""The werkaantekeningen: words of their own, a store of their own, and closed by themselves."""

from __future__ import annotations

from functools import partial

import pytest

from kanz_desktop.crypto.slots import PassphraseWrong
from kanz_desktop.domain.access import NOTES_VIEW, TABLE_VIEW, WORKER_VIEW, place_of, seen_by
from kanz_desktop.domain.kinds import Place
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import (
    aantekening_sessie,
    aantekening_verplaatsen,
    aantekeningen,
    aantekeningen_einde,
    openformaat,
    opening,
    papieren,
    reservekopie,
)
from kanz_desktop.services.aantekening_verplaatsen import NoteCannotMove, move_note
from kanz_desktop.services.aantekeningen import NotesState
from kanz_desktop.services.edits import delete, set_field, set_fields
from kanz_desktop.services.handover import read_handover
from kanz_desktop.services.sources import Source
from kanz_desktop.storage import notes_copy
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DatabaseDamaged, DiskFailed, DiskFull
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.storage.notes_keys import NotesKeyDamaged
from tests.helpers.canary import hits
from tests.helpers.inzage import lines
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop

WORDS = "zeven gele pinguins zingen bibberend"
CANARY = "kwetterpraatje"


class Steady:
    """A clock that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(tmp_path):
    made, code = new_laptop(AppPaths(tmp_path / "profiel"))
    made.herstelcode = code
    yield made
    made.lock()


@pytest.fixture
def gezin(desk):
    return desk.new_gezin("De Vries").id


@pytest.fixture
def notes(desk, gezin):
    session, _ = aantekeningen.set_up(desk, gezin, WORDS, code=None, profile=TEST_PROFILE)
    return session


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
    return opening.unlock(desk.paths, TEST_PASSPHRASE, NoKeyring())


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


# Verplaatsen.


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


# The end of a traject.


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


# In a backup, and back.


def test_a_backup_holds_the_notes_and_they_open_with_their_own_words_in_a_new_incarnation(
    desk, gezin, notes, tmp_path
):
    note = write(notes)
    aantekening_sessie.attach(notes, note, [Source.from_bytes("brief.txt", b"geheim")])
    before = notes.read(lambda store: store.incarnation).result()
    reservekopie.make_backup(desk, tmp_path / "stick")
    assert notes.closed
    desk.lock()
    assert hits(tmp_path / "stick", [CANARY, WORDS, "brief.txt"]) == []
    fresh = AppPaths(tmp_path / "nieuw")
    enter = partial(opening.unlock, passphrase=TEST_PASSPHRASE, secrets=NoKeyring())
    reservekopie.restore(fresh, tmp_path / "stick", enter)
    restored = enter(fresh)
    opened = aantekeningen.open_notes(restored, gezin, WORDS)
    assert opened.snapshot.get(note).text("tekst") == CANARY
    (file,) = aantekening_sessie.attachments_of(opened.snapshot, note)
    assert papieren.read(opened, file.id) == b"geheim"
    assert opened.read(lambda store: store.incarnation).result() != before
    assert not (fresh.notes(gezin) / "hersteld").exists()
    restored.lock()


def test_a_copy_of_the_notes_that_reads_back_otherwise_is_no_copy(desk, gezin, notes, tmp_path, monkeypatch):
    write(notes)
    aantekeningen.close_notes(desk, gezin)
    copied = []

    def other_bytes(_read, written, _block):
        copied.append(written.write(b"x" * 300))

    monkeypatch.setattr(notes_copy.shutil, "copyfileobj", other_bytes)
    with pytest.raises(DiskFailed):
        notes_copy.copy_notes(desk.paths, AppPaths(tmp_path / "stick"))
    assert copied


def test_what_is_being_destroyed_or_is_no_notes_is_not_copied(desk, tmp_path):
    for name in ("ff" * 16 + ".weg", "readme", "ff"):
        folder = desk.paths.notes_root / name
        folder.mkdir(parents=True)
        (folder / "map.db").write_bytes(b"x")
    assert notes_copy.copy_notes(desk.paths, AppPaths(tmp_path / "stick")) == 0
    assert not (tmp_path / "stick").exists()
