"""Two real vaults, one folder on the disk, and the window of one of them: nothing is stood in for."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import papieren, wissen
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.kantoor.refusals import GeenKantoormap
from kanz_desktop.services.kantoor.verslag import Dicht, Melding, Verslag
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.watch import Alarm
from kanz_desktop.ui.bijwerken import automatic
from kanz_desktop.ui.bijwerken.habits import Habit, keep_habit
from kanz_desktop.ui.bijwerken.runner import Outcome
from kanz_desktop.ui.bijwerken.view import BijwerkenFace
from kanz_desktop.ui.samen.screen import SamenScreen
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.notices import Offer
from kanz_desktop.ui.shell.process import Message, Place
from kanz_desktop.ui.vandaag.rows import GezinRow, TogetherRow
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.fake_kantoor import report
from tests.helpers.records import ident
from tests.helpers.screens import named, type_into
from tests.helpers.two_laptops import GEZIN, NAMES, TwoLaptops, at_work, make_two

POST = ident("post")
Start = Callable[..., Desk]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> TwoLaptops:
    """Two workers in one team, and a probleem that both have."""
    two = make_two(tmp_path_factory.mktemp("patroon"))
    with at_work(two.anouk) as anouk, at_work(two.bram) as bram:
        write(anouk, two.gezin, "De post ligt op een stapel", new=True)
        anouk.kantoor.bijwerken()
        bram.kantoor.bijwerken()
        for place in (anouk, bram):
            keep_habit(place, Habit(by_itself=False))
    return two


@pytest.fixture
def two(made_once: TwoLaptops, tmp_path: Path) -> TwoLaptops:
    """This test's own copy; the folder of the office is the copy as well."""
    home = tmp_path / "huis"
    shutil.copytree(made_once.folder.parent, home)
    own = TwoLaptops(AppPaths(home / NAMES[0]), AppPaths(home / NAMES[1]), home / "kantoor", made_once.gezin)
    for paths in (own.anouk, own.bram):
        with at_work(paths) as place:
            place.kantoor.choose(own.folder)
    return own


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    desks: list[Desk] = []

    def begin(paths: AppPaths, message: Message | None = None) -> Desk:
        desks.append(Desk(qtbot, paths, message or Message()))
        desks[-1].window.resize(1366, 768)
        desks[-1].unlock()
        return desks[-1]

    yield begin
    for desk in desks:
        with suppress(RuntimeError):  # closed by the test, which wanted to see what came after it
            desk.close()


def write(place: Werkplek, gezin: Id, words: str, *, new: bool = False) -> None:
    """What this worker writes about the post."""
    sessie = place.open_gezin(gezin)
    edits = (
        new_record("probleem", {"woorden": words}, record_id=POST)
        if new
        else [set_field(sessie.snapshot, POST, "probleem", "woorden", words)]
    )
    sessie.apply(edits, "leefgebieden").result()
    place.close_gezin(gezin)


def versions(place: Werkplek, gezin: Id) -> set[object]:
    sessie = place.open_gezin(gezin)
    return {version.value for version in sessie.snapshot.records[POST].cells["woorden"].versions}


def bijwerken(desk: Desk) -> BijwerkenFace:
    desk.key(Qt.Key.Key_F5)
    face = desk.face(BijwerkenFace)
    assert isinstance(face, BijwerkenFace)
    return face


def office(desk: Desk, words: str) -> None:
    """Wait until the bar says this of the office."""
    link = desk.window.top_bar.office
    desk.qtbot.waitUntil(lambda: link.isVisible() and words in link.text(), timeout=10_000)


def apart(two: TwoLaptops) -> None:
    """Both wrote about the post without seeing it of each other; Bram synced already."""
    with at_work(two.bram) as bram:
        write(bram, two.gezin, "De post ligt op de trap")
        bram.kantoor.bijwerken()
    with at_work(two.anouk) as anouk:
        write(anouk, two.gezin, "De post ligt in de kast")


