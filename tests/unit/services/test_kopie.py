"""Copies that leave the map."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from kanz_desktop.services import kopie, papieren
from kanz_desktop.services.filetypes import JPEG
from kanz_desktop.services.kopie import PhotoNotBare, may_hold_place, save_copy
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sources import Source
from tests.unit.services.test_bare_photo import ON_ITS_SIDE, SECRET, photo


@pytest.fixture(scope="module")
def process():
    with_child = PreviewProcess()
    yield with_child
    with_child.close()


@pytest.fixture
def sessie(make_sessie):
    return make_sessie()


def kept(sessie, name: str, data: bytes) -> bytes:
    (item,) = papieren.take_in(sessie, [Source.from_bytes(name, data)]).items
    assert item.record is not None
    return item.record


def test_a_photo_leaves_without_place_and_device_and_stays_whole_in_the_map(sessie, process, tmp_path):
    data = photo(JPEG, ON_ITS_SIDE)
    record = kept(sessie, "foto.jpg", data)
    assert may_hold_place(sessie.snapshot.get(record))
    assert save_copy(sessie, record, tmp_path / "kopie.jpg", process)
    assert SECRET not in (tmp_path / "kopie.jpg").read_bytes()
    assert papieren.read(sessie, record) == data


def test_the_original_leaves_only_when_it_is_asked_for(sessie, process, tmp_path):
    data = photo(JPEG)
    assert not save_copy(sessie, kept(sessie, "f.jpg", data), tmp_path / "f.jpg", process, original=True)
    assert (tmp_path / "f.jpg").read_bytes() == data


def test_other_papers_leave_byte_for_byte_piece_by_piece(sessie, process, tmp_path, monkeypatch):
    monkeypatch.setattr(kopie, "PIECE", 70_000)
    data = os.urandom(300_001)
    record = kept(sessie, "bestand", data)
    assert not may_hold_place(sessie.snapshot.get(record))
    assert not save_copy(sessie, record, tmp_path / "bestand", process)
    assert (tmp_path / "bestand").read_bytes() == data


@pytest.mark.parametrize("kind", ["HEIF", "TIFF"])
def test_a_photo_that_cannot_be_made_bare_is_refused_and_nothing_is_written(sessie, process, tmp_path, kind):
    register_heif_opener()
    out = BytesIO()
    Image.new("RGB", (64, 64)).save(out, kind)
    record = kept(sessie, "foto", out.getvalue())
    with pytest.raises(PhotoNotBare):
        save_copy(sessie, record, tmp_path / "foto", process)
    assert list(tmp_path.glob("foto*")) == []
    save_copy(sessie, record, tmp_path / "foto", process, original=True)
    assert (tmp_path / "foto").read_bytes() == out.getvalue()


def test_an_answer_of_the_child_that_is_no_photo_is_not_written(sessie, tmp_path):
    class Lying(PreviewProcess):
        def bare(self, media_type: str, content: bytes) -> bytes:
            return b"MZ" + content

    with pytest.raises(PhotoNotBare):
        save_copy(sessie, kept(sessie, "f.jpg", photo(JPEG)), tmp_path / "f.jpg", Lying())
    assert not (tmp_path / "f.jpg").exists()
