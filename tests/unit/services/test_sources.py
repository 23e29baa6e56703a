"""Papers from outside are opened late, read once, and never trusted."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kanz_desktop.services import filetypes, paper_errors
from kanz_desktop.services.sources import MAX_SIZE, Source, clean_name, sources


def _read(source: Source) -> bytes:
    parts = []
    with source.open() as stream:
        while block := stream.read(1000):
            parts.append(block)
    return b"".join(parts)


@pytest.mark.parametrize(
    "size", [1, filetypes.HEAD_SIZE - 1, filetypes.HEAD_SIZE, filetypes.HEAD_SIZE * 3 + 7]
)
def test_a_file_is_read_byte_for_byte(tmp_path, size):
    data = os.urandom(size)
    (tmp_path / "brief").write_bytes(data)
    assert _read(Source.from_path(tmp_path / "brief")) == data
    assert _read(Source.from_bytes("brief", data)) == data


def test_a_wrong_extension_does_not_change_what_a_file_is(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"%PDF-1.4\nbrief")
    with Source.from_path(tmp_path / "foto.jpg").open() as stream:
        assert stream.media_type == filetypes.PDF


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "leeg").touch()
    with pytest.raises(paper_errors.PaperEmpty):
        Source.from_path(tmp_path / "leeg").open()


def test_a_file_of_more_than_two_billion_bytes_is_refused_without_reading_it(tmp_path):
    with (tmp_path / "film").open("wb") as file:
        file.truncate(MAX_SIZE + 1)
    with pytest.raises(paper_errors.PaperTooBig):
        Source.from_path(tmp_path / "film").open()


def test_a_file_that_vanished_says_so(tmp_path):
    (tmp_path / "stick").write_text("brief")
    source = Source.from_path(tmp_path / "stick")
    (tmp_path / "stick").unlink()
    with pytest.raises(paper_errors.PaperGone):
        source.open()


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    (tmp_path / "geheim").write_text("brief")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr("kanz_desktop.services.sources.os.open", refuse)
    with pytest.raises(paper_errors.PaperUnreadable):
        Source.from_path(tmp_path / "geheim").open()


@pytest.mark.parametrize("change", [lambda f: f.write_bytes(b"ab"), lambda f: f.write_bytes(b"abcdefgh")])
def test_a_file_that_shrinks_or_grows_while_it_is_read_is_not_taken(tmp_path, change):
    (tmp_path / "scan").write_bytes(b"abcd")
    with Source.from_path(tmp_path / "scan").open() as stream:
        assert stream.read(1000) == b"abcd"
        change(tmp_path / "scan")
        with pytest.raises(paper_errors.PaperChanging):
            stream.read(1000)


@pytest.mark.skipif(os.name == "nt", reason="needs a right on Windows")
def test_a_symbolic_link_is_not_followed(tmp_path):
    (tmp_path / "echt").write_text("brief")
    (tmp_path / "wijzer").symlink_to(tmp_path / "echt")
    with pytest.raises(paper_errors.PaperIsLink):
        Source.from_path(tmp_path / "wijzer").open()


@pytest.mark.skipif(os.name == "nt", reason="POSIX only")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(paper_errors.PaperIsNoFile):
        Source.from_path(tmp_path / "pijp").open()


def test_a_folder_gives_its_files_at_any_depth_and_not_the_systems_own(tmp_path):
    for name in ("b.txt", "a/c.txt", ".verborgen", "Thumbs.db", "a/desktop.ini"):
        file = tmp_path / "map" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "los.txt").write_text("los")
    found = sources([tmp_path / "map", tmp_path / "los.txt"])
    assert [_read(source) for source in found] == [b"a/c.txt", b"b.txt", b"los"]


@pytest.mark.skipif(os.name == "nt", reason="needs a right on Windows")
def test_a_link_inside_a_folder_leads_nowhere(tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "rond").symlink_to(tmp_path / "map", target_is_directory=True)
    (source,) = sources([tmp_path / "map"])
    with pytest.raises(paper_errors.PaperIsLink):
        source.open()


def test_an_empty_folder_is_one_refusal(tmp_path):
    (tmp_path / "map").mkdir()
    (source,) = sources([tmp_path / "map"])
    with pytest.raises(paper_errors.FolderEmpty):
        source.open()


def test_marks_that_turn_the_direction_of_reading_leave_a_name():
    assert clean_name("rekening\u202efdp.exe") == "rekeningfdp.exe"


def test_a_name_in_another_script_stays_as_it_is():
    assert clean_name("رسالة المدرسة.pdf") == "رسالة المدرسة.pdf"


def test_a_name_of_300_characters_keeps_its_extension():
    short = clean_name("x" * 300 + ".pdf")
    assert len(short) <= 255
    assert short.endswith("….pdf")


def test_a_name_that_is_no_text_is_still_a_name():
    assert clean_name(os.fsdecode(b"brief\xff.pdf")).startswith("brief")
    assert clean_name("\n\t") == "zonder naam"


def test_the_same_letter_typed_in_two_ways_is_one_name():
    assert clean_name(unicodedata.normalize("NFD", "één.txt")) == "één.txt"


def test_a_path_object_is_not_opened_before_it_is_asked():
    Source.from_path(Path("/bestaat/niet"))
