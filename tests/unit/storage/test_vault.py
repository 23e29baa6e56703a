from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto import profiles
from kanz_desktop.crypto.recovery_code import RecoveryCodeRefused
from kanz_desktop.crypto.slots import PassphraseWrong, RecoveryCodeWrong
from kanz_desktop.crypto.strength import PassphraseTooWeak
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage import vault_slots
from kanz_desktop.storage.attempts import TryAgainLater
from kanz_desktop.storage.failures import CloudFolder
from kanz_desktop.storage.keyring_store import KeyringSilent, NoKeyring
from kanz_desktop.storage.vault import (
    DeviceSecretMissing,
    GezinUnknown,
    NameRefused,
    VaultAbsent,
    VaultExists,
    VaultState,
    create_vault,
    unlock_vault,
    unlock_with_code,
    vault_state,
    wait_seconds,
)
from kanz_desktop.storage.vault_copies import read_copies
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import MemorySecrets
from tests.helpers.vaults import GEZINNEN, MadeVault, add_whole_gezin, make_vault

NEW_WORDS = "vijf groene krokodillen fluiten luidkeels"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeVault]:
    vault = make_vault(tmp_path / "profiel")
    yield vault
    vault.close()


def secrets_of(made: MadeVault) -> MemorySecrets:
    assert isinstance(made.secrets, MemorySecrets)
    return made.secrets


def test_an_empty_folder_has_no_vault_and_says_so(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "profiel")
    assert vault_state(paths) is VaultState.ABSENT
    with pytest.raises(VaultAbsent):
        unlock_vault(paths, TEST_PASSPHRASE, NoKeyring())
    with pytest.raises(VaultAbsent):
        unlock_with_code(paths, "00000")
    assert not paths.data.exists()


def test_a_vault_opens_again_with_its_passphrase_and_everything_is_there(made: MadeVault) -> None:
    assert vault_state(made.paths) is VaultState.PRESENT
    vault = made.unlock()
    assert (vault.name, vault.ways.alone, vault.read_only, vault.findings) == (
        "Sanne Bakker",
        False,
        False,
        (),
    )
    assert [entry.naam for entry in vault.gezinnen()] == list(GEZINNEN)
    assert vault.setting("zoom", 100) == 120
    again = made.recover()
    assert (again.id, again.person_id, again.device_id) == (vault.id, vault.person_id, vault.device_id)
    for entry in vault.gezinnen():
        assert again.gezin_keys(entry.id) == vault.gezin_keys(entry.id)


def test_only_the_files_of_the_format_document_are_there(made: MadeVault) -> None:
    top = {path.name for path in made.paths.data.iterdir()}
    assert top == {"kluis.json", "kluis.kopie.json", "kluis.db", "gezinnen"}
    for folder in made.paths.gezinnen.iterdir():
        assert {path.name for path in folder.iterdir()} == {"key.sealed", "map.db"}


def test_no_file_holds_a_name_a_passphrase_or_a_code(made: MadeVault) -> None:
    made.unlock().set_setting("laatste", "Yılmaz")
    words = ["Sanne", "Bakker", *GEZINNEN, "Vries", TEST_PASSPHRASE, "olifanten", "laatste", made.code]
    words += made.code.split()
    for path in made.paths.data.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for word in words:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert word.encode(encoding) not in data


def test_the_root_key_stands_nowhere(made: MadeVault) -> None:
    vault = made.unlock()
    keys = [vault._root, *(vault.gezin_keys(entry.id).database_key for entry in vault.gezinnen())]
    keys += list(secrets_of(made).kept.values())
    for path in made.paths.data.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for key in keys:
                assert key not in data
                assert key.hex().encode() not in data.lower()


def test_a_wrong_passphrase_is_said_to_be_wrong_and_changes_nothing(made: MadeVault) -> None:
    before = {path: path.read_bytes() for path in made.paths.data.iterdir() if path.is_file()}
    for words in ("", "andere woorden", TEST_PASSPHRASE.upper(), TEST_PASSPHRASE + " "):
        made.paths.vault_attempts.unlink(missing_ok=True)
        with pytest.raises(PassphraseWrong):
            made.unlock(words)
    made.paths.vault_attempts.unlink()
    assert {path: path.read_bytes() for path in made.paths.data.iterdir() if path.is_file()} == before


