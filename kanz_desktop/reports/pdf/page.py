"""The sheet: margins, the line above and the line below each page, and the cutting of a form into pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kanz_desktop.reports.pdf import fonts
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Stack
from kanz_desktop.reports.pdf.styles import (
    CONTENT_HEIGHT,
    CONTENT_WIDTH,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    colour,
)

_LANGUAGE = "nl-NL"
_HEADER_BASE = PAGE_HEIGHT - 36
_FOOTER_TOP = 44
_LINE = SMALL.leading
_SIDE = 130
"""Width kept for the date above and the page number below."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around a form. `title` goes into the file's own description, so it names nobody."""

    title: str
    day: date
    left: str = ""
    right: str = ""
    foot: str = ""


def write(boxes: Iterable[Box], sheet: Sheet) -> tuple[bytes, int]:
    """The finished PDF and its number of pages. The same boxes give the same bytes."""
    fonts.register()
    rl_config.useA85 = (
        0  # no text wrapping around the streams: it serves no reader of today and costs a quarter
    )
    sheets = list(pages(Stack(boxes)))
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        lang=_LANGUAGE,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
    )
    canvas.setDateFormatter(lambda *_: f"D:{sheet.day:%Y%m%d}")
    canvas.setTitle(sheet.title)
    canvas.setAuthor("")
    canvas.setCreator("Kanz Desktop")
    canvas.setProducer("Kanz Desktop")
    canvas.setSubject("")
    for number, page in enumerate(sheets, start=1):
        _frame(canvas, sheet, number, len(sheets))
        page.paint(canvas, MARGIN_SIDE, MARGIN_BOTTOM + CONTENT_HEIGHT, CONTENT_WIDTH)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), len(sheets)


def pages(rest: Box | None) -> Iterator[Box]:
    """The form, cut into what stands on each page."""
    while rest is not None:
        page, rest = rest.cut(CONTENT_WIDTH, CONTENT_HEIGHT)
        if page is None:
            raise AssertionError("a box is taller than a page and refuses to be cut")
        yield page


def _frame(canvas: Any, sheet: Sheet, number: int, count: int) -> None:
    x, end = MARGIN_SIDE, SMALL.with_(align="end")
    if sheet.left or sheet.right:
        left, right = (
            TextBlock(sheet.left, SMALL, colour="ink-2"),
            TextBlock(sheet.right, end, colour="ink-2"),
        )
        _one_line(canvas, left, x, _HEADER_BASE + _LINE, CONTENT_WIDTH - _SIDE - 12)
        _one_line(canvas, right, x + CONTENT_WIDTH - _SIDE, _HEADER_BASE + _LINE, _SIDE)
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.75)
        canvas.line(x, _HEADER_BASE - 5, x + CONTENT_WIDTH, _HEADER_BASE - 5)
    _one_line(
        canvas, TextBlock(sheet.foot, SMALL, colour="ink-2"), x, _FOOTER_TOP, CONTENT_WIDTH - _SIDE - 12
    )
    place = TextBlock(f"bladzijde {number} van {count}", end, colour="ink-2")
    _one_line(canvas, place, x + CONTENT_WIDTH - _SIDE, _FOOTER_TOP, _SIDE)


def _one_line(canvas: Any, text: TextBlock, x: float, top: float, width: float) -> None:
    """A name that is too long for one line in the margin gets a second one, and no third."""
    lines = min(len(text.lines(width)), 2)
    text.first(lines, width).paint(canvas, x, top + (lines - 1) * _LINE, width)
