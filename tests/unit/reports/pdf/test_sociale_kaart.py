"""The sociale kaart on paper says everything that the method asks of it."""

from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import report
from tests.helpers.records import snapshot


def test_everything_about_somebody_stands_on_it() -> None:
    text = reader.words_of(render("sociale-kaart", report()).pdf)
    for words in (
        "Wie er om ons heen staat", "Juf Saskia", "school · mentor van Sem", "030 123 4567",
        "saskia@school.example", "Belt elke vrijdag over de week", "Sinds wanneer: september 2025",
        "Helpen ze nu nog? ja", "Hoe gaat het verder? gaat door",
        "Wat mag deze persoon zelf regelen? mag extra begeleiding geven", "Oma Riet",
    ):  # fmt: skip
        assert words in text, words


def test_colleagues_read_the_terms_of_the_trade() -> None:
    text = reader.words_of(render("sociale-kaart", report(wording="vak")).pdf)
    assert "Sociale kaart" in text
    assert "Mandaat: mag extra begeleiding geven" in text


def test_without_anybody_it_says_so() -> None:
    assert "Er staat nog niemand op." in reader.words_of(render("sociale-kaart", report(snapshot())).pdf)
