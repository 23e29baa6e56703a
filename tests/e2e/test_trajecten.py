"""Three made-up trajecten from instroom to nazorg: typed in the window, printed whole, and looked at.

Nothing here is read from a demo: hands go over the screens of the real window, on a real vault, on days
that the test decides. Every form and screen is then laid beside the picture that is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.domain.meetings import FAMILY_TALK
from kanz_desktop.paths import AppPaths
from kanz_desktop.reports.forms import FORMS
from kanz_desktop.reports.model import Options
from kanz_desktop.services import export
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.view import VandaagView
from kanz_desktop.ui.widgets.later import Later
from tests.helpers.desk import Desk
from tests.helpers.laptops import new_laptop
from tests.helpers.trajecten import groot_gezin, mpg, vroeg_einde
from tests.helpers.trajecten.calendar import Calendar
from tests.helpers.trajecten.hands import Hands
from tests.helpers.trajecten.pictures import RENEW, Album

DARK = frozenset({"pad", "netwerk", "gezinsplan", "overleg"})
_NO_PICTURE = frozenset({"samen", "zoeken", "afdrukken", "prullenbak", "inzage", "wie-kan-lezen"})
"""Nothing of a traject stands there, or it is read meanwhile; the inzageregister is held to its forms."""


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    made = Calendar(date(2025, 1, 1))
    made.replace_clock(monkeypatch)
    return made


@pytest.fixture
def desk(
    qtbot: QtBot, look: ThemeHolder, calendar: Calendar, tmp_path: Path, qapp: QApplication
) -> Iterator[Desk]:
    """The window of a worker who has no gezin yet."""
    qapp.setCursorFlashTime(0)
    paths = AppPaths(tmp_path / "profiel")
    place, _ = new_laptop(paths, "Anouk Verzonnen")
    place.close()
    made = Desk(qtbot, paths, Message())
    made.window.resize(1366, 768)
    made.unlock()
    yield made
    made.close()


def begin(desk: Desk, naam: str) -> Hands:
    """A new gezin, typed among my gezinnen."""
    face = desk.face(VandaagView)
    assert isinstance(face, VandaagView)
    desk.qtbot.keyClicks(face.name, naam)
    desk.qtbot.keyClick(face.name, Qt.Key.Key_Return)
    return Hands(desk)


def print_all(hands: Hands, album: Album) -> None:
    """Every form that has something of this traject, as the screen makes it before it is printed."""
    sessie = hands.view.context.sessie
    for form in FORMS:
        if form.blank:
            continue
        audience = TABLE_VIEW if form.family else WORKER_VIEW
        album.form(form.id, export.render(sessie, form.id, audience=audience).pdf)
    for place, meeting in enumerate(hands.rows("overleg"), start=1):
        if meeting.choice("soort") == FAMILY_TALK:
            continue  # it has no paper of its own
        form_id = "mdo-verslag" if meeting.choice("soort").startswith("mdo") else "uitvoerders-verslag"
        made = export.render(sessie, form_id, audience=TABLE_VIEW, options=Options(meeting=meeting.id))
        album.form(f"{form_id}-{place}", made.pdf)


def look_at_all(hands: Hands, album: Album, look: ThemeHolder) -> None:
    for mode in ("light", "dark"):
        look.set_look(mode, 100)
        for screen in hands.view.screen_ids():
            if screen in _NO_PICTURE or (mode == "dark" and screen not in DARK):
                continue
            hands.go(screen)
            album.screen(screen if mode == "light" else f"{screen}-donker", whole_page(hands, look))


def whole_page(hands: Hands, look: ThemeHolder) -> QImage:
    """The screen from its title to its end, also what only scrolling shows; without a cursor."""
    page = hands.screen.scroll_area.widget()
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    hands.settle()
    for place in page.findChildren(Later):
        place.now()
    hands.settle()
    picture = QImage(page.size(), QImage.Format.Format_RGB32)
    picture.fill(look.theme.color("paper"))
    page.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


def name_of(traject: ModuleType) -> str:
    return traject.__name__.rpartition(".")[2]


@pytest.mark.parametrize("traject", [vroeg_einde, mpg, groot_gezin], ids=name_of)
def test_a_traject_goes_from_instroom_to_nazorg_and_looks_as_it_did(
    desk: Desk, calendar: Calendar, look: ThemeHolder, traject: ModuleType
) -> None:
    calendar.on(traject.BEGIN)
    hands = begin(desk, traject.NAAM)
    traject.play(hands, calendar)
    album = Album(name_of(traject))
    print_all(hands, album)
    look_at_all(hands, album, look)
    assert album.wrong == {}
    assert album.left_over() == set() or RENEW
