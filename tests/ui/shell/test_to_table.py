"""Who sits at the table is asked in the page, and the window at the table is for exactly these persons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import PERSONS
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.edits import set_audience
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.handover import read_handover
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.aan_tafel.view import FOR_EVERYONE, FOR_THESE, AanTafelFace
from kanz_desktop.ui.shell.process import EXIT_LOCK, EXIT_TABLE, Message, Place
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.desk import Desk, words_on
from tests.helpers.laptops import new_laptop

SECRET = "Sanne piekert over geld"


@pytest.fixture
def profile(tmp_path: Path) -> tuple[AppPaths, bytes]:
    """Sanne, Kemal, and words that only Sanne may read."""
    paths = AppPaths(tmp_path / "profiel")
    werkplek, _ = new_laptop(paths)
    sessie = werkplek.open_gezin(werkplek.new_gezin("De Vries").id)
    for name in ("Sanne", "Kemal"):
        sessie.apply(new_gezinslid(sessie.snapshot, sessie.pen(), naam=name), "gezin").result()
    sanne = next(member.id for member in sessie.snapshot.of("gezinslid") if member.text("naam") == "Sanne")
    edits = new_probleem(sessie.snapshot, sessie.pen(), "leefgebied-2", woorden=SECRET)
    problem = edits[0].record
    sessie.apply(edits, "leefgebieden").result()
    only_her = set_audience(sessie.snapshot, problem, "probleem", sessie.pen(), PERSONS, (sanne,))
    sessie.apply(only_her, "leefgebieden").result()
    gezin = sessie.id
    werkplek.close()
    return paths, gezin


@pytest.fixture
def desks(qtbot: QtBot) -> Iterator[list[Desk]]:
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        desk.close()


def asked(qtbot: QtBot, profile: tuple[AppPaths, bytes], desks: list[Desk]) -> tuple[Desk, AanTafelFace]:
    desk = Desk(qtbot, profile[0], Message(place=Place(profile[1].hex(), "leefgebieden")))
    desks.append(desk)
    desk.unlock()
    desk.gezin()
    desk.key(Qt.Key.Key_F9)
    face = desk.face(AanTafelFace)
    assert isinstance(face, AanTafelFace)
    return desk, face


@pytest.mark.parametrize(
    ("names", "seen"), [((), False), (("Sanne",), True), (("Kemal",), False), (("Sanne", "Kemal"), False)]
)
def test_what_is_seen_at_the_table_is_for_exactly_who_sits_there(
    qtbot: QtBot,
    look: ThemeHolder,
    profile: tuple[AppPaths, bytes],
    desks: list[Desk],
    names: tuple[str, ...],
    seen: bool,
) -> None:
    desk, face = asked(qtbot, profile, desks)
    for chip in face.chips.values():
        if chip.text() in names:
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert face.unknown.isChecked() is (not names)
    assert face.meaning.text() == (FOR_THESE if names else FOR_EVERYONE)
    qtbot.mouseClick(face.start, Qt.MouseButton.LeftButton)
    assert desk.ended() == EXIT_TABLE
    assert len(read_handover(desk.flow.left.secret).persons) == len(names)
    look.set_table(True)
    table = Desk(qtbot, profile[0], desk.flow.left)
    desks.append(table)
    view = table.gezin()
    assert (SECRET in str([r.text("woorden") for r in view.context.snapshot.of("probleem")])) is seen
    assert (SECRET in words_on(table.window)) is False or seen
    table.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert table.ended() == EXIT_LOCK
    again = Desk(qtbot, profile[0], table.flow.left)
    desks.append(again)
    again.unlock()
    assert again.ended() == EXIT_TABLE
    assert read_handover(again.flow.left.secret).persons == read_handover(desk.flow.left.secret).persons


def test_one_can_think_better_of_it_and_is_back_on_the_same_screen(
    qtbot: QtBot, profile: tuple[AppPaths, bytes], desks: list[Desk]
) -> None:
    desk, _face = asked(qtbot, profile, desks)
    desk.key(Qt.Key.Key_Escape)
    assert desk.gezin().current == "leefgebieden"


def test_a_lock_while_it_is_asked_comes_back_in_the_gezin(
    qtbot: QtBot, profile: tuple[AppPaths, bytes], desks: list[Desk]
) -> None:
    desk, _face = asked(qtbot, profile, desks)
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.ended() == EXIT_LOCK
    assert desk.flow.left.place == Place(profile[1].hex(), "leefgebieden")


def test_enter_after_a_tap_goes_on_with_who_was_tapped(
    qtbot: QtBot, profile: tuple[AppPaths, bytes], desks: list[Desk]
) -> None:
    desk, face = asked(qtbot, profile, desks)
    for chip in face.chips.values():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert desk.ended() == EXIT_TABLE
    assert len(read_handover(desk.flow.left.secret).persons) == 2
