from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.crypto.recovery_code import RecoveryCodeRefused
from kanz_desktop.crypto.slots import PassphraseWrong, RecoveryCodeWrong
from kanz_desktop.crypto.strength import PassphraseTooWeak
from kanz_desktop.storage.attempts import Attempts, TryAgainLater
from kanz_desktop.storage.failures import DiskFailed
from kanz_desktop.storage.gezin_keys import KEY_FILE, GezinKeys
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.storage.notes_folders import (
    KEY_COPY,
    NotesFolder,
    destroy_notes,
    finish_destroying,
)
from kanz_desktop.storage.notes_keys import NotesKeyDamaged, new_notes_keys, open_notes_keys, seal_notes_keys
from kanz_desktop.storage.notes_vault import (
    NotesAbsent,
    NotesExist,
    OpenNotes,
    create_notes,
    open_notes,
    open_notes_with_code,
)
from kanz_desktop.storage.open_vault import Vault
from kanz_desktop.storage.vault import DeviceSecretMissing, VaultState, vault_state
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import MemorySecrets
from tests.helpers.vaults import MadeVault, make_vault
from tests.helpers.vectors import load

VECTOR = load("vault/notes_key_file.json")
ROOT, GEZIN, FILE = (bytes.fromhex(VECTOR[name]) for name in ("notes_root", "gezin", "file"))
NEW_WORDS = "vijf groene krokodillen fluiten luidkeels"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeVault]:
    vault = make_vault(tmp_path / "profiel")
    yield vault
    vault.close()


def make_notes(made: MadeVault, vault: Vault, code: str | None = None) -> tuple[OpenNotes, str]:
    return create_notes(
        made.paths, vault, TEST_PASSPHRASE, made.secrets, code=code, profile=TEST_PROFILE
    )  # fmt: skip


def folder(made: MadeVault) -> NotesFolder:
    return NotesFolder(made.paths, ROOT, GEZIN)


def test_the_key_file_of_the_format_document_opens() -> None:
    assert open_notes_keys(ROOT, GEZIN, FILE).to_bytes().hex() == VECTOR["keys"]


def test_a_key_file_that_was_altered_cut_or_moved_is_damaged() -> None:
    bad = [b"", FILE[:-1], FILE + b"x", b"KZK\x01" + FILE[4:]]
    bad += [FILE[:i] + bytes([FILE[i] ^ 1]) + FILE[i + 1 :] for i in range(len(FILE))]
    for data in bad:
        with pytest.raises(NotesKeyDamaged):
            open_notes_keys(ROOT, GEZIN, data)
    with pytest.raises(NotesKeyDamaged):
        open_notes_keys(ROOT, bytes(16), FILE)
    with pytest.raises(NotesKeyDamaged):
        open_notes_keys(bytes(32), GEZIN, FILE)


def test_the_notes_have_no_key_in_common_with_the_gezin_and_none_follows_from_the_root(
    made: MadeVault,
) -> None:
    vault = made.unlock()
    gezin = vault.gezinnen()[0].id
    notes, _ = make_notes(made, vault)
    keys, own = notes.folder(gezin).keys(), vault.gezin_keys(gezin)
    shared = {getattr(keys, name) for name in GezinKeys.__slots__}
    assert shared & {getattr(own, name) for name in GezinKeys.__slots__} == {gezin}
    sealed = (made.paths.notes(gezin) / KEY_FILE).read_bytes()
    assert vault._root != notes._root
    for root in (vault._root, derive_key(vault._root, "aant-sleutels", gezin)):
        with pytest.raises(NotesKeyDamaged):
            open_notes_keys(root, gezin, sealed)


def test_the_same_words_open_the_vault_and_the_notes_by_two_different_runs(made: MadeVault) -> None:
    vault = made.unlock()
    notes, _ = make_notes(made, vault)
    assert vault.ways.notes is not None
    slot, own = vault.ways.notes.passphrase, vault.ways._header.slots.passphrase
    assert slot.salt != own.salt
    assert slot.secret_id == own.secret_id
    again = made.unlock()
    assert open_notes(made.paths, again, TEST_PASSPHRASE, made.secrets)._root == notes._root


