"""Disks and files that do not cooperate, met in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services.sources import Source
from kanz_desktop.ui.afdrukken import screen as afdrukken
from kanz_desktop.ui.afdrukken.screen import AfdrukkenScreen
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from kanz_desktop.ui.shell.process import Message, Place
from kanz_desktop.ui.vandaag.view import VandaagView
from tests.e2e.conftest import Start
from tests.helpers.bad_luck import small_disk
from tests.helpers.desk import Desk, visible_words

OLD = b"%PDF-1.4 de oude pdf van vorige week"


def opened(start: Start, ids: dict[str, bytes], screen: str) -> Desk:
    desk = start(Message(place=Place(ids["El Amrani"].hex(), screen)))
    desk.unlock()
    desk.gezin()
    return desk


def map_of(desk: Desk) -> GezinsmapScreen:
    found = desk.gezin().screen_now()
    assert isinstance(found, GezinsmapScreen)
    return found


def test_papers_that_come_in_through_the_screen_each_say_what_became_of_them(
    start: Start, ids: dict[str, bytes], tmp_path: Path
) -> None:
    desk = opened(start, ids, "gezinsmap")
    (tmp_path / "leeg.pdf").touch()
    long = "bijlage " * 45 + "\u202efdp.exe"
    map_of(desk).take_in([
        Source.from_path(tmp_path / "leeg.pdf"),
        Source.from_path(tmp_path / "bestaat niet"),
        Source.from_bytes(long, b"uit een e-mail"),
    ])  # fmt: skip
    desk.shows("1 papier zit veilig in de map.")
    said = visible_words(desk.window)
    assert "“leeg.pdf”: Dit bestand is leeg." in said
    assert "“bestaat niet”: Dit bestand is er niet meer." in said
    assert "\u202e" not in said
    (kept,) = desk.gezin().context.snapshot.of("document")
    assert len(kept.text("bestandsnaam")) <= 255


def test_a_picture_that_is_broken_is_kept_and_its_page_says_so(
    start: Start, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = opened(start, ids, "gezinsmap")
    map_of(desk).take_in([Source.from_bytes("foto.png", b"\x89PNG\r\n\x1a\nkapot")])
    desk.shows("1 papier zit veilig in de map.")
    (kept,) = desk.gezin().context.snapshot.of("document")
    map_of(desk).open_paper(kept.id)
    desk.shows("Dit bestand is kapot, of het is iets anders dan het lijkt.")
    desk.shows("Het is precies zo bewaard als het is.")


@pytest.mark.parametrize("target", ["map.pdf", "weg/plan.pdf"])
def test_a_pdf_that_cannot_stand_where_it_was_asked_is_said_in_the_page(
    start: Start, ids: dict[str, bytes], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    target: str,
) -> None:  # fmt: skip
    (tmp_path / "map.pdf").mkdir()
    monkeypatch.setattr(afdrukken, "ask_target", lambda *_: tmp_path / target)
    desk = opened(start, ids, "afdrukken")
    screen = desk.gezin().screen_now()
    assert isinstance(screen, AfdrukkenScreen)
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=15_000)
    screen.save()
    desk.shows("Op deze plek kan geen bestand komen")
    assert list((tmp_path / "map.pdf").iterdir()) == []
    monkeypatch.setattr(afdrukken, "ask_target", lambda *_: tmp_path / "plan.pdf")
    screen.save()
    desk.shows("Opgeslagen als PDF.")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_on_a_disk_that_may_only_be_read_the_window_opens_and_says_so(
    start: Start, paths: AppPaths, ids: dict[str, bytes], tmp_path: Path
) -> None:
    with small_disk(tmp_path / "schijf") as remount:
        there = AppPaths(Path(shutil.copytree(paths.data, tmp_path / "schijf" / "profiel")))
        remount("ro")
        desk = start(profile=there)
        desk.unlock()
        desk.face(VandaagView)
        desk.flow.open_gezin(ids["De Vries"])
        desk.gezin()
        desk.shows("Hier mag de app niets opslaan.")
