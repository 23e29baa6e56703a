"""Whether all of a picture came across, by the end that its format prescribes. Pure, and nearly free.

A photo of which half was sent still opens; without a word at the import nobody would miss the other half
before it is needed. A kind whose end says nothing counts as whole: the reader finds out.
"""

from __future__ import annotations

from kanz_desktop.services.filetypes import JPEG, PNG, WEBP

_END_OF_IMAGE = b"\xff\xd9"
_START_OF_SCAN = 0xDA
_RIFF_HEAD = 8


def is_whole(media_type: str, data: bytes) -> bool:
    """False only when the format says that something is missing at the end."""
    if media_type == JPEG:
        scan = _first_scan(data)
        return scan is None or data.find(_END_OF_IMAGE, scan) >= 0
    if media_type == PNG:
        return data.rfind(b"IEND") >= 0  # PNG §5.6: the last chunk
    if media_type == WEBP:
        return int.from_bytes(data[4:_RIFF_HEAD], "little") + _RIFF_HEAD <= len(data)
    return True


def _first_scan(data: bytes) -> int | None:
    """Where the picture itself begins; a thumbnail, with an end of its own, lies inside a segment before it.

    ITU T.81 §B.1.1: segments are FF, a marker and a length that counts itself. None: this is not how it is.
    """
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # fill before a marker
            place += 1
            continue
        if marker == _START_OF_SCAN:
            return place
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return len(data) if place >= len(data) else None