def test_one_paper_opens_both_when_its_code_was_typed_again(made: MadeVault) -> None:
    vault = made.unlock()
    with pytest.raises(RecoveryCodeRefused):
        make_notes(made, vault, made.code[:-1])
    with pytest.raises(RecoveryCodeWrong):
        make_notes(made, vault, " ".join(load("vault/recovery_code.json")["cases"][0]["text"].split()))
    assert vault.ways.notes is None
    notes, code = make_notes(made, vault, made.code)
    assert code == made.code
    assert open_notes_with_code(made.paths, vault, made.code)._root == notes._root


def test_a_code_of_their_own_opens_the_notes_and_not_the_vault(made: MadeVault) -> None:
    vault = made.unlock()
    notes, code = make_notes(made, vault)
    assert code != made.code
    assert open_notes_with_code(made.paths, vault, code)._root == notes._root
    with pytest.raises(RecoveryCodeWrong):
        open_notes_with_code(made.paths, vault, made.code)
    with pytest.raises(RecoveryCodeWrong):
        vault.ways.confirm_code(code)


def test_a_new_code_for_the_vault_leaves_the_notes_as_they_are_and_the_other_way_round(
    made: MadeVault,
) -> None:
    vault = made.unlock()
    notes, code = make_notes(made, vault, made.code)
    vault.ways.new_recovery_code()
    assert open_notes_with_code(made.paths, vault, code)._root == notes._root
    fresh = notes.new_recovery_code()
    assert open_notes_with_code(made.paths, vault, fresh)._root == notes._root
    with pytest.raises(RecoveryCodeWrong):
        open_notes_with_code(made.paths, vault, code)


def test_notes_are_made_once_and_not_opened_before(made: MadeVault) -> None:
    vault = made.unlock()
    with pytest.raises(NotesAbsent):
        open_notes(made.paths, vault, TEST_PASSPHRASE, made.secrets)
    with pytest.raises(NotesAbsent):
        open_notes_with_code(made.paths, vault, made.code)
    with pytest.raises(PassphraseTooWeak):
        create_notes(made.paths, vault, "kort", made.secrets, code=None, profile=TEST_PROFILE)
    make_notes(made, vault)
    with pytest.raises(NotesExist):
        make_notes(made, vault)


def test_wrong_words_are_counted_apart_and_never_wipe(made: MadeVault) -> None:
    vault = made.unlock()
    make_notes(made, vault)
    for _ in range(3):
        with pytest.raises(PassphraseWrong):
            open_notes(made.paths, vault, NEW_WORDS, made.secrets)
    with pytest.raises(TryAgainLater):
        open_notes(made.paths, vault, TEST_PASSPHRASE, made.secrets)
    assert Attempts(made.paths.notes_attempts).wait_seconds() > 0
    assert not made.paths.vault_attempts.exists()
    open_notes_with_code(made.paths, vault, make_code(made, vault))
    assert not made.paths.notes_attempts.exists()


def make_code(made: MadeVault, vault: Vault) -> str:
    made.paths.notes_attempts.unlink()
    return open_notes(made.paths, vault, TEST_PASSPHRASE, made.secrets).new_recovery_code()


def test_an_emptied_keyring_is_no_wrong_passphrase_and_the_code_leads_back(made: MadeVault) -> None:
    vault = made.unlock()
    _, code = make_notes(made, vault)
    assert isinstance(made.secrets, MemorySecrets)
    made.secrets.wipe()
    with pytest.raises(DeviceSecretMissing):
        open_notes(made.paths, vault, TEST_PASSPHRASE, made.secrets)
    notes = open_notes_with_code(made.paths, vault, code)
    notes.change_passphrase(NEW_WORDS, NoKeyring(), profile=TEST_PROFILE)
    assert open_notes(made.paths, vault, NEW_WORDS, NoKeyring())._root == notes._root
    with pytest.raises(PassphraseWrong):
        open_notes(made.paths, vault, TEST_PASSPHRASE, NoKeyring())
    notes.close()
    assert notes._root == b""


