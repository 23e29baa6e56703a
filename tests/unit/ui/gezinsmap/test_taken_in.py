from __future__ import annotations

from kanz_desktop.services.paper_errors import PaperEmpty, PaperLocked
from kanz_desktop.services.papieren import ALREADY, KEPT, REFUSED, STOPPED, TakeInItem, TakeInReport
from kanz_desktop.ui.gezinsmap.taken_in import LINES_SHOWN, new_papers, report_lines
from tests.helpers.records import ident, record, snapshot

NOTHING = snapshot()


def lines(*items: TakeInItem) -> list[str]:
    return [line.words for line in report_lines(TakeInReport(items), NOTHING)]


def kept(name: str) -> TakeInItem:
    return TakeInItem(name, KEPT, ident(name))


def test_what_is_safe_is_said_in_one_line_however_many_there_are() -> None:
    assert lines(kept("a"), kept("b")) == ["2 papieren zitten veilig in de map."]
    assert lines(kept("a")) == ["1 papier zit veilig in de map."]


def test_each_refused_paper_has_its_own_reason() -> None:
    (line,) = lines(TakeInItem("leeg.pdf", REFUSED, error=PaperEmpty()))
    assert line.startswith("“leeg.pdf”: ")
    assert len(line) > len("“leeg.pdf”: ")


def test_the_same_content_is_said_with_the_name_it_has_in_the_map() -> None:
    known = snapshot(record("document", "brief", titel="Energiebedrijf"))
    report = TakeInReport((TakeInItem("scan.pdf", ALREADY, ident("brief")),))
    (line,) = report_lines(report, known)
    assert line.words == "“scan.pdf” zat er al in. Het heet “Energiebedrijf”."
    assert line.record == ident("brief")


def test_a_paper_that_is_safe_but_cannot_be_shown_is_named_beside_the_safe_ones() -> None:
    safe, locked = lines(TakeInItem("op slot.pdf", KEPT, ident("x"), PaperLocked()))
    assert safe == "1 papier zit veilig in de map."
    assert locked.startswith("“op slot.pdf”: ")


def test_what_was_not_done_any_more_after_stopping_is_counted() -> None:
    assert lines(kept("a"), TakeInItem("b", STOPPED), TakeInItem("c", STOPPED))[-1].startswith(
        "Gestopt. 2 papieren zijn niet meer gedaan."
    )


def test_many_refused_papers_do_not_fill_the_page() -> None:
    many = lines(*(TakeInItem(f"{number}", REFUSED, error=PaperEmpty()) for number in range(LINES_SHOWN + 5)))
    assert len(many) == LINES_SHOWN + 1
    assert many[-1] == "En nog 5 andere."


def test_only_new_papers_are_offered_for_a_name() -> None:
    report = TakeInReport((kept("a"), TakeInItem("b", ALREADY, ident("b")), TakeInItem("c", REFUSED)))
    assert new_papers(report) == (ident("a"),)
