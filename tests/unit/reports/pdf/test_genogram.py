"""The genogram on paper: readable for a family of any width, and drawn also when it goes in a loop."""

from __future__ import annotations

import pypdfium2 as pdfium

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import report
from tests.helpers.records import record, snapshot

SMALLEST = 10 * 0.7 * 0.66
"""Points that a capital of a name is tall on paper at least: letters of 10 points at seven tenths."""


def siblings(count: int) -> Snapshot:
    rows: list[Record] = [record("gezinslid", "ma", naam="Mama", rol="moeder", geslacht="vrouw")]
    for i in range(count):
        rows.append(record("familielid", f"k{i}", naam=f"Kind {i}", ouders=["ma"], volgorde=f"{i:03d}"))
    return snapshot(*rows)


def printed(rows: Snapshot) -> bytes:
    return render("genogram", report(rows)).pdf


def name_heights(pdf: bytes) -> list[float]:
    """How tall the first letter of each `Kind` is, in points, upright or turned."""
    document, found = pdfium.PdfDocument(pdf), []
    for page in document:
        text = page.get_textpage()
        for i in range(text.count_chars() - 4):
            if text.get_text_range(i, 4) == "Kind":
                left, bottom, right, top = text.get_charbox(i)
                found.append(max(top - bottom, right - left))
    document.close()
    return found


def test_a_small_family_stands_upright_under_its_title() -> None:
    pdf = printed(siblings(4))
    assert reader.page_count(pdf) == 1
    assert "Draai het papier" not in reader.words_of(pdf)


def test_three_generations_are_drawn_on_one_sheet() -> None:
    assert reader.page_count(render("genogram-leeg", report(siblings(1))).pdf) == 1


def test_a_wide_family_is_turned_and_a_very_wide_one_goes_on_over_sheets() -> None:
    for count, pages in ((9, 2), (14, 3), (24, 4)):
        pdf = printed(siblings(count))
        assert reader.page_count(pdf) == pages, count
        assert reader.outside(pdf) == []
        text = reader.words_of(pdf)
        assert "Draai het papier" in text
        assert min(name_heights(pdf)) >= SMALLEST
        assert [i for i in range(count) if text.count(f"Kind {i}") < 2] == []


def test_cousins_with_a_child_are_drawn_and_not_refused() -> None:
    rows = [
        record("gezinslid", "sem", naam="Sem", rol="kind", ouders=["neef", "nicht"]),
        record("familielid", "neef", naam="Neef", ouders=["mama"]),
        record("familielid", "nicht", naam="Nicht", ouders=["tante"]),
        record("familielid", "mama", naam="Marie", ouders=["oma", "opa"]),
        record("familielid", "tante", naam="Truus", ouders=["oma", "opa"]),
        record("familielid", "oma", naam="Oma"),
        record("familielid", "opa", naam="Opa"),
        record("relatie", een="neef", ander="nicht", soort="getrouwd"),
    ]
    text = reader.words_of(printed(snapshot(*rows)))
    assert "Neef en Nicht, kinderen: Sem." in text
    assert "Oma en Opa, kinderen: Marie en Truus." in text
    assert text.count("Truus") >= 2
