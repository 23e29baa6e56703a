"""The report of a balans: successes first, only what this reader may see, and the blank one."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, seen_by
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import FAMILY_NAME, everything, report
from tests.helpers.records import record, snapshot


def printed(form: str, whole: Snapshot | None = None) -> str:
    seen = seen_by(whole or everything(), WORKER_VIEW if form == "dossier" else TABLE_VIEW)
    wording = "vak" if form == "dossier" else "tafel"
    return reader.words_of(render(form, report(seen, wording=wording)).pdf)


def test_what_went_well_and_what_was_done_stand_above_goals_and_acties() -> None:
    text = printed("balans")
    order = [
        "Sem gaat elke dag naar school",
        "Gelukt",
        "De kast opruimen",
        "De stapel is half zo hoog",
        "Twee keer gelukt",
        "De ochtend pakken we anders aan",
        "Samen naar het zwembad",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "11 mrt 2027" in text


def test_the_report_is_of_the_last_balans_and_not_of_one_that_is_planned() -> None:
    rows = [
        record("balans", datum=date(2026, 9, 1), goed="Van eerder"),
        record("balans", datum=date(2026, 12, 11), goed="Van nu"),
        record("balans", datum=date(2027, 3, 1), goed="Van later"),
    ]
    text = printed("balans", snapshot(*rows))
    assert "Van nu" in text
    assert "Van later" not in text
    assert "nog geen balans" in printed("balans", snapshot())


def test_a_goal_that_this_reader_may_not_see_is_not_looked_back_on() -> None:
    hidden = record("probleem", "geheim", doel="Verborgen doel", _voor="medewerkers")
    said = record("balansdoel", balans="terug", probleem="geheim", hoe="Verborgen woorden")
    text = printed("balans", snapshot(*everything().records.values(), hidden, said))
    assert "Verborgen" not in text


def test_the_one_with_an_outsider_stands_in_the_dossier_alone() -> None:
    assert "Ik kom later op de dag" in printed("dossier")
    for form in ("balans", "kopie"):
        assert "Ik kom later" not in printed(form)


def test_the_blank_report_holds_nothing_of_the_family() -> None:
    text = printed("balans-leeg")
    assert FAMILY_NAME not in text
    assert "Sem" not in text
    assert "Waar zijn we trots op?" in text
    assert "Hoe vieren we het?" in text
