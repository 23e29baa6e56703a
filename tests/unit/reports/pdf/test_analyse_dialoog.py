"""Form 16: the verklarende analyse and the report of the dialooggesprek, filled and empty."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import record, snapshot


def words(form: str, rows: Snapshot | None = None) -> str:
    return reader.words_of(render(form, report(everything() if rows is None else rows)).pdf)


def test_the_analysis_shows_the_explanation_first_and_what_goes_well_beside_what_is_hard() -> None:
    text = words("analyse")
    for said in (
        "Eerst kwam het geld, toen de ruzie", "Weer samen op vakantie (Mama en Papa)", "De ouders",
        "Ze blijven praten", "Wat geeft steun? Oma Riet", "Ze slapen slecht",
        "Waar maken we ons zorgen over? Schulden", "Waardoor begon het?", "De verhuizing", "Sem voetbalt",
        "Dr. Verzonnen · gedragsdeskundige", "Veel warmte",
    ):  # fmt: skip
        assert said in text, said
    assert text.index("Eerst kwam het geld") < text.index("Ze blijven praten") < text.index("Sem voetbalt")


def test_the_empty_analysis_has_a_row_for_each_factor() -> None:
    text = words("analyse-leeg")
    for entry in load_methode().list("analysefactor"):
        assert entry.tafel in text, entry.tafel


def test_the_report_of_the_talk_says_who_what_and_how_it_went_on() -> None:
    text = words("dialoog")
    for said in (
        "Karin van het wijkteam", "Mama, Papa en oma Riet", "Iedereen kwam", "Het verhaal klopt",
        "Hulp thuis", "Wachtlijst", "Eerst", "Wijkteam bellen", "Oma Riet kookt op woensdag", "ma 1 feb 2027",
        "we gaan zo door", "Opa twijfelt",
    ):  # fmt: skip
        assert said in text or said.lower() in text, said


def test_the_last_talk_is_the_one_on_paper() -> None:
    older = record("dialoog", datum=date(2025, 1, 1), voorzitter="Iemand anders")
    text = words("dialoog", snapshot(*everything().records.values(), older))
    assert "Karin van het wijkteam" in text
    assert "Iemand anders" not in text


def test_the_empty_report_ends_in_one_of_three() -> None:
    text = words("dialoog-leeg")
    for said in ("we ronden het af", "we passen het aan", "we gaan zo door", "handtekeningen"):
        assert said in text


def test_a_page_that_was_opened_and_left_empty_is_not_in_the_copy() -> None:
    rows = [record("analysefactor", factor="ouders", over="sem"), record("analyse", over="sem")]
    assert "Wat helpt en wat lastig is" not in words("kopie", snapshot(*rows))
    assert "Wat helpt en wat lastig is" in words("kopie")


def test_an_analysis_on_which_nothing_stands_says_so() -> None:
    assert "Er staat nog niets op." in words("analyse", snapshot())
