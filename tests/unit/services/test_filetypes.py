"""Content decides what a file is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from kanz_desktop.services import filetypes
from kanz_desktop.services.demo.plain_files import docx, email, pdf

register_heif_opener()


def _image(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "white").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("JPEG", filetypes.JPEG),
        ("PNG", filetypes.PNG),
        ("GIF", filetypes.GIF),
        ("WEBP", filetypes.WEBP),
        ("TIFF", filetypes.TIFF),
        ("BMP", filetypes.BMP),
        ("HEIF", filetypes.HEIC),
        ("PDF", filetypes.PDF),
    ],
)
def test_what_pillow_writes_is_known_for_what_it_is(kind, expected):
    assert filetypes.media_type(_image(kind)[: filetypes.HEAD_SIZE]) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf([["brief"]]), filetypes.PDF),
        (docx(["brief"]), filetypes.DOCX),
        (email("a@b.example", "c@d.example", "Mon, 16 Nov 2026 10:00:00 +0100", "x", "y"), filetypes.EMAIL),
        (b"MM\x00*" + bytes(8), filetypes.TIFF),
        (b"junk before\n%PDF-1.4\n", filetypes.PDF),
        (b"PK\x03\x04" + bytes(40), filetypes.ZIP),
        (b"{\\rtf1 hallo}", filetypes.RTF),
        (b"<!DOCTYPE html><p>hallo", filetypes.HTML),
        ("Beste ouders, tot één uur".encode(), filetypes.TEXT),
        ("Beste ouders".encode("utf-16"), filetypes.TEXT),
        (b"Subject: alleen dit, verder een gewone tekst\n\nhallo", filetypes.TEXT),
        (b"\x00\x01\x02\x03", filetypes.OTHER),
        (b"\x7fELF\x02\x01\x01\x00", filetypes.OTHER),
        (b"", filetypes.OTHER),
    ],
)
def test_other_kinds_are_known_by_their_first_bytes(data, expected):
    assert filetypes.media_type(data[: filetypes.HEAD_SIZE]) == expected
