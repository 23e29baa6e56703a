"""A new laptop, the office folder and a code on paper: from the first page to the caseload."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.crypto import recovery_code
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.kantoor.kantoor import Kantoor
from kanz_desktop.services.kantoor.verslag import Verslag
from kanz_desktop.sync.watch import Watch
from kanz_desktop.ui.opening.office import CHOOSE, FETCHED, FetchPage, OfficePage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage, NamePage, PassphrasePage
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.vandaag.rows import GezinRow
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.helpers.desk import Desk, visible_words
from tests.helpers.drill import fill
from tests.helpers.fitting import misfits
from tests.helpers.kantoren import Kantoor as Team
from tests.helpers.screens import type_into

NEW = "negen lauwe theepotten fluiten zonder deksel in maart"


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, str]:
    """An office folder with the gezinnen of a laptop that is gone, and its code on paper."""
    kantoor = Team(tmp_path / "team")
    anouk, code = kantoor.founder("Anouk Jansen")
    for name in ("Bakker", "De Vries"):
        fill(anouk.open_gezin(anouk.new_gezin(name).id))
    kantoor.rounds(anouk)
    kantoor.close()
    return kantoor.folder, code


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, AppPaths(tmp_path / "nieuw"), Message())
    yield made
    made.close()


def page(desk: Desk, kind: type[OpeningPage]) -> OpeningPage:
    face = desk.face(OpeningFace)
    assert isinstance(face, OpeningFace)
    desk.qtbot.waitUntil(lambda: isinstance(face.page, kind), timeout=30_000)
    return face.page


def asked(desk: Desk, folder: str, code: str) -> OfficePage:
    first = page(desk, NamePage)
    assert isinstance(first, NamePage)
    desk.qtbot.mouseClick(first.has_office, Qt.MouseButton.LeftButton)
    found = page(desk, OfficePage)
    assert isinstance(found, OfficePage)
    found.line.setText(folder)
    found.code.line.setText(code)
    desk.qtbot.mouseClick(found.next, Qt.MouseButton.LeftButton)
    return found


def fetching(desk: Desk, office: tuple[Path, str]) -> FetchPage:
    """All pages up to the one on which the gezinnen come in."""
    asked(desk, str(office[0]), office[1].lower())
    choice = page(desk, PassphrasePage)
    assert isinstance(choice, PassphrasePage)
    assert "Welkom terug, Anouk Jansen" in visible_words(desk.window)
    desk.qtbot.waitUntil(choice.next.isEnabled)
    choice.alone.setChecked(True)
    type_into(choice.choice.first.line, NEW)
    type_into(choice.choice.again.line, NEW)
    desk.qtbot.mouseClick(choice.next, Qt.MouseButton.LeftButton)
    shown = page(desk, CodePage)
    assert isinstance(shown, CodePage)
    assert shown.code != office[1]
    desk.qtbot.mouseClick(shown.next, Qt.MouseButton.LeftButton)
    back = page(desk, CodeBackPage)
    assert isinstance(back, CodeBackPage)
    back.field.line.setText(shown.code)
    desk.qtbot.mouseClick(back.next, Qt.MouseButton.LeftButton)
    fetched = page(desk, FetchPage)
    assert isinstance(fetched, FetchPage)
    return fetched


def test_all_gezinnen_stand_there_again_after_the_folder_the_code_and_a_new_passphrase(
    desk: Desk, office: tuple[Path, str]
) -> None:
    fetched = fetching(desk, office)
    desk.qtbot.waitUntil(lambda: f"2 gezinnen staan er weer. {FETCHED}" in visible_words(fetched))
    desk.qtbot.mouseClick(fetched.next, Qt.MouseButton.LeftButton)
    vandaag = desk.face(VandaagView)
    desk.qtbot.waitUntil(lambda: len(vandaag.findChildren(GezinRow)) == 2)


def test_who_does_not_wait_for_a_slow_folder_goes_on_to_the_caseload(
    desk: Desk, office: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bijwerken = Kantoor.bijwerken

    def slowly(kantoor: Kantoor, watch: Watch | None = None, **given: bool) -> Verslag:
        assert watch is not None
        watch.moved(12, 3_200_000)
        watch.ahead(28, 14_800_000)
        for _ in range(1000 if given.get("alleen_tekst") else 0):
            watch.waiting()
            time.sleep(0.01)
        return bijwerken(kantoor, watch, **given)

    monkeypatch.setattr(Kantoor, "bijwerken", slowly)
    fetched = fetching(desk, office)
    desk.qtbot.waitUntil(lambda: "12 van 40 bestanden" in visible_words(fetched))
    assert misfits(fetched) == []
    desk.qtbot.mouseClick(fetched.later, Qt.MouseButton.LeftButton)
    desk.face(VandaagView)


def test_another_code_a_slip_and_no_folder_are_each_said(desk: Desk, office: tuple[Path, str]) -> None:
    found = asked(desk, "", office[1])
    assert CHOOSE in visible_words(found)
    found.line.setText(str(office[0]))
    found.code.line.setText(recovery_code.format_code(bytes(20)))
    desk.qtbot.mouseClick(found.next, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: "herstelcode" in visible_words(found.trouble))
    assert found.sheet.isEnabled()
    found.code.line.setText(office[1][:-1])
    desk.qtbot.mouseClick(found.next, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: "groep 8" in visible_words(found).lower())


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_of_it_is_cut(desk: Desk, look: ThemeHolder, zoom: int) -> None:
    look.set_zoom(zoom)
    first = page(desk, NamePage)
    assert isinstance(first, NamePage)
    assert misfits(first) == []
    desk.qtbot.mouseClick(first.has_office, Qt.MouseButton.LeftButton)
    assert misfits(page(desk, OfficePage)) == []
