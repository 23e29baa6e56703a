"""What a file is, by its content and never by its name. Pure: looks at the first bytes only."""

from __future__ import annotations

import re

HEAD_SIZE = 64 * 1024
"""Bytes of the start of a file that `media_type` wants to see."""

JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"
HEIC, AVIF, TIFF, BMP = "image/heic", "image/avif", "image/tiff", "image/bmp"
PDF = "application/pdf"
EMAIL = "message/rfc822"
HTML = "text/html"
RTF = "application/rtf"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
OTHER = "application/octet-stream"

IMAGES = frozenset({JPEG, PNG, GIF, WEBP, HEIC, AVIF, TIFF, BMP})
WITH_PAGES = IMAGES | {PDF}
"""Kinds that are shown as pictures."""
WITH_TEXT = frozenset({PDF, EMAIL, HTML, TEXT, DOCX})
"""Kinds whose text can be read, for the screen or for search."""

EXTENSIONS = {
    JPEG: ".jpg", PNG: ".png", GIF: ".gif", WEBP: ".webp", HEIC: ".heic", AVIF: ".avif", TIFF: ".tiff",
    BMP: ".bmp", PDF: ".pdf", EMAIL: ".eml", HTML: ".html", RTF: ".rtf", TEXT: ".txt", DOCX: ".docx",
    ODT: ".odt", ZIP: ".zip",
}  # fmt: skip
"""The usual extension, for a file that leaves the map; kinds that are missing here keep their own."""

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"BM", BMP),
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_PDF_WITHIN = 1024  # ISO 32000-1, annex H.3: readers accept the header anywhere in the first 1024 bytes
_MAIL_HEADER = re.compile(
    rb"^(received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|reply-to|x-[\w-]+"
    rb"|content-type|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_HEADERS_NEEDED = 3
_HTML = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def media_type(head: bytes) -> str:
    """The media type of a file that starts with `head` (up to HEAD_SIZE bytes)."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    return _written(head)


def _boxed(head: bytes) -> str:
    """ISO base media: the major brand, else the compatible ones, say what it is."""
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12]} | {head[i : i + 4] for i in range(16, min(size, len(head)), 4)}
    if brands & _AVIF_BRANDS:
        return AVIF
    return HEIC if brands & _HEIF_BRANDS else OTHER


def _zipped(head: bytes) -> str:
    if head[30:].startswith(b"mimetype" + ODT.encode()):
        return ODT
    return DOCX if b"word/" in head and b"[Content_Types].xml" in head else ZIP


def _written(head: bytes) -> str:
    if not head:
        return OTHER
    if head.startswith(_BYTE_ORDER_MARKS):
        return TEXT
    if _CONTROL.search(head):
        return OTHER
    header = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    names = {match.group(1).lower() for match in _MAIL_HEADER.finditer(header)}
    if len(names) >= _MAIL_HEADERS_NEEDED and _MAIL_HEADER.match(head):
        return EMAIL
    return HTML if _HTML.match(head) else TEXT
