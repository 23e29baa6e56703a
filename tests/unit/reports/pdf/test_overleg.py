"""Agenda, report and overview on paper: what was agreed, how the last went, and lines for the rest."""

from __future__ import annotations

import dataclasses

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.model import Options
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import ident, record, snapshot

METHODE = load_methode()
TWELVE = [
    ("Karin Smit", "Wijkteam"), ("Piet", "School"), ("Ans", "Huisarts"), ("Bo", "Woonstichting De Brug"),
    ("Jo", "Schuldhulp Nergensdam"), ("Kim", "Jeugdbescherming"), ("Lot", "Consultatiebureau"),
    ("Max", "Leerplicht"), ("Noa", "Reclassering"), ("Pim", "GGZ De Haven"), ("Roos", "Politie"),
    ("Tim", "Veilig Thuis"),
]  # fmt: skip


def printed(form: str, rows=None, **options) -> str:
    given = report(rows, options=Options(**options))
    return reader.words_of(render(form, given).pdf)


def test_the_report_says_what_was_agreed_before_anything_else() -> None:
    text = printed("uitvoerders-verslag")
    for words in ("Huurbrief meenemen", "Woonstichting", "di 15 dec 2026", "Karin Smit en Ans"):
        assert words in text
    assert text.index("Huurbrief meenemen") < text.index("Goed nieuws")


def test_the_report_looks_back_at_the_last_agreements_and_says_the_next_day() -> None:
    text = printed("uitvoerders-verslag")
    for words in ("Belt de school", "Dat lukte meteen", "di 19 jan 2027"):
        assert words in text


def test_a_point_of_which_nothing_was_said_takes_no_room() -> None:
    assert "De schuur" not in printed("uitvoerders-verslag")


def test_who_goes_on_as_kernteam_and_who_gets_word_stand_at_the_end() -> None:
    text = printed("uitvoerders-verslag")
    assert "Verder met een kernteam: Karin Smit" in text
    assert "Bericht gaat naar: Ans" in text


def test_the_report_of_the_mdo_has_the_plan_with_goals_mandate_and_when_to_look_back() -> None:
    text = printed("mdo-verslag")
    for words in (
        "Er zijn schulden", "Elke week thuis helpen", "Rust in huis", "Wijkteam", "di 1 dec 2026",
        "mag uren geven", "iemand praat namens ons, oma Riet", "Niemand praat langs elkaar heen",
        "Wie betaalt de taxi?", "Niet erbij: Piet (School)",
    ):  # fmt: skip
        assert words in text


def test_the_agenda_is_of_the_meeting_that_comes_and_asks_for_more_points() -> None:
    text = printed("uitvoerders-agenda")
    for words in ("di 19 jan 2027", "Wie betaalt de taxi?", "Heb je nog een punt?"):
        assert words in text


def test_the_agenda_that_looks_back_brings_the_last_agreements_and_counts_its_minutes() -> None:
    text = printed("uitvoerders-agenda", meeting=ident("uitvoerders"))
    assert "Dat lukte meteen" in text
    assert "Samen: 5 minuten" in text
    assert "Elke week thuis helpen" not in text, "the plan stands on an agenda that has a point for it"


def test_another_meeting_can_be_chosen_but_not_one_of_another_kind() -> None:
    assert "De schuur" in printed("uitvoerders-agenda", meeting=ident("uitvoerders"))
    assert "di 19 jan 2027" in printed("uitvoerders-agenda", meeting=ident("mdo"))


def test_the_empty_forms_hold_every_point_of_their_agenda_and_nothing_of_the_family() -> None:
    for form, agenda in (("mdo", "mdo"), ("uitvoerders", "uitvoerders-volgende")):
        text = printed(f"{form}-agenda-leeg")
        for punt in METHODE.agenda(agenda).punten:
            assert punt.tafel in text
        assert "Sanne" not in text
    assert "Hoe ging het?" in printed("uitvoerders-verslag-leeg")
    assert "Welke inzet, en waarvoor" in printed("mdo-verslag-leeg")


def test_why_somebody_stayed_away_and_the_ladder_are_on_the_dossier_s_paper_alone() -> None:
    seen = seen_by(everything(), TABLE_VIEW)
    for form in ("mdo-verslag", "uitvoerders-verslag", "overzicht", "kopie"):
        text = printed(form, seen)
        assert "had geen vervanging" not in text
        assert "kwam twee keer niet" not in text
    dossier = reader.words_of(render("dossier", report(wording="vak")).pdf)
    assert "had geen vervanging" in dossier
    assert "kwam twee keer niet" in dossier


def test_the_overview_is_made_of_what_is_known_and_leaves_lines_for_the_rest() -> None:
    text = printed("overzicht")
    for words in ("Sanne de Vries", "12 jaar", "Onderzoek bij Sem in 2024", "Huurhuis, achterstand"):
        assert words in text
    empty = printed("overzicht", snapshot(record("gezinslid", naam="Sanne")))
    assert "Welke hulp hebben we al gehad?" in empty
    assert "Hoe wonen we, en hoe gaat het met geld?" in empty


def test_twelve_organisations_and_a_plan_for_each_fit_on_two_pages() -> None:
    rows = [record("overleg", "groot", soort="mdo", datum=report().today, status="geweest")]
    for place, (naam, organisatie) in enumerate(TWELVE):
        rows += [
            record("deelnemer", overleg="groot", naam=naam, organisatie=organisatie, aanwezig="erbij"),
            record("inzet", overleg="groot", wat="Komt elke week een uur", wie_anders=organisatie),
            record("actie", overleg="groot", wat=f"Stuurt brief {place}", wie_anders=organisatie),
        ]
    rows.append(record("agendapunt", overleg="groot", punt="mdo-plan"))
    made = render("mdo-verslag", report(snapshot(*rows)))
    assert made.pages <= 2
    assert reader.outside(made.pdf) == []
    text = reader.words_of(made.pdf)
    assert [organisatie for _, organisatie in TWELVE if text.count(organisatie) < 3] == []


def test_without_a_meeting_the_paper_says_so() -> None:
    for form in ("mdo-agenda", "uitvoerders-verslag"):
        assert "Er staat nog geen overleg." in printed(form, snapshot())


def test_the_report_in_vaktermen_uses_those_of_the_list() -> None:
    given = dataclasses.replace(report(), wording="vak")
    assert "Uitvoerdersoverleg: verslag" in reader.words_of(render("uitvoerders-verslag", given).pdf)
