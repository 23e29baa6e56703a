"""Werkaantekeningen on a real office folder: they come back to their writer, and to nobody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto.slots import RecoveryCodeWrong
from kanz_desktop.services import aantekeningen, opening, overdrachtskaart
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.aantekeningen_einde import destroy
from kanz_desktop.services.aantekeningen_terug import bring_back
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.kantoor.leden import Role
from kanz_desktop.services.kantoor.refusals import NotAllowedHere
from kanz_desktop.services.wissen import REQUESTED, erase
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.drill import NOTE_WORDS, SCREEN, note_texts
from tests.helpers.inzage import lines
from tests.helpers.kantoren import Kantoor, leden, share
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.notities import LONG_WORDS, WORDS, files_of, open_notes, with_notes, write
from tests.helpers.records import ident


@pytest.fixture
def kantoor(tmp_path: Path) -> Iterator[Kantoor]:
    made = Kantoor(tmp_path)
    yield made
    made.close()


def back(kantoor: Kantoor, code: str) -> NotesSession:
    again, _ = kantoor.back(code, "nieuw")
    kantoor.rounds(again)
    assert bring_back(again, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE) == 1
    gezin = again.gezinnen()[0].id
    return aantekeningen.open_notes(again, gezin, LONG_WORDS, secrets=NoKeyring())


def test_notes_and_their_files_come_back_with_the_code_on_a_new_laptop(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    anna.close()
    notes = back(kantoor, code)
    assert note_texts(notes) == [WORDS]
    (attachment,) = notes.snapshot.of("bijlage")
    assert attachment.text("bestandsnaam") == "brief.txt"
    (name,) = notes.read(lambda store: list(store.objects.names())).result()
    assert name


def test_what_was_written_just_before_the_notes_closed_goes_with_the_next_sync(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    gezin = anna.gezinnen()[0].id
    open_now = aantekeningen.open_now(anna, gezin)
    assert open_now is not None
    write(open_now, "laat op de dag")
    aantekeningen.close_notes(anna, gezin)
    kantoor.rounds(anna, count=1)
    anna.close()
    assert sorted(note_texts(back(kantoor, code))) == sorted([WORDS, "laat op de dag"])


def test_what_was_written_before_the_lock_goes_with_the_first_sync_after_it(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    notes = aantekeningen.open_now(anna, anna.gezinnen()[0].id)
    assert notes is not None
    write(notes, "vlak voor het slot")
    anna.lock()
    again = opening.unlock(anna.paths, TEST_PASSPHRASE)
    kantoor.rounds(again, count=1)
    again.close()
    assert "vlak voor het slot" in note_texts(back(kantoor, code))


def test_the_code_of_a_colleague_opens_no_notes(kantoor: Kantoor) -> None:
    anna, _, bram = with_notes(kantoor)
    _, brams = kantoor.laptop("Iemand anders")
    with pytest.raises(RecoveryCodeWrong):
        bring_back(bram, brams, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE)
    assert bram.vault.ways.notes is None
    assert anna.vault.ways.notes is not None


def test_destroyed_notes_go_from_the_folder(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    notes, stream = open_notes(anna)
    assert files_of(kantoor, stream)
    destroy(anna, notes)
    kantoor.rounds(anna, count=3)
    assert not files_of(kantoor, stream)
    again, _ = kantoor.back(code, "nieuw")
    kantoor.rounds(again)
    assert bring_back(again, code, LONG_WORDS, secrets=NoKeyring(), profile=TEST_PROFILE) == 0


def test_notes_that_begin_anew_before_the_next_sync_keep_no_destroyed_ones_there(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    notes, stream = open_notes(anna)
    gezin = notes.id
    destroy(anna, notes)
    words = f"{NOTE_WORDS} zonder deksel"
    write(aantekeningen.open_notes(anna, gezin, words, secrets=NoKeyring()), "een nieuw begin")
    kantoor.rounds(anna, count=3)
    assert not files_of(kantoor, stream)
    anna.close()
    assert note_texts(back(kantoor, code)) == ["een nieuw begin"]


def test_destroyed_notes_go_also_when_the_memory_of_the_folder_was_lost(kantoor: Kantoor) -> None:
    anna, _, _ = with_notes(kantoor)
    notes, stream = open_notes(anna)
    destroy(anna, notes)
    anna.close()
    anna.paths.office_database.unlink()
    again = opening.unlock(anna.paths, TEST_PASSPHRASE)
    kantoor.rounds(again, count=3)
    again.close()
    assert not files_of(kantoor, stream)


def test_notes_that_are_missing_here_stay_on_the_folder(kantoor: Kantoor) -> None:
    anna, code, _ = with_notes(kantoor)
    notes, stream = open_notes(anna)
    aantekeningen.close_notes(anna, notes.id)
    shutil.rmtree(anna.paths.notes(notes.id))
    kantoor.rounds(anna, count=3)
    assert files_of(kantoor, stream)
    anna.close()
    assert note_texts(back(kantoor, code)) == [WORDS]


def test_the_notes_about_a_gezin_that_is_erased_go_with_it(kantoor: Kantoor) -> None:
    anna, _, _ = with_notes(kantoor)
    notes, stream = open_notes(anna)
    erase(anna, notes.id, anna.naam(notes.id), REQUESTED)
    kantoor.rounds(anna, count=3)
    assert not files_of(kantoor, stream)


def test_the_overdrachtskaart_reaches_the_secundaire_and_nothing_else_of_the_notes(kantoor: Kantoor) -> None:
    anna, _, bram = with_notes(kantoor)
    noor, _ = kantoor.colleague("Noor Vos", by=anna)
    share(anna, noor, Role.ANDER)
    kantoor.rounds(anna, noor)
    gezin = anna.gezinnen()[0].id
    notes = aantekeningen.open_now(anna, gezin)
    assert notes is not None
    own = set_field(
        notes.snapshot, overdrachtskaart.card_id(notes), "overdrachtskaart", "veiligheid", "rustig"
    )
    notes.apply([own], SCREEN).result()
    (to,) = overdrachtskaart.recipients(anna, gezin)
    assert to.name == "Bram Bakker"
    sessie = anna.open_gezin(gezin)
    with pytest.raises(NotAllowedHere):
        overdrachtskaart.send(anna, sessie, notes, ident("niemand"))
    assert not any(line["wat"] == "gestuurd" for line in lines(sessie))
    overdrachtskaart.send(anna, sessie, notes, to.member)
    kantoor.rounds(anna, bram, noor)
    text = leden(bram).received_card(gezin)
    assert text is not None
    assert "De Vries" in text
    assert "rustig" in text
    assert WORDS not in text
    assert leden(noor).received_card(gezin) is None
    assert next(one.card for one in leden(bram).overview().gezinnen) == text
    assert [line["wat"] for line in lines(sessie)][-1] == "gestuurd"
