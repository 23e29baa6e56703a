from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.services import pad
from kanz_desktop.services.dossier import PIECE, new_piece
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezinsplan import new_actie, new_afspraak
from kanz_desktop.services.overleg import new_meeting
from kanz_desktop.services.planversies import Answer, agree
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.afdrukken import screen as screen_module
from kanz_desktop.ui.afdrukken.screen import AfdrukkenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import opened, unnamed


@pytest.fixture(params=[WORKER_VIEW])
def audience(request: pytest.FixtureRequest) -> Audience:
    return request.param


@pytest.fixture
def gezin(werkplek: Werkplek, tasks: Tasks, audience: Audience) -> Iterator[GezinContext]:
    with context_of(werkplek, tasks, audience=audience) as made:
        sessie = made.sessie
        sessie.apply(new_afspraak(sessie.snapshot, made.pen, wat="Samen eten"), "elders").result()
        yield made


@pytest.fixture
def paper(qtbot: QtBot, gezin: GezinContext) -> AfdrukkenScreen:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("afspraak")))
    screen = opened(qtbot, gezin, AfdrukkenScreen)
    qtbot.addWidget(screen)
    screen.focus_first()
    qtbot.waitUntil(lambda: screen.viewer.shown_image() is not None, timeout=20_000)
    return screen


def made_anew(qtbot: QtBot, screen: AfdrukkenScreen) -> None:
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)


def save_as(qtbot: QtBot, screen: AfdrukkenScreen, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_module, "ask_target", lambda *_: target)
    screen.save()
    qtbot.waitUntil(screen.done.isVisible, timeout=20_000)


def test_a_saved_plan_is_a_pdf_and_stays_in_the_map_as_a_version_once(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(qtbot, paper, tmp_path / "plan.pdf", monkeypatch)
    assert "Samen eten" in PdfReader(tmp_path / "plan.pdf").pages[0].extract_text()
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("planversie")) == 1)
    assert [row.choice("soort") for row in gezin.snapshot.of("document")] == ["plan"]
    save_as(qtbot, paper, tmp_path / "plan.pdf", monkeypatch)
    qtbot.wait(200)
    assert len(gezin.snapshot.of("planversie")) == 1


def test_a_line_that_is_left_off_is_not_on_the_fridge(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.options.forms["koelkast"].click()
    made_anew(qtbot, paper)
    save_as(qtbot, paper, tmp_path / "met.pdf", monkeypatch)
    paper.options.lines[gezin.snapshot.of("afspraak")[0].id].click()
    made_anew(qtbot, paper)
    save_as(qtbot, paper, tmp_path / "zonder.pdf", monkeypatch)
    assert "Samen eten" in PdfReader(tmp_path / "met.pdf").pages[0].extract_text()
    assert "Samen eten" not in PdfReader(tmp_path / "zonder.pdf").pages[0].extract_text()
    assert gezin.snapshot.of("planversie") == ()


def test_a_target_that_cannot_be_written_is_said_in_the_page(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[BaseException] = []
    gezin.failed.connect(lambda error, _screen: errors.append(error))
    monkeypatch.setattr(screen_module, "ask_target", lambda *_: tmp_path / "bestaat-niet" / "plan.pdf")
    paper.save()
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert not paper.done.isVisible()


def test_without_a_printer_that_is_said_and_nothing_is_kept(
    paper: AfdrukkenScreen, gezin: GezinContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "kanz_desktop.ui.afdrukken.printing.QPrinterInfo.availablePrinterNames", staticmethod(list)
    )
    errors: list[BaseException] = []
    gezin.failed.connect(lambda error, _screen: errors.append(error))
    paper.print_form()
    assert [getattr(error, "code", "") for error in errors] == ["geen-printer"]
    assert gezin.snapshot.of("planversie") == ()


@pytest.mark.parametrize("audience", [TABLE_VIEW], indirect=True)
def test_at_the_table_there_is_no_form_for_professionals_and_no_copy_for_workers(
    paper: AfdrukkenScreen,
) -> None:
    assert "gezinsplan-professional" not in paper.options.forms
    assert "medewerkers" not in paper.options.readers
    assert paper.options.forms["leefgebieden"].text() == "Zo gaat het nu"


def test_an_agreed_version_is_shown_as_it_was_and_cannot_be_kept_again(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(gezin.sessie, [Answer(None, "Mama", "akkoord")])
    more = new_afspraak(gezin.sessie.snapshot, gezin.pen, wat="Later bedacht")
    gezin.sessie.apply(more, "elders").result()
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("planversie")) == 1)
    paper.show_record(gezin.snapshot.of("planversie")[0].id)
    made_anew(qtbot, paper)
    assert not paper.options.isVisible()
    save_as(qtbot, paper, tmp_path / "toen.pdf", monkeypatch)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "toen.pdf").pages)
    assert "Samen eten" in text
    assert "Later bedacht" not in text
    qtbot.wait(100)
    assert len(gezin.snapshot.of("planversie")) == 1