def test_after_wrong_tries_one_waits_and_the_code_opens_all_the_same(made: MadeVault) -> None:
    for _ in range(3):
        with pytest.raises(PassphraseWrong):
            made.unlock("andere woorden")
    assert 0 < wait_seconds(made.paths) <= 2
    with pytest.raises(TryAgainLater):
        made.unlock()
    made.recover()
    assert wait_seconds(made.paths) == 0
    assert made.unlock().name == "Sanne Bakker"
    assert not made.paths.vault_attempts.exists()


def test_a_mistyped_code_names_its_group_and_another_code_is_said_to_be_another(made: MadeVault) -> None:
    groups = made.code.split()
    groups[5] = ("0" if groups[5][0] != "0" else "1") + groups[5][1:]
    with pytest.raises(RecoveryCodeRefused) as caught:
        unlock_with_code(made.paths, " ".join(groups))
    assert caught.value.data == {"group": 6}
    with pytest.raises(RecoveryCodeWrong):
        unlock_with_code(made.paths, "00000 00001 00002 00003 00004 00005 00006 00007")


def test_an_emptied_keyring_is_told_apart_from_a_wrong_passphrase_before_the_kdf(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = secrets_of(made)
    kept = dict(secrets.kept)
    monkeypatch.setattr("kanz_desktop.crypto.slots.stretch", None)  # the KDF must not be reached
    secrets.wipe()
    with pytest.raises(DeviceSecretMissing):
        made.unlock()
    secrets.kept = dict.fromkeys(kept, bytes(32))
    with pytest.raises(DeviceSecretMissing):
        made.unlock()
    secrets.kept, secrets.silent = kept, True
    with pytest.raises(KeyringSilent):
        made.unlock()
    assert not made.paths.vault_attempts.exists()


def test_the_way_back_from_an_emptied_keyring_is_the_code_and_a_new_passphrase(made: MadeVault) -> None:
    secrets_of(made).wipe()
    vault = made.recover()
    vault.ways.change_passphrase(NEW_WORDS, made.secrets, profile=TEST_PROFILE)
    assert [entry.naam for entry in made.unlock(NEW_WORDS).gezinnen()] == list(GEZINNEN)
    with pytest.raises(PassphraseWrong):
        made.unlock(TEST_PASSPHRASE)
    made.recover()


def test_another_passphrase_keeps_the_device_secret_and_the_code(made: MadeVault) -> None:
    before = dict(secrets_of(made).kept)
    made.unlock().ways.change_passphrase(NEW_WORDS, made.secrets, profile=TEST_PROFILE)
    assert secrets_of(made).kept == before
    with pytest.raises(PassphraseWrong):
        made.unlock()
    made.unlock(NEW_WORDS)
    made.recover()


def test_one_can_go_to_alleen_wachtzin_and_back(made: MadeVault) -> None:
    vault = made.unlock()
    vault.ways.change_passphrase(NEW_WORDS, NoKeyring(), profile=TEST_PROFILE)
    assert vault.ways.alone
    assert made.unlock(NEW_WORDS, NoKeyring()).ways.alone
    vault.ways.change_passphrase(NEW_WORDS, made.secrets, profile=TEST_PROFILE)
    assert not vault.ways.alone
    assert not made.unlock(NEW_WORDS).ways.alone


def test_a_header_from_a_backup_still_finds_its_device_secret(made: MadeVault) -> None:
    old = made.paths.vault_header.read_bytes()
    vault = made.unlock()
    vault.ways.change_passphrase(NEW_WORDS, NoKeyring(), profile=TEST_PROFILE)
    vault.ways.change_passphrase(NEW_WORDS, made.secrets, profile=TEST_PROFILE)
    made.paths.vault_header.write_bytes(old)
    made.paths.vault_header_copy.write_bytes(old)
    made.unlock(TEST_PASSPHRASE)


def test_a_keyring_that_falls_silent_leaves_the_old_passphrase_in_force(made: MadeVault) -> None:
    vault, secrets = made.unlock(), secrets_of(made)
    before = made.paths.vault_header.read_bytes()

    def fall_silent(secret_id: bytes) -> bytes:
        raise KeyringSilent

    secrets.load = fall_silent  # type: ignore[method-assign,assignment]
    with pytest.raises(KeyringSilent):
        vault.ways.change_passphrase(NEW_WORDS, secrets, profile=TEST_PROFILE)
    assert made.paths.vault_header.read_bytes() == before


def test_a_new_code_retires_the_old_one(made: MadeVault) -> None:
    vault = made.unlock()
    old, made.code = made.code, vault.ways.new_recovery_code()
    assert old != made.code
    made.recover()
    with pytest.raises(RecoveryCodeWrong):
        unlock_with_code(made.paths, old)
    made.unlock()


def test_a_code_counts_as_confirmed_only_after_it_was_typed_back(made: MadeVault) -> None:
    vault = made.unlock()
    assert not vault.ways.code_confirmed
    with pytest.raises(RecoveryCodeRefused):
        vault.ways.confirm_code(made.code[:-1])
    with pytest.raises(RecoveryCodeWrong):
        vault.ways.confirm_code("00000 00001 00002 00003 00004 00005 00006 00007")
    assert not vault.ways.code_confirmed
    vault.ways.confirm_code(made.code.lower())
    assert made.unlock().ways.code_confirmed
    vault.ways.new_recovery_code()
    assert not vault.ways.code_confirmed


def test_every_change_raises_the_generation_of_both_copies(made: MadeVault) -> None:
    vault = made.unlock()
    vault.ways.new_recovery_code()
    vault.ways.change_passphrase(NEW_WORDS, made.secrets, profile=TEST_PROFILE)
    copies = read_copies(made.paths)
    assert (copies.main.generation, copies.copy.generation) == (3, 3)


def test_a_weak_passphrase_makes_no_vault_and_alone_asks_for_more(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "profiel")
    weak = {"name": "Sanne", "profile": TEST_PROFILE}
    with pytest.raises(PassphraseTooWeak):
        create_vault(paths, passphrase="welkom01", secrets=MemorySecrets(), **weak)
    with pytest.raises(PassphraseTooWeak):
        create_vault(paths, passphrase="fiets lamp gordijn", secrets=NoKeyring(), **weak)
    with pytest.raises(PassphraseTooWeak):
        create_vault(paths, passphrase="Sanne fiets lamp", secrets=MemorySecrets(), **weak)
    assert not paths.data.exists()
    create_vault(paths, passphrase="fiets lamp gordijn", secrets=MemorySecrets(), **weak)[0].close()


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_worker_and_a_gezin_have_a_name(made: MadeVault, tmp_path: Path, name: str) -> None:
    with pytest.raises(NameRefused):
        create_vault(
            AppPaths(tmp_path / "ander"), name=name, passphrase=TEST_PASSPHRASE, secrets=MemorySecrets()
        )
    with pytest.raises(NameRefused):
        made.unlock().add_gezin(name)


def test_a_second_vault_never_replaces_the_first(made: MadeVault) -> None:
    before = made.paths.vault_header.read_bytes()
    with pytest.raises(VaultExists):
        create_vault(
            made.paths, name="Piet", passphrase=NEW_WORDS, secrets=made.secrets, profile=TEST_PROFILE
        )
    assert made.paths.vault_header.read_bytes() == before
    made.unlock()


def test_a_vault_is_not_made_in_a_cloud_folder(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "OneDrive - Wijkteam" / "profiel")
    with pytest.raises(CloudFolder):
        create_vault(paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=MemorySecrets())
    assert list(tmp_path.iterdir()) == []


def test_without_a_test_profile_the_numbers_come_from_this_machine_and_never_below_the_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[profiles.KdfProfile] = []

    def measure(run: object) -> profiles.KdfProfile:
        asked.append(profiles.DEFAULT)
        return TEST_PROFILE

    monkeypatch.setattr(vault_slots, "calibrate", measure)
    create_vault(AppPaths(tmp_path / "p"), name="Sanne", passphrase=TEST_PASSPHRASE, secrets=MemorySecrets())[
        0
    ].close()
    assert asked == [profiles.DEFAULT]
    seen: list[profiles.KdfProfile] = []
    monkeypatch.setattr(vault_slots, "stretch", lambda words, salt, profile: seen.append(profile))
    vault_slots._trial_run(profiles.DEFAULT)
    assert seen == [profiles.DEFAULT]


def test_a_gezin_is_renamed_in_both_places_that_know_it(made: MadeVault) -> None:
    vault = made.unlock()
    gezin = vault.gezinnen()[0].id
    assert vault.rename_gezin(gezin, "  Van   Dijk ").naam == "Van Dijk"
    vault.close()
    made.opened.clear()
    made.paths.vault_database.unlink()
    assert "Van Dijk" in [entry.naam for entry in made.unlock().gezinnen()]


def test_a_gezin_that_is_not_ours_is_unknown(made: MadeVault) -> None:
    vault = made.unlock()
    with pytest.raises(GezinUnknown):
        vault.gezin_keys(bytes(16))
    with pytest.raises(GezinUnknown):
        vault.rename_gezin(bytes(16), "Van Dijk")


def test_a_gezin_from_a_backup_keeps_its_keys(made: MadeVault) -> None:
    vault = made.unlock()
    entry = vault.gezinnen()[0]
    keys = vault.gezin_keys(entry.id)
    assert vault.adopt_gezin(keys, entry.naam) == entry
    assert vault.gezin_keys(entry.id) == keys
    assert len(vault.gezinnen()) == 2


def test_settings_of_another_type_read_as_the_default(made: MadeVault) -> None:
    vault = made.unlock()
    vault.set_setting("thema", ["donker", {"zoom": 1.5}])
    assert vault.setting("thema", []) == ["donker", {"zoom": 1.5}]
    assert vault.setting("thema", "licht") == "licht"
    assert vault.setting("onbekend", None) is None
    assert vault.setting("thema", None) is not None


def test_what_vandaag_shows_is_kept_a_gezin_at_a_time(made: MadeVault) -> None:
    vault = made.unlock()
    first, second = (entry.id for entry in vault.gezinnen())
    vault.set_cache(first, {"due": []})
    assert vault.cache(first) == {"due": []}
    assert vault.cache(second) is None


def test_every_backup_is_registered_and_can_be_said_to_be_gone(made: MadeVault) -> None:
    vault = made.unlock()
    gezin = vault.gezinnen()[0].id
    later = vault.register_backup(place="usb-stick", digest=bytes(32), wall_ms=2000)
    earlier = vault.register_backup(place="kast", digest=bytes(32), wall_ms=1000, gezin=gezin)
    assert vault.backups() == (earlier, later)
    vault.backup_destroyed(earlier, 3000)
    assert [backup.destroyed_ms for backup in vault.backups()] == [3000, None]


def test_a_gezin_that_was_never_finished_is_gone_at_the_next_opening(made: MadeVault) -> None:
    vault = made.unlock()
    half = vault.add_gezin("Half").id
    whole = add_whole_gezin(made.paths, vault, "Heel")
    made.close()
    names = [entry.naam for entry in made.unlock().gezinnen()]
    assert names == ["De Vries", "Heel", "Yılmaz"]
    assert not made.paths.gezin(half).exists()
    assert made.paths.gezin(whole).exists()


def test_a_gezin_is_finished_as_soon_as_the_vault_was_closed_over_its_map(made: MadeVault) -> None:
    vault = made.unlock()
    gezin = add_whole_gezin(made.paths, vault, "Heel")
    made.close()
    (made.paths.gezin(gezin) / "map.db").unlink()
    assert gezin in [entry.id for entry in made.unlock().gezinnen()]


def test_a_finished_gezin_whose_map_is_lost_stays_in_the_list(made: MadeVault) -> None:
    gezin = made.unlock().gezinnen()[0].id
    made.close()
    (made.paths.gezin(gezin) / "map.db").unlink()
    assert gezin in [entry.id for entry in made.unlock().gezinnen()]
    assert (made.paths.gezin(gezin) / "key.sealed").exists()