def test_from_preview_to_report_to_samen_bekijken_and_the_answer_travels(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    apart(two)
    desk = start(two.anouk)
    desk.face(VandaagView)
    office(desk, "1 wijziging nog niet op kantoor")
    face = bijwerken(desk)
    desk.shows("1 gewijzigd, 1 om samen te bekijken")
    assert "Naar kantoor: 1 wijziging." in visible_words(face)
    qtbot.waitUntil(lambda: desk.window.focusWidget().accessibleName() == "Bijwerken")
    desk.key(Qt.Key.Key_Return)
    desk.shows("Bijgewerkt om ")
    named(face, f"Samen bekijken: {GEZIN}", QPushButton).click()
    view = desk.gezin()
    qtbot.waitUntil(lambda: view.current == SamenScreen.id)
    office(desk, "Op kantoor t/m ")
    named(view, "Deze houden: Bram de Wit", QPushButton).click()
    office(desk, "nog niet op kantoor")
    bijwerken(desk)
    desk.key(Qt.Key.Key_F5)
    office_free(desk)
    desk.shows("Naar kantoor: ")
    desk.flow.end()
    desk.ended()
    with at_work(two.bram) as bram:
        assert versions(bram, two.gezin) == {"De post ligt op de trap"}
        report = bram.kantoor.bijwerken()
        assert [beeld.samen for beeld in report.gezinnen] == [0]
        assert versions(bram, two.gezin) == {"De post ligt op de trap"}


def test_the_caseload_says_of_each_gezin_what_is_not_on_the_office_yet(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    with at_work(two.anouk) as anouk:
        write(anouk, two.gezin, "De post ligt in de kast")
    desk = start(two.anouk)
    view = desk.face(VandaagView)
    desk.shows("nog 1 naar kantoor")
    assert view.findChildren(GezinRow)[0].accessibleName().endswith("1 wijziging nog niet op kantoor, openen")
    assert desk.flow.office.runner is not None
    desk.flow.office.runner.start(Habit(), silent=True)
    qtbot.waitUntil(lambda: "naar kantoor" not in visible_words(view), timeout=10_000)
    qtbot.waitUntil(lambda: view.findChildren(GezinRow)[-1].accessibleName().endswith("weken, openen"))


def office_free(desk: Desk) -> None:
    """Wait until nothing syncs any more."""
    desk.qtbot.waitUntil(lambda: "Bijgewerkt om" in visible_words(desk.window), timeout=10_000)


def test_what_came_while_one_looked_at_vandaag_stands_there(
    qtbot: QtBot, start: Start, two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic, "FIRST_AFTER_S", 0.2)
    apart(two)
    with at_work(two.anouk) as anouk:
        keep_habit(anouk, Habit())
    desk = start(two.anouk)
    view = desk.face(VandaagView)
    before = desk.window.focusWidget()
    qtbot.waitUntil(lambda: bool(view.findChildren(TogetherRow)), timeout=15_000)
    assert view.findChildren(TogetherRow)[0].accessibleName() == f"{GEZIN}, 1 om samen te bekijken"
    office(desk, "Op kantoor t/m ")
    assert before is not None


def test_what_came_while_one_looked_at_the_team_stands_there(
    qtbot: QtBot, start: Start, two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic, "FIRST_AFTER_S", 1.0)
    share = two.folder.parent / "nieuwe kantoormap"
    share.mkdir()
    with at_work(two.anouk) as anouk:
        keep_habit(anouk, Habit())
        anouk.kantoor.leave()
        anouk.kantoor.found(share)
    desk = start(two.anouk)
    desk.face(VandaagView)
    desk.flow.show_leden()
    desk.shows("iemand zonder naam (jij)")
    desk.shows("Anouk Jansen (jij)")


def test_the_status_line_of_a_gezin_leads_there_and_back(qtbot: QtBot, start: Start, two: TwoLaptops) -> None:
    desk = start(two.anouk, Message(place=Place(two.gezin.hex(), "leefgebieden")))
    desk.gezin()
    office(desk, "Op kantoor t/m ")
    desk.window.top_bar.office.click()
    desk.face(BijwerkenFace)
    desk.key(Qt.Key.Key_Escape)
    assert desk.gezin().current == "leefgebieden"


def test_a_paper_is_called_safe_once_it_was_read_back_from_the_office(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    with at_work(two.anouk) as anouk:
        sessie = anouk.open_gezin(two.gezin)
        papieren.take_in(sessie, [Source.from_bytes("brief.txt", b"Beste familie")])
    desk = start(two.anouk, Message(place=Place(two.gezin.hex(), "gezinsmap")))
    view = desk.gezin()
    (paper,) = view.context.snapshot.of("document")
    view.go("gezinsmap", paper.id)
    desk.shows("Nog niet op kantoor")
    assert desk.flow.office.runner is not None
    desk.flow.office.runner.start(Habit(), silent=True)
    desk.shows("Veilig op kantoor")


def test_what_a_colleague_wrote_comes_into_the_gezin_that_is_open(
    qtbot: QtBot, start: Start, two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic, "FIRST_AFTER_S", 0.2)
    with at_work(two.bram) as bram:
        write(bram, two.gezin, "De post ligt op de trap")
        bram.kantoor.bijwerken()
    with at_work(two.anouk) as anouk:
        keep_habit(anouk, Habit())
    desk = start(two.anouk, Message(place=Place(two.gezin.hex(), "leefgebieden")))
    view = desk.gezin()

    def came() -> bool:
        record = view.context.snapshot.get(POST)
        return record is not None and record.text("woorden") == "De post ligt op de trap"

    qtbot.waitUntil(came, timeout=15_000)


def test_a_gezin_that_a_colleague_erased_leaves_the_screen_as_well(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    desk = start(two.bram, Message(place=Place(two.gezin.hex(), "leefgebieden")))
    desk.gezin()
    office(desk, "Op kantoor")
    with at_work(two.anouk) as anouk:
        wissen.erase(anouk, two.gezin, GEZIN, wissen.REQUESTED)
        anouk.kantoor.bijwerken()
    assert desk.flow.office.runner is not None
    desk.flow.office.runner.start(Habit(), silent=True)
    view = desk.face(VandaagView)
    desk.shows("iets dat je moet weten")
    assert view.isVisible()
    assert GEZIN not in visible_words(desk.window)
    qtbot.waitUntil(lambda: not desk.window.findChildren(GezinView))


def test_what_a_worker_has_to_know_is_pointed_out_once_and_again_when_it_comes_back(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    desk = start(two.anouk)
    view = desk.face(VandaagView)
    qtbot.waitUntil(lambda: desk.flow.office.runner is not None and desk.flow.office.runner.known)
    runner = desk.flow.office.runner
    assert runner is not None
    forked = report(alarms=(Melding(Alarm.FORKED, ident("x"), "de laptop van Bram"),))

    def lines_after(said: Verslag, *, silent: bool = True) -> int:
        runner.last = Outcome(datetime.now(UTC), said, None, silent=silent)
        runner.ended.emit(runner.last)
        return len(view.findChildren(Offer))

    assert [lines_after(one) for one in (report(), forked, forked)] == [0, 1, 1]
    assert [lines_after(one) for one in (report(), forked)] == [1, 2]
    shut = report(shut=(Dicht(two.gezin, GEZIN, GeenKantoormap()),))
    assert lines_after(shut, silent=False) == 2  # who asked for it reads the report
    assert [lines_after(one) for one in (shut, forked)] == [2, 3]


def test_at_the_table_and_on_the_lock_there_is_no_office(qtbot: QtBot, start: Start, two: TwoLaptops) -> None:
    desk = start(two.anouk, Message(place=Place(two.gezin.hex(), "leefgebieden")))
    desk.gezin()
    office(desk, "Op kantoor")
    desk.to_table()
    desk.ended()
    message = desk.flow.left
    desk.close()
    table = Desk(qtbot, two.anouk, message)
    view = table.gezin()
    assert isinstance(view, GezinView)
    assert view.at_table
    qtbot.wait(300)
    assert "kantoor" not in visible_words(table.window).lower()
    table.key(Qt.Key.Key_F5)
    qtbot.wait(100)
    assert table.window.face is view
    table.close()


def test_a_lock_in_the_middle_of_a_sync_ends_in_time_and_the_next_one_goes_on(
    qtbot: QtBot, start: Start, two: TwoLaptops
) -> None:
    with at_work(two.bram) as bram:
        sessie = bram.open_gezin(two.gezin)
        for n in range(300):
            sessie.apply(new_record("probleem", {"woorden": f"Zin {n}"}), "leefgebieden")
        bram.close_gezin(two.gezin)
        bram.kantoor.bijwerken()
    desk = start(two.anouk)
    desk.face(VandaagView)
    office(desk, "Op kantoor")
    face = bijwerken(desk)
    face.start()
    desk.flow.lock()
    desk.ended()
    desk.close()
    with at_work(two.anouk) as anouk:
        anouk.kantoor.bijwerken()
        assert len(anouk.open_gezin(two.gezin).snapshot.of("probleem")) == 301


def test_a_lock_while_the_folder_hangs_still_closes_the_gezin_in_time(
    qtbot: QtBot, start: Start, two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(two.anouk, Message(place=Place(two.gezin.hex(), "leefgebieden")))
    desk.gezin()
    office(desk, "Op kantoor")
    hanging, answers = threading.Event(), threading.Event()

    def hang(_disk: SystemDisk, path: Path) -> NoReturn:
        hanging.set()
        answers.wait(30)
        raise FileNotFoundError(path)

    for call in ("open", "scan"):
        monkeypatch.setattr(SystemDisk, call, hang)
    assert desk.flow.office.runner is not None
    desk.flow.office.runner.start(Habit(), silent=True)
    try:
        qtbot.waitUntil(hanging.is_set)
        with qtbot.waitSignal(desk.flow.ended, timeout=5_000):
            desk.flow.lock()
        assert not desk.flow.werkplek.is_open(two.gezin)
    finally:
        answers.set()


def test_a_new_laptop_knocks_and_a_founder_begins_from_the_screen(
    qtbot: QtBot, start: Start, two: TwoLaptops, tmp_path: Path
) -> None:
    with at_work(two.anouk) as anouk:
        anouk.kantoor.leave()
    desk = start(two.anouk)
    desk.face(VandaagView)
    office(desk, "Geen kantoormap")
    face = bijwerken(desk)
    type_into(named(face, "Plek van de map", QLineEdit), str(two.folder))
    named(face, "Kijken", QPushButton).click()
    named(face, "Verder", QPushButton).click()
    desk.shows("Wat er klaarstaat")
    office_words = desk.window.top_bar.office.text()
    assert "Geen" not in office_words
