from datetime import date

from kanz_desktop.reports.fridge import fridge_lines
from kanz_desktop.reports.model import Options
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import ident, record, snapshot


def test_afspraken_and_acties_with_the_flag_are_on_it() -> None:
    assert [line.what for line in fridge_lines(report())] == [
        "Aan tafel liggen de telefoons in de la",
        "Woensdag eten we bij oma Riet",
        "Samen de post openen en in de ordner doen",
        "’s Avonds de kleren klaarleggen",
    ]


def test_what_is_done_or_dropped_is_not_on_it() -> None:
    rows = snapshot(
        record("actie", wat="klaar", koelkast=True, status="gedaan"),
        record("actie", wat="weg", koelkast=True, status="vervallen"),
    )
    assert fridge_lines(report(rows)) == []


def test_a_line_can_be_left_off() -> None:
    options = Options(leave_off=frozenset({ident("telefoons")}))
    shown = [line.id for line in fridge_lines(report(everything(), options=options))]
    assert ident("telefoons") not in shown
    assert ident("oma") in shown


def test_people_have_no_surname_on_it_also_in_the_workers_wording() -> None:
    rows = snapshot(
        record("gezinslid", "sanne", naam="Sanne de Vries"),
        record("medewerker", "anouk", naam="Anouk Bakker", voornaam="Anouk"),
        record("afspraak", wat="bellen", koelkast=True, wie=["sanne", "anouk"]),
    )
    (line,) = fridge_lines(report(rows, wording="vak"))
    assert line.who == "Sanne en Anouk"


def test_the_whole_family_is_everybody() -> None:
    line = fridge_lines(report())[0]
    assert line.who == "iedereen"


def test_when_says_the_moment_and_the_day() -> None:
    rows = snapshot(record("actie", wat="x", koelkast=True, wanneer="elke dag", voor=date(2026, 12, 18)))
    (line,) = fridge_lines(report(rows))
    assert line.when == "elke dag · vóór vr 18 dec 2026"
