"""The notes in a backup, and back."""

from __future__ import annotations

from functools import partial

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import (
    aantekening_sessie,
    aantekeningen,
    opening,
    papieren,
    reservekopie,
)
from kanz_desktop.services.sources import Source
from kanz_desktop.storage import notes_copy
from kanz_desktop.storage.failures import DiskFailed
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.canary import hits
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.notes import CANARY, WORDS, write


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
