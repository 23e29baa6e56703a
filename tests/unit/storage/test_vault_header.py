from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kanz_desktop.crypto import slots as slots_module
from kanz_desktop.crypto.recovery_code import parse
from kanz_desktop.crypto.slots import (
    PassphraseWrong,
    RecoveryCodeWrong,
    Scope,
    open_passphrase_slot,
    open_recovery_slot,
)
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.vault_copies import read_copies, read_file, write_copies, write_verified
from kanz_desktop.storage.vault_header import SIZE_LIMIT, Verdict, decode, encode, next_generation
from tests.helpers.vectors import load

VECTOR = load("vault/header.json")
FILES = {name: text.encode("ascii") for name, text in VECTOR["files"].items()}
ROOT, NOTES_ROOT = bytes.fromhex(VECTOR["root"]), bytes.fromhex(VECTOR["notes_root"])
SECRET = bytes.fromhex(VECTOR["device_secret"])


def checksummed(content: dict[str, Any] | bytes) -> bytes:
    """A header with a right checksum, whatever it says."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode("ascii")[:-1]
    checksum = hashlib.blake2b(body, digest_size=32, person=b"kanz-kluis-som").hexdigest()
    return body + f',"checksum":"{checksum}"}}\n'.encode("ascii")


def content_of(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data)
    del content["checksum"]
    return content


@pytest.mark.parametrize("name", list(FILES))
def test_a_header_of_the_format_document_is_read_and_written_byte_for_byte(name: str) -> None:
    read = decode(FILES[name])
    assert read.verdict is Verdict.OK
    assert read.header is not None
    assert encode(read.header) == FILES[name]


@pytest.mark.parametrize("name", list(FILES))
def test_the_ways_in_of_the_format_document_give_its_root_key(name: str) -> None:
    header = decode(FILES[name]).header
    assert header is not None
    found = [(header.slots, Scope.KLUIS, ROOT)]
    if header.notes is not None:
        found.append((header.notes, Scope.NOTES, NOTES_ROOT))
    for slots, scope, root in found:
        secret = None if slots.passphrase.secret_id is None else SECRET
        words = VECTOR["passphrase"]
        opened = open_passphrase_slot(slots.passphrase, words, secret, vault=header.vault, scope=scope)
        code = parse(VECTOR["recovery_code"])
        assert opened == open_recovery_slot(slots.recovery, code, vault=header.vault, scope=scope) == root
    assert (name == "with_notes") == (header.notes is not None)


@pytest.mark.parametrize("name", list(FILES))
def test_every_truncation_and_every_flipped_bit_has_a_verdict_and_never_ok(name: str) -> None:
    whole = FILES[name]
    for size in range(len(whole)):
        assert decode(whole[:size]).verdict in (Verdict.EMPTY, Verdict.TRUNCATED)
    for position in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[position // 8] ^= 1 << position % 8
        assert decode(bytes(flipped)).verdict in (Verdict.TRUNCATED, Verdict.CORRUPT)


def test_a_flipped_bit_with_a_right_checksum_opens_nothing_but_the_same_root(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slots_module, "stretch", cached_stretch())
    body = FILES["with_device"][:-80]
    verdicts = set()
    for position in range(len(body) * 8):
        flipped = bytearray(body)
        flipped[position // 8] ^= 1 << position % 8
        read = decode(checksummed(bytes(flipped)))
        verdicts.add(read.verdict)
        if read.header is not None:
            header, code = read.header, parse(VECTOR["recovery_code"])
            slots, named = header.slots, {"vault": header.vault, "scope": Scope.KLUIS}
            try:
                assert open_passphrase_slot(slots.passphrase, VECTOR["passphrase"], SECRET, **named) == ROOT
            except PassphraseWrong:
                verdicts.add("wrong")
            try:
                assert open_recovery_slot(slots.recovery, code, **named) == ROOT
            except RecoveryCodeWrong:
                verdicts.add("wrong")
    assert verdicts == {Verdict.OK, Verdict.INVALID, Verdict.ALIEN, Verdict.NEWER, "wrong"}


def cached_stretch() -> Any:
    kept: dict[tuple[object, ...], bytes] = {}
    real = slots_module.stretch

    def stretch(*arguments: Any) -> bytes:
        if arguments not in kept:
            kept[arguments] = real(*arguments)
        return kept[arguments]

    return stretch


def test_what_is_not_a_header_is_told_apart() -> None:
    assert decode(b"").verdict is Verdict.EMPTY
    assert decode(b" " * (SIZE_LIMIT + 1)).verdict is Verdict.TOO_LARGE
    assert decode(b'{"format":"kanz-kluis"}').verdict is Verdict.TRUNCATED
    assert decode(checksummed({"format": "iets anders"})).verdict is Verdict.ALIEN
    assert decode(checksummed(b"[1")).verdict is Verdict.ALIEN
    assert decode(checksummed(b'{"format":"kanz-kluis","n":' + b"[" * 5000)).verdict is Verdict.ALIEN
    assert decode(checksummed(b'{"format":"\xc3\xa9"')).verdict is Verdict.ALIEN
    assert decode(checksummed(b'["kanz-kluis"')).verdict is Verdict.ALIEN


@pytest.mark.parametrize("extra", [{"anything": 1}, {"slots": "another way"}, {"vault": 3}])
def test_a_later_version_is_newer_whatever_else_it_holds(extra: dict[str, Any]) -> None:
    content = {**content_of(FILES["with_device"]), "version": 2, **extra}
    assert decode(checksummed(content)).verdict is Verdict.NEWER


def test_a_later_version_still_tells_its_generation() -> None:
    read = decode(checksummed({**content_of(FILES["with_notes"]), "version": 9}))
    assert (read.generation, read.vault) == (3, bytes.fromhex(content_of(FILES["alone"])["vault"]))


def changed(path: str, value: object) -> dict[str, Any]:
    """The content with one member changed; `path` is like slots.0.salt; ... removes the member."""
    content = content_of(FILES["with_notes"])
    *steps, last = path.split(".")
    place: Any = content
    for step in steps:
        place = place[int(step)] if step.isdecimal() else place[step]
    if value is ...:
        del place[int(last) if last.isdecimal() else last]
    else:
        place[int(last) if last.isdecimal() else last] = value
    return content


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 0),
        ("version", "1"),
        ("version", True),
        ("generation", 0),
        ("generation", 2**53 + 1),
        ("generation", 1.0),
        ("generation", ...),
        ("vault", "00"),
        ("vault", "zz" * 16),
        ("vault", "AB" * 16),
        ("vault", None),
        ("slots", []),
        ("slots", {}),
        ("slots", [1, 2]),
        ("slots.0", ...),
        ("slots.0.kind", "herstel"),
        ("slots.0.kind", ["wachtzin"]),
        ("slots.0.opslimit", 0),
        ("slots.0.opslimit", 65),
        ("slots.0.opslimit", True),
        ("slots.0.memlimit", 2**40),
        ("slots.0.memlimit", 8193),
        ("slots.0.memlimit", "8192"),
        ("slots.0.salt", ...),
        ("slots.0.device", "00" * 16),
        ("slots.0.device", None),
        ("slots.0.naam", "De Vries"),
        ("slots.1.device", "01" * 16),
        ("slots.1.sealed", "00"),
        ("notes", None),
        ("notes.1", ...),
        ("naam", "De Vries"),
    ],
)
def test_a_member_that_is_not_as_version_1_says_is_invalid(path: str, value: object) -> None:
    assert decode(checksummed(changed(path, value))).verdict is Verdict.INVALID


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths(tmp_path)


def generation(number: int, version: int = 1, vault: str | None = None) -> bytes:
    content = {**content_of(FILES["with_device"]), "generation": number, "version": version}
    return checksummed({**content, "vault": vault or content["vault"]})


@pytest.mark.parametrize(
    ("main", "copy", "winner", "mend"),
    [
        (generation(3), generation(3), "main", False),
        (generation(3), generation(2), "main", True),
        (generation(2), generation(3), "copy", True),
        (generation(3), b"damaged", "main", True),
        (b"damaged", generation(2), "copy", True),
        (None, generation(2), "copy", True),
        (generation(2), None, "main", True),
        (None, None, None, False),
        (b"", b"damaged", None, False),
        (generation(3), generation(9, vault="01" * 16), "main", False),
        (generation(3), generation(4, version=2), "copy", False),
        (generation(5), generation(4, version=2), "main", True),
        (generation(4, version=2), generation(3), "main", False),
    ],
)
def test_the_highest_good_generation_wins(
    paths: AppPaths, main: bytes | None, copy: bytes | None, winner: str | None, mend: bool
) -> None:
    for path, data in ((paths.vault_header, main), (paths.vault_header_copy, copy)):
        if data is not None:
            path.write_bytes(data)
    copies = read_copies(paths)
    expected = {"main": copies.main, "copy": copies.copy, None: None}[winner]
    assert copies.winner is expected
    assert copies.mend is mend


def test_both_copies_are_written_and_the_copy_first(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    header = decode(FILES["with_device"]).header
    assert header is not None
    replace = Path.replace

    def watch(self: Path, target: Path) -> Path:
        written.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watch)
    write_copies(paths, next_generation(header))
    assert written == ["kluis.kopie.json", "kluis.json"]
    copies = read_copies(paths)
    assert (copies.main.generation, copies.copy.generation) == (2, 2)


def test_after_the_highest_generation_a_header_can_still_be_written_and_read(paths: AppPaths) -> None:
    """Who could write in the folder once would only have to wait for the next new passphrase."""
    write_verified(paths.vault_header, generation(2**53))
    header = read_copies(paths).main.header
    assert header is not None
    write_copies(paths, next_generation(header))
    assert read_copies(paths).main.verdict is Verdict.OK


def test_a_disk_that_gives_back_something_else_is_noticed(
    paths: AppPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kanz_desktop.storage.failures import DiskFailed

    monkeypatch.setattr(Path, "read_bytes", lambda self: b"something else")
    with pytest.raises(DiskFailed):
        write_verified(paths.vault_header, FILES["alone"])


def test_a_header_that_cannot_be_read_is_unreadable(paths: AppPaths) -> None:
    paths.vault_header.mkdir()
    assert read_file(paths.vault_header).verdict is Verdict.UNREADABLE
