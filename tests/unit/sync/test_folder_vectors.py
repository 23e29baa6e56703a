"""The program against the known answers of docs/format/folder.md."""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest

from kanz_desktop.crypto import capsule, envelope, signing
from kanz_desktop.sync import frame
from kanz_desktop.sync.backup import backup_key, open_identity, read_backup
from kanz_desktop.sync.card import read_card
from kanz_desktop.sync.head import read_head, write_head
from kanz_desktop.sync.identity import Device, Signer, device_id, member_id
from kanz_desktop.sync.knock import read_knock, safety_code, write_knock
from kanz_desktop.sync.layout import padme
from kanz_desktop.sync.marker import read_marker, write_marker
from kanz_desktop.sync.pack import read_pack, write_pack
from kanz_desktop.sync.paper import read_paper
from kanz_desktop.sync.run import read_segment, sign_run, write_segment
from kanz_desktop.sync.statement import make_statement, read_statement, write_statement
from kanz_desktop.sync.verdict import Reading
from kanz_desktop.sync.wrap import Recipient, own_wrap_key, read_own_wrap, read_wrap
from tests.helpers.vectors import VECTORS, load
from tests.vectors import folder_cases

Case = dict[str, Any]
CONTEXT = load("folder/context.json")
ROOT, STREAM, KEY, NOTES_ROOT, ROOT_KEY = (
    bytes.fromhex(CONTEXT[name]) for name in ("root", "stream", "key", "notes_root", "root_key")
)
PEOPLE = [{name: bytes.fromhex(value) for name, value in who.items()} for who in CONTEXT["people"]]
ANNA, BRAM, STRANGER = PEOPLE
DEVICES = {
    who["device"]: Device(who["device_key"], who["member"], who["person"], who["laptop"])
    for who in (ANNA, BRAM)
}
ME = Recipient(ANNA["member"], ANNA["box"])
ANNA_SIGNS = Signer.of(ANNA["seed"])
FILES = ("segments", "packs", "wraps", "papers", "heads", "statements", "open_files")
CASES = [case for name in FILES for case in load(f"folder/{name}.json")]


