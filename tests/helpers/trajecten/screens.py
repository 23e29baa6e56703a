"""What is done on each screen of a traject, with the hands of the worker; the words come from the traject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kanz_desktop.ui.gezin.member_row import MemberRow
from kanz_desktop.ui.gezinsplan.goals import GoalRow
from kanz_desktop.ui.gezinsplan.link_map import LinkMap
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.leefgebieden.row import ProbleemRow
from kanz_desktop.ui.netwerk.screen import NetwerkScreen
from kanz_desktop.ui.rapportcijfers.point_row import PointRow
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.rows_card import Row, RowsCard
from tests.helpers.trajecten.hands import Answer, Hands

Fields = Mapping[str, Answer]
Marks = Mapping[str, str]


def members(hands: Hands, *lines: str) -> None:
    hands.go("gezin")
    hands.add("wie hoort er nog bij", *lines)


def about_member(hands: Hands, name: str, **fields: Answer) -> None:
    """Open the row of one gezinslid, fill in, and close it."""
    hands.go("gezin")
    row = next(r for r in hands.screen.findChildren(MemberRow) if r.accessibleName().split(",")[0] == name)
    row.set_open(True)
    hands.settle()
    hands.fill("gezinslid", row, **fields)
    row.set_open(False)


def head(hands: Hands, second: str, traject: Fields, **gezin: Answer) -> None:
    """Where they live, when it began, and the second worker."""
    hands.go("gezin")
    hands.fill("gezin", **gezin)
    hands.fill("traject", **traject)
    hands.add("voornaam van nog een medewerker", second)


def fold(hands: Hands, words: str) -> None:
    """Open what is folded away under this name, if it is closed."""
    for folds in hands.screen.findChildren(Folds):
        for number, part in enumerate(folds._parts):
            if part.words == words and part.button.isVisible():
                if not folds.is_open(number):
                    part.button.click()
                    hands.settle()
                return
    raise AssertionError(f"nothing is folded under {words!r}")


def contact(hands: Hands, *lines: str) -> None:
    hands.go("pad")
    hands.add("contact opschrijven", *lines)


def tick(hands: Hands, *points: str) -> None:
    for point in points:
        hands.press(point)


def onward(hands: Hands, step: int) -> None:
    """On the path, one press to the step after."""
    hands.go("pad")
    hands.press(f"Naar stap {step}:")


def row(hands: Hands, card: RowsCard, title: str, kind: str, **fields: Answer) -> None:
    """Open a row of a card, fill in, and close it."""
    found = next(
        r for r in card.findChildren(Row) if r.isVisible() and r.button.accessibleName() == f"Wijzig: {title}"
    )
    found.button.click()
    hands.settle()
    hands.fill(kind, found, **fields)
    found.button.click()
    hands.settle()


def network(hands: Hands, people: Mapping[str, Fields]) -> None:
    """Everybody on the sociale kaart: a line each, and what there is to tell in the row."""
    screen = hands.go("netwerk")
    assert isinstance(screen, NetwerkScreen)
    for line, fields in people.items():
        hands.add("wie is erbij betrokken", line)
        if fields:
            row(hands, screen.contacts, line.split(",")[0], "contact", **fields)


def relatives(hands: Hands, *lines: str) -> None:
    hands.go("netwerk")
    hands.add("wie hoort er nog bij de familie", *lines)


def kin(hands: Hands, name: str, partner: Mapping[str, str] | None = None, **fields: Answer) -> None:
    """In the genogram: parents, and a partner with what they are to each other."""
    screen = hands.go("netwerk")
    assert isinstance(screen, NetwerkScreen)
    found = next(
        r
        for r in screen.relatives.findChildren(Row)
        if r.isVisible() and r.button.accessibleName() == f"Wijzig: {name}"
    )
    found.button.click()
    hands.settle()
    for other, sort in (partner or {}).items():
        hands.press(f"Partner of ex-partner: {other}", found)
        hands.choose(f"Met {other}", sort, found)
    hands.fill(screen.context.snapshot.records[found.record].kind, found, **fields)
    found.button.click()
    hands.settle()


def kin_folded(hands: Hands, name: str, words: str, people: Sequence[str]) -> None:
    """What few people need waits folded: foster parents, and twins."""
    screen = hands.go("netwerk")
    assert isinstance(screen, NetwerkScreen)
    found = next(
        r
        for r in screen.relatives.findChildren(Row)
        if r.isVisible() and r.button.accessibleName() == f"Wijzig: {name}"
    )
    found.button.click()
    hands.settle()
    hands.press(words, found)
    hands.pick(words, people, found)
    found.button.click()
    hands.settle()


def consent(hands: Hands, organisation: str, **fields: Answer) -> None:
    screen = hands.go("netwerk")
    assert isinstance(screen, NetwerkScreen)
    hands.add("met welke organisatie", organisation)
    row(hands, screen.consents, organisation, "toestemming", **fields)


def leefgebied(
    hands: Hands,
    title: str,
    *,
    krachten: str = "",
    kansen: str = "",
    klopt: str = "",
    problems: Mapping[str, str] | None = None,
    chosen: Sequence[str] = (),
) -> None:
    """One card: what goes well, what is said in own words with how heavy it is, and entries of the list."""
    hands.go("leefgebieden")
    if hands.sees(f"{title}: open doen"):
        hands.press(f"{title}: open doen")
    if krachten:
        hands.write("leefgebied", "krachten", krachten)
    if kansen:
        hands.write("leefgebied", "kansen", kansen)
    for words, weight in (problems or {}).items():
        hands.add(f"Schrijf wat er speelt bij: {title}", words)
        hands.press(f"Hoe zwaar: {words}")
        hands.press(f"Hoe zwaar: {weight}")
    for words in chosen:
        hands.press(f"Meer voorbeelden bij: {title}")
        hands.press(f"Erbij zetten: {words}")
        hands.press(f"Meer voorbeelden bij: {title}")
    if klopt:
        hands.choose("Klopt dit beeld?", klopt)
    hands.press(f"{title}: dicht doen")


def problem(hands: Hands, about: str, who: Sequence[str] = (), **fields: Answer) -> None:
    """What else there is to say about a problem, in its row."""
    hands.go("leefgebieden", hands.named(probleem=about))
    found = next(
        r
        for r in hands.screen.findChildren(ProbleemRow)
        if r.isVisible() and r.line().id == hands.named(probleem=about)
    )
    found.set_open(True)
    hands.fill("probleem", found, **fields)
    if who:
        hands.press("Bij wie", found)
        for name in who:
            hands.press(f"Bij wie: {name}", found.panel)
        hands.press("Bij wie: klaar", found.panel)
    found.set_open(False)


def marks(hands: Hands, moment: str, given: Marks, why: Mapping[str, str] | None = None) -> None:
    """The joint marks on one tab."""
    hands.go("rapportcijfers")
    hands.press(moment)
    for about, mark in given.items():
        hands.mark(f"Cijfer voor {about}", mark)
    for about, words in (why or {}).items():
        hands.write("cijfer", "waarom", words, point(hands, about))


def own_mark(hands: Hands, about: str, name: str, mark: str) -> None:
    found = point(hands, about)
    if not any(w.isVisible() for w in found._own.values()):
        hands.press(f"Ieders eigen cijfer voor {about}", found)
    hands.add(f"Eigen cijfer van {name}", mark, root=found)


def point(hands: Hands, about: str) -> PointRow:
    return next(r for r in hands.screen.findChildren(PointRow) if r.isVisible() and r._punt.title == about)


def plan(hands: Hands, fires: Sequence[str] = (), promises: Sequence[str] = (), **fields: Answer) -> None:
    """The fixed cards of the plan, what cannot wait and what is promised."""
    hands.go("gezinsplan")
    for words in ("Wat daarna komt", "Hoe het nu is", "Hoe het samenhangt"):
        fold(hands, words)
    fold(hands, question(hands.view.context, "gezinsplan", "gevolgen"))
    hands.fill("gezinsplan", **fields)
    hands.add("schrijf wat niet kan wachten", *fires)
    hands.add("schrijf een afspraak", *promises)


def goal(hands: Hands, about: str, doel: str, *, now: bool = False, **fields: Answer) -> None:
    """A goal of one problem, and when it is good enough."""
    hands.go("gezinsplan", hands.named(probleem=about))
    found = next(
        r
        for r in hands.screen.findChildren(GoalRow)
        if r.isVisible() and r._doel.id == hands.named(probleem=about)
    )
    found.open_goal()
    hands.settle()
    hands.fill("probleem", found, doel=doel)
    assert found.folds is not None
    found.folds.toggle(0)
    found.folds.toggle(1)
    hands.fill("probleem", found, **fields)
    if now:
        hands.press("Doel voor de komende 20 weken", found)
    found.folds.toggle(0)
    found.folds.toggle(1)


def link(hands: Hands, first: str, second: str, how: str) -> None:
    """On the map: this works through on that."""
    screen = hands.go("gezinsplan")
    assert isinstance(screen, GezinsplanScreen)
    fold(hands, "Hoe het samenhangt")
    drawn = next(w for w in screen.findChildren(LinkMap) if w.isVisible())
    before = {r.id for r in hands.rows("verband")}
    drawn.joined.emit(hands.named(probleem=first), hands.named(probleem=second))
    hands.settle()
    fresh = next(r.id for r in hands.rows("verband") if r.id not in before)
    line = next(e for e in screen.findChildren(AutosaveEditor) if e.kind == "verband" and e.record == fresh)
    hands.type_into(line.editor, how)
    line.commit()
    hands.settle()


def acties(hands: Hands, punt: str, *lines: str) -> None:
    """An aandachtspunt comes into the plan, with what is going to be done."""
    hands.go("gezinsplan")
    hands.press(f"{punt} in het plan zetten")
    hands.add(f"{punt}: schrijf wat we gaan doen", *lines)


def agree(hands: Hands, answers: Mapping[str, str], day: date | None = None) -> None:
    """Everybody answers, and the plan is kept as it stands."""
    hands.go("gezinsplan")
    before = len(hands.rows("planversie"))
    hands.press("Afspreken")
    for name, answer in answers.items():
        hands.choose(name, answer)
    hands.press("Zo afgesproken")
    hands.desk.qtbot.waitUntil(lambda: len(hands.rows("planversie")) == before + 1)
    hands.settle()
