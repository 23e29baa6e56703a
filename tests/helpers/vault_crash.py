"""Dies at every step of every change to a vault, and says how the vault was found afterwards.

Run as `python -m tests.helpers.vault_crash FOLDER SCENARIO` (POSIX: it forks). A step is a flush, a rename, a
removal or an SQL statement that writes; the n-th child exits without a word just before its n-th step. Prints
one JSON object a step. A process that dies leaves what it wrote to the system, so nothing is really flushed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.vault import Vault, create_vault, unlock_vault, unlock_with_code, vault_state
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import FileSecrets
from tests.helpers.vaults import add_whole_gezin

NEW_WORDS = "vijf groene krokodillen fluiten luidkeels"
_KILLED = 9


def make(paths: AppPaths, secrets: FileSecrets) -> tuple[Vault, str]:
    return create_vault(
        paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=secrets, profile=TEST_PROFILE
    )


def unlock(paths: AppPaths, secrets: FileSecrets) -> Vault:
    return unlock_vault(paths, TEST_PASSPHRASE, secrets)


def set_up(paths: AppPaths, secrets: FileSecrets) -> None:
    make(paths, secrets)[0].close()


def change_passphrase(paths: AppPaths, secrets: FileSecrets) -> None:
    unlock(paths, secrets).ways.change_passphrase(NEW_WORDS, secrets, profile=TEST_PROFILE)


def new_code(paths: AppPaths, secrets: FileSecrets) -> None:
    unlock(paths, secrets).ways.new_recovery_code()


def add_gezin(paths: AppPaths, secrets: FileSecrets) -> None:
    vault = unlock(paths, secrets)
    add_whole_gezin(paths, vault, "Nieuw")
    vault.close()


def rebuild(paths: AppPaths, secrets: FileSecrets) -> None:
    unlock(paths, secrets).close()


def recover(paths: AppPaths, secrets: FileSecrets) -> None:
    code = (paths.data.parent / "code").read_text(encoding="ascii")
    unlock_with_code(paths, code).ways.change_passphrase(NEW_WORDS, secrets, profile=TEST_PROFILE)


SCENARIOS: dict[str, Callable[[AppPaths, FileSecrets], None]] = {
    "set_up": set_up,
    "change_passphrase": change_passphrase,
    "new_code": new_code,
    "add_gezin": add_gezin,
    "rebuild": rebuild,
    "recover": recover,
}


def prepare(folder: Path, scenario: str) -> None:
    """What stands there before the step that dies."""
    paths, secrets = AppPaths(folder / "profiel"), FileSecrets(folder / "sleutelbos")
    if scenario == "set_up":
        return
    vault, code = make(paths, secrets)
    for naam in ("De Vries", "Yılmaz"):
        add_whole_gezin(paths, vault, naam)
    vault.close()
    (folder / "code").write_text(code, encoding="ascii")
    if scenario == "rebuild":
        damaged = bytearray(paths.vault_database.read_bytes())
        damaged[-4000] ^= 1
        paths.vault_database.write_bytes(damaged)
    if scenario == "recover":
        for secret in (folder / "sleutelbos").iterdir():
            secret.unlink()


def die_before(step: int) -> None:
    """From now on: count the steps, and be gone just before this one."""
    left = step

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(_KILLED)
            return real(*arguments, **named)

        return run

    real_execute = Connection.execute
    writing = counted(real_execute)

    def execute(self: Connection, sql: str, *parameters: Any) -> Any:
        writes = sql.split(" ", 1)[0] not in ("SELECT", "PRAGMA")
        return (writing if writes else real_execute)(self, sql, *parameters)

    os.fsync = counted(os.fsync)
    Path.replace = counted(Path.replace)  # type: ignore[method-assign]
    Path.unlink = counted(Path.unlink)  # type: ignore[method-assign]
    Connection.execute = execute  # type: ignore[method-assign]


def never_flush() -> None:
    real_execute = Connection.execute

    def execute(self: Connection, sql: str, *parameters: Any) -> Any:
        relaxed = sql.replace("PRAGMA synchronous = FULL", "PRAGMA synchronous = OFF")
        return real_execute(self, relaxed, *parameters)

    Connection.execute = execute  # type: ignore[method-assign]
    os.fsync = lambda _descriptor: None


def in_child(run: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def found(folder: Path) -> dict[str, Any]:
    """How the vault is after the crash, by every way in."""
    paths, secrets = AppPaths(folder / "profiel"), FileSecrets(folder / "sleutelbos")
    state = vault_state(paths)
    if state == "absent":
        set_up(paths, secrets)
        return {"state": state, "after": vault_state(paths), **ways_in(folder, paths, secrets)}
    return {"state": state, **ways_in(folder, paths, secrets)}


def ways_in(folder: Path, paths: AppPaths, secrets: FileSecrets) -> dict[str, Any]:
    code = folder / "code"
    ways: dict[str, Callable[[], Vault]] = {
        "old": lambda: unlock(paths, secrets),
        "new": lambda: unlock_vault(paths, NEW_WORDS, secrets),
        "code": lambda: unlock_with_code(paths, code.read_text(encoding="ascii") if code.exists() else ""),
    }
    opened: dict[str, Any] = {"names": [], "findings": []}
    for way, open_it in ways.items():
        paths.vault_attempts.unlink(missing_ok=True)
        try:
            vault = open_it()
        except KanzError as error:
            opened[way] = error.code
        else:
            opened[way] = "open"
            opened["names"] = [entry.naam for entry in vault.gezinnen()]
            opened["findings"] += [f"{finding.file} {finding.verdict}" for finding in vault.findings]
            opened["worker"] = vault.name
            vault.close()
    top = {path.name for path in paths.data.iterdir()}
    return {**opened, "left": sorted(top), "secrets": secrets.count()}


def main(folder: Path, scenario: str) -> None:
    prepare(folder / "before", scenario)
    step, status = 0, _KILLED
    while status == _KILLED:
        step += 1
        here = folder / f"step-{step}"
        shutil.copytree(folder / "before", here) if (folder / "before").exists() else here.mkdir()
        paths, secrets = AppPaths(here / "profiel"), FileSecrets(here / "sleutelbos")

        def run(at: int = step, paths: AppPaths = paths, secrets: FileSecrets = secrets) -> None:
            die_before(at)
            SCENARIOS[scenario](paths, secrets)

        status = in_child(run)
        sys.stdout.write(json.dumps({"step": step, "status": status, **found(here)}) + "\n")
        shutil.rmtree(here)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    (target / "before").mkdir(parents=True)
    never_flush()
    main(target, sys.argv[2])
