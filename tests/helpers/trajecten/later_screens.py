"""Looking back, meetings, the story of before, and the end: with the hands of the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from kanz_desktop.ui.balans.screen import BalansScreen
from kanz_desktop.ui.dossier.screen import DossierScreen
from kanz_desktop.ui.historie.screen import ANALYSIS, DIALOGUE, INTERVIEW, TIMELINE, HistorieScreen
from kanz_desktop.ui.historie.timeline_page import TimelinePage
from kanz_desktop.ui.overleg.meeting_page import AGENDA, LAST, PARKED, PEOPLE, PLAN, MeetingPage
from kanz_desktop.ui.overleg.people_rows import PersonRow
from kanz_desktop.ui.overleg.screen import OverlegScreen
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.rows_card import Row
from tests.helpers.trajecten.hands import Answer, Hands
from tests.helpers.trajecten.screens import fold

Fields = Mapping[str, Answer]


def timeline(hands: Hands, *lines: str) -> None:
    screen = hands.go("historie")
    assert isinstance(screen, HistorieScreen)
    screen.show_tab(TIMELINE)
    hands.add("wat was er, en wanneer", *lines)


def why_it_helped(hands: Hands, title: str, **fields: Answer) -> None:
    """Open a line of the tijdlijn, and say more about it."""
    screen = hands.go("historie")
    assert isinstance(screen, HistorieScreen)
    page = screen.show_tab(TIMELINE)
    assert isinstance(page, TimelinePage)
    hands.settle()
    found = next(r for r in page.findChildren(Row) if r.isVisible() and title in r.button.accessibleName())
    found.button.click()
    hands.settle()
    hands.fill("gebeurtenis", found, **fields)
    found.button.click()
    hands.settle()


def interview(hands: Hands, **fields: Answer) -> None:
    screen = hands.go("historie")
    assert isinstance(screen, HistorieScreen)
    screen.show_tab(INTERVIEW)
    hands.settle()
    hands.fill("interview", **fields)


def analysis(
    hands: Hands, factors: Mapping[int, Fields], story: Fields, wishes: Sequence[str] = (), **course: Answer
) -> None:
    """Of the gezin: some of the seven factors by their place, the course, and the explanation."""
    screen = hands.go("historie")
    assert isinstance(screen, HistorieScreen)
    page = screen.show_tab(ANALYSIS)
    hands.settle()
    places = [place for place in page.findChildren(Later) if place.isVisible()][:7]
    for place, fields in factors.items():
        hands.fill("analysefactor", places[place].now(), **fields)
    hands.fill("analyse", **course)
    hands.fill("verklaring", **story)
    hands.add("wat wil het gezin bereiken", *wishes)


def dialogue(
    hands: Hands, line: str, options: Sequence[str], agreed: Sequence[str], **fields: Answer
) -> None:
    screen = hands.go("historie")
    assert isinstance(screen, HistorieScreen)
    page = screen.show_tab(DIALOGUE)
    hands.add("wanneer, en wie leidt", line)
    found = next(r for r in page.findChildren(Row) if r.isVisible())
    found.button.click()
    hands.settle()
    hands.fill("dialoog", found, **fields)
    hands.add("mogelijkheid", *options, root=found)
    hands.add("afspraak, wie, wanneer", *agreed, root=found)
    found.button.click()
    hands.settle()


def piece(hands: Hands, soort: str, words: str, *, fixed: bool = True, **fields: Answer) -> None:
    """A piece of the dossier, written and then fixed."""
    screen = hands.go("dossier")
    assert isinstance(screen, DossierScreen)
    hands.press("Nieuw stuk")
    hands.fill("dossierstuk", soort=soort, tekst=words, **fields)
    if fixed:
        hands.press("Vaststellen")
    hands.press("Terug naar het dossier")


def balans(hands: Hands, goals: Mapping[str, str] | None = None, **fields: Answer) -> None:
    """A new balans of today; goals by the words they begin with."""
    screen = hands.go("balans")
    assert isinstance(screen, BalansScreen)
    before = len(hands.rows("balans"))
    hands.press("Nieuwe balans")
    hands.desk.qtbot.waitUntil(lambda: len(hands.rows("balans")) == before + 1)
    hands.settle()
    hands.fill("balans", **fields)
    for goal, how in (goals or {}).items():
        line = next(
            e
            for e in screen.findChildren(AutosaveEditor)
            if e.kind == "balansdoel" and e.isVisible() and goal in e.editor.accessibleName()
        )
        line.editor.setFocus()
        hands.type_into(line.editor, how)
        line.commit()
        hands.settle()


def outsider(hands: Hands, **fields: Answer) -> None:
    """In the dossier: a balans with somebody from outside."""
    hands.go("balans")
    hands.press("Balans met een buitenstaander")
    hands.fill("buitenbalans", **fields)


def done(hands: Hands, acties: Mapping[str, str]) -> None:
    """In the balans: how far each actie is."""
    hands.go("balans")
    for words, status in acties.items():
        found = next(
            c
            for c in hands.screen.findChildren(ChoiceField)
            if c.isVisible() and c.accessibleName().startswith(f"Status van {words}")
        )
        hands.choose(found.accessibleName(), status)


def meeting(hands: Hands, sort: str, day: date, *, everybody: bool = False, **fields: Answer) -> MeetingPage:
    """Plan one, and say when and where."""
    screen = hands.go("overleg")
    assert isinstance(screen, OverlegScreen)
    before = {row.id for row in hands.rows("overleg")}
    hands.press(f"Plannen: {sort}")
    hands.desk.qtbot.waitUntil(lambda: screen.meeting is not None and screen.meeting.record not in before)
    hands.settle()
    if "ouders" in fields:
        fold(hands, "Ouders erbij")
    hands.fill("overleg", datum=day, **fields)
    page = screen.meeting
    assert page is not None
    if everybody:
        page.open(PEOPLE)
        hands.press("Iedereen van de sociale kaart")
    return page


def held(
    hands: Hands,
    page: MeetingPage,
    *,
    notes: Mapping[str, str] | None = None,
    agreed: Sequence[str] = (),
    efforts: Sequence[str] = (),
    parked: Sequence[str] = (),
    absent: Sequence[str] = (),
) -> None:
    """What was said and agreed; everybody was there but those who were not."""
    hands.go("overleg", page.record)
    page = hands.screen.meeting  # type: ignore[attr-defined]
    page.open(PEOPLE)
    hands.settle()
    for row in page.findChildren(PersonRow):
        if row.name.text().startswith(tuple(absent)) if absent else False:
            hands.press(f"{row.name.text()}: Was er niet", row)
    hands.press("Iedereen was er", page)
    page.open(AGENDA)
    hands.settle()
    for about, words in (notes or {}).items():
        line = next(
            e
            for e in page.findChildren(AutosaveEditor)
            if e.field == "besproken" and e.isVisible() and e.editor.accessibleName().startswith(about)
        )
        line.editor.setFocus()
        hands.type_into(line.editor, words)
        line.commit()
        hands.settle()
    hands.add("Nieuwe afspraak", *agreed)
    page.open(PLAN)
    hands.settle()
    hands.add("wie, welke inzet", *efforts)
    page.open(PARKED)
    hands.settle()
    hands.add("vraag voor later", *parked)
    page.open(LAST)
    page.open(AGENDA)
    hands.fill("overleg", status="Geweest")


def end_measured(
    hands: Hands, colleague: str, organisation: str, given: Mapping[str, str], reached: str
) -> None:
    """By a colleague: marks, goals and both short lists."""
    hands.go("rapportcijfers")
    hands.press("eind")
    page = hands.screen.end  # type: ignore[attr-defined]
    hands.type_into(page.begin_card.name, colleague)
    hands.type_into(page.begin_card.organisation, organisation)
    hands.press("Beginnen")
    for about, mark in given.items():
        hands.mark(f"Cijfer voor {about}", mark)
    for mark in page.reached.findChildren(QAbstractButton):
        if mark.isVisible() and mark.accessibleName().endswith(f": {reached}"):
            mark.click()
    hands.settle()
    for choice in page.findChildren(ChoiceField):
        if choice.isVisible():
            hands.press(f"{choice.accessibleName()}: Meestal", choice)
    hands.press("Klaar met de eindmeting")
