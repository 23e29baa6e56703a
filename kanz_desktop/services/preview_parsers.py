"""Papers unpacked to pixels and text. Runs in the child process only (`services.preview_worker`)."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from io import BytesIO
from typing import Protocol
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from kanz_desktop.services.filetypes import DOCX, EMAIL, HTML, IMAGES, PDF, TEXT, TIFF
from kanz_desktop.services.whole_picture import is_whole

MAX_PIXELS = 120_000_000
"""A 120 megapixel photo unpacks to 360 MB; more than that is refused before it is unpacked."""
MAX_SIDE = 4096
"""Most pixels along one side of a picture that goes back."""
MAX_TEXT = 4_000_000
"""Most characters of text that go back."""
MAX_XML = 64 * 1024 * 1024
"""Most bytes that the text part of a Word file may unpack to."""

register_heif_opener()
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = (
    True  # half a photo is shown as far as it goes; `whole` says that it is half
)
warnings.simplefilter("error", Image.DecompressionBombWarning)


class Refusal(Exception):
    """A paper that is not shown; `code` is the error code that the parent raises."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of RGBA, 8 bits each, top row first."""

    width: int
    height: int
    rgba: bytes


class Shown(Protocol):
    """A paper that was opened. `pages` is 0 for what has text only; `whole` False when a part is missing."""

    @property
    def pages(self) -> int: ...
    @property
    def whole(self) -> bool: ...

    def picture(self, page: int, width: int, height: int) -> Pixels:
        """One page (from 0), as large as fits in a box of `width` by `height` pixels."""

    def text(self) -> str: ...


def open_paper(media_type: str, data: bytes) -> Shown:
    """Open a paper by its media type; raises Refusal."""
    if media_type in IMAGES:
        return _ImagePaper(media_type, data)
    if media_type == PDF:
        return _PdfPaper(data)
    if media_type in _READERS:
        return _TextPaper(_READERS[media_type](data))
    raise Refusal("papier-niet-te-tonen")


class _ImagePaper:
    def __init__(self, media_type: str, data: bytes) -> None:
        self._data = data
        self.whole = is_whole(media_type, data)
        with self._open() as image:
            self.pages = getattr(image, "n_frames", 1) if media_type == TIFF else 1

    def picture(self, page: int, width: int, height: int) -> Pixels:
        with self._open() as image:
            image.seek(page)
            image.draft("RGB", (min(width, MAX_SIDE), min(height, MAX_SIDE)))
            turned = ImageOps.exif_transpose(image)
            turned.thumbnail((min(width, MAX_SIDE), min(height, MAX_SIDE)))
            shown = turned.convert("RGBA")
            return Pixels(shown.width, shown.height, shown.tobytes())

    def text(self) -> str:
        return ""

    def _open(self) -> Image.Image:
        try:
            return Image.open(BytesIO(self._data))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Refusal("papier-te-groot-om-te-tonen") from None
        except UnidentifiedImageError:
            raise Refusal("papier-kapot") from None


class _PdfPaper:
    whole = True

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
            raise Refusal("papier-op-slot" if locked else "papier-kapot") from None
        self.pages = len(self._document)

    def picture(self, page: int, width: int, height: int) -> Pixels:
        sheet = self._document[page]
        across, down = sheet.get_size()
        scale = min(min(width, MAX_SIDE) / max(across, 1), min(height, MAX_SIDE) / max(down, 1))
        bitmap = sheet.render(scale=scale, rev_byteorder=True, force_bitmap_format=pdfium_c.FPDFBitmap_BGRA)
        stride, rows = bitmap.stride, bytes(bitmap.buffer)
        line = bitmap.width * 4
        rgba = b"".join(rows[start : start + line] for start in range(0, stride * bitmap.height, stride))
        return Pixels(bitmap.width, bitmap.height, rgba)

    def text(self) -> str:
        parts: list[str] = []
        size = 0
        for page in self._document:
            part = page.get_textpage().get_text_bounded()
            parts.append(part)
            size += len(part)
            if size > MAX_TEXT:
                break
        return "\n\n".join(parts)[:MAX_TEXT]


class _TextPaper:
    pages = 0
    whole = True

    def __init__(self, text: str) -> None:
        self._text = text[:MAX_TEXT]

    def picture(self, page: int, width: int, height: int) -> Pixels:  # noqa: ARG002 - one shape for all
        raise Refusal("papier-niet-te-tonen")

    def text(self) -> str:
        return self._text


def _plain(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Words(HTMLParser):
    """The words of a page, without its tags, scripts and styles."""

    _SILENT = frozenset({"script", "style", "head"})
    _LINES = frozenset({"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4"})

    def __init__(self) -> None:
        super().__init__()
        self._silent = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the library's signature
        self._silent += tag in self._SILENT
        if tag in self._LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _html(data: bytes) -> str:
    reader = _Words()
    reader.feed(_plain(data))
    return "".join(reader.parts).strip()


def _email(data: bytes) -> str:
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    lines = [f"{label}: {_head(message, name)}" for name, label in _HEADS if message[name]]
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        words = body.get_content()
        lines += ["", _html(words.encode()) if body.get_content_type() == HTML else words]
    attached = [part.get_filename() for part in message.iter_attachments()]
    lines += [f"Bijlage: {name}" for name in attached if name]
    return "\n".join(lines)


def _head(message: EmailMessage, name: str) -> str:
    """A line of the head; the moment as people write it, as far as it is one."""
    moment = getattr(message[name], "datetime", None)
    return f"{moment:%d-%m-%Y %H:%M}" if moment is not None else str(message[name])


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("word/document.xml") as part:
        xml = part.read(MAX_XML + 1)
    if len(xml) > MAX_XML:
        raise Refusal("papier-te-groot-om-te-tonen")
    lines: list[str] = []
    for paragraph in ElementTree.fromstring(xml).iter(f"{_WORD}p"):
        lines.append("".join(piece.text or "" for piece in paragraph.iter(f"{_WORD}t")))
    return "\n".join(lines)


_HEADS = (("From", "Van"), ("To", "Aan"), ("Cc", "Kopie aan"), ("Date", "Datum"), ("Subject", "Onderwerp"))
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_READERS = {TEXT: _plain, HTML: _html, EMAIL: _email, DOCX: _docx}