def test_every_control_says_its_name(paper: AfdrukkenScreen) -> None:
    assert unnamed(paper) == []


def test_what_the_family_gets_of_the_dossier_is_ticked_one_by_one_and_anew_for_each_reader(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie = gezin.sessie
    for words in ("eerste stuk", "tweede stuk"):
        piece = new_piece(sessie.snapshot, gezin.pen, sessie.today(), "contact")
        titled = [*piece, set_field(sessie.snapshot, piece[0].record, PIECE, "titel", words)]
        sessie.apply(titled, "dossier").result()
    qtbot.waitUntil(lambda: len(gezin.snapshot.of(PIECE)) == 2)
    paper.options.forms["dossier"].click()
    made_anew(qtbot, paper)
    boxes = paper.options.pieces
    assert [box.isChecked() for box in boxes.values()] == [False, False]
    assert unnamed(paper) == []
    first = next(box for box in boxes.values() if "eerste stuk" in box.text())
    first.click()
    made_anew(qtbot, paper)
    save_as(qtbot, paper, tmp_path / "stuk.pdf", monkeypatch)
    text = PdfReader(tmp_path / "stuk.pdf").pages[0].extract_text()
    assert "eerste stuk" in text
    assert "tweede stuk" not in text
    paper.options.readers["medewerkers"].click()
    assert not first.isVisible()
    paper.options.readers["gezin"].click()
    made_anew(qtbot, paper)
    assert not any(box.isChecked() for box in paper.options.pieces.values())


@pytest.mark.parametrize(
    ("soort", "days", "form"),
    [
        ("uitvoerders", 3, "uitvoerders-agenda"),
        ("uitvoerders", -3, "uitvoerders-verslag"),
        ("mdo", 3, "mdo-agenda"),
    ],
)
def test_a_meeting_comes_with_its_agenda_before_and_its_report_after(
    qtbot: QtBot, paper: AfdrukkenScreen, gezin: GezinContext, soort: str, days: int, form: str
) -> None:
    today = gezin.sessie.today()
    edits = new_meeting(gezin.snapshot, gezin.pen, soort, today + timedelta(days=days), today)
    gezin.sessie.apply(edits, "overleg").result()
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("overleg")))
    paper.show_record(edits[0].record)
    assert (paper.options.choice.form, paper.options.choice.meeting) == (form, edits[0].record)
    made_anew(qtbot, paper)


def test_what_is_meant_for_an_organisation_without_toestemming_is_said_and_goes_on(
    paper: AfdrukkenScreen,
) -> None:
    paper.folds.toggle(0)
    asked = paper.organisation
    assert asked is not None
    assert not asked.warning.isVisible()
    asked.line.setText("Politie")
    assert asked.warning.isVisible()
    assert "geen toestemming" in asked.warning.words.text()
    assert paper.print_button.isEnabled()
    assert paper.save_button.isEnabled()
    assert unnamed(paper) == []
    asked.line.clear()
    assert not asked.warning.isVisible()


def test_a_traject_of_before_is_read_again_and_makes_no_new_version(
    qtbot: QtBot, paper: AfdrukkenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = paper.context
    sessie, pen = context.sessie, context.pen
    old = pen.first_traject
    actie = new_actie(sessie.snapshot, pen, wat="Stroom regelen")
    for edits in (actie, pad.close(sessie.snapshot, pen, sessie.today())):
        sessie.apply(edits, "elders").result()
    sessie.apply(pad.next_traject(sessie.snapshot, pen, sessie.today()), "elders").result()
    qtbot.waitUntil(lambda: len(context.snapshot.of("traject")) == 2)
    for traject, expected in ((old, True), (None, False)):
        if traject is None:
            paper.leave()
            paper.focus_first()
        else:
            paper.show_record(traject)
        made_anew(qtbot, paper)
        assert paper.past.isVisible() is expected
        target = tmp_path / f"{expected}.pdf"
        save_as(qtbot, paper, target, monkeypatch)
        text = "".join(page.extract_text() for page in PdfReader(target).pages)
        assert ("Stroom regelen" in text) is expected
    qtbot.waitUntil(lambda: bool(context.snapshot.of("planversie")), timeout=15_000)
    assert len(context.snapshot.of("planversie")) == 1
