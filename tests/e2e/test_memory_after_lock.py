"""After a lock nothing is left in memory: real parent, real windows, read from /proc as a thief would."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.storage.vault import unlock_vault
from kanz_desktop.storage.vault_database import derive_key
from kanz_desktop.storage.vault_pin import set_pin
from tests.helpers.driven_program import Program
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.memory import found_in, memory_of
from tests.helpers.planted import (
    NOTE,
    NOTE_FILE,
    NOTE_PAPER,
    NOTES_WORDS,
    OTHER_FAMILY,
    OTHERS,
    WORDS,
    Planted,
    plant,
)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
    pytest.mark.timeout(1800),
]

NOT_HERE = (NOTE, NOTE_FILE, NOTE_PAPER, NOTES_WORDS, OTHERS, OTHER_FAMILY, TEST_PASSPHRASE)
"""Words that are not in map.db of the gezin at the table, which that window has opened."""
LOCKS = int(os.environ.get("KANZ_LOCKS", "10"))
"""`make memory` takes 50. Half of them with the pincode on, which then opens."""
PIN = "574839201746"
Start = Callable[..., Program]
Secrets = dict[str, str | bytes]


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    return plant(AppPaths(tmp_path / "profiel"))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[Program] = []

    def begin(planted: Planted, fault: str = "") -> Program:
        running.append(Program(planted.paths, tmp_path, fault))
        return running[-1]

    yield begin
    for program in running:
        program.close()


def of_gezin(name: str, keys: GezinKeys) -> Secrets:
    parts = ("database_key", "database_salt", "object_key", "dedup_key")
    return {f"{name} {part}": getattr(keys, part) for part in parts}


def secrets_of(planted: Planted) -> Secrets:
    """Every key and every word that a lock must take from memory."""
    vault = unlock_vault(planted.paths, TEST_PASSPHRASE, NoKeyring())
    kept = vault.setting("pincode", {})
    found: Secrets = {
        "root key": planted.root,
        "key of kluis.db": derive_key(planted.root, "kluis-db", vault.id),
        "signing key": vault._identity.sign_seed,
        "pincode": PIN,
        **({"stretched pincode": bytes.fromhex(str(kept["pk"]))} if kept else {}),
        **of_gezin("gezin", planted.keys),
        **of_gezin("other gezin", planted.other_keys),
        **of_gezin("notes", planted.notes_keys),
        **{f"words {number}": words for number, words in enumerate(WORDS)},
    }
    vault.close()
    return found


def with_pin(planted: Planted) -> bytes:
    """Turn the pincode on; its salt, which stands in what is held and nowhere else in that form."""
    vault = unlock_vault(planted.paths, TEST_PASSPHRASE, NoKeyring())
    set_pin(vault, PIN)
    salt = bytes.fromhex(vault.setting("pincode", {"salt": ""})["salt"])
    vault.close()
    return salt


def copies(pids: Iterable[int], mark: bytes) -> list[int]:
    """How often it lies in each process."""
    return [memory_of(pid).count(mark) for pid in pids]


def enter(program: Program, words: str, planted: Planted) -> None:
    """Unlock, open the gezin, and its notes."""
    program.tell("unlock", words=words)
    until_inside(program, planted)
    program.tell("notes", words=NOTES_WORDS)
    program.reach("werkaantekeningen")
    wait_for(lambda: NOTE.encode("utf-16-le") in memory_of(program.processes()[1]))


def until_inside(program: Program, planted: Planted) -> None:
    """From Vandaag by hand; after a lock one is back in the gezin by itself."""
    wait_for(lambda: program.tell("look")["where"][0] in ("VandaagView", "GezinView"))
    if program.tell("look")["where"][0] == "VandaagView":
        program.tell("open", gezin=planted.gezin.hex())
    program.reach("GezinView")


def wait_for(true: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.parametrize("pin", [False, True], ids=["passphrase", "pincode"])
def test_after_every_lock_no_process_holds_a_key_a_word_or_the_pincode(
    planted: Planted, start: Start, pin: bool
) -> None:
    if pin:
        with_pin(planted)
    secrets, program = secrets_of(planted), start(planted)
    words = TEST_PASSPHRASE
    for number in range(LOCKS // 2):
        program.reach("OpeningFace")
        enter(program, words, planted)
        program.leave("lock")
        assert found_in(program.processes(), secrets) == [], f"lock {number}"
        words = PIN if pin else TEST_PASSPHRASE


def test_at_the_table_no_process_holds_the_root_key_the_notes_or_another_gezin(
    planted: Planted, start: Start
) -> None:
    with_pin(planted)
    secrets, program = secrets_of(planted), start(planted)
    program.reach("OpeningFace")
    enter(program, TEST_PASSPHRASE, planted)
    program.tell("table")
    program.reach("AanTafelFace")
    program.leave("start")
    program.reach("GezinView")
    parent, *table = program.processes()
    own = of_gezin("gezin", planted.keys)
    words = {f"words {number}" for number, word in enumerate(WORDS) if word not in NOT_HERE}
    lacks = {name: secret for name, secret in secrets.items() if name not in own and name not in words}
    assert found_in([parent, *table], lacks) == []
    assert found_in([parent], secrets) == [], "it was handed over, not kept"
    assert found_in(table, {"object": planted.keys.object_key}) != [], "the search can find"
    program.leave("lock")
    assert found_in(program.processes(), secrets) == []


def test_what_is_left_in_a_lock_screen_on_purpose_is_found(planted: Planted, start: Start) -> None:
    secrets, program = secrets_of(planted), start(planted)
    program.reach("OpeningFace")
    for name in ("root key", "notes object_key", "key of kluis.db", "pincode"):
        secret = secrets[name]
        left = secret.encode() if isinstance(secret, str) else secret
        assert found_in(program.processes(), {name: secret}) == []
        program.tell("keep", secret=left.hex())
        assert found_in(program.processes(), {name: secret}) != [], name


def test_a_parent_that_does_not_wipe_the_key_of_the_table_is_found(planted: Planted, start: Start) -> None:
    program = start(planted, "parent.Message.wipe = lambda message: None")
    program.reach("OpeningFace")
    program.tell("unlock", words=TEST_PASSPHRASE)
    until_inside(program, planted)
    program.tell("table")
    program.reach("AanTafelFace")
    program.leave("start")
    program.reach("GezinView")
    parent = program.processes()[0]
    assert found_in([parent], {"key": planted.keys.object_key}) == ["key as hex in process 0"]


def test_what_a_pincode_opens_is_in_the_parent_alone_and_gone_at_the_third_miss(
    planted: Planted, start: Start
) -> None:
    salt = with_pin(planted)
    program = start(planted)
    program.reach("OpeningFace")
    enter(program, TEST_PASSPHRASE, planted)
    program.leave("lock")
    assert copies(program.processes(), salt) == [1, 0]
    for left in (2, 1):
        program.reach("PinPage")
        program.tell("unlock", words="574839201747")
        program.reach("PinPage")
        assert copies(program.processes()[:1], salt) == [1], f"{left} tries left"
    program.leave("unlock", words="574839201747")
    program.reach("LockPage")
    assert copies(program.processes(), salt) == [0, 0]


def test_a_parent_that_copies_what_a_pincode_opens_is_found(planted: Planted, start: Start) -> None:
    salt = with_pin(planted)
    copying = (
        "kept = []; hold = parent.PinKeeper.hold; "
        "parent.PinKeeper.hold = lambda keeper, held: (kept.append(bytes(held)), hold(keeper, held))"
    )
    program = start(planted, copying)
    program.reach("OpeningFace")
    program.tell("unlock", words=TEST_PASSPHRASE)
    until_inside(program, planted)
    assert copies(program.processes()[:1], salt) == [2]
