"""Werkaantekeningen of one worker on several laptops: all of them come together, once and later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto.slots import PassphraseWrong
from kanz_desktop.services import aantekeningen, aantekeningen_terug
from kanz_desktop.services.aantekening_stromen import STREAMS
from kanz_desktop.services.aantekeningen_einde import destroy
from kanz_desktop.services.aantekeningen_terug import bring_back
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.drill import NOTE_WORDS, note_texts
from tests.helpers.kantoren import Kantoor
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.notities import LONG_WORDS, WORDS, files_of, open_notes, with_notes, write


@pytest.fixture
def kantoor(tmp_path: Path) -> Iterator[Kantoor]:
    made = Kantoor(tmp_path)
    yield made
    made.close()


def write_about(place: Werkplek, gezin: bytes, passphrase: str, *texts: str) -> None:
    notes = aantekeningen.open_notes(place, gezin, passphrase, secrets=NoKeyring())
    for words in texts:
        write(notes, words)
    aantekeningen.close_notes(place, gezin)


def test_notes_that_two_laptops_wrote_about_one_gezin_all_come_back_and_all_go(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    second, own_code = kantoor.back(code, "tweede")
    kantoor.rounds(second)
    bring_back(second, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE)
    gezin = anna.new_gezin("Bakker").id
    kantoor.rounds(anna, second)
    write_about(anna, gezin, f"{NOTE_WORDS} zonder deksel", "van de eerste laptop")
    write_about(second, gezin, LONG_WORDS, "van de tweede laptop")
    kantoor.rounds(anna, second)
    streams = [place.setting(STREAMS, {gezin.hex(): ""})[gezin.hex()] for place in (anna, second)]
    assert streams[0] != streams[1]
    third, _ = kantoor.back(own_code, "derde")
    kantoor.rounds(third)
    for _ in range(2):  # once more brings nothing twice
        assert bring_back(third, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE) == 2
        notes = aantekeningen.open_notes(third, gezin, LONG_WORDS, secrets=NoKeyring())
        assert sorted(note_texts(notes)) == ["van de eerste laptop", "van de tweede laptop"]
        assert notes.verify().ok
    assert not list(third.paths.data.glob(".kanz-*"))
    destroy(third, notes)
    kantoor.rounds(third, count=3)
    assert not any(files_of(kantoor, stream) for stream in streams)


def test_notes_of_a_second_laptop_under_a_code_of_its_own_come_into_those_of_now(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    gezin = anna.gezinnen()[0].id
    other = anna.new_gezin("Bakker").id
    kantoor.rounds(anna)
    second, own_code = kantoor.back(code, "tweede")
    kantoor.rounds(second)
    assert {row.id for row in second.gezinnen()} == {gezin, other}
    aantekeningen.set_up(second, gezin, LONG_WORDS, code=own_code, secrets=NoKeyring(), profile=TEST_PROFILE)
    for one in (gezin, other):
        write_about(second, one, LONG_WORDS, f"van de tweede laptop over {one.hex()}")
    kantoor.rounds(anna, second)
    with pytest.raises(PassphraseWrong):
        bring_back(second, code, "niet deze woorden", secrets=NoKeyring(), profile=TEST_PROFILE)
    assert bring_back(second, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE) == 1
    notes = aantekeningen.open_notes(second, gezin, LONG_WORDS, secrets=NoKeyring())
    assert sorted(note_texts(notes)) == sorted([WORDS, f"van de tweede laptop over {gezin.hex()}"])
    (name,) = notes.read(lambda store: list(store.objects.names())).result()
    assert name
    aantekeningen.close_notes(second, gezin)
    kantoor.rounds(second)
    third, _ = kantoor.back(own_code, "derde")
    kantoor.rounds(third)
    assert bring_back(third, own_code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE) == 2
    notes = aantekeningen.open_notes(third, gezin, LONG_WORDS, secrets=NoKeyring())
    assert len(note_texts(notes)) == 2


def begin(place: Werkplek, gezin: bytes, code: str) -> None:
    """Notes of its own, in another stream than those of the other laptop."""
    aantekeningen.set_up(place, gezin, LONG_WORDS, code=code, secrets=NoKeyring(), profile=TEST_PROFILE)
    aantekeningen.close_notes(place, gezin)


def bring(place: Werkplek, code: str) -> None:
    bring_back(place, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE)


def notes_at(place: Werkplek, gezin: bytes) -> list[str]:
    notes = aantekeningen.open_notes(place, gezin, LONG_WORDS, secrets=NoKeyring())
    assert notes.verify().ok
    try:
        return sorted(note_texts(notes))
    finally:
        aantekeningen.close_notes(place, gezin)


def test_what_the_other_laptop_wrote_later_comes_the_next_time(kantoor: Kantoor) -> None:
    """Once into the same stream, for a laptop that began with these notes; once from a stream beside it."""
    anna, code, _ = with_notes(kantoor)
    gezin = anna.gezinnen()[0].id
    came, _ = kantoor.back(code, "tweede")
    beside, own_code = kantoor.back(code, "derde")
    kantoor.rounds(came, beside)
    begin(beside, gezin, own_code)
    for place in (came, beside):
        bring(place, code)
        assert notes_at(place, gezin) == [WORDS]
    write(open_notes(anna)[0], "van een dag later")
    kantoor.rounds(anna, came, beside)
    for place in (came, beside):
        bring(place, code)
        assert notes_at(place, gezin) == sorted([WORDS, "van een dag later"]), place.paths.data.name


def test_notes_that_could_not_be_written_here_come_the_next_time(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, code, _ = with_notes(kantoor)
    gezin = anna.gezinnen()[0].id
    beside, own_code = kantoor.back(code, "derde")
    kantoor.rounds(anna, beside)
    begin(beside, gezin, own_code)

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(aantekeningen_terug, "bring", full)
        with pytest.raises(DiskFull):
            bring(beside, code)
    bring(beside, code)
    assert notes_at(beside, gezin) == [WORDS]
