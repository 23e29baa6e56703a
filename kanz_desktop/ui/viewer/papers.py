"""What the viewer can show: a paper of the map, or a form that was just made. Every call blocks."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from PySide6.QtGui import QImage

from kanz_desktop.domain.values import Id
from kanz_desktop.services import previews
from kanz_desktop.services.filetypes import PDF, WITH_PAGES, WITH_TEXT
from kanz_desktop.services.inzage import READ, note_seen
from kanz_desktop.services.previews import SHEET, Picture
from kanz_desktop.services.sessie import GezinSessie


class Paper(Protocol):
    """Pages or words; both raise the reason why they cannot be shown."""

    @property
    def has_pages(self) -> bool: ...
    @property
    def has_words(self) -> bool: ...
    def pages(self) -> int: ...
    def page(self, number: int, scale: float) -> QImage: ...
    def words(self) -> str: ...


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper of the map, for somebody who reads it: that stands in the inzageregister."""

    sessie: GezinSessie
    record: Id
    media_type: str

    @property
    def has_pages(self) -> bool:
        return self.media_type in WITH_PAGES

    @property
    def has_words(self) -> bool:
        return self.media_type in WITH_TEXT

    def pages(self) -> int:
        note_seen(self.sessie, READ, over=self.record)
        return previews.pages(self.sessie, self.record)

    def page(self, number: int, scale: float) -> QImage:
        return image_of(previews.page(self.sessie, self.record, number, scale))

    def words(self) -> str:
        note_seen(self.sessie, READ, over=self.record)
        return previews.text(self.sessie, self.record)


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A PDF that exists in memory only."""

    pdf: bytes
    has_pages: bool = True
    has_words: bool = False

    def pages(self) -> int:
        return previews.shown_process().pages(self._key, PDF, lambda: self.pdf)

    def page(self, number: int, scale: float) -> QImage:
        width, height = (max(1, round(side * scale)) for side in SHEET)
        picture = previews.shown_process().picture(self._key, PDF, lambda: self.pdf, number, width, height)
        return image_of(picture)

    def words(self) -> str:
        return ""

    @property
    def _key(self) -> bytes:
        return blake2b(self.pdf, digest_size=32).digest()


def image_of(picture: Picture) -> QImage:
    """A picture with memory of its own: the bytes may go."""
    stride = 4 * picture.width
    image = QImage(picture.rgba, picture.width, picture.height, stride, QImage.Format.Format_RGBA8888)
    return image.copy()