class OneKey:
    """Every stream of the vectors has the same key."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream

    def find(self, key_id: bytes) -> bytes | None:
        wanted = frame.labels.short_key(KEY, frame.Purpose.KEY_ID, self.stream)
        return KEY if key_id == wanted else None


def purged_of(case: Case) -> set[bytes]:
    return {bytes.fromhex(op) for op in case.get("purged", ())}


def stream_of_statement(case: Case) -> bytes:
    return ROOT if case.get("kind", case.get("stream", 0)) < 16 else STREAM


def segment_of(case: Case, data: bytes) -> Reading[Any]:
    return read_segment(data, STREAM, OneKey(STREAM), DEVICES, purged_of(case))


def pack_of(case: Case, data: bytes) -> Reading[Any]:
    return read_pack(data, STREAM, OneKey(STREAM), DEVICES, purged_of(case))


def paper_of(case: Case, data: bytes) -> Reading[Any]:
    expected = bytes.fromhex(case["hash"])
    return read_paper(io.BytesIO(data), STREAM, OneKey(STREAM), DEVICES, expected=expected)


def statement_of(case: Case, data: bytes) -> Reading[Any]:
    stream = stream_of_statement(case)
    return read_statement(data, stream, OneKey(stream), DEVICES)


READERS: dict[str, Callable[[Case, bytes], Reading[Any]]] = {
    "segment": segment_of,
    "pack": pack_of,
    "paper": paper_of,
    "statement": statement_of,
    "wrap": lambda case, data: read_wrap(data, STREAM, ME, DEVICES),
    "own-wrap": lambda case, data: read_own_wrap(data, STREAM, own_wrap_key(NOTES_ROOT, STREAM), DEVICES),
    "card": lambda case, data: read_card(data, STREAM, ME, DEVICES),
    "head": lambda case, data: read_head(data, ROOT, OneKey(ROOT), DEVICES),
    "marker": lambda case, data: read_marker(data),
    "knock": lambda case, data: read_knock(data, ROOT),
    "backup": lambda case, data: read_backup(data, ROOT),
}


def read(case: Case) -> Reading[Any]:
    return READERS[case["read"]](case, b64decode(case["file"]))


def names(reading: Reading[Any]) -> str:
    return f"{reading.verdict} {reading.reason}".strip()


def good(kind: str) -> list[Case]:
    return [case for case in CASES if case["read"] == kind and case["verdict"] == "ok"]


def cases(kind: str) -> pytest.MarkDecorator:
    chosen = good(kind)
    return pytest.mark.parametrize("case", chosen, ids=[case["name"] for case in chosen])


def test_the_files_are_what_the_second_reading_makes() -> None:
    for name, content in folder_cases.everything().items():
        written = (VECTORS / "folder" / f"{name}.json").read_text(encoding="ascii")
        assert written == folder_cases.text(content), name


@pytest.mark.parametrize("case", CASES, ids=[f"{case['read']}: {case['name']}" for case in CASES])
def test_every_file_gets_the_verdict_that_it_deserves(case: Case) -> None:
    assert names(read(case)) == case["verdict"]


def test_ids_follow_from_keys() -> None:
    for who in PEOPLE:
        assert signing.public_key(who["sign"]) == who["sign_key"]
        assert capsule.box_public(who["box"]) == who["box_key"]
        assert device_id(who["device_key"]) == who["device"] == Signer.of(who["seed"]).device
        assert member_id(who["sign_key"], who["box_key"]) == who["member"]


def test_sizes_are_rounded_as_the_second_reading_does() -> None:
    assert [[size, padme(size)] for size, _ in CONTEXT["padme"]] == CONTEXT["padme"]


def counting_nonce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope.os, "urandom", lambda size: bytes(range(size)))


@cases("segment")
def test_a_segment_holds_these_operations_and_is_written_again_byte_for_byte(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = read(case).content
    assert [op.id.hex() for op in run.operations] == case.get("ids", [op.id.hex() for op in run.operations])
    counting_nonce(monkeypatch)
    assert write_segment(run, KEY) == b64decode(case["file"])
    assert sign_run(run.operations, ANNA_SIGNS) == run, "also when values are gone"


@pytest.mark.parametrize("case", [case for case in CASES if "runs" in case], ids=lambda case: case["name"])
def test_every_run_of_a_pack_has_a_verdict_of_its_own(case: Case) -> None:
    assert [names(reading) for reading in read(case).value.runs] == case["runs"]


@cases("pack")
def test_a_pack_is_written_again_byte_for_byte(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = read(case).content
    runs = [reading.content for reading in pack.runs]
    signer = ANNA_SIGNS if pack.packer == ANNA_SIGNS.device else Signer.of(BRAM["seed"])
    counting_nonce(monkeypatch)
    assert write_pack([*reversed(runs), *runs], KEY, signer) == b64decode(case["file"])


@cases("wrap")
def test_a_wrap_gives_the_ring_with_only_keys_that_their_makers_signed(case: Case) -> None:
    wrap = read(case).content
    assert wrap.gezin.hex() == case["gezin"]
    assert sorted(entry.generation for entry in wrap.ring.entries) == case["generations"]
    assert wrap.ring.best(DEVICES).key == KEY


@cases("head")
def test_a_head_is_written_again_byte_for_byte(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = read(case).content
    assert (signed.device.id, signed.head.counter) == (ANNA["device"], case["counter"])
    counting_nonce(monkeypatch)
    assert write_head(signed.head, ROOT, KEY, ANNA_SIGNS) == b64decode(case["file"])


@cases("statement")
def test_a_statement_is_written_again_byte_for_byte(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = read(case).content
    assert (statement.body.kind, statement.body.to_bytes().hex()) == (case["kind"], case["body"])
    assert statement.id.hex() == case["id"]
    counting_nonce(monkeypatch)
    assert write_statement(statement, KEY) == b64decode(case["file"])
    signer = Signer.of(STRANGER["seed"]) if case["kind"] == 2 else ANNA_SIGNS
    assert make_statement(statement.place, statement.body, signer) == statement


@cases("knock")
def test_a_knock_shows_the_same_words_on_both_screens(case: Case) -> None:
    knock = read(case).content
    assert list(safety_code(ROOT, knock)) == case["code"]
    assert knock.newcomer.person.hex() == case["person"]
    assert write_knock(knock, ROOT, Signer.of(STRANGER["seed"])) == b64decode(case["file"])


@cases("marker")
def test_the_marker_names_the_team_by_its_founder(case: Case) -> None:
    marker = read(case).content
    assert marker.root.hex() == case["root"]
    assert (marker.device, marker.member) == (DEVICES[ANNA["device"]], ANNA["member"])
    assert write_marker(marker, ANNA["sign"]) == b64decode(case["file"])


@cases("backup")
def test_a_backup_opens_with_the_root_key_that_its_slot_gave(case: Case) -> None:
    backup = read(case).content
    mine, other = (backup_key(key, ROOT, backup.vault) for key in (ROOT_KEY, KEY))
    identity = open_identity(backup, ROOT, mine).content
    assert (identity.person.hex(), identity.box_secret.hex()) == (case["person"], case["box_secret"])
    assert identity.name == "Anna"
    assert names(open_identity(backup, ROOT, other)) == "corrupt seal", "the key of another vault"


@cases("card")
def test_a_card_gives_its_words(case: Case) -> None:
    assert read(case).content.text == case["text"]


@cases("paper")
def test_a_paper_gives_its_key_and_its_bytes(case: Case) -> None:
    sink = io.BytesIO()
    data = b64decode(case["file"])
    expected = bytes.fromhex(case["hash"])
    reading = read_paper(io.BytesIO(data), STREAM, OneKey(STREAM), DEVICES, expected=expected, sink=sink)
    assert reading.content.key == bytes((0x66 + i) for i in range(32))
    assert sink.getvalue() == data[595 : 595 + reading.content.size]
