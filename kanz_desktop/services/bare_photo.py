"""A photo without what the camera wrote beside the picture: place, device, dates, remarks, hidden pictures.

Works on the file's own blocks and never on its pixels, so the picture stays the same to the bit. What is
kept is named here; all else goes, known or not. How the photo was held (its orientation) is put back alone,
since without it a photo lies on its side. Runs in the child process only (`services.preview_worker`).

Sources: ITU-T T.81 annex B (JPEG), PNG 3rd edition §11, RFC 9649 (WebP), GIF89a §17-26.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

from PIL import Image

from kanz_desktop.services.filetypes import GIF, JPEG, PNG, WEBP

ORIENTATION = 0x0112  # EXIF 2.3, tag 274
UPRIGHT = 1

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_KEPT_APPLICATION = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_EXIF = b"Exif\0\0"
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs",
    b"bKGD", b"hIST", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip

_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04

_GIF_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")


class NotAPhoto(ValueError):
    """The blocks are not what the format says; nothing may be concluded from such a file."""


def bare_photo(media_type: str, data: bytes) -> bytes:
    """The same picture without data of place and device. Raises NotAPhoto, and KeyError for other formats."""
    return _FORMATS[media_type](data)


def _turned(exif: bytes) -> bytes:
    """The part of an EXIF block that says how the photo was held; empty when it stands upright."""
    read = Image.Exif()
    read.load(exif)
    held = read.get(ORIENTATION, UPRIGHT)
    if held not in range(2, 9):
        return b""
    alone = Image.Exif()
    alone[ORIENTATION] = held
    return alone.tobytes()


def _jpeg(data: bytes) -> bytes:
    kept: list[bytes] = []
    turned, front = b"", 0
    for marker, segment in _jpeg_segments(data):
        body = segment[4:]
        if marker == 0xE1 and body.startswith(_EXIF):
            turned = turned or _turned(body)
        if marker == _COM or (marker in _APPLICATION and not _kept_application(marker, body)):
            continue
        if marker == 0xE0:
            front = len(kept) + 1
        kept.append(segment)
    if turned:
        kept.insert(front, b"\xff\xe1" + (len(turned) + 2).to_bytes(2, "big") + turned)
    return b"\xff\xd8" + b"".join(kept)


def _kept_application(marker: int, body: bytes) -> bool:
    wanted = _KEPT_APPLICATION.get(marker)
    return wanted is not None and body.startswith(wanted)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment, a scan with its picture data; ends at the end of the image."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise NotAPhoto
        while data[at] == 0xFF:
            at += 1
        marker, start = data[at], at - 1
        if marker == _EOI:
            yield marker, b"\xff\xd9"
            return
        end = at + 1 + int.from_bytes(data[at + 1 : at + 3], "big")
        if marker == _SOI or end < at + 3 or end > len(data):
            raise NotAPhoto
        if marker == _SOS:
            following = _AFTER_SCAN.search(data, end)
            end = following.start() if following else len(data)
        yield marker, data[start:end]
        at = end
    raise NotAPhoto  # cut off: what was lost cannot be judged


def _png(data: bytes) -> bytes:
    kept: list[bytes] = [_PNG_START]
    at = len(_PNG_START)
    while True:
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise NotAPhoto
        if kind == b"eXIf" and (turned := _turned(data[at + 8 : end - 4])):
            kept.append(_png_chunk(kind, turned.removeprefix(_EXIF)))
        elif kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _webp(data: bytes) -> bytes:
    kept: list[tuple[bytes, bytes]] = []
    turned = b""
    at, whole = 12, 8 + int.from_bytes(data[4:8], "little")
    if whole > len(data):
        raise NotAPhoto
    while at + 8 <= whole:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if len(body) != size:
            raise NotAPhoto
        if kind == b"EXIF":
            turned = turned or _turned(body)
        elif kind in _WEBP_KEPT:
            kept.append((kind, body))
        at += 8 + size + size % 2
    if turned:
        kept.append((b"EXIF", turned))
    chunks = b"".join(_webp_chunk(kind, body, exif=bool(turned)) for kind, body in kept)
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _webp_chunk(kind: bytes, body: bytes, *, exif: bool) -> bytes:
    if kind == b"VP8X":
        flags = body[0] & ~_WEBP_XMP & ~_WEBP_EXIF | (_WEBP_EXIF if exif else 0)
        body = bytes([flags]) + body[1:]
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _gif(data: bytes) -> bytes:
    at = 13 + _gif_colours(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _gif_blocks(data, at + 11 + _gif_colours(data[at + 9]))
            kept.append(data[start:at])
        elif data[at] == 0x21:
            at = _gif_blocks(data, at + 2)
            if data[start + 1] == 0xF9 or data[start + 2 : start + 14] in _GIF_LOOPS:
                kept.append(data[start:at])
        else:
            raise NotAPhoto
    return b"".join((*kept, b"\x3b"))


def _gif_colours(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_blocks(data: bytes, at: int) -> int:
    """Where a row of data blocks ends."""
    while data[at]:
        at += data[at] + 1
    return at + 1


_FORMATS: dict[str, Callable[[bytes], bytes]] = {JPEG: _jpeg, PNG: _png, WEBP: _webp, GIF: _gif}
