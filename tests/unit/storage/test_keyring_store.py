from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import PasswordDeleteError

from kanz_desktop.crypto.strength import PassphraseTooWeak
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage import keyring_store
from kanz_desktop.storage.keyring_store import (
    DeviceSecretStore,
    KeyringSilent,
    NoKeyring,
    OsKeyring,
    trusted_backend,
)
from kanz_desktop.storage.vault import DeviceSecretMissing, create_vault, unlock_vault, unlock_with_code
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import MemorySecrets

ID, SECRET = bytes(range(16)), bytes(range(32))


class Trusted(KeyringBackend):
    """A keyring in memory that is on the allow-list for the length of a test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Forgetful(Trusted):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Says yes and keeps nothing, as the null backend does."""


class Sticky(Trusted):
    def delete_password(self, service: str, username: str) -> None:
        """Says yes and keeps it."""


class Changing(Trusted):
    def get_password(self, service: str, username: str) -> str | None:
        return (self.kept.get((service, username)) or "")[:-1]


class Raising(Trusted):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is gone")


class Hanging(Trusted):
    released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait(20)
        return None


@pytest.fixture(autouse=True)
def _trust_the_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins = (Trusted, Forgetful, Sticky, Changing, Raising, Hanging)
    names = {f"{kind.__module__}.{kind.__qualname__}" for kind in stand_ins}
    monkeypatch.setattr(keyring_store, "ALLOWED", keyring_store.ALLOWED | names)


class Untrusted(Trusted):
    """Works well, and writes plain text for all we know."""


def chain(*backends: KeyringBackend) -> ChainerBackend:
    class Chain(ChainerBackend):
        pass

    Chain.backends = list(backends)
    return Chain()


def test_a_secret_is_kept_as_44_characters_under_a_name_that_tells_nothing() -> None:
    backend = Trusted()
    store = OsKeyring(lambda: backend)
    assert store.available()
    assert backend.kept == {}
    store.save(ID, SECRET)
    assert list(backend.kept) == [(f"kanz-desktop {ID.hex()}", "kanz-desktop")]
    assert [len(value) for value in backend.kept.values()] == [44]
    assert store.load(ID) == SECRET
    store.delete(ID)
    store.delete(ID)
    assert store.load(ID) is None
    assert backend.kept == {}


@pytest.mark.parametrize("kind", [Untrusted, NullKeyring, FailKeyring])
def test_a_backend_that_is_not_on_the_list_is_no_keyring(kind: type[KeyringBackend]) -> None:
    assert trusted_backend(kind()) is None
    assert not OsKeyring(kind).available()
    with pytest.raises(KeyringSilent):
        OsKeyring(kind).save(ID, SECRET)


def test_of_a_chain_only_a_trusted_link_counts() -> None:
    trusted = Trusted()
    assert trusted_backend(chain(NullKeyring(), Untrusted())) is None
    assert trusted_backend(chain()) is None
    assert trusted_backend(chain(NullKeyring(), Untrusted(), trusted)) is trusted


def test_on_windows_the_secret_stays_on_this_machine() -> None:
    backend = Trusted()
    backend.persist = "enterprise"  # type: ignore[attr-defined]
    trusted_backend(backend)
    assert backend.persist == "local machine"  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Forgetful, Sticky, Changing, Raising])
def test_a_keyring_that_fails_the_round_trip_counts_as_none(kind: type[Trusted]) -> None:
    assert not OsKeyring(kind).available()


def test_a_keyring_that_keeps_something_else_refuses_to_save() -> None:
    backend = Changing()
    with pytest.raises(KeyringSilent):
        OsKeyring(lambda: backend).save(ID, SECRET)


def test_a_hanging_keyring_counts_as_none_and_holds_nobody_up() -> None:
    backend = Hanging()
    store = OsKeyring(lambda: backend, probe_seconds=0.05, use_seconds=0.05)
    started = time.monotonic()
    assert not store.available()
    with pytest.raises(KeyringSilent):
        store.load(ID)
    store.delete(ID)
    assert time.monotonic() - started < 2
    backend.released.set()


@pytest.mark.parametrize("kept", ["", "x", "geheim", "é" * 44, "AAAA"])
def test_what_is_not_a_secret_of_ours_reads_as_none(kept: str) -> None:
    backend = Trusted()
    backend.set_password(f"kanz-desktop {ID.hex()}", "kanz-desktop", kept)
    assert OsKeyring(lambda: backend).load(ID) is None


def test_without_keyring_there_is_nothing_to_load_or_save() -> None:
    store = NoKeyring()
    assert not store.available()
    assert store.load(ID) is None
    store.delete(ID)
    with pytest.raises(KeyringSilent):
        store.save(ID, SECRET)


@pytest.mark.parametrize("store", [NoKeyring(), OsKeyring(Trusted), MemorySecrets()])
def test_every_store_fits_the_same_port(store: object) -> None:
    assert isinstance(store, DeviceSecretStore)


@pytest.mark.parametrize("kind", [NullKeyring, FailKeyring, Forgetful, Raising])
def test_a_vault_on_a_keyring_that_counts_as_none_is_opened_by_the_passphrase_alone(
    tmp_path: Path, kind: type[KeyringBackend]
) -> None:
    paths, backend = AppPaths(tmp_path / "profiel"), kind()
    store = OsKeyring(lambda: backend)
    with pytest.raises(PassphraseTooWeak):
        create_vault(
            paths, name="Sanne", passphrase="fiets lamp gordijn", secrets=store, profile=TEST_PROFILE
        )
    vault, _ = create_vault(
        paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=store, profile=TEST_PROFILE
    )
    assert vault.ways.alone
    vault.close()
    vault = unlock_vault(paths, TEST_PASSPHRASE, store)
    assert vault.name == "Sanne"
    vault.close()


def test_a_keyring_that_forgets_later_is_named_before_the_kdf_and_the_code_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, backend = AppPaths(tmp_path / "profiel"), Trusted()
    store = OsKeyring(lambda: backend)
    vault, code = create_vault(
        paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=store, profile=TEST_PROFILE
    )
    vault.close()
    backend.kept.clear()
    with monkeypatch.context() as without_kdf:
        without_kdf.setattr("kanz_desktop.crypto.slots.stretch", None)
        with pytest.raises(DeviceSecretMissing):
            unlock_vault(paths, TEST_PASSPHRASE, store)
    vault = unlock_with_code(paths, code)
    vault.ways.change_passphrase(TEST_PASSPHRASE, store, profile=TEST_PROFILE)
    vault.close()
    unlock_vault(paths, TEST_PASSPHRASE, store).close()
    assert len(backend.kept) == 1
