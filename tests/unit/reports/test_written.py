from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.written import written
from tests.helpers.printed_gezin import report
from tests.helpers.records import cell, record, snapshot


def problem_report(row_fields: dict[str, object], wording: str = "tafel") -> tuple[ReportInput, str]:
    row = record("probleem", **row_fields)
    shown = report(seen_by(snapshot(row), TABLE_VIEW), wording=wording)  # type: ignore[arg-type]
    return shown, shown.problem(row)


def test_a_text_is_trimmed() -> None:
    assert written(record("actie", wat=" bellen \n"), "wat") == "bellen"


def test_nothing_written_is_nothing() -> None:
    assert written(record("actie"), "wat") == ""


def test_two_versions_of_a_free_text_both_go_on_paper_with_their_day() -> None:
    row = record("actie", wat=cell("bellen", "schrijven"))
    assert written(row, "wat") == "bellen\n[ook geschreven, vr 11 dec 2026] schrijven"


def test_versions_that_say_the_same_are_one() -> None:
    assert written(record("actie", wat=cell("bellen", "bellen ")), "wat") == "bellen"


def test_an_emptied_version_is_no_text() -> None:
    assert (
        written(record("actie", wat=cell(None, "bellen")), "wat") == "[ook geschreven, vr 11 dec 2026] bellen"
    )


def test_of_a_short_fact_only_the_latest_is_shown() -> None:
    assert written(record("actie", wanneer=cell("maandag", "dinsdag")), "wanneer") == "maandag"


def test_a_problem_in_two_versions_is_shown_in_both() -> None:
    _, words = problem_report({"woorden": cell("het geld is op", "we komen rond")})
    assert "het geld is op" in words
    assert "we komen rond" in words


def test_a_professional_reads_the_vakterm_of_a_problem_in_two_versions() -> None:
    _, words = problem_report({"keuze": "huis-financien", "woorden": cell("a", "b")}, "vak")
    assert words == "Financiën niet op orde (achterstanden, schulden)"
