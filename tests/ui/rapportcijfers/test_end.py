"""The end measurement on the screen: who may lead it, nothing of before in sight, four lists, one apart."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.domain.values import Mark
from kanz_desktop.services import eindmeting
from kanz_desktop.services.balans import new_balans
from kanz_desktop.services.cijfers import END, NOW, START, marks, set_mark
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.leefgebieden.screen import LeefgebiedenScreen
from kanz_desktop.ui.rapportcijfers.screen import RapportcijfersScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.mark_bar import MarkBar, MarkButton
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.ticks import Tick
from tests.helpers.fitting import LAPTOP, jumps_back, misfits, walk
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import named, names, opened, type_into, unnamed

GOAL = "De post is open"
_BEFORE = ("bij de start", "nu", "balans", "terugkijken", "verandering")


def fill(context: GezinContext) -> None:
    """A goal, a balans, and a 3 and a 5 from before for every leefgebied."""
    sessie, pen = context.sessie, context.pen
    goal = new_probleem(sessie.snapshot, pen, "leefgebied-2", woorden="De post")
    goal.append(set_field(sessie.snapshot, goal[0].record, "probleem", "doel", GOAL))
    sessie.apply(goal, "t").result()
    sessie.apply(new_balans(sessie.snapshot, pen, sessie.today()), "t").result()
    for moment, halves in ((START, 6), (NOW, 10)):
        for gebied in pen.methode.leefgebieden:
            edits = set_mark(sessie.snapshot, pen, moment, gebied.id, None, Mark(halves), sessie.today())
            sessie.apply(edits, "t").result()


@pytest.fixture
def gezin(gezin: GezinContext, qtbot: QtBot) -> GezinContext:
    fill(gezin)
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("cijfer")) == 10)
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> RapportcijfersScreen:
    made = opened(qtbot, gezin, RapportcijfersScreen)
    made.show_tab(END)
    return made


def said(root: QWidget) -> str:
    return "\n".join(words.text() for words in root.findChildren(Words) if words.isVisible())


def begin(qtbot: QtBot, screen: RapportcijfersScreen, name: str = "Petra Smit") -> None:
    assert screen.end is not None
    screen.end.begin_card.name.setText(name)
    screen.end.begin_card.begin.click()
    qtbot.waitUntil(lambda: eindmeting.running(screen.context.snapshot, screen.context.pen))


def test_a_worker_of_this_gezin_is_refused_and_the_reason_stands_there(screen: RapportcijfersScreen) -> None:
    assert screen.end is not None
    screen.end.begin_card.name.setText("Anouk Jansen")
    screen.end.begin_card.begin.click()
    assert "Deze naam is van een medewerker van dit gezin." in said(screen)
    assert not eindmeting.running(screen.context.snapshot, screen.context.pen)
    assert screen.end.begin_card.name.text() == "Anouk Jansen"


def commit(screen: RapportcijfersScreen) -> None:
    for editor in screen.findChildren(AutosaveEditor):
        editor.commit()


def shows_an_earlier_mark(root: QWidget) -> list[str]:
    """Every way in which a mark of before could be seen: chosen, dashed, drawn, or behind a tab."""
    visible = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    found = [
        w.accessibleName() for w in visible if isinstance(w, MarkButton) and (w.isChecked() or w.earlier)
    ]
    found += ["drawn" for w in visible if isinstance(w, FigureView)]
    found += [w.text() for w in visible if isinstance(w, QLabel) and w.text() in ("3", "5")]
    tabs = [w.text() for w in visible if isinstance(w, ChipButton) and w.isCheckable()]
    return found + [
        tab for tab in tabs if tab.startswith(("bij de start", "nu", "balans", "terugk", "verand"))
    ]


@pytest.mark.parametrize("audience", [None, TABLE_VIEW], ids=["desk", "table"])
def test_while_it_goes_on_no_mark_of_before_is_in_sight(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks, audience: object
) -> None:
    with context_of(werkplek, tasks, "De Boer", **({"audience": audience} if audience else {})) as context:  # type: ignore[arg-type]
        fill(context)
        qtbot.waitUntil(lambda: len(context.snapshot.of("cijfer")) == 10)
        screen = opened(qtbot, context, RapportcijfersScreen)
        areas = opened(qtbot, context, LeefgebiedenScreen)
        assert shows_an_earlier_mark(screen)
        qtbot.waitUntil(lambda: bool(shows_an_earlier_mark(areas)))
        for tab in (START, NOW, "verandering", END):
            screen.show_tab(tab)
        begin(qtbot, screen)
        qtbot.waitUntil(lambda: shows_an_earlier_mark(screen) == [])
        qtbot.waitUntil(lambda: shows_an_earlier_mark(areas) == [])
        screen.show_record(context.snapshot.of("cijfer")[0].id)
        assert shows_an_earlier_mark(screen) == []
        fresh = opened(qtbot, context, RapportcijfersScreen)
        assert [bar for bar in fresh.findChildren(MarkBar) if bar.isVisible()]
        assert shows_an_earlier_mark(fresh) == []


def test_when_it_is_over_the_change_is_there_again(qtbot: QtBot, screen: RapportcijfersScreen) -> None:
    begin(qtbot, screen)
    named(screen, "Klaar met de eindmeting", QPushButton).click()
    named(screen, "verandering", ChipButton).click()
    assert [view for view in screen.findChildren(FigureView) if view.isVisible()]
    screen.show_tab(END)
    named(screen, "Nog iets aanpassen", QPushButton).click()
    qtbot.waitUntil(lambda: eindmeting.running(screen.context.snapshot, screen.context.pen))


def test_the_four_lists_are_filled_in(qtbot: QtBot, screen: RapportcijfersScreen) -> None:
    begin(qtbot, screen)
    context = screen.context
    named(screen, "Cijfer voor De opvoeding van de kinderen: 8", MarkButton).click()
    named(screen, f"Hoe ver is het doel bereikt: {GOAL}: 7", MarkButton).click()
    named(screen, "Er is naar het gezin geluisterd: Ja", QPushButton).click()
    named(screen, "Organisaties werkten goed samen: Weet ik niet", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of(eindmeting.ANSWER)) == 2)
    assert marks(context.snapshot, context.pen).mark(END, "leefgebied-1") == Mark(16)
    (reached,) = context.snapshot.of(eindmeting.REACHED)
    assert reached.mark("cijfer") == Mark(14)
    answers = {row.choice("vraag"): row.choice("antwoord") for row in context.snapshot.of(eindmeting.ANSWER)}
    assert answers == {"tev-geluisterd": "ja", "kwa-samen": "weet-niet"}
    type_into(named(screen, f"Waarom dit cijfer {GOAL}", QPlainTextEdit), "bijna")
    commit(screen)
    qtbot.waitUntil(lambda: context.snapshot.records[reached.id].text("waarom") == "bijna")


def test_the_worker_has_a_list_of_its_own_that_the_table_does_not_know(
    qtbot: QtBot, screen: RapportcijfersScreen, werkplek: Werkplek, tasks: Tasks
) -> None:
    named(screen, "Terug naar school", Tick).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(eindmeting.EFFECT)))
    QTest.keyClicks(named(screen, "Toelichting: Schulden geregeld", QLineEdit), "regeling")
    commit(screen)
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of(eindmeting.EFFECT)) == 2)
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        family = opened(qtbot, context, RapportcijfersScreen)
        family.show_tab(END)
        begin(qtbot, family)
        assert family.end is not None
        assert family.end.effects is None
        assert names(family, Tick) == []


def test_marks_of_the_end_that_came_from_elsewhere_stand_there_without_a_measurement(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    edits = set_mark(gezin.snapshot, gezin.pen, END, "leefgebied-1", None, Mark(14), gezin.sessie.today())
    gezin.sessie.apply(edits, "t").result()
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("cijfer")) == 11)
    screen = opened(qtbot, gezin, RapportcijfersScreen)
    screen.show_record(gezin.snapshot.of("cijfer")[-1].id)
    screen.show_tab(END)
    assert named(screen, "Cijfer voor De opvoeding van de kinderen: 7", MarkButton).isChecked()
    assert screen.end is not None
    assert screen.end.begin_card.isVisible()


def test_what_was_answered_at_the_end_is_found_on_its_tab(qtbot: QtBot, screen: RapportcijfersScreen) -> None:
    named(screen, "Werk gevonden", Tick).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(eindmeting.EFFECT)))
    screen.show_tab(START)
    screen.show_record(screen.context.snapshot.of(eindmeting.EFFECT)[0].id)
    named(screen, "Werk gevonden", Tick)


@pytest.mark.parametrize(("mode", "zoom"), [("light", 100), ("dark", 200)])
def test_while_it_goes_on_everything_fits_and_tab_goes_as_one_reads(
    qtbot: QtBot, screen: RapportcijfersScreen, look: ThemeHolder, mode: str, zoom: int
) -> None:
    look.set_look(mode, zoom)
    screen.resize(LAPTOP)
    begin(qtbot, screen)
    named(screen, f"Hoe ver is het doel bereikt: {GOAL}: 7", MarkButton)
    qtbot.wait(200)
    assert misfits(screen) == []
    screen.focus_first()
    assert jumps_back(walk(screen), screen.scroll_area.widget()) == []


def test_everything_on_it_has_a_name(qtbot: QtBot, screen: RapportcijfersScreen) -> None:
    assert unnamed(screen) == []
    begin(qtbot, screen)
    named(screen, f"Hoe ver is het doel bereikt: {GOAL}: 7", MarkButton)
    assert unnamed(screen) == []
