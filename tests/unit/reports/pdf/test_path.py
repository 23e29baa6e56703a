"""The forms of the path: kennismaking, nazorgplan, and what of the path lies in the dossier."""

from __future__ import annotations

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.method.model import KENNISMAKING
from kanz_desktop.reports.forms import FORMS
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, report


def printed(form: str, rows=None) -> str:
    wording = "vak" if form == "dossier" else "tafel"
    return reader.words_of(render(form, report(rows, wording=wording)).pdf)


def test_the_kennismaking_has_the_seven_points_and_the_emergency_data() -> None:
    text = printed("kennismaking")
    given = report()
    for punt in given.methode.puntgroep(KENNISMAKING):
        assert punt.tafel in text
    assert "in onze eigen woorden (di 17 nov 2026)" in text
    for words in (
        "Het werd ons te veel", "Wie leest dit?", "Samen de post doen", "oma Riet, 06 000", "vr 20 nov 2026",
    ):  # fmt: skip
        assert words in text
    for name in ("Sanne de Vries", "Emre Öztürk", "Sem", "Noor"):
        assert name in text


def test_the_empty_kennismaking_asks_for_all_of_it_and_knows_nobody() -> None:
    text = printed("kennismaking-leeg")
    for words in ("Verzekering en polisnummer", "Huisarts", "Apotheek", "Wie bellen we als er iets is?"):
        assert words in text
    assert "Sanne" not in text


def test_the_nazorgplan_says_who_what_how_often_until_when_and_who_pays() -> None:
    text = printed("nazorgplan")
    for words in (
        "Om niet terug te vallen", "Koffie drinken", "Mama en de buurvrouw", "rust in huis", "elke maand",
        "di 1 jun 2027", "niemand", "zo lang als het nodig is", "Eerst oma bellen", "Sanne en Emre",
    ):  # fmt: skip
        assert words in text


def test_what_was_written_in_the_dossier_of_the_path_is_on_its_paper() -> None:
    text = printed("dossier")
    for words in (
        "ingeschreven", "CJG", "komt in aanmerking", "Samen 1u30", "Post uitgezocht", "Later verbeterd",
        "Sanne de Vries en de mentor", "Karim en de teamleider",
    ):  # fmt: skip
        assert words in text


def test_nothing_of_the_dossier_is_on_a_paper_of_the_family() -> None:
    seen = seen_by(everything(), TABLE_VIEW)
    for form in ("kennismaking", "nazorgplan", "kopie"):
        text = printed(form, seen)
        for words in ("ingeschreven", "komt in aanmerking", "Post uitgezocht", "Karim en de teamleider"):
            assert words not in text


def test_the_dossier_says_the_category_and_what_the_startbudget_went_to() -> None:
    text = reader.words_of(render("dossier", report(wording="vak")).pdf)
    assert "Gezinscategorie voor de gemeente: 2: met geïndiceerde hulp" in text
    for line in ("Bedrag: € 250", "Luiers: di 17 nov 2026, € 12,50", "Samen: € 76,50"):
        assert line in text


def test_no_form_for_the_family_says_the_category_or_the_money() -> None:
    for form in (form for form in FORMS if form.family and not form.blank):
        rows = seen_by(everything(), TABLE_VIEW)
        text = reader.words_of(render(form.id, report(rows, wording=form.wording)).pdf)
        assert "Startbudget" not in text, form.id
        assert "categorie" not in text.lower(), form.id