def test_notes_begin_with_a_key_and_both_files_stand_there_once_the_map_does(made: MadeVault) -> None:
    notes = folder(made)
    keys = notes.keys()
    assert (notes.confirmed, keys.gezin) == (False, GEZIN)
    assert notes.keys() == keys
    (notes.path / "map.db").write_bytes(b"stand-in")
    notes.confirm(keys)
    assert notes.confirmed
    assert all((notes.path / name).stat().st_mode & 0o077 == 0 for name in (KEY_FILE, KEY_COPY))


@pytest.mark.parametrize("bad", [KEY_FILE, KEY_COPY])
def test_one_damaged_key_file_is_mended_from_the_other(made: MadeVault, bad: str) -> None:
    notes = folder(made)
    keys = notes.keys()
    notes.confirm(keys)
    (notes.path / bad).write_bytes(b"x")
    assert notes.keys() == keys
    notes.confirm(keys)
    assert open_notes_keys(ROOT, GEZIN, (notes.path / bad).read_bytes()) == keys


def test_two_damaged_key_files_are_named_and_nothing_is_written_over_them(made: MadeVault) -> None:
    notes = folder(made)
    notes.confirm(notes.keys())
    for name in (KEY_FILE, KEY_COPY):
        (notes.path / name).write_bytes(b"x")
    with pytest.raises(NotesKeyDamaged):
        notes.keys()
    (notes.path / KEY_COPY).unlink()
    (notes.path / "map.db").write_bytes(b"stand-in")
    with pytest.raises(NotesKeyDamaged):
        notes.keys()
    assert (notes.path / KEY_FILE).read_bytes() == b"x"


def test_notes_that_were_only_begun_begin_again_with_new_keys(made: MadeVault) -> None:
    notes = folder(made)
    keys = notes.keys()
    (notes.path / KEY_FILE).write_bytes(b"half")
    assert notes.keys() != keys


def test_destroying_takes_the_folder_and_nothing_else(made: MadeVault) -> None:
    notes = folder(made)
    notes.confirm(notes.keys())
    (notes.path / "objects").mkdir()
    (notes.path / "objects" / "blad").write_bytes(b"blad")
    other = NotesFolder(made.paths, ROOT, bytes(16))
    other.confirm(other.keys())
    destroy_notes(made.paths, GEZIN)
    destroy_notes(made.paths, GEZIN)
    assert [path.name for path in made.paths.notes_root.iterdir()] == [bytes(16).hex()]


@pytest.mark.parametrize("left", [(KEY_FILE, KEY_COPY, "map.db"), (KEY_COPY, "map.db"), ("map.db",), ()])
def test_a_destroying_that_a_crash_cut_short_is_finished_at_the_next_unlock(
    made: MadeVault, left: tuple[str, ...]
) -> None:
    doomed = made.paths.notes_root / f"{GEZIN.hex()}.weg"
    doomed.mkdir(parents=True)
    for name in left:
        (doomed / name).write_bytes(b"x")
    made.unlock()
    assert not doomed.exists()


def test_keys_go_before_what_they_open(made: MadeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = folder(made)
    notes.confirm(notes.keys())
    (notes.path / "map.db").write_bytes(b"stand-in")

    def cut(path: Path) -> None:
        assert {entry.name for entry in path.iterdir()} == {"map.db"}
        raise OSError(errno.EIO, "")

    monkeypatch.setattr("kanz_desktop.storage.notes_folders.shutil.rmtree", cut)
    with pytest.raises(DiskFailed):
        destroy_notes(made.paths, GEZIN)
    monkeypatch.undo()
    finish_destroying(made.paths)
    assert not any(made.paths.notes_root.iterdir())


def test_a_folder_with_notes_but_without_a_header_is_damaged_and_no_place_for_a_new_vault(
    made: MadeVault,
) -> None:
    folder(made).keys()
    for path in (made.paths.vault_header, made.paths.vault_header_copy, made.paths.vault_database):
        path.unlink()
    for gezin in made.paths.gezinnen.iterdir():
        for path in gezin.iterdir():
            path.unlink()
        gezin.rmdir()
    assert vault_state(made.paths) is VaultState.DAMAGED


def test_keys_are_sealed_with_a_fresh_nonce_and_tell_nothing_by_their_length() -> None:
    keys = new_notes_keys(GEZIN)
    first, second = seal_notes_keys(ROOT, keys), seal_notes_keys(ROOT, keys)
    assert first != second
    assert len(first) == len(second) == 206
