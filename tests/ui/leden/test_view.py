"""Collega's on a simulated office: somebody comes in, reads, goes; and what a bare Enter never does."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.services import opening
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.kantoor.eigen import name_oneself
from kanz_desktop.services.kantoor.leden import Leden, Overview, Role
from kanz_desktop.services.kantoor.opvolgzinnen import TAKE_OVER
from kanz_desktop.services.kantoor.refusals import KantoorBezig
from kanz_desktop.services.kantoor.samenvoegen import Vooruitzicht
from kanz_desktop.sync.knocking import knock
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.door_page import AdmitPage, DoorPage
from kanz_desktop.ui.leden.join_page import JoinPage
from kanz_desktop.ui.leden.member_page import GoingPage, MemberPage
from kanz_desktop.ui.leden.overview import LedenPage
from kanz_desktop.ui.leden.readers_page import ReadersPage
from kanz_desktop.ui.leden.view import LedenFace, Ways
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.ticks import Tick
from tests.helpers.desk import visible_words
from tests.helpers.fitting import LAPTOP, misfits
from tests.helpers.records import ident
from tests.helpers.screens import named, type_into
from tests.helpers.team import Joined, in_dispute, leden, let_in
from tests.sim.laptop import MemoryLaptop, new_me
from tests.sim.office import GEZIN, Desk, Office

TWIN = ident("tweede gezin")


class PaperDoor:
    """What a code is checked with, without a vault."""

    def check_code(self, typed: str, code: str | None = None) -> None:
        opening.confirm_code(typed, typed if code is None else code)


class Joining:
    """Remembers what was joined; the first of two stays."""

    def __init__(self) -> None:
        self.joined: list[Vooruitzicht] = []

    def look_ahead(self, one: bytes, other: bytes) -> Vooruitzicht:
        return Vooruitzicht(one, other, ("Bram Bakker",), (), (), ())

    def join(self, ahead: Vooruitzicht) -> None:
        self.joined.append(ahead)


@dataclass
class Shown:
    """The face as it stands, and where it was left to."""

    qtbot: QtBot
    desk: Desk
    went: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    joining: Joining = field(default_factory=lambda: Joining())

    def __post_init__(self) -> None:
        ways = Ways(
            lambda: self.went.append("weg"),
            lambda: self.went.append("slot"),
            lambda: self.went.append("bijwerken"),
            self.printed.append,
        )
        self.face = LedenFace(Leden(Joined(self.desk)), self.joining, Tasks(), PaperDoor(), ways)  # type: ignore[arg-type]
        self.qtbot.addWidget(self.face, before_close_func=lambda _closing, _held=self.face: None)
        self.face.resize(LAPTOP)
        self.face.show()
        self.face.activateWindow()
        self.qtbot.waitExposed(self.face)
        self.page(LedenPage)

    def page(self, kind: type[QWidget]) -> QWidget:
        self.qtbot.waitUntil(lambda: isinstance(self.face.page, kind))
        return self.face.page

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(named(self.face, words, QPushButton), Qt.MouseButton.LeftButton)

    @property
    def words(self) -> str:
        return visible_words(self.face)

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words)


@pytest.fixture
def office() -> Office:
    """Anna is teambeheerder, Bram works with her on one gezin."""
    made = Office("Anna")
    name_oneself(made["Anna"].laptop.office, "Anna de Boer", made["Anna"].now_ms)
    let_in(made, "Bram", by="Anna", called="Bram Bakker")
    made.gezin("Anna", "Bram")
    return made


@pytest.fixture
def shown(qtbot: QtBot, office: Office) -> Shown:
    return Shown(qtbot, office["Anna"])


def enter() -> None:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


def knocking(office: Office, name: str = "Noor") -> tuple[str, ...]:
    office.desks[name] = Desk(name, MemoryLaptop(office.marker, new_me()), office.folder)
    return knock(office[name].laptop.office, office.folder).words


def wrote_late(office: Office, count: int) -> None:
    """Anna takes Bram out of the team while he writes on."""
    leden(office, "Anna").remove_member(office["Bram"].member)
    for number in range(count):
        office["Bram"].write("gedachte", f"te laat {number}")
    for name in ("Bram", "Anna"):
        office[name].sync()


def test_the_team_and_who_reads_the_gezin_stand_there(shown: Shown) -> None:
    for words in ("Anna de Boer (jij)", "teambeheerder", "Bram Bakker", "1 laptop · laatst op kantoor"):
        assert words in shown.words
    assert "jij (primaire werker), Bram Bakker (secundaire werker)" in shown.words


def test_what_a_sync_brought_stands_in_the_overview_and_disturbs_no_other_page(
    shown: Shown, office: Office
) -> None:
    let_in(office, "Siham", by="Anna", called="Siham Verzonnen")
    assert "Siham" not in shown.words
    shown.press("Collega binnenlaten")
    door = shown.page(DoorPage)
    shown.face.refresh()
    shown.qtbot.wait(50)
    assert shown.face.page is door
    shown.face.show_overview()
    shown.says("Siham Verzonnen")
    let_in(office, "Noor", by="Anna", called="Noor Vos")
    shown.face.refresh()
    shown.says("Noor Vos")
    before = shown.face.page
    shown.face.refresh()
    shown.qtbot.wait(50)
    assert shown.face.page is before  # nothing new: the keyboard stays where it was


def test_somebody_is_let_in_by_the_words_a_name_and_a_tick(shown: Shown, office: Office) -> None:
    words = knocking(office)
    shown.press("Collega binnenlaten")
    shown.page(DoorPage)
    for word in words:
        assert word in shown.words
    shown.press("Dit zijn de woorden van mijn collega")
    page = shown.page(AdmitPage)
    assert isinstance(page, AdmitPage)
    type_into(page.name, "Noor Vos")
    assert not page.next.isEnabled()
    shown.qtbot.mouseClick(page.same, Qt.MouseButton.LeftButton)
    shown.qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    shown.says("Noor Vos is binnen.")
    office.rounds()
    assert [one.name for one in leden(office, "Noor").team().members if one.me] == ["Noor Vos"]


def test_no_enter_lets_anybody_in(shown: Shown, office: Office) -> None:
    knocking(office)
    shown.press("Collega binnenlaten")
    shown.page(DoorPage)
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        QTest.keyClicks(focused, "x")
        shown.qtbot.wait(30)
    page = shown.page(AdmitPage)
    assert isinstance(page, AdmitPage)
    type_into(page.name, "Noor")
    for widget in (page.name, page.same, page.name):
        QTest.keyClick(widget, Qt.Key.Key_Return)
        shown.qtbot.wait(50)
    assert shown.face.page is page
    assert not page.same.isChecked()
    assert [one.name for one in leden(office, "Anna").team().colleagues] == ["Bram Bakker"]


def test_nobody_at_the_door_says_what_the_colleague_does_and_looks(shown: Shown, office: Office) -> None:
    shown.press("Collega binnenlaten")
    shown.says(texts.NOBODY_KNOCKS)
    words = knocking(office)
    shown.press("Nog eens kijken")
    shown.says(words[0])


def test_another_laptop_of_a_colleague_is_called_by_that_name(shown: Shown, office: Office) -> None:
    office["Bram"].laptop.office.renew()
    knock(office["Bram"].laptop.office, office.folder)
    shown.press("Collega binnenlaten")
    shown.press("Dit zijn de woorden van mijn collega")
    shown.says(texts.NEW_LAPTOP.format(name="Bram Bakker"))


def test_a_colleague_gets_a_role_in_a_gezin_and_loses_it(shown: Shown, office: Office) -> None:
    let_in(office, "Noor", by="Anna", called="Noor")
    shown.face.show_overview()
    shown.says("Noor")
    shown.press("Wie leest gezin")
    page = shown.page(ReadersPage)
    choice = named(page, "Rol van Noor", DropDown)
    choice.setCurrentIndex(choice.findData(Role.ANDER))
    choice.activated.emit(choice.currentIndex())
    shown.says("Noor (leest en schrijft mee)")
    shown.press("Wie leest gezin")
    choice = named(shown.page(ReadersPage), "Rol van Bram Bakker", DropDown)
    choice.setCurrentIndex(choice.findData(Role.NONE))
    choice.activated.emit(choice.currentIndex())
    shown.says("jij (primaire werker), Noor (leest en schrijft mee)")
    office.rounds()
    assert {one.name for one in leden(office, "Noor").readers(GEZIN)} == {"Anna de Boer", "Noor"}


def test_taking_somebody_away_says_what_it_means_first_and_a_bare_enter_goes_back(
    shown: Shown, office: Office
) -> None:
    shown.press("Meer over Bram Bakker")
    shown.page(MemberPage)
    shown.press("Weghalen …")
    shown.page(GoingPage)
    for sentence in texts.REMOVE_MEMBER:
        assert sentence.format(name="Bram Bakker") in shown.words
    enter()
    shown.page(MemberPage)
    shown.press("Weghalen …")
    shown.press("Weghalen uit het team")
    shown.says("Bram Bakker hoort niet meer bij het team.")
    office.rounds()
    assert not leden(office, "Anna").team().colleagues


def without_primaire(office: Office) -> None:
    """Anna made Bram beheerder, and he took her out of the team."""
    leden(office, "Anna").make_beheerder(office["Bram"].member)
    office.rounds()
    leden(office, "Bram").remove_member(office["Anna"].member)


def test_before_the_only_primaire_goes_the_screen_says_who_can_go_on(qtbot: QtBot, office: Office) -> None:
    leden(office, "Anna").make_beheerder(office["Bram"].member)
    office.rounds()
    shown = Shown(qtbot, office["Bram"])
    shown.press("Meer over Anna de Boer")
    shown.page(MemberPage)
    shown.press("Weghalen …")
    shown.page(GoingPage)
    assert "Anna de Boer is de enige primaire werker van De Vries." in shown.words


def test_the_secundaire_is_asked_to_go_on_when_the_only_primaire_is_gone(
    qtbot: QtBot, office: Office
) -> None:
    shown = Shown(qtbot, office["Bram"])
    shown.press("Wie leest gezin")
    assert TAKE_OVER not in visible_words(shown.page(ReadersPage))
    without_primaire(office)
    shown.face.show_overview()
    shown.page(LedenPage)
    shown.press("Wie leest gezin")
    page = shown.page(ReadersPage)
    assert TAKE_OVER in shown.words
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not page.take_over  # type: ignore[attr-defined]
    shown.press(texts.TAKE_OVER)
    shown.says("Dat is geregeld.")
    assert [one.role for one in leden(office, "Bram").readers(GEZIN)] == [Role.PRIMAIR]
    shown.press("Wie leest gezin")
    assert TAKE_OVER not in visible_words(shown.page(ReadersPage))


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_of_taking_over_is_cut(qtbot: QtBot, office: Office, look: ThemeHolder, zoom: int) -> None:
    look.set_zoom(zoom)
    without_primaire(office)
    shown = Shown(qtbot, office["Bram"])
    shown.press("Wie leest gezin")
    shown.page(ReadersPage)
    shown.qtbot.wait(200)
    assert misfits(shown.face) == []


def test_what_came_after_somebody_left_is_told_and_taken_in_by_no_bare_enter(
    shown: Shown, office: Office
) -> None:
    wrote_late(office, 3)
    shown.face.show_overview()
    shown.says("Na het vertrek van Bram Bakker kwamen nog 3 wijzigingen bij De Vries. Ze staan apart.")
    shown.press("Toch overnemen: Na het vertrek")
    shown.page(GoingPage)
    assert texts.LEAVING in shown.words
    assert "bij Samen bekijken" in shown.words
    enter()
    shown.page(LedenPage)
    assert office["Anna"].texts("gedachte") == set()
    shown.press("Toch overnemen: Na het vertrek")
    shown.page(GoingPage)
    shown.press(texts.LEAVE_IT)
    shown.page(LedenPage)
    shown.press("Toch overnemen: Na het vertrek")
    shown.page(GoingPage)
    shown.press(texts.RELEASE)
    shown.says("3 wijzigingen overgenomen bij De Vries.")
    assert "Ze staan apart" not in shown.words
    assert office["Anna"].texts("gedachte") == {"te laat 2"}


def test_a_lost_laptop_of_a_colleague_goes_and_the_colleague_stays(shown: Shown, office: Office) -> None:
    office["Bram"].laptop.office.renew()
    office.rounds(3)
    shown.face.show_overview()
    shown.says("2 laptops")
    shown.press("Meer over Bram Bakker")
    page = shown.page(MemberPage)
    lost = [one for one in page.findChildren(TouchButton) if one.text() == "Kwijt of gestolen …"]
    assert len(lost) == 2
    shown.qtbot.mouseClick(lost[0], Qt.MouseButton.LeftButton)
    assert texts.LOSE_LAPTOP[1] in shown.words
    shown.press("Deze laptop weghalen")
    shown.says(texts.LAPTOP_GONE)
    assert "Bram Bakker" in shown.words


def test_the_kantoorsleutel_is_made_typed_back_and_opens_what_is_chosen(shown: Shown, office: Office) -> None:
    shown.press("Kantoorsleutel maken")
    page = shown.page(CodePage)
    assert isinstance(page, CodePage)
    assert texts.KEY_LEAD in shown.words
    shown.press("Afdrukken")
    assert shown.printed == [page.code]
    code = page.code
    shown.press("Ik heb hem op papier")
    back = shown.page(CodeBackPage)
    assert isinstance(back, CodeBackPage)
    type_into(back.field.line, code.replace(" ", ""))
    QTest.keyClick(back.field.line, Qt.Key.Key_Return)
    shown.says(texts.KEY_MADE)
    shown.press("Wie leest gezin")
    tick = named(shown.page(ReadersPage), texts.KEY_READS, Tick)
    shown.qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    shown.says("(met de kantoorsleutel)")
    assert leden(office, "Anna").team().kantoorsleutel is not None
    shown.press("Deze sleutel niet meer laten gelden")
    shown.page(GoingPage)
    assert texts.KEY_GOES[0] in shown.words
    enter()
    shown.page(LedenPage)
    assert leden(office, "Anna").team().kantoorsleutel is not None
    shown.press("Deze sleutel niet meer laten gelden")
    shown.page(GoingPage)
    shown.press(texts.KEY_NO_MORE)
    shown.says(texts.KEY_GONE)
    assert leden(office, "Anna").team().kantoorsleutel is None


def test_a_second_press_makes_no_second_kantoorsleutel(shown: Shown, office: Office) -> None:
    for _ in range(2):
        shown.press("Kantoorsleutel maken")
    shown.page(CodePage)
    shown.qtbot.wait(100)
    assert sum(one.kantoor for one in leden(office, "Anna").team().members) == 1


def test_who_decides_that_a_removal_stands_reads_what_it_means_first(qtbot: QtBot) -> None:
    office = in_dispute()
    shown = Shown(qtbot, office["Noor"])
    shown.press("Bram is weg")
    shown.page(GoingPage)
    assert texts.REMOVE_MEMBER[0].format(name="Bram") in shown.words
    enter()
    shown.page(LedenPage)
    assert len(leden(office, "Noor").team().disputes) == 2
    shown.press("Bram is weg")
    shown.press("Weghalen uit het team")
    shown.qtbot.waitUntil(lambda: not leden(office, "Noor").team().disputes)


def test_a_role_that_was_refused_does_not_stand_there(
    shown: Shown, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_about: object) -> NoReturn:
        raise KantoorBezig

    monkeypatch.setattr(Leden, "let_read", refuse)
    leden(office, "Anna").make_kantoorsleutel()
    shown.face.show_overview()
    shown.says(texts.KEY_THERE)
    shown.press("Wie leest gezin")
    choice = named(shown.page(ReadersPage), "Rol van Bram Bakker", DropDown)
    choice.setCurrentIndex(choice.findData(Role.NONE))
    choice.activated.emit(choice.currentIndex())
    shown.says(explain(KantoorBezig()).what)
    choice = named(shown.page(ReadersPage), "Rol van Bram Bakker", DropDown)
    assert choice.currentData() is Role.SECUNDAIR
    named(shown.face, texts.KEY_READS, Tick).click()
    shown.qtbot.waitUntil(lambda: not named(shown.face, texts.KEY_READS, Tick).isChecked())


def test_going_back_waits_for_no_sync(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = threading.Event()
    overview = Leden.overview

    def wait(self: Leden) -> Overview:
        synced.wait(10)
        return overview(self)

    shown.press("Meer over Bram Bakker")
    shown.page(MemberPage)
    monkeypatch.setattr(Leden, "overview", wait)
    shown.press("Terug")
    assert isinstance(shown.face.page, LedenPage)
    synced.set()


def test_who_is_no_beheerder_is_offered_nothing_that_would_be_refused(qtbot: QtBot, office: Office) -> None:
    shown = Shown(qtbot, office["Bram"])
    assert "Kantoorsleutel maken" not in shown.words
    shown.press("Meer over Anna de Boer")
    shown.page(MemberPage)
    assert "Weghalen" not in shown.words
    assert "Kwijt of gestolen" not in shown.words


def test_who_knocked_sees_the_words_and_who_was_taken_away_can_knock_again(
    qtbot: QtBot, office: Office
) -> None:
    words = knocking(office)
    shown = Shown(qtbot, office["Noor"])
    assert texts.KNOCKED in shown.words
    for word in words:
        assert word in shown.words
    bram = office["Bram"]
    leden(office, "Anna").remove_member(bram.member)
    office["Anna"].sync()
    bram.sync()
    out = Shown(qtbot, bram)
    assert texts.OUT in out.words
    out.press("Opnieuw aankloppen")
    out.says("woord 8")


def test_a_folder_that_is_away_is_said_in_the_page(shown: Shown, office: Office) -> None:
    office.memory.files.clear()
    shown.press("Collega binnenlaten")
    shown.says("Deze map is niet de kantoormap van jouw team.")


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_and_every_control_has_a_name(
    qtbot: QtBot, office: Office, look: ThemeHolder, zoom: int
) -> None:
    look.set_zoom(zoom)
    knocking(office)
    leden(office, "Anna").make_kantoorsleutel()
    shown = Shown(qtbot, office["Anna"])
    found = misfits(shown.face)
    for steps in (
        ["Meer over Bram Bakker", "Weghalen …"],
        ["Terug", "Terug", "Wie leest gezin"],
        ["Terug", "Collega binnenlaten", "Dit zijn de woorden van mijn collega"],
        ["Terug", "Terug", "Toch overnemen: Na het vertrek"],
    ):
        if steps[-1].startswith("Toch"):
            wrote_late(office, 3)
        for words in steps:
            shown.press(words)
            shown.qtbot.wait(200)
            found += misfits(shown.face)
    assert found == []


@pytest.fixture
def twice(qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A second gezin stands on Anna's laptop, with the same family in it."""
    both = [(GEZIN, "De Vries"), (TWIN, "De Vries (nieuw)")]
    monkeypatch.setattr(Joined, "gezinnen", lambda _self: both)
    return Shown(qtbot, office["Anna"])


