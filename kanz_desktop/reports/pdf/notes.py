"""The forms of the werkaantekeningen as a PDF. Not among the forms of a gezin: nothing lists these."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.notes import CARD, CARD_TITLE, REFLECTION_TITLE, Overdracht, Reflectie
from kanz_desktop.reports.pdf.overdrachtskaart import story as overdrachtskaart
from kanz_desktop.reports.pdf.page import Sheet, write
from kanz_desktop.reports.pdf.reflectie import story as reflectie


def render_card(card: Overdracht) -> PdfResult:
    """The overdrachtskaart (A4)."""
    sheet = Sheet(CARD_TITLE, card.day, f"{CARD_TITLE} · {card.gezin}", dated_words(card.day))
    pdf, pages = write(overdrachtskaart.story(card), sheet)
    return PdfResult(pdf, pages, CARD_TITLE, CARD)


def render_reflection(reflection: Reflectie, today: date, *, blank: bool) -> PdfResult:
    """The reflecterend team (A4), with what was written or, `blank`, with lines to write on."""
    sheet = Sheet(REFLECTION_TITLE, today)
    pdf, pages = write(reflectie.story(reflection, blank=blank), sheet)
    return PdfResult(pdf, pages, REFLECTION_TITLE, "reflectie")
