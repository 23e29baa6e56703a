"""Wie zag wat?, on a real gezin, for the eyes of who reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, Audience
from kanz_desktop.domain.kinds import PLACE
from kanz_desktop.method.load import load_methode
from kanz_desktop.services import inzage, papieren
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.inzage import note_done, note_seen
from kanz_desktop.services.inzage_bewaren import FOREVER, RETENTION
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.database import open_database
from kanz_desktop.ui.inzage.retention_card import RetentionCard
from kanz_desktop.ui.inzage.screen import InzageScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.inzage import lines
from tests.helpers.open_gezin import context_of, werkplek_in
from tests.helpers.screens import opened

NOTHING_OF_THE_MAP = {"wie-kan-lezen", "prullenbak", "werkaantekeningen", "zoeken", "afdrukken"}
"""Counts, what was thrown away, the worker's own notes, ways to somewhere else: no part of the map."""


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made


@pytest.fixture
def desk(werkplek: Werkplek, tasks: Tasks) -> Iterator[GezinContext]:
    with context_of(werkplek, tasks) as made:
        yield made


def paper(sessie: GezinSessie, title: str) -> bytes:
    (item,) = papieren.take_in(sessie, [Source.from_bytes(f"{title}.txt", title.encode())]).items
    assert item.record is not None
    return item.record


def said(screen: QWidget) -> list[str]:
    names = (w.accessibleName() for w in screen.findChildren(QWidget) if w.isVisible())
    return [name.split(": ", 1)[1] for name in names if ": Anouk" in name]


def shown(qtbot: QtBot, context: GezinContext) -> InzageScreen:
    screen = opened(qtbot, context, InzageScreen)
    screen.focus_first()
    qtbot.waitUntil(lambda: bool(said(screen)))
    return screen


def as_seen(context: GezinContext, audience: Audience) -> GezinContext:
    return GezinContext(context.sessie, audience, context.tasks, table=not audience.workers)


def test_what_was_done_a_moment_ago_stands_there_in_plain_words(qtbot: QtBot, desk: GezinContext) -> None:
    note_seen(desk.sessie, inzage.READ, over=paper(desk.sessie, "Indicatie"))
    note_done(desk.sessie, inzage.PRINTED, vorm="gezinsplan-gezin")
    screen = shown(qtbot, desk)
    qtbot.waitUntil(lambda: "Anouk heeft “Gezinsplan” afgedrukt" in said(screen))
    assert "Anouk heeft “Indicatie” geopend" in said(screen)
    assert "Anouk heeft “Indicatie” in de map gelegd" in said(screen)


def test_one_sort_and_one_paper_can_be_chosen(qtbot: QtBot, desk: GezinContext) -> None:
    record = paper(desk.sessie, "Indicatie")
    note_done(desk.sessie, inzage.COPIED, over=record)
    note_done(desk.sessie, inzage.BACKED_UP)
    screen = shown(qtbot, desk)
    screen.sorts.set_value("beheer")
    screen.sorts.edited.emit("beheer")
    qtbot.waitUntil(lambda: said(screen) == ["Anouk heeft een reservekopie gemaakt"])
    screen.show_record(record)
    copied = "Anouk heeft een kopie van “Indicatie” buiten de map opgeslagen"
    qtbot.waitUntil(lambda: said(screen) == [copied, "Anouk heeft “Indicatie” in de map gelegd"])
    assert screen.only.isVisible()
    screen.only.click()
    qtbot.waitUntil(lambda: "Anouk heeft een reservekopie gemaakt" in said(screen))
    assert not screen.only.isVisible()


def test_at_the_table_nothing_of_the_dossier_stands_there(qtbot: QtBot, desk: GezinContext) -> None:
    sessie = desk.sessie
    record = paper(sessie, "Melding")
    place = sessie.pen().choice("plaats", "dossier")
    sessie.apply([set_field(sessie.snapshot, record, "document", PLACE, place)], "x").result()
    note_done(sessie, inzage.COPIED, over=record)
    note_done(sessie, inzage.BACKED_UP)
    table = as_seen(desk, TABLE_VIEW)
    screen = shown(qtbot, table)
    qtbot.waitUntil(lambda: "Anouk heeft een reservekopie gemaakt" in said(screen))
    assert not any("Melding" in line or "ossier" in line for line in said(screen))
    assert not screen.check_button.isVisible()
    table.close()


def test_leaving_keeps_nothing_of_it_in_memory(qtbot: QtBot, desk: GezinContext) -> None:
    note_done(desk.sessie, inzage.BACKED_UP)
    screen = shown(qtbot, desk)
    screen.leave()
    qtbot.waitUntil(lambda: not said(screen))


def test_checking_says_that_the_chain_is_whole_or_where_it_broke(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    with context_of(werkplek, tasks) as context:
        sessie = context.sessie
        note_done(sessie, inzage.BACKED_UP)
        note_done(sessie, inzage.HANDED_OUT)
        screen = shown(qtbot, context)
        screen.check()
        qtbot.waitUntil(lambda: "niets veranderd" in _words(screen), timeout=20_000)
        folder: Path = werkplek.paths.gezin(sessie.id)
        keys = werkplek.vault.gezin_keys(sessie.id)
        connection = open_database(folder / "map.db", keys.database_key, keys.database_salt)
        with connection.transaction():
            row = connection.value("SELECT max(op) FROM log") - 1
            for table in ("log", "head"):
                connection.execute(f"DELETE FROM {table} WHERE op = ?", (row,))
        connection.close()
        screen.check()
        qtbot.waitUntil(lambda: "keten is verbroken bij" in _words(screen), timeout=20_000)
        assert "(Anouk)" in _words(screen)


def test_going_through_the_screens_is_written_down_once_and_the_notes_never(
    qtbot: QtBot, desk: GezinContext
) -> None:
    view = GezinView(desk, SCREENS, Exits(lambda: None, lambda: None, lambda: None))
    qtbot.addWidget(view)
    for _ in range(2):
        for screen in ("gezin", "gezinsplan", "werkaantekeningen", "gezin"):
            view.go(screen)
    desk.sessie.write(desk.sessie.inzage.write, urgent=False).result()
    assert lines(desk.sessie) == [
        {"wat": "geopend"},
        {"wat": "bekeken", "deel": "gezin"},
        {"wat": "bekeken", "deel": "gezinsplan"},
    ]
    view.leave()


def test_every_screen_that_shows_a_part_of_the_map_says_which() -> None:
    silent = {screen.id for screen in SCREENS if not screen.deel}
    assert silent <= NOTHING_OF_THE_MAP
    assert {screen.deel for screen in SCREENS} - {""} == {e.id for e in load_methode().list("deel")}


def _words(screen: QWidget) -> str:
    return " ".join(str(w.property("text") or "") for w in screen.findChildren(QWidget))


def test_how_long_lines_are_kept_is_a_choice_of_the_worker_and_not_of_the_table(
    qtbot: QtBot, desk: GezinContext, werkplek: Werkplek
) -> None:
    screen = shown(qtbot, desk)
    (card,) = screen.findChildren(RetentionCard)
    assert werkplek.setting(RETENTION, FOREVER) == FOREVER
    card.choice.setCurrentIndex(card.choice.findData(10))
    card.choice.activated.emit(card.choice.currentIndex())
    qtbot.waitUntil(lambda: werkplek.setting(RETENTION, FOREVER) == 10)
    table = as_seen(desk, TABLE_VIEW)
    assert not shown(qtbot, table).findChildren(RetentionCard)
    table.close()
    werkplek.set_setting(RETENTION, FOREVER)
