"""`kanz notes`, on real profiles around one folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.services import aantekeningen
from kanz_desktop.services.aantekening_sessie import new_note
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.overdrachtskaart import card_id
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.drill import NEW_WORDS, NOTE_WORDS, note_texts
from tests.helpers.kanz import Colleague
from tests.helpers.kdf import TEST_PROFILE

OWN_WORDS = f"{NOTE_WORDS} zonder deksel"
LATER_WORDS = f"{NEW_WORDS} zonder deksel in maart"


@pytest.fixture
def anna(tmp_path: Path) -> Colleague:
    """Anna has a team, a gezin and notes about it, with something on the card."""
    made = Colleague.founder(tmp_path)
    place = made.place()
    notes, _ = aantekeningen.set_up(
        place, place.gezinnen()[0].id, OWN_WORDS, code=made.code, secrets=NoKeyring(), profile=TEST_PROFILE
    )
    edits = new_note(notes)
    notes.apply(edits, "test").result()
    notes.apply(
        [set_field(notes.snapshot, edits[0].record, "aantekening", "tekst", "Vertrouwelijk")], "test"
    ).result()
    kaart = set_field(notes.snapshot, card_id(notes), "overdrachtskaart", "achtergrond", "Uit Aleppo")
    notes.apply([kaart], "test").result()
    place.close()
    made.sync(2)
    return made


def test_the_card_goes_to_one_colleague_and_is_read_there_and_by_nobody_else(anna: Colleague) -> None:
    bram = anna.let_in("bram", "Bram Bakker")
    anna.member("role", "De Vries", "Bram", "secundair")
    for one in (anna, bram):
        one.sync(2)
    none = bram.kanz("notes", "card", "De Vries")
    assert (none.code, "geen overdrachtskaart" in none.text) == (1, True)
    sent = anna.kanz("notes", "send-card", "De Vries", "Bram", secrets=(OWN_WORDS,))
    assert sent.code == 0
    assert "Bram Bakker" in sent.text
    for one in (anna, bram):
        one.sync()
    came = bram.kanz("notes", "card", "De Vries")
    assert came.code == 0
    assert "Uit Aleppo" in came.text
    assert "Vertrouwelijk" not in came.text
    assert anna.kanz("notes", "card", "De Vries", "--json").json["card"] is None


def test_the_card_goes_out_with_the_own_words_alone_and_to_a_reader_alone(anna: Colleague) -> None:
    wrong = anna.kanz("notes", "send-card", "De Vries", "Anna", "--json", secrets=("niet deze",))
    assert wrong.json["error"]["code"] == "wachtzin-fout"


def test_notes_come_back_on_a_new_laptop_with_the_code_from_a_file(anna: Colleague, tmp_path: Path) -> None:
    again = Colleague(tmp_path, "nieuw")
    code, words = tmp_path / "code.txt", tmp_path / "woorden.txt"
    code.write_text(f"{anna.code}\n")
    words.write_text(f"{LATER_WORDS}\n")
    assert again.member("recover", anna.folder, "--code-file", code, "--no-keyring").code == 0
    files = ("--code-file", code, "--notes-passphrase-file", words)
    said = again.kanz("notes", "recover", *files)
    assert (said.code, "bij 1 gezin" in said.text) == (0, True)
    assert again.kanz("notes", "recover", *files, "--json").json["gezinnen"] == 1
    place = again.place()
    gezin = place.gezinnen()[0].id
    notes = aantekeningen.open_notes(place, gezin, LATER_WORDS, secrets=NoKeyring())
    assert note_texts(notes) == ["Vertrouwelijk"]
    place.close()


def test_a_code_that_opens_no_notes_is_refused(anna: Colleague) -> None:
    other = anna.kanz("notes", "recover", "--json", secrets=("a" * 5, OWN_WORDS))
    assert other.code == 1
