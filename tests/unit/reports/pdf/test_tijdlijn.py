"""The tijdlijn on paper: drawn, summed up, in words; and empty."""

from __future__ import annotations

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, people, report
from tests.helpers.records import record, snapshot


def printed(form: str, rows: Snapshot | None = None) -> bytes:
    return render(form, report(everything() if rows is None else rows)).pdf


def test_everything_about_a_line_stands_there_in_words() -> None:
    text = reader.words_of(printed("tijdlijn"))
    for words in (
        "zomer 2019 · door de GGZ · hielp een beetje", "Speltherapie", "De wachtlijst was lang",
        "uit papieren, dat mocht brief van de huisarts", "Wat een beetje hielp",
        "Speltherapie (zomer 2019, door de GGZ, over Sem): De wachtlijst was lang", "Ruzie met de buren",
    ):  # fmt: skip
        assert words in text, words
    assert text.index("Wat hielp") < text.index("Wat een beetje hielp")


def test_a_life_of_help_goes_on_over_pages() -> None:
    rows = [
        record("gebeurtenis", wat=f"Hulp nummer {n}", wanneer=f"{1990 + n % 30}", soort="hulp", wie=["sem"])
        for n in range(80)
    ]
    pdf = printed("tijdlijn", snapshot(*people(), *rows))
    assert reader.page_count(pdf) > 3
    assert reader.outside(pdf) == []
    text = reader.words_of(pdf) + " "
    assert [n for n in range(80) if text.count(f"Hulp nummer {n} ") < 2] == []


def test_nothing_yet_says_so() -> None:
    assert "Er staat nog niets op." in reader.words_of(printed("tijdlijn", snapshot()))


def test_the_empty_form_asks_what_helped_and_what_goes_well() -> None:
    text = reader.words_of(printed("tijdlijn-leeg"))
    assert "Hielp het, en waardoor?" in text
    assert "Waar zijn jullie trots op?" in text
