"""Rechten van het gezin, on a real gezin: ask, decide, copy, and erase with the name typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import Audience
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import papieren
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.sources import Source
from kanz_desktop.services.verzoeken import Asker, view_edits
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.rechten import copy_card
from kanz_desktop.ui.rechten.keeping_card import ASIDE
from kanz_desktop.ui.rechten.screen import RechtenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.own_views import OwnViews
from tests.helpers.desk import Desk, visible_words
from tests.helpers.kantoren import Kantoor, share
from tests.helpers.laptops import new_laptop
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import named, opened, type_into, unnamed

DAY = date(2026, 11, 22)
MAMA, SEM = b"m" * 16, b"s" * 16


def fill(sessie) -> None:
    for person, naam in ((MAMA, "Mama"), (SEM, "Sem")):
        sessie.apply(new_record("gezinslid", {"naam": naam}, record_id=person), "gezin").result()
    papieren.take_in(sessie, [Source.from_bytes("brief.txt", b"de brief")])


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    fill(gezin.sessie)
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> RechtenScreen:
    qtbot.waitUntil(lambda: len(context.snapshot.of("gezinslid")) == 2)
    return opened(qtbot, context, RechtenScreen)


def ask(qtbot: QtBot, screen: RechtenScreen, what: str) -> None:
    named(screen, f"Wat wordt gevraagd: {what}", QPushButton).click()
    named(screen, "Wie vraagt het: Mama", QPushButton).click()
    screen.requests.write.click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of("verzoek")))


def test_everything_here_can_be_heard(screen: RechtenScreen) -> None:
    assert unnamed(screen) == []


def test_nothing_can_be_asked_until_it_is_said_what_and_by_whom(screen: RechtenScreen) -> None:
    assert not screen.requests.write.isEnabled()
    named(screen, "Wat wordt gevraagd: Een kopie", QPushButton).click()
    assert not screen.requests.write.isEnabled()
    type_into(screen.requests.outside, "voogd Jansen")
    assert screen.requests.write.isEnabled()


def test_a_request_to_erase_pieces_is_ticked_granted_and_carried_out(
    qtbot: QtBot, screen: RechtenScreen
) -> None:
    ask(qtbot, screen, "Eerder wissen")
    context = screen.context
    named(screen, "Openen: Eerder wissen", QPushButton).click()
    details = screen.requests.details
    assert details is not None
    named(details, "Over welke stukken", QPushButton).click()
    paper = context.snapshot.of("document")[0].id
    details._ticks.boxes[paper].click()
    qtbot.waitUntil(lambda: context.snapshot.of("verzoek")[0].members("stukken") == (paper,))
    assert screen.requests.details is details
    named(details, "Besluit: Toegewezen", QPushButton).click()
    qtbot.waitUntil(details.ask.isVisible)
    assert not details.go.isVisible()
    details.ask.click()
    details.go.click()
    qtbot.waitUntil(lambda: not context.snapshot.of("document"))
    qtbot.waitUntil(lambda: "voorgoed gewist" in visible_words(screen))
    assert context.snapshot.of("verzoek")[0].date("uitgevoerd_op") == context.sessie.today()


def test_a_refusal_keeps_its_reason(qtbot: QtBot, screen: RechtenScreen) -> None:
    ask(qtbot, screen, "Eerder wissen")
    named(screen, "Openen: Eerder wissen", QPushButton).click()
    details = screen.requests.details
    assert details is not None
    assert not details.waarom.isVisible()
    named(details, "Besluit: Geweigerd", QPushButton).click()
    qtbot.waitUntil(details.waarom.isVisible)
    details.waarom.edited.emit("")
    qtbot.waitUntil(lambda: screen.context.snapshot.of("verzoek")[0].choice("besluit") == "geweigerd")
    qtbot.waitUntil(lambda: "besluit: geweigerd" in visible_words(screen))


def test_own_words_are_written_beside_what_they_are_about(qtbot: QtBot, screen: RechtenScreen) -> None:
    context = screen.context
    paper = context.snapshot.of("document")[0].id
    named(screen, "Wie zegt dit: Mama", QPushButton).click()
    screen.views.about.setCurrentIndex(screen.views.about.findData(paper))
    type_into(screen.views.add, "zo was het niet")
    screen.views.add.returnPressed.emit()
    qtbot.waitUntil(lambda: len(context.snapshot.of("zienswijze")) == 1)
    row = context.snapshot.of("zienswijze")[0]
    assert (row.ref("bij"), row.ref("van"), row.text("woorden")) == (paper, MAMA, "zo was het niet")


def test_own_words_stand_as_a_calm_line_beside_a_problem(
    qtbot: QtBot, context: GezinContext, screen: RechtenScreen
) -> None:
    about = new_record("probleem", {"woorden": "De post ligt op een stapel"})
    context.sessie.apply(about, "leefgebieden").result()
    line = OwnViews(context, about[0].record)
    qtbot.addWidget(line)
    assert line.isHidden()
    words = view_edits(context.snapshot, context.pen, Asker(MAMA), DAY, "die lag er al", about[0].record)
    context.sessie.apply(words, "rechten").result()
    qtbot.waitUntil(lambda: line.text() == "Zo ziet Mama het: “die lag er al”")
    assert not line.isHidden()


@pytest.mark.parametrize("locked", [False, True])
def test_a_copy_is_made_for_the_person_that_was_chosen(
    qtbot: QtBot, screen: RechtenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    card = screen.copy
    assert card is not None
    assert not card.folder.isEnabled()
    target = tmp_path / "kopie"
    asked: list[str] = []

    def choose(_parent, _title, name):
        asked.append(name)
        return target

    monkeypatch.setattr(copy_card, "ask_target", choose)
    named(screen, "De kopie is voor: Sem", QPushButton).click()
    named(screen, "Wie vraagt erom: Mama", QPushButton).click()
    (card.zip if locked else card.folder).click()
    qtbot.waitUntil(lambda: "De kopie is klaar" in visible_words(screen), timeout=20_000)
    assert asked[0].startswith("Kopie voor Sem, via Mama")
    assert target.is_file() if locked else (target / "index.html").is_file()
    assert ("Wachtwoord van de zip" in visible_words(screen)) is locked


def test_what_was_ticked_of_the_dossier_for_one_is_not_ticked_for_another(
    qtbot: QtBot, screen: RechtenScreen
) -> None:
    context, card = screen.context, screen.copy
    assert card is not None
    piece = new_record("dossierstuk", {"titel": "De weging"})
    context.sessie.apply(piece, "dossier").result()
    qtbot.waitUntil(lambda: bool(context.snapshot.of("dossierstuk")))
    named(screen, "De kopie is voor: Sem", QPushButton).click()
    named(screen, "Ook uit het dossier", QPushButton).click()
    assert card._dossier is not None
    card._dossier.boxes[piece[0].record].click()
    order = card.order()
    assert order is not None
    assert order.dossier == {piece[0].record}
    named(screen, "De kopie is voor: Mama", QPushButton).click()
    order = card.order()
    assert order is not None
    assert order.dossier == frozenset()


def test_erasing_waits_for_the_name_and_a_reason(screen: RechtenScreen) -> None:
    card = screen.erase
    assert card is not None
    type_into(card.name, "de vries")
    assert not card.go.isEnabled()
    named(screen, "Waarom wordt het gewist: Op verzoek", QPushButton).click()
    assert card.go.isEnabled()
    screen.leave()
    assert card.name.text() == ""
    assert not card.go.isEnabled()


def test_erasing_says_first_at_whose_laptop_it_goes_too_and_only_where_a_team_has_it(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, screen: RechtenScreen
) -> None:
    assert "bijwerk" not in visible_words(screen)
    kantoor = Kantoor(tmp_path / "team")
    anna, _ = kantoor.founder("Anna de Boer")
    with context_of(anna, tasks) as context:
        kantoor.rounds(anna)
        bram, _ = kantoor.colleague("Bram Bakker", by=anna)
        share(anna, bram)
        kantoor.rounds(anna, bram)
        (anna.paths.data / "kluis.beschadigd-1.db").write_bytes(b"van eerder")
        team = opened(qtbot, context, RechtenScreen)
        qtbot.waitUntil(lambda: "van de laptop van Bram Bakker" in visible_words(team))
        assert ASIDE in visible_words(team)
        with anna.kantoor.opened():
            assert team.erase is not None
            team.erase.refresh()
        qtbot.waitUntil(lambda: visible_words(team).count("van de laptop van Bram Bakker") == 1)
    kantoor.close()


def test_at_the_table_there_is_only_what_the_family_says_and_asks(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    audience = Audience(workers=False, persons=frozenset({MAMA}))
    with context_of(werkplek, tasks, audience=audience) as context:
        fill(context.sessie)
        qtbot.waitUntil(lambda: len(context.snapshot.of("gezinslid")) == 2)
        screen = opened(qtbot, context, RechtenScreen)
        assert (screen.copy, screen.keeping, screen.erase) == (None, None, None)
        words = visible_words(screen)
        for absent in ("wissen", "Bewaartermijn", "dossier", "Besluit"):
            assert absent not in words
        named(screen, "Wat wordt gevraagd: een kopie", QPushButton).click()
        named(screen, "Wie vraagt het: Mama", QPushButton).click()
        screen.requests.write.click()
        qtbot.waitUntil(lambda: bool(context.snapshot.of("verzoek")))


def test_erasing_a_gezin_ends_at_vandaag_with_the_number_of_its_proof(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = AppPaths(tmp_path / "kluis")
    place, _ = new_laptop(paths)
    gezin = place.new_gezin("De Vries").id
    place.close()
    desk = Desk(qtbot, paths, Message())
    desk.unlock()
    desk.face(VandaagView)
    desk.flow.open_gezin(gezin, "rechten")
    view = desk.gezin()
    screen = view.screen_now()
    assert isinstance(screen, RechtenScreen)
    card = screen.erase
    assert card is not None
    named(screen, "Waarom wordt het gewist: Op verzoek", QPushButton).click()
    type_into(card.name, "De Vries")
    card.go.click()
    desk.face(VandaagView)
    desk.shows("Het gezin is gewist. Het bewijs heeft nummer")
    assert list(paths.gezinnen.iterdir()) == []
    desk.flow.show_kluis()
    desk.shows("Gewiste gezinnen")
    desk.shows("op verzoek van het gezin")
    desk.close()
