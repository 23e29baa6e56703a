"""The dossier on the screen: written, fixed, corrected, with papers; and never at the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.services import dossier
from kanz_desktop.services.edits import new_record, set_audience
from kanz_desktop.services.papieren import ALREADY, KEPT, take_in
from kanz_desktop.services.sources import Source
from kanz_desktop.ui.dossier import screen as screen_module
from kanz_desktop.ui.dossier.piece_page import PiecePage
from kanz_desktop.ui.dossier.piece_papers import PiecePapers
from kanz_desktop.ui.dossier.screen import DossierScreen
from kanz_desktop.ui.gezinsmap.other_place import OtherPlacePanel, said
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_view import Exits, GezinView
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.records import ident, record, snapshot
from tests.helpers.screens import named, opened, unnamed

EXITS = Exits(lock=lambda: None, table=lambda: None, cover=lambda: None)


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> DossierScreen:
    return opened(qtbot, gezin, DossierScreen)


def begun(qtbot: QtBot, screen: DossierScreen, words: str = "") -> PiecePage:
    """A new piece on the screen, with these words typed in it but not left yet."""
    screen.new_button.click()
    qtbot.waitUntil(lambda: screen.piece is not None)
    page = screen.piece
    assert page is not None
    if words:
        QTest.keyClicks(named(page, "Wat is er gebeurd", QPlainTextEdit), words)
    return page


def fixed(qtbot: QtBot, screen: DossierScreen, words: str) -> PiecePage:
    page = begun(qtbot, screen, words)
    named(page, "Vaststellen", QPushButton).click()
    named(page, "Verbetering maken", QPushButton)
    return page


def shown(page: QWidget) -> str:
    return "\n".join(words.text() for words in page.findChildren(Words) if words.isVisible())


def paper(context: GezinContext, titel: str, place: Place = Place.GEZINSMAP) -> bytes:
    edits = new_record("document", {"titel": titel})
    context.sessie.apply(edits, "gezinsmap").result()
    if place is Place.DOSSIER:
        moved = dossier.put_paper(context.sessie.snapshot, context.pen, edits[0].record, place)
        context.sessie.apply(moved, "dossier").result()
    return edits[0].record


def test_an_empty_dossier_says_how_to_begin(screen: DossierScreen) -> None:
    assert "reden van aanmelding" in screen.list.empty.words.text()
    assert unnamed(screen) == []


def test_a_kind_of_piece_comes_with_what_to_think_of(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext
) -> None:
    page = begun(qtbot, screen)
    snap = gezin.sessie.snapshot
    soort = gezin.pen.choice("dossiersoort", "weging")
    edit = dossier.set_field(snap, page.piece, dossier.PIECE, "soort", soort)
    gezin.apply([edit], "dossier")
    qtbot.waitUntil(lambda: "wat hoorde je van wie" in shown(page))
    assert unnamed(screen) == []


def test_what_was_typed_is_written_before_the_piece_is_fixed_and_then_nothing_can_be_typed(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext
) -> None:
    page = fixed(qtbot, screen, "School belde dinsdag")
    piece = gezin.sessie.snapshot.get(page.piece)
    assert piece is not None
    assert piece.text("tekst") == "School belde dinsdag"
    assert "School belde dinsdag" in shown(page)
    assert page.findChildren(AutosaveEditor) == []
    assert [
        name for name in ("Weg ermee",) if name in {b.text() for b in page.findChildren(QPushButton)}
    ] == []
    gezin.undo("dossier")
    qtbot.waitUntil(lambda: bool(page.findChildren(AutosaveEditor)))


def test_a_correction_points_back_and_the_first_piece_says_that_it_was_corrected(
    qtbot: QtBot, screen: DossierScreen
) -> None:
    first = fixed(qtbot, screen, "Dinsdag").piece
    named(screen, "Verbetering maken", QPushButton).click()
    qtbot.waitUntil(lambda: screen.piece is not None and screen.piece.piece != first)
    named(screen, "Dit verbetert een eerder stuk", QPushButton).click()
    qtbot.waitUntil(lambda: screen.piece is not None and screen.piece.piece == first)
    named(screen, "Verbeterd op", QPushButton)


def test_thrown_away_it_can_be_put_back_and_the_list_comes_up(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext
) -> None:
    begun(qtbot, screen, "weg")
    named(screen, "Weg ermee", QPushButton).click()
    qtbot.waitUntil(lambda: dossier.pieces(gezin.snapshot) == ())
    assert screen.list.isVisible()
    screen.gone.back.click()
    qtbot.waitUntil(lambda: len(dossier.pieces(gezin.snapshot)) == 1)
    assert dossier.pieces(gezin.snapshot)[0].text("tekst") == "weg"


def test_escape_goes_back_to_the_list_with_what_was_typed(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext
) -> None:
    page = begun(qtbot, screen, "bijna")
    QTest.keyClick(page, "\x1b")
    assert screen.list.isVisible()
    qtbot.waitUntil(lambda: "bijna" in shown(screen.list))


def test_files_at_a_piece_lie_in_the_dossier_and_not_in_the_map(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "melding.txt"
    path.write_text("wat er gemeld is")
    monkeypatch.setattr(screen_module, "ask_files", lambda *_given: (path,))
    page = begun(qtbot, screen)
    named(page, "Bestand erbij", QPushButton).click()
    named(page, "melding: openen", QPushButton)
    (made,) = gezin.sessie.snapshot.of("document")
    assert place_of(made) is Place.DOSSIER
    assert GezinsmapScreen.badge(gezin) == ""
    assert DossierScreen.badge(gezin) == "2"
    assert "in het dossier" in "".join(words.text() for words in screen.report.findChildren(Words))


def test_the_same_file_in_the_map_is_a_paper_of_its_own(gezin: GezinContext) -> None:
    """Else the table would hear that it lies somewhere already."""
    source = Source.from_bytes("brief.txt", b"beste juf")
    assert take_in(gezin.sessie, [source], place=Place.DOSSIER).items[0].outcome == KEPT
    assert take_in(gezin.sessie, [source]).items[0].outcome == KEPT
    assert len(gezin.sessie.snapshot.of("document")) == 2


def test_the_table_is_not_told_of_a_paper_that_it_may_not_see(gezin: GezinContext) -> None:
    sessie, source = gezin.sessie, Source.from_bytes("brief.txt", b"beste juf")
    kept = take_in(sessie, [source]).items[0].record
    assert kept is not None
    edits = set_audience(sessie.snapshot, kept, "document", gezin.pen, "medewerkers")
    sessie.apply(edits, "gezinsmap").result()
    assert take_in(sessie, [source], audience=TABLE_VIEW).items[0].outcome == KEPT
    assert take_in(sessie, [source]).items[0].outcome == ALREADY


def test_a_paper_that_is_there_already_can_be_named_at_a_piece(
    qtbot: QtBot, screen: DossierScreen, gezin: GezinContext
) -> None:
    paper(gezin, "Brief van school")
    page = begun(qtbot, screen)
    (papers,) = page.findChildren(PiecePapers)
    qtbot.waitUntil(lambda: papers.choice.count() == 2)
    papers.choice.setCurrentIndex(1)
    papers.choice.activated.emit(1)
    named(page, "Brief van school: openen", QPushButton)
    assert "ligt in de gezinsmap" in shown(page)
    named(page, "Brief van school: hoort er niet bij", QPushButton).click()
    qtbot.waitUntil(lambda: "ligt in de gezinsmap" not in shown(page))


def test_a_paper_leaves_the_map_for_the_dossier_after_it_was_said_who_can_read_it(
    qtbot: QtBot, gezin: GezinContext, tasks: Tasks
) -> None:
    letter = paper(gezin, "Brief")
    qtbot.waitUntil(lambda: gezin.snapshot.get(letter) is not None)
    view = GezinView(gezin, SCREENS, EXITS)
    qtbot.addWidget(view)
    view.show()
    view.go("gezinsmap", letter)
    named(view, "Naar het dossier …", QPushButton).click()
    panel = view.findChildren(OtherPlacePanel)[0]
    assert "alleen jij en je collega’s" in panel.words.text()
    panel.go.click()
    qtbot.waitUntil(lambda: len(dossier.papers(gezin.snapshot)) == 1)
    view.go("gezinsmap", letter)
    assert view.current == "dossier", "a link to the paper leads to where it lies now"
    named(view, "Naar de gezinsmap …", QPushButton).click()
    view.findChildren(OtherPlacePanel)[0].go.click()
    qtbot.waitUntil(lambda: dossier.papers(gezin.snapshot) == ())


@pytest.mark.parametrize(
    ("fields", "readers"),
    [
        ({}, "iedereen in het gezin dit papier lezen"),
        ({"_voor": "iedereen"}, "iedereen in het gezin dit papier lezen"),
        ({"_voor": "personen", "_voor_personen": ["mama"]}, "alleen Mama dit papier lezen"),
        ({"_voor": "personen"}, "nog niemand in het gezin"),
        ({"_voor": "medewerkers"}, "nog niemand in het gezin"),
    ],
)
def test_before_it_comes_out_it_is_said_by_name_who_can_read_it(fields: dict, readers: str) -> None:
    brief = record("document", "brief", _plaats="dossier", **fields)
    mama = record("gezinslid", "mama", naam="Mama")
    assert readers in said(brief, snapshot(brief, mama))


def test_no_key_at_the_table_brings_a_paper_out_of_the_dossier(
    qtbot: QtBot, gezin: GezinContext, tasks: Tasks
) -> None:
    letter = paper(gezin, "Brief", Place.DOSSIER)
    at_table = GezinContext(gezin.sessie, TABLE_VIEW, tasks, table=True)
    family = GezinView(at_table, SCREENS, EXITS)
    qtbot.addWidget(family)
    assert not family.has("dossier")
    for screen_id in family.screen_ids():
        for _ in range(6):
            gezin.sessie.undo(screen_id).result()
    kept = gezin.sessie.snapshot.get(letter)
    assert kept is not None
    assert place_of(kept) is Place.DOSSIER
    at_table.close()


def test_at_the_table_there_is_no_button_to_the_dossier(
    qtbot: QtBot, gezin: GezinContext, tasks: Tasks
) -> None:
    paper(gezin, "Brief")
    at_table = GezinContext(gezin.sessie, TABLE_VIEW, tasks, table=True)
    screen = opened(qtbot, at_table, GezinsmapScreen)
    screen.open_paper(gezin.sessie.snapshot.of("document")[0].id)
    assert not any("dossier" in button.text().lower() for button in screen.findChildren(QPushButton))
    at_table.close()


def test_fields_of_the_piece_are_read_aloud_by_their_question(qtbot: QtBot, screen: DossierScreen) -> None:
    page = begun(qtbot, screen)
    assert {"Titel", "Met wie of van wie"} <= {e.accessibleName() for e in page.findChildren(QLineEdit)}


def test_the_record_of_another_kind_opens_nothing(screen: DossierScreen) -> None:
    screen.show_record(ident("niemand"))
    assert screen.list.isVisible()
