"""Bijwerken on the screen: choosing a folder, looking ahead, how far it is, stopping, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.beeld import GezinBeeld, Papieren
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.kantoor.verslag import Lid, Melding, Stand
from kanz_desktop.services.kantoorzinnen import plek_words
from kanz_desktop.sync.ports import FolderUnreachable
from kanz_desktop.sync.watch import Alarm
from kanz_desktop.ui.bijwerken.exchange import TEXT_FIRST
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.presenter import STOPPED
from kanz_desktop.ui.bijwerken.runner import Runner
from kanz_desktop.ui.bijwerken.running_card import STOP
from kanz_desktop.ui.bijwerken.settings_card import BY_ITSELF, SettingsCard
from kanz_desktop.ui.bijwerken.view import BijwerkenFace, Ways
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.notices import ErrorLine
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.ticks import Tick
from tests.helpers.desk import visible_words
from tests.helpers.fake_kantoor import FOLDER, NOW, WORDS, FakeKantoor, ahead, report
from tests.helpers.records import ident
from tests.helpers.screens import focused, named, type_into, unnamed

DE_VRIES = ident("de vries")
PART = GezinBeeld(DE_VRIES, "De Vries", 3, 2, 1, papieren_in=Papieren(4, 12_000_000))


@dataclass
class Went:
    """Where somebody went, and what was chosen."""

    together: list[Id] = field(default_factory=list)
    habits: list[Habit] = field(default_factory=list)

    def ways(self) -> Ways:
        return Ways(lambda: None, lambda: None, self.together.append, self.habits.append, lambda: None)


@pytest.fixture
def kantoor() -> FakeKantoor:
    return FakeKantoor(Stand(FOLDER, Lid.LID, NOW, {}), ahead=ahead(PART), report=report(PART))


@pytest.fixture
def went() -> Went:
    return Went()


@pytest.fixture
def runner(tasks: Tasks, kantoor: FakeKantoor, qtbot: QtBot) -> Iterator[Runner]:
    made = Runner(kantoor, tasks)
    made.refresh()
    qtbot.waitUntil(lambda: made.stand == kantoor.now)
    yield made
    kantoor.held.set()
    made.close()
    made.wait(5)


@pytest.fixture
def face(qtbot: QtBot, runner: Runner, went: Went) -> BijwerkenFace:
    return shown(qtbot, runner, went)


def shown(qtbot: QtBot, runner: Runner, went: Went) -> BijwerkenFace:
    made = BijwerkenFace(runner, Habit(), went.ways())
    qtbot.addWidget(made)
    made.resize(1366, 716)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    return made


def says(qtbot: QtBot, face: BijwerkenFace, words: str) -> None:
    qtbot.waitUntil(lambda: words in visible_words(face))


def test_what_will_come_stands_there_before_anything_happens(
    qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor
) -> None:
    says(qtbot, face, "3 erbij, 2 gewijzigd, 1 om samen te bekijken · 4 papieren (12 MB)")
    assert kantoor.calls == ["proef"]
    assert focused() == "Bijwerken"
    assert unnamed(face) == []


def test_the_button_syncs_and_the_report_leads_to_what_needs_a_person(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, went: Went
) -> None:
    with qtbot.waitSignal(runner.ended):
        named(face, "Bijwerken", QPushButton).click()
    says(qtbot, face, "Bijgewerkt om ")
    named(face, "Samen bekijken: De Vries", QPushButton).click()
    assert went.together == [DE_VRIES]


def test_a_sync_can_be_stopped_and_says_what_stays(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.held.clear()
    with qtbot.waitSignal(runner.began):
        named(face, "Bijwerken", QPushButton).click()
    assert focused() == STOP
    named(face, STOP, QPushButton).click()
    with qtbot.waitSignal(runner.ended):
        kantoor.held.set()
    says(qtbot, face, STOPPED)
    assert face.findChildren(ErrorLine) == []


def test_a_sync_goes_on_when_one_looks_elsewhere_and_is_there_when_one_comes_back(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor, went: Went
) -> None:
    kantoor.held.clear()
    face.start()
    face.hide()
    again = shown(qtbot, runner, went)
    says(qtbot, again, "Bezig met bijwerken")
    with qtbot.waitSignal(runner.ended):
        kantoor.held.set()
    says(qtbot, again, "Bijgewerkt om ")


def test_a_second_press_does_not_begin_a_second_sync(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.held.clear()
    face.start()
    face.start()
    with qtbot.waitSignal(runner.ended):
        kantoor.held.set()
    assert len([call for call in kantoor.calls if call.startswith("bijwerken")]) == 1


def test_a_folder_that_goes_away_is_said_in_three_sentences(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.error = FolderUnreachable()
    face.start()
    qtbot.waitUntil(lambda: bool(face.findChildren(ErrorLine)))
    says(qtbot, face, "De kantoormap is nu niet te bereiken.")
    assert "Alles staat op deze laptop" in visible_words(face)


def test_an_alarm_stands_above_what_came(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor
) -> None:
    kantoor.report = report(PART, alarms=(Melding(Alarm.OLD_COPY, ident("x"), "de laptop van Bram"),))
    with qtbot.waitSignal(runner.ended):
        face.start()
    says(qtbot, face, "In de kantoormap staat minder dan er eerder stond, van de laptop van Bram.")


def test_text_first_and_the_limit_are_asked_of_the_sync_and_remembered(
    qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor, went: Went
) -> None:
    named(face, "Alleen tekst eerst", Tick).click()
    assert went.habits[-1].text_first
    with qtbot.waitSignal(runner.ended):
        face.start()
    assert kantoor.calls[-1] != "proef" or "bijwerken tekst=True grens=None" in kantoor.calls


def test_syncing_by_itself_can_be_turned_off(face: BijwerkenFace, went: Went) -> None:
    face.findChild(SettingsCard).by_itself.click()
    assert went.habits[-1].by_itself is False


class TestWithoutAFolder:
    @pytest.fixture
    def kantoor(self) -> FakeKantoor:
        return FakeKantoor(soort=Soort.ANDER_TEAM)

    def choose(self, face: BijwerkenFace) -> None:
        type_into(named(face, "Plek van de map", QLineEdit), str(FOLDER))
        named(face, "Kijken", QPushButton).click()

    def test_the_first_step_is_said_and_has_the_keyboard(self, face: BijwerkenFace) -> None:
        assert focused() == "Plek van de map"
        assert "Alles wat Kanz daar neerzet, is versleuteld." in visible_words(face)
        assert unnamed(face) == []

    def test_a_team_that_is_there_is_knocked_at_and_the_words_are_shown(
        self, qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor
    ) -> None:
        self.choose(face)
        says(qtbot, face, "Hier staat de kantoormap van een team.")
        named(face, "Aankloppen", QPushButton).click()
        says(qtbot, face, WORDS[7])
        assert all(word in visible_words(face) for word in WORDS)
        assert "Je collega moet je nog binnenlaten" in visible_words(face)

    @pytest.mark.parametrize("soort", [Soort.VREEMD, Soort.ONBEREIKBAAR, Soort.ALLEEN_LEZEN])
    def test_a_folder_that_will_not_do_offers_nothing_but_another(
        self, qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor, soort: Soort
    ) -> None:
        kantoor.soort = soort
        self.choose(face)
        qtbot.waitUntil(lambda: focused() == "Plek van de map" and "look" in kantoor.calls)
        buttons = {button.text() for button in face.findChildren(QPushButton) if button.isVisible()}
        assert buttons == {"Kijken", "Map kiezen …"}

    def test_what_can_be_done_with_it_is_in_sight_however_large_the_letters_are(
        self, qtbot: QtBot, look: ThemeHolder, face: BijwerkenFace, kantoor: FakeKantoor
    ) -> None:
        look.set_look("light", 200)
        kantoor.soort = Soort.ANDERE_BESTANDEN
        self.choose(face)
        qtbot.waitUntil(lambda: focused() == "Hier beginnen")
        button = named(face, "Hier beginnen", QPushButton)
        qtbot.waitUntil(lambda: button.visibleRegion().boundingRect().height() == button.height())

    def test_the_keyboard_stays_on_the_card_while_it_is_busy(
        self, qtbot: QtBot, runner: Runner, went: Went
    ) -> None:
        face = BijwerkenFace(runner, Habit(), went.ways())
        window = MainWindow()
        qtbot.addWidget(window)
        window.show_face(face)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.choose(face)
        qtbot.waitUntil(lambda: focused() == "Aankloppen")
        named(face, "Aankloppen", QPushButton).click()
        assert focused() == "Plek van de map"
        window.close_for_good()

    def test_an_empty_folder_becomes_the_office_folder(
        self, qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor
    ) -> None:
        kantoor.soort = Soort.LEEG
        self.choose(face)
        button = named(face, "Hier beginnen", QPushButton)
        qtbot.waitUntil(lambda: focused() == "Hier beginnen")
        qtbot.keyClick(button, Qt.Key.Key_Return)
        says(qtbot, face, "Wat er klaarstaat")
        assert "found" in kantoor.calls


def test_what_is_chosen_on_one_card_stands_when_something_is_chosen_on_the_other(
    qtbot: QtBot, face: BijwerkenFace, went: Went
) -> None:
    says(qtbot, face, "erbij")
    named(face, TEXT_FIRST, Tick).click()
    named(face, BY_ITSELF, Tick).click()
    assert went.habits[-1] == Habit(by_itself=False, text_first=True)


def test_going_on_in_an_empty_folder_is_never_a_bare_enter(
    qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor
) -> None:
    kantoor.soort = Soort.LEEG
    qtbot.waitUntil(lambda: face.findChild(SettingsCard) is not None)
    face.findChild(SettingsCard).elsewhere.click()
    line = named(face, "Plek van de map", QLineEdit)
    type_into(line, "/srv/nieuw")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    says(qtbot, face, "De kantoormap staat voortaan hier")
    assert focused() == "Plek van de map"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    says(qtbot, face, "De kantoormap staat voortaan hier")
    assert not any(call.startswith("verhuizen") for call in kantoor.calls)
    button = named(face, "De kantoormap staat voortaan hier", QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "verhuizen /srv/nieuw" in kantoor.calls)


class TestWhileSomebodyPointsAtAnotherFolder:
    @pytest.fixture
    def line(self, qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor) -> QLineEdit:
        """A sync runs, and half a path is typed."""
        kantoor.held.clear()
        face.start()
        qtbot.waitUntil(lambda: "Bezig met bijwerken" in visible_words(face))
        face.findChild(SettingsCard).elsewhere.click()
        found = named(face, "Plek van de map", QLineEdit)
        type_into(found, "/srv/nie")
        return found

    def test_a_sync_that_ends_or_begins_takes_nothing_out_of_hand(
        self, qtbot: QtBot, face: BijwerkenFace, runner: Runner, kantoor: FakeKantoor, line: QLineEdit
    ) -> None:
        with qtbot.waitSignal(runner.stood):
            kantoor.held.set()
        kantoor.held.clear()
        runner.start(Habit(), silent=True)
        qtbot.wait(50)
        with qtbot.waitSignal(runner.stood):
            kantoor.held.set()
        assert line.isVisible()
        assert line.text() == "/srv/nie"

    def test_the_folder_can_stay_where_it_is(
        self, qtbot: QtBot, face: BijwerkenFace, line: QLineEdit
    ) -> None:
        named(face, "De map blijft waar hij is", QPushButton).click()
        says(qtbot, face, "Bezig met bijwerken")

    def test_what_was_found_in_a_folder_that_was_typed_over_is_not_shown(
        self, qtbot: QtBot, face: BijwerkenFace, kantoor: FakeKantoor, line: QLineEdit
    ) -> None:
        kantoor.looking.clear()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        type_into(line, "uw")
        kantoor.soort = Soort.ALLEEN_LEZEN
        qtbot.keyClick(line, Qt.Key.Key_Return)
        kantoor.looking.set()
        says(qtbot, face, plek_words(Soort.ALLEEN_LEZEN).what)
        assert "Dit is jullie kantoormap" not in visible_words(face)
        assert kantoor.calls.count("look") == 2
