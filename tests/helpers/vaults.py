"""A small vault with two gezinnen, made in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.keyring_store import DeviceSecretStore
from kanz_desktop.storage.vault import Vault, create_vault, unlock_vault, unlock_with_code
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import MemorySecrets

GEZINNEN = ("De Vries", "Yılmaz")


@dataclass
class MadeVault:
    """A vault that was made and closed again, with what is needed to open it."""

    paths: AppPaths
    code: str
    secrets: DeviceSecretStore
    passphrase: str = TEST_PASSPHRASE
    opened: list[Vault] = field(default_factory=list)

    def unlock(self, passphrase: str | None = None, secrets: DeviceSecretStore | None = None) -> Vault:
        words = self.passphrase if passphrase is None else passphrase
        return self._kept(unlock_vault(self.paths, words, secrets or self.secrets))

    def recover(self) -> Vault:
        return self._kept(unlock_with_code(self.paths, self.code))

    def close(self) -> None:
        for vault in self.opened:
            vault.close()
        self.opened.clear()

    def _kept(self, vault: Vault) -> Vault:
        self.opened.append(vault)
        return vault


def make_vault(folder: Path) -> MadeVault:
    """A vault of Sanne with two gezinnen that both have a map.db (of no meaning)."""
    files, code, kept = _template()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    secrets = MemorySecrets()
    secrets.kept.update(kept)
    return MadeVault(AppPaths(folder), code, secrets)


@cache
def _template() -> tuple[dict[str, bytes], str, dict[bytes, bytes]]:
    """Made once a run, since every making waits for the disk some twenty times."""
    with TemporaryDirectory() as folder:
        paths, secrets = AppPaths(Path(folder)), MemorySecrets()
        vault, code = create_vault(
            paths, name="Sanne Bakker", passphrase=TEST_PASSPHRASE, secrets=secrets, profile=TEST_PROFILE
        )
        for naam in GEZINNEN:
            add_whole_gezin(paths, vault, naam)
        vault.set_setting("zoom", 120)
        vault.close()
        found = [path for path in paths.data.rglob("*") if path.is_file()]
        files = {path.relative_to(paths.data).as_posix(): path.read_bytes() for path in found}
        return files, code, secrets.kept


def add_whole_gezin(paths: AppPaths, vault: Vault, naam: str) -> bytes:
    """A gezin with a stand-in for its map.db; its id."""
    entry = vault.add_gezin(naam)
    (paths.gezin(entry.id) / "map.db").write_bytes(b"stand-in")
    return entry.id