def choose_twin(twice: Shown) -> JoinPage:
    twice.press("Wie leest gezin De Vries (nieuw)")
    twice.press(texts.TWICE)
    page = twice.page(JoinPage)
    assert isinstance(page, JoinPage)
    return page


def test_a_family_that_stands_there_twice_is_joined_after_reading_what_it_means(twice: Shown) -> None:
    page = choose_twin(twice)
    assert not page.next.isEnabled()
    page.other.setCurrentIndex(1)
    twice.press("Kijk wat het betekent")
    twice.page(GoingPage)
    assert "Dit blijft: De Vries (nieuw)" in twice.words
    assert "Daarna ook te lezen voor Bram Bakker" in twice.words
    assert twice.joining.joined == []
    twice.press("Samenvoegen")
    twice.says(texts.JOINED)
    assert [(one.stays, one.goes) for one in twice.joining.joined] == [(TWIN, GEZIN)]


def test_a_bare_enter_joins_nothing(twice: Shown) -> None:
    choose_twin(twice).other.setCurrentIndex(1)
    twice.press("Kijk wat het betekent")
    twice.page(GoingPage)
    enter()
    twice.page(ReadersPage)
    assert twice.joining.joined == []


def test_who_has_one_gezin_is_not_asked_whether_it_stands_there_twice(shown: Shown) -> None:
    shown.press("Wie leest gezin")
    shown.page(ReadersPage)
    assert texts.TWICE not in shown.words


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_of_joining_is_cut(look: ThemeHolder, twice: Shown, zoom: int) -> None:
    look.set_zoom(zoom)
    twice.press("Wie leest gezin De Vries (nieuw)")
    found = misfits(twice.page(ReadersPage))
    twice.press(texts.TWICE)
    page = twice.page(JoinPage)
    assert isinstance(page, JoinPage)
    page.other.setCurrentIndex(1)
    found += misfits(twice.face)
    twice.press("Kijk wat het betekent")
    twice.page(GoingPage)
    twice.qtbot.wait(100)
    assert found + misfits(twice.face) == []
