"""A PDF as another program reads it: text, fonts and places, by pdfium and by pypdf."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pypdfium2 as pdfium

EDGE = 12.0
"""Points along each edge of the sheet that printers leave white."""


def page_count(pdf: bytes) -> int:
    """By pypdf and by pdfium, which must agree."""
    document = pdfium.PdfDocument(pdf)
    counts = {len(pypdf.PdfReader(io.BytesIO(pdf)).pages), len(document)}
    document.close()
    assert len(counts) == 1, counts
    return counts.pop()


def text_of(pdf: bytes) -> str:
    """All text by pdfium, in the order of the pages."""
    document = pdfium.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)


def beside_the_pages(pdf: Path) -> str:
    """What it says without being opened: its name, title, author and XMP, without any space."""
    reader = pypdf.PdfReader(pdf)
    xmp = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    return bare(f"{pdf.name} {dict(reader.metadata or {})} {xmp}")


def words_of(pdf: bytes) -> str:
    """All text with every break and space as one space, and without the marks that only steer a reader."""
    return squeeze(text_of(pdf))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e\ufffe]", "", text)).strip()


def bare(text: str) -> str:
    """Without any space at all: for text that was cut in the middle of a word."""
    return re.sub(r"\s+", "", text)


def outside(pdf: bytes) -> list[tuple[int, str, tuple[float, float, float, float]]]:
    """Characters that stand outside the printable part of their page: page, character, box."""
    document = pdfium.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document):
        width, height = page.get_size()
        text = page.get_textpage()
        for i in range(text.count_chars()):
            left, bottom, right, top = box = text.get_charbox(i)
            if left < EDGE or bottom < EDGE or right > width - EDGE or top > height - EDGE:
                found.append((number, text.get_text_range(i, 1), box))
    document.close()
    return [entry for entry in found if entry[1].strip()]


def fonts_without_file(pdf: bytes) -> set[str]:
    """Names of fonts that are not embedded."""
    missing: set[str] = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get_object().get("/Font", {}).values():  # type: ignore[union-attr]
            described = font.get_object()
            if "/FontFile2" not in described.get("/FontDescriptor", {}):
                missing.add(str(described["/BaseFont"]))
    return missing
