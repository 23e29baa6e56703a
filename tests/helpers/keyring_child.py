"""Runs inside a session bus of its own: the device secret and a whole vault against a real Secret Service.

`python -m tests.helpers.keyring_child FOLDER` prints one JSON object of what it found; with `hang` behind
it, what it found when the service stopped answering.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import keyring
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

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
    found["opened"], found["alone"] = vault.name == "Sanne", vault.ways.alone
    slot_secret = vault.ways._header.slots.passphrase.secret_id or b""
    vault.close()
    store.delete(slot_secret)
    try:
        unlock_vault(paths, "fiets lamp gordijn", OsKeyring())
    except KanzError as error:
        found["emptied"] = error.code
    vault = unlock_with_code(paths, code)
    vault.ways.change_passphrase(TEST_PASSPHRASE, OsKeyring(), profile=TEST_PROFILE)
    vault.close()
    vault = unlock_vault(paths, TEST_PASSPHRASE, OsKeyring())
    found["recovered"] = vault.name == "Sanne"
    vault.close()
    return found


def hang(folder: Path) -> dict[str, object]:
    """The service is alive and does not answer any more, as one that waits for a dialog nobody sees."""
    paths, store = AppPaths(folder / "profiel"), OsKeyring(probe_seconds=1.0, use_seconds=1.0)
    vault, code = create_vault(
        paths, name="Sanne", passphrase="fiets lamp gordijn", secrets=OsKeyring(), profile=TEST_PROFILE
    )
    vault.close()
    service = _service_process()
    os.kill(service, signal.SIGSTOP)
    started = time.monotonic()
    found: dict[str, object] = {"available": store.available()}
    try:
        unlock_vault(paths, "fiets lamp gordijn", store)
    except KanzError as error:
        found["refused"] = error.code
    vault = unlock_with_code(paths, code)
    found["by_code"], found["in_time"] = vault.name == "Sanne", time.monotonic() - started < 5
    vault.close()
    os.kill(service, signal.SIGCONT)
    vault = unlock_vault(paths, "fiets lamp gordijn", OsKeyring())
    found["answers_again"] = vault.name == "Sanne"
    vault.close()
    return found


def _service_process() -> int:
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with open_dbus_connection("SESSION") as connection:
        asked = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
        return int(connection.send_and_get_reply(asked).body[0])


if __name__ == "__main__":
    work = hang if sys.argv[2:] == ["hang"] else main
    sys.stdout.write(json.dumps(work(Path(sys.argv[1]))) + "\n")
    sys.stdout.flush()
    os._exit(0)  # a thread of the keyring may still wait for its answer
