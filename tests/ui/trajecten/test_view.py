"""The overview over trajecten as a window: choices, figures, assumptions, and words when there are few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.trajectsom import TrajectSom
from kanz_desktop.reports.trajecten.figures import Trajecten
from kanz_desktop.services import trajecten
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.trajecten import presenter
from kanz_desktop.ui.trajecten import view as view_module
from kanz_desktop.ui.trajecten.view import TrajectenFace
from tests.helpers.fitting import LAPTOP, hidden, jumps_back, misfits, walk
from tests.helpers.open_gezin import werkplek_in
from tests.helpers.screens import named, names, unnamed

POINTS = {"leefgebied-1": (6, 12), "punt-huishouden": (8, 13)}


def some() -> Trajecten:
    sums = [TrajectSom(2025, 14, "positief", 6000, POINTS) for _ in range(8)]
    sums += [TrajectSom(2026, 9, "voortijdig", 3000, POINTS) for _ in range(6)]
    return Trajecten(sums)


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made


@pytest.fixture
def face(qtbot: QtBot, werkplek: Werkplek, tasks: Tasks) -> Iterator[TrajectenFace]:
    made = TrajectenFace(werkplek, tasks, lambda: None, lambda: None)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_face(made)
    window.resize(LAPTOP)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: made.overview is not None and window.isActiveWindow())
    yield made
    window.close_for_good()


def said(face: TrajectenFace) -> str:
    return "\n".join(words.text() for words in face.findChildren(QLabel) if words.isVisible())


def test_without_a_closed_traject_it_says_how_one_is_closed(face: TrajectenFace) -> None:
    assert presenter.NONE_YET in said(face)
    assert not face.csv.isEnabled()
    assert names(face, QPushButton).count("Jaar van afsluiten") == 0


def test_a_choice_counts_anew(qtbot: QtBot, face: TrajectenFace) -> None:
    face.show_found(some())
    assert "14 trajecten" in face.head.text()
    figures = "van 3,0 naar 6,0 · +3,0 (spreiding 0,0) · 100% beter · 14 trajecten"
    qtbot.waitUntil(lambda: figures in said(face))
    named(face, "2026", QPushButton).click()
    assert "6 trajecten" in face.head.text()
    assert face.csv.isEnabled()
    named(face, "positief einde", QPushButton).click()
    assert face.head.text() == "Te weinig trajecten om te laten zien."
    assert not face.pdf.isEnabled()


def test_few_closed_trajecten_are_a_calm_sentence(face: TrajectenFace) -> None:
    face.show_found(Trajecten([TrajectSom(2026, 9, "positief", 60, POINTS)] * 3))
    assert face.head.text() == presenter.WAITING


def test_an_assumption_is_changed_where_it_stands_and_put_back_when_it_is_emptied(
    qtbot: QtBot, face: TrajectenFace, werkplek: Werkplek
) -> None:
    face.show_found(some())
    assert face.costs.fields["jaar-laag"].text() == "40.000"
    assert face.costs.result.text() == presenter.MISSING
    for aanname, text in (("deel", "10"), ("uur", "€ 90")):
        face.costs.fields[aanname].setText(text)
        face.costs.fields[aanname].editingFinished.emit()
    qtbot.waitUntil(lambda: "De hulp kostte" in face.costs.result.text())
    assert "€ 56.000 tot € 105.000" in face.costs.result.text()
    face.costs.fields["uur"].setText("veel")
    face.costs.fields["uur"].editingFinished.emit()
    assert "Schrijf een heel getal" in said(face)
    assert trajecten.assumed(werkplek)["uur"] == 90
    face.costs.fields["uur"].setText("")
    face.costs.fields["uur"].editingFinished.emit()
    qtbot.waitUntil(lambda: trajecten.assumed(werkplek)["uur"] is None)


def test_both_are_kept_where_one_asks(
    qtbot: QtBot, face: TrajectenFace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    face.show_found(some())
    monkeypatch.setattr(view_module, "ask_target", lambda _parent, _title, name: tmp_path / name)
    face.csv.click()
    face.pdf.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) == 2)
    qtbot.waitUntil(lambda: (tmp_path / "Overzicht trajecten.pdf").read_bytes().startswith(b"%PDF"))


@pytest.mark.parametrize(("mode", "zoom"), [("light", 100), ("dark", 200)])
def test_it_fits_and_tab_goes_as_one_reads(
    qtbot: QtBot, face: TrajectenFace, look: ThemeHolder, mode: str, zoom: int
) -> None:
    look.set_look(mode, zoom)
    face.show_found(some())
    qtbot.wait(200)
    assert misfits(face.window()) == []
    assert unnamed(face) == []
    face.focus_first()
    stops = walk(face.page)
    assert hidden(stops) == []
    assert jumps_back(stops, face.page.scroll_area.widget()) == []


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("40.000", 40000), ("€ 90", 90), ("0", 0), ("", None), ("-5", None), ("9" * 9, None), ("4,5", None)],
)
def test_amounts_are_whole_numbers_as_people_write_them(typed: str, amount: int | None) -> None:
    assert presenter.parse_amount(typed) == amount
