"""The caseload on the screen: what is due by when, all of it when asked, and every line leads somewhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.services.termijnen import DueItem
from kanz_desktop.services.vandaag import GezinRegel, vandaag
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.vandaag.presenter import MOST_LINES, page
from kanz_desktop.ui.vandaag.rows import DueRow, GezinRow, TogetherRow
from kanz_desktop.ui.vandaag.view import TOGETHER_SCREEN, VandaagView
from kanz_desktop.ui.widgets.buttons import LinkButton
from kanz_desktop.ui.widgets.elided import ElidedLabel
from kanz_desktop.ui.widgets.surfaces import Words

MONDAY = date(2026, 11, 23)
GEZIN = b"gezin-de-vries--"


class Way:
    """Remembers where somebody went."""

    def __init__(self) -> None:
        self.went: list[tuple[Id, str, Id | None]] = []

    def open_gezin(self, gezin: Id, screen: str = "", record: Id | None = None) -> None:
        self.went.append((gezin, screen, record))

    def new_gezin(self, name: str) -> None: ...
    def lock(self) -> None: ...
    def show_vandaag(self) -> None: ...
    def show_kluis(self) -> None: ...
    def show_bijwerken(self) -> None: ...
    def show_trajecten(self) -> None: ...
    def show_leden(self) -> None: ...


@pytest.fixture
def way() -> Way:
    return Way()


@pytest.fixture
def view(qtbot: QtBot, methode: Methode, way: Way) -> VandaagView:
    """Ten papers: one of yesterday, one of today, the others in the days after."""
    due = tuple(
        DueItem("termijn", MONDAY + timedelta(days=n), bytes([n + 1] * 16), f"brief {n}")
        for n in range(-1, 9)
    )
    made = VandaagView(way)
    qtbot.addWidget(made)
    found = vandaag([GezinRegel(GEZIN, "De Vries", due=due)], MONDAY)
    made.show_page(page(found, methode, "Anouk", datetime(2026, 11, 23, 8).astimezone()))
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def due_rows(view: VandaagView) -> list[DueRow]:
    return [row for row in view.findChildren(DueRow) if row.isVisible()]


def test_what_is_due_stands_under_when_it_is(view: VandaagView) -> None:
    words = [w.text() for w in view.due.findChildren(Words) if w.isVisible()]
    order = [words.index(title) for title in ("Nog van eerder", "Vandaag", "Deze week")]
    assert order == sorted(order)
    assert "al 1 dag open" in words


def test_the_rest_comes_when_somebody_asks_and_the_keyboard_goes_on_there(
    qtbot: QtBot, view: VandaagView
) -> None:
    assert len(due_rows(view)) == MOST_LINES
    more = next(link for link in view.findChildren(LinkButton) if link.text() == "nog 4 laten zien")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(due_rows(view)) == 10)
    assert QApplication.focusWidget() is due_rows(view)[MOST_LINES]


def test_long_words_wrap_in_a_narrow_window_and_the_line_grows(
    qtbot: QtBot, methode: Methode, way: Way
) -> None:
    made = VandaagView(way)
    qtbot.addWidget(made)
    brief = DueItem("termijn", MONDAY, bytes(16), "brief van het energiebedrijf " * 6)
    found = vandaag([GezinRegel(GEZIN, "De Vries", due=(brief,))], MONDAY)
    made.show_page(page(found, methode, "Anouk", datetime(2026, 11, 23, 8).astimezone()))
    made.resize(700, 700)
    made.show()
    (line,) = due_rows(made)
    qtbot.waitUntil(lambda: line.height() > 45)
    for words in line.findChildren(Words):
        assert words.height() >= words.heightForWidth(words.width())


def test_a_line_opens_the_record_that_it_is_about(qtbot: QtBot, view: VandaagView, way: Way) -> None:
    qtbot.mouseClick(due_rows(view)[1], Qt.MouseButton.LeftButton)
    assert way.went == [(GEZIN, "gezinsmap", bytes([1] * 16))]


def test_what_there_is_to_look_at_together_leads_to_that_screen(
    qtbot: QtBot, methode: Methode, way: Way
) -> None:
    made = VandaagView(way)
    qtbot.addWidget(made)
    found = vandaag([GezinRegel(GEZIN, "De Vries", samen=1)], MONDAY)
    made.show_page(page(found, methode, "Anouk", datetime(2026, 11, 23, 8).astimezone()))
    (line,) = made.findChildren(TogetherRow)
    assert line.accessibleName() == "De Vries, 1 om samen te bekijken"
    line.click()
    assert way.went == [(GEZIN, "samen", None)]
    assert TOGETHER_SCREEN in [screen.id for screen in SCREENS]


def test_a_line_under_the_page_takes_the_room_of_a_line(qtbot: QtBot, view: VandaagView) -> None:
    view.resize(1300, 700)
    view.show()
    view.notices.show_good("De reservekopie is gemaakt.")
    qtbot.waitUntil(lambda: view.notices.height() > 0 and view.page.height() > 550)


def test_what_is_not_on_the_office_yet_stands_in_the_line_of_its_gezin_and_stays_there(
    qtbot: QtBot, view: VandaagView
) -> None:
    row = view.findChildren(GezinRow)[0]
    view.show_office({row.gezin.id: ("nog 3 naar kantoor", "3 wijzigingen nog niet op kantoor")})
    for compact in (False, True):
        view.set_compact(compact)
        view.show_page(view._page_now)
        qtbot.wait(10)
        (said,) = (
            one for one in view.findChildren(ElidedLabel) if "kantoor" in one.text() and one.isVisible()
        )
        assert said.width() >= said.fontMetrics().horizontalAdvance(said.text())
        assert view.findChildren(GezinRow)[-1].accessibleName().endswith("nog niet op kantoor, openen")


def test_the_keyboard_stays_with_its_gezin_when_the_page_is_made_again(
    qtbot: QtBot, view: VandaagView
) -> None:
    view.focus_first()
    view.set_compact(True)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), GezinRow))
    assert QApplication.focusWidget() is view.findChildren(GezinRow)[-1]
