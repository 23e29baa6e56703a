"""A small vault cut off at every byte and with every bit turned: a named verdict, and never an open vault.

`KANZ_FUZZ=1000000` (`make fuzz`) takes every bit and every byte of kluis.db; else some of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.errors import AccessRefused, DamageFound
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.vault import Finding, VaultDamaged, VaultNewer, VaultState, vault_state
from kanz_desktop.storage.vault_database import VaultDatabase
from tests.helpers.vaults import GEZINNEN, MadeVault, make_vault
from tests.unit.storage.test_vault_header import checksummed

ROUNDS = int(os.environ.get("KANZ_FUZZ", "800"))
SEED = int(os.environ.get("KANZ_SEED", "20261122"))
SALT = 16
"""The first bytes of kluis.db: a salt that is not read there, since it follows from the root key."""
WHOLE = 50


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeVault]:
    vault = make_vault(tmp_path / "profiel")
    yield vault
    vault.close()


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def some(whole: range, always: int) -> list[int]:
    """The first `always` of them, and chance ones; or all."""
    if len(whole) <= ROUNDS:
        return list(whole)
    return [*whole[:always], *random.Random(SEED).sample(whole, ROUNDS)]


def set_both(paths: AppPaths, data: bytes) -> None:
    overwrite(paths.vault_header, data)
    overwrite(paths.vault_header_copy, data)


def overwrite(path: Path, data: bytes) -> None:
    """In place: a file that is emptied first and then filled waits for the disk, thousands of times."""
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def test_a_header_with_any_bit_turned_or_cut_at_any_byte_is_damaged_before_the_kdf(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kanz_desktop.crypto.slots.stretch", None)
    whole = made.paths.vault_header.read_bytes()
    broken = [*(flipped(whole, bit) for bit in range(len(whole) * 8)), *map(whole.__getitem__, cuts(whole))]
    for data in broken:
        set_both(made.paths, data)
        assert vault_state(made.paths) is VaultState.DAMAGED
        for way_in in (made.unlock, made.recover):
            with pytest.raises(VaultDamaged) as caught:
                way_in()
            assert caught.value.data["file"] == "kluis.json"
            assert caught.value.data["verdict"] in ("truncated", "corrupt", "empty")


def cuts(data: bytes) -> list[slice]:
    return [slice(size) for size in range(len(data))]


class Database:
    """kluis.db apart, with its key: what it reads as when its bytes are others."""

    def __init__(self, made: MadeVault, place: Path) -> None:
        vault = made.unlock()
        self._root, self._vault = vault._root, vault.id
        made.close()
        self.whole = made.paths.vault_database.read_bytes()
        self._place = place / "los.db"

    def verdict(self, data: bytes) -> str:
        """Ok only when it gives what it gave before; whatever is not DamageFound fails the test."""
        for suffix in ("-wal", "-shm"):
            self._place.with_name(self._place.name + suffix).unlink(missing_ok=True)
        self._place.touch()
        overwrite(self._place, data)
        try:
            database = VaultDatabase.open(self._place, self._root, self._vault)
        except DatabaseDamaged as error:
            return error.code
        try:
            same = [row.naam for row in database.gezinnen()] == list(GEZINNEN)
            return "ok" if same and database.setting("zoom") == 120 else "another"
        finally:
            database.close()


def test_a_kluis_db_with_any_bit_turned_is_damaged(made: MadeVault, tmp_path: Path) -> None:
    database = Database(made, tmp_path)
    assert database.verdict(database.whole) == "ok"
    for bit in some(range(len(database.whole) * 8), always=2 * SALT * 8):
        expected = "ok" if bit < SALT * 8 else "database-beschadigd"
        assert database.verdict(flipped(database.whole, bit)) == expected, bit


def test_a_kluis_db_cut_off_at_any_byte_is_damaged(made: MadeVault, tmp_path: Path) -> None:
    database = Database(made, tmp_path)
    for size in some(range(len(database.whole)), always=2 * SALT):
        assert database.verdict(database.whole[:size]) == "database-beschadigd", size


def harm(made: MadeVault, chance: random.Random) -> str:
    """One bit or the end of one file; of the header also with a checksum that fits again."""
    path = made.paths.vault_database if chance.random() < 0.4 else made.paths.vault_header
    data = path.read_bytes()
    changed = flipped(data, chance.randrange(SALT * 8, len(data) * 8))
    if chance.random() < 0.2:
        changed = data[: chance.randrange(len(data))]
    if path == made.paths.vault_database:
        path.write_bytes(changed)
        return "kluis.db"
    if chance.random() < 0.5:
        body = data[:-80]
        set_both(made.paths, checksummed(flipped(body, chance.randrange(len(body) * 8))))
        return "slots"
    set_both(made.paths, changed)
    return "header"


def test_fifty_of_them_whole_with_the_real_kdf(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    seen = set()
    for number in range(WHOLE):
        made = make_vault(tmp_path / str(number))
        what = harm(made, chance)
        try:
            vault = made.unlock()
        except (DamageFound, AccessRefused, VaultNewer) as refused:
            assert what != "kluis.db"
            seen.add((what, refused.code))
            continue
        names = [entry.naam for entry in vault.gezinnen()]
        found = vault.findings
        made.close()
        assert names == list(GEZINNEN)
        assert what != "header"
        assert found == ((Finding("kluis.db", "rebuilt"),) if what == "kluis.db" else found)
        seen.add((what, "open"))
    assert {what for what, _ in seen} == {"kluis.db", "slots", "header"}
    assert {("slots", "wachtzin-fout"), ("header", "kluis-beschadigd"), ("kluis.db", "open")} <= seen
