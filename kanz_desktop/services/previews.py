"""Papers as pictures and words, for the windows. Parsing happens in the child process only."""

from __future__ import annotations

import atexit

from kanz_desktop.domain.values import Id
from kanz_desktop.services import papieren
from kanz_desktop.services.filetypes import WITH_PAGES, WITH_TEXT
from kanz_desktop.services.preview_process import Picture, PreviewProcess
from kanz_desktop.services.sessie import GezinSessie

__all__ = ["Picture", "close", "page", "pages", "shown_process", "text", "thumbnail"]

SHEET = (827, 1169)
"""A page at scale 1: pixels of an A4 sheet at 100 dots an inch."""

_process = PreviewProcess()
atexit.register(_process.close)  # who only exits, as a command or a test, leaves no child behind


def shown_process() -> PreviewProcess:
    """The one child of this program; `papieren.take_in` reads words with it too."""
    return _process


def thumbnail(sessie: GezinSessie, record_id: Id, box: tuple[int, int]) -> Picture | None:
    """The first page within a box of pixels; None for a kind without pages. Raises the reason why not."""
    file = papieren.file_of(sessie, record_id)
    if file.media_type not in WITH_PAGES:
        return None
    return _process.picture(
        file.object, file.media_type, lambda: papieren.read(sessie, record_id), 0, box[0], box[1]
    )


def page(sessie: GezinSessie, record_id: Id, number: int, scale: float = 1.0) -> Picture:
    """One page (from 0); at scale 1 it fits in SHEET."""
    file = papieren.file_of(sessie, record_id)
    width, height = (max(1, round(side * scale)) for side in SHEET)
    return _process.picture(
        file.object, file.media_type, lambda: papieren.read(sessie, record_id), number, width, height
    )


def pages(sessie: GezinSessie, record_id: Id) -> int:
    """How many pages there are to show; 0 for what has words only."""
    file = papieren.file_of(sessie, record_id)
    return _process.pages(file.object, file.media_type, lambda: papieren.read(sessie, record_id))


def text(sessie: GezinSessie, record_id: Id) -> str:
    """The words on a paper; empty where there are none to read."""
    file = papieren.file_of(sessie, record_id)
    if file.media_type not in WITH_TEXT:
        return ""
    return _process.text(file.object, file.media_type, lambda: papieren.read(sessie, record_id))


def close() -> None:
    """End the child: at lock and at the end."""
    _process.close()
