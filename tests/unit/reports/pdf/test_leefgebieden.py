"""The overview of the leefgebieden: few pages, and no line that stands apart from what it is about."""

import io
import re

import pypdf

from kanz_desktop.domain.records import Record
from kanz_desktop.reports.pdf.render import render
from tests.helpers.printed_gezin import people, report
from tests.helpers.records import record, snapshot

STRENGTHS = ("ernst-1", "ernst-2", "ernst-3", "ernst-4", "ernst-weet-niet")


def card(number: int, problems: int) -> list[Record]:
    area = f"leefgebied-{number}"
    rows = [
        record(
            "probleem",
            leefgebied=area,
            woorden=f"Probleem {number}-{i}, en dan nog een paar woorden erbij",
            ernst=STRENGTHS[i % len(STRENGTHS)],
            sinds="de verhuizing" if i % 2 else None,
            wanneer="Vooral in het weekend en als de buren er zijn" if i % 3 == 0 else None,
            bij_wie=["mama"],
            bron="gezin",
        )
        for i in range(problems)
    ]
    krachten, kansen = "We eten elke avond samen aan tafel.", "De buurvrouw weet hoe het werkt."
    return [record("leefgebied", leefgebied=area, krachten=krachten, kansen=kansen, klopt="ja"), *rows]


def printed(*problems: int) -> list[str]:
    """The words of each page, of a gezin with so many problems in each leefgebied."""
    rows = [row for number, count in enumerate(problems, start=1) for row in card(number, count)]
    made = render("leefgebieden", report(snapshot(*people(), *rows)))
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]


def test_the_answer_to_the_picture_stays_with_its_card() -> None:
    for first in range(1, 6):
        for page in printed(first, 6 - first, 3, 2, 5):
            top = re.split(r"bladzijde \d+ van \d+", page)[1].strip()
            assert not top.startswith("Klopt dit beeld"), f"{first} problems in the first card"


def test_an_ordinary_family_fits_on_two_pages() -> None:
    assert len(printed(4, 5, 5, 1, 5)) == 2


def test_a_family_with_little_to_say_keeps_one_page() -> None:
    assert len(printed(1, 2, 1, 0, 1)) == 1
