"""Runs inside a session bus of its own: the device secret and a whole vault against a real Secret Service.

`python -m tests.helpers.keyring_child FOLDER` prints one JSON object of what it found.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import keyring

from kanz_desktop.crypto.slots import secret_id
from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.keyring_store import OsKeyring
from kanz_desktop.storage.vault import create_vault, unlock_vault, unlock_with_code
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


def main(folder: Path) -> dict[str, object]:
    store, secret = OsKeyring(), bytes(range(32))
    name = secret_id(secret)
    found: dict[str, object] = {
        "backend": type(keyring.get_keyring()).__module__,
        "available": store.available(),
    }
    if not found["available"]:
        return found
    store.save(name, secret)
    found["round_trip"] = OsKeyring().load(name) == secret
    store.delete(name)
    found["deleted"] = OsKeyring().load(name) is None

    paths = AppPaths(folder / "profiel")
    vault, code = create_vault(
        paths, name="Sanne", passphrase="fiets lamp gordijn", secrets=store, profile=TEST_PROFILE
    )
    vault.close()
    vault = unlock_vault(paths, "fiets lamp gordijn", OsKeyring())
    found["opened"], found["alone"] = vault.name == "Sanne", vault.alone
    slot_secret = vault._header.slots.passphrase.secret_id or b""
    vault.close()
    store.delete(slot_secret)
    try:
        unlock_vault(paths, "fiets lamp gordijn", OsKeyring())
    except KanzError as error:
        found["emptied"] = error.code
    vault = unlock_with_code(paths, code)
    vault.change_passphrase(TEST_PASSPHRASE, OsKeyring(), profile=TEST_PROFILE)
    vault.close()
    vault = unlock_vault(paths, TEST_PASSPHRASE, OsKeyring())
    found["recovered"] = vault.name == "Sanne"
    vault.close()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
