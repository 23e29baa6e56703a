"""The canary search has to be able to find: a search that never finds proves nothing."""

import base64
import time
from pathlib import Path

import pytest

from tests.helpers.canary import graveyard, hits


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_planted_word_is_found_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.bin").write_bytes(b"\0" * 999_990 + "Kanarie-Zoë".encode(encoding) + b"\0" * 100)
    assert hits(tmp_path, ["Kanarie-Zoë"])


@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_a_planted_word_is_found_in_base64_and_hex_wherever_it_begins(tmp_path: Path, before: int) -> None:
    plain = b"." * before + "Kanarie-Zoë".encode() + b"..."
    for encoded in (base64.b64encode(plain), plain.hex().encode()):
        (tmp_path / "x").write_bytes(encoded)
        assert hits(tmp_path, ["Kanarie-Zoë"]), encoded


def test_a_planted_word_is_found_across_the_seam_of_two_blocks(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\0" * ((1 << 20) - 3) + b"Kanarie" + b"\0" * 100)
    assert hits(tmp_path, ["Kanarie"])


def test_a_planted_word_is_found_in_a_file_name(tmp_path: Path) -> None:
    (tmp_path / "brief-Kanarie.txt").write_bytes(b"")
    assert hits(tmp_path, ["Kanarie"])


def test_a_folder_without_the_word_gives_no_hit(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"iets anders")
    assert hits(tmp_path, ["Kanarie"]) == []


def test_a_file_that_was_removed_again_is_still_searched(tmp_path: Path) -> None:
    watched, keep = tmp_path / "home", tmp_path / "keep"
    watched.mkdir()
    with graveyard(watched, keep) as yard:
        (watched / "deep").mkdir()
        time.sleep(0.05)
        leak = watched / "deep" / "temp"
        leak.write_bytes(b"Kanarie")
        deadline = time.monotonic() + 5
        while not yard.count and time.monotonic() < deadline:
            time.sleep(0.01)
        leak.unlink()
    assert hits(watched, ["Kanarie"]) == []
    assert hits(keep, ["Kanarie"])
