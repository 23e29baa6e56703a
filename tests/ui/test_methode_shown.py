"""Every entry of every list of the method is somewhere to be seen: on a screen, or on a form.

No list is asked for by name. The example gezin is opened in every screen; all that folds is unfolded, every
step and a record of each kind is gone to, and every form is made; so is the path of a gezin in its first
weeks. What could be read there is gathered, and each entry's words are looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.domain.inzage import part_of
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Entry, Methode
from kanz_desktop.reports.forms import FORMS
from kanz_desktop.services import export, previews, verzoeken, wissen
from kanz_desktop.services.demo.steps import make_example
from kanz_desktop.services.edits import set_field, set_fields
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.inzage_zinnen import templates
from kanz_desktop.services.overleg import new_meeting
from kanz_desktop.services.overleg_mensen import go_up
from kanz_desktop.services.pad import INTAKE, sheet_edits, sheet_id
from kanz_desktop.services.previews import shown_process
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wisbewijs import proof
from kanz_desktop.ui.leefgebieden.presenter import LeefgebiedenPresenter
from kanz_desktop.ui.pad.screen import PadScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.fold import Folds
from tests.helpers import second_reader as reader
from tests.helpers.open_gezin import werkplek_in

SAID_IN_A_SENTENCE = frozenset({"register"})
"""Lists whose entries are not words to choose from: each has a sentence of its own (texts/inzage.toml)."""
SAID_BY_NAME = frozenset({"voor_wie/personen"})
"""Shown as the names of those persons."""
_ROUNDS = 3
"""What is unfolded can hold folds of its own."""


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis") / "k") as made:
        yield made
    previews.close()


def on_its_way(werkplek: Werkplek) -> GezinSessie:
    """The example, with each kind of meeting, every rung of the ladder and a request that was refused."""
    sessie = werkplek.open_gezin(make_example(werkplek, shown_process()).gezin)
    pen, today = sessie.pen(), sessie.today()
    for entry in pen.methode.list("overlegsoort"):
        sessie.apply(
            new_meeting(sessie.snapshot, pen, entry.id, today + timedelta(days=7), today), "x"
        ).result()
    for _ in pen.methode.list("opschaaltrede"):
        sessie.apply(go_up(sessie.snapshot, pen, "School", None, today), "x").result()
    asked = verzoeken.request_edits(pen, "wissen", verzoeken.Asker(naam="Sanne"), today)
    sessie.apply(asked, "x").result()
    for entry in pen.methode.list("verzoekbesluit"):
        decided = verzoeken.decision_edits(sessie.snapshot, pen, asked[0].record, entry.id, today)
        if entry.id in ("deels", "geweigerd"):
            sessie.apply(decided, "x").result()
    return sessie


def in_its_first_weeks(werkplek: Werkplek) -> GezinSessie:
    """Nothing is done yet, so everything is due; the parents said no, and there was a meeting."""
    sessie = werkplek.open_gezin(werkplek.new_gezin("Vers").id)
    pen, today = sessie.pen(), sessie.today()
    traject = current_traject(sessie.snapshot, pen)
    days = dict.fromkeys(("begin", "toegewezen"), today)
    sessie.apply(set_fields(sessie.snapshot, traject, "traject", days), "x").result()
    sessie.apply(sheet_edits(sessie.snapshot, pen, INTAKE), "x").result()
    refused = set_field(sessie.snapshot, sheet_id(pen, INTAKE, traject), INTAKE, "geweigerd", today)
    sessie.apply([refused], "x").result()
    for soort, ago in (("mdo", 9), ("uitvoerders", 2)):
        day = today - timedelta(days=ago)
        sessie.apply(new_meeting(sessie.snapshot, pen, soort, day, today), "x").result()
    return sessie


def readable(root: QWidget) -> Iterator[str]:
    """All that is written, offered or said aloud."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        yield widget.accessibleName()


def unfolded(screen: Screen) -> Iterator[str]:
    """What the screen says with everything open, and at each of its steps."""
    for _ in range(_ROUNDS):
        for folds in screen.findChildren(Folds):
            for number in range(len(folds._parts)):
                if not folds.is_open(number):
                    folds.toggle(number)
    QApplication.processEvents()
    yield from readable(screen)
    for step in [chip.property("step") for chip in screen.findChildren(ChipButton) if chip.property("step")]:
        next(c for c in screen.findChildren(ChipButton) if c.property("step") == step).click()
        yield from readable(screen)


def on_screens(qtbot: QtBot, context: GezinContext, screens: Sequence[type[Screen]] = SCREENS) -> set[str]:
    found: set[str] = set()
    for kind in screens:
        screen = kind(context)
        qtbot.addWidget(screen, before_close_func=lambda _closing, _held=screen: None)
        screen.show()
        screen.complete()
        found.update(unfolded(screen))
        for record in one_of_each(context, screen.deel):
            screen.show_record(record)
            found.update(unfolded(screen))
        screen.hide()
    return found


def one_of_each(context: GezinContext, deel: str) -> list[Id]:
    """A record of each kind that stands in this part of the map; of meetings all, each kind has an agenda."""
    rows = context.snapshot.records.values()
    here = (row for row in rows if deel and part_of(row.kind) == deel)
    return list({row.id if row.kind == "overleg" else row.kind: row.id for row in here}.values())


def offered(context: GezinContext) -> set[str]:
    """What *meer …* finds for who looks for it: the four about safety are offered to nobody unasked."""
    leefgebieden = LeefgebiedenPresenter(context, context.sessie.today)
    return {
        suggestion.words
        for probleem in context.methode.problemen
        for suggestion in leefgebieden.suggestions(probleem.leefgebied, probleem.vakterm)
    }


def on_paper(sessie: GezinSessie) -> str:
    made = (
        export.render(sessie, form.id, audience=TABLE_VIEW if form.family else WORKER_VIEW) for form in FORMS
    )
    return " ".join(reader.words_of(one.pdf) for one in made)


def on_proofs(werkplek: Werkplek) -> str:
    """Of gezinnen that are gone, for each reason that nobody chooses: their paper tells it."""
    for reason in (wissen.EXAMPLE, wissen.JOINED):
        wissen.erase_as_said(werkplek, werkplek.new_gezin(reason).id, reason)
    return " ".join(reader.words_of(proof(werkplek, one).pdf) for one in wissen.erasures(werkplek))


def entries(methode: Methode) -> Iterator[tuple[str, Entry]]:
    for list_id, listed in methode.lists.items():
        for entry in listed:
            yield list_id, entry


def stands(words: str, text: str) -> bool:
    """As words of their own, not inside others."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text) is not None


def missing(methode: Methode, text: str) -> list[str]:
    return [
        f"{list_id}/{entry.id}"
        for list_id, entry in entries(methode)
        if list_id not in SAID_IN_A_SENTENCE
        and not stands(entry.label, text)
        and not stands(entry.tafel, text)
    ]


def test_every_entry_of_every_list_is_shown_on_a_screen_or_a_form(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks, methode: Methode
) -> None:
    example, fresh = on_its_way(werkplek), in_its_first_weeks(werkplek)
    context = GezinContext(example, WORKER_VIEW, tasks, werkplek=werkplek)
    texts = on_screens(qtbot, context) | offered(context)
    context.close()
    context = GezinContext(fresh, WORKER_VIEW, tasks, werkplek=werkplek)
    texts |= on_screens(qtbot, context, [PadScreen])
    traject = current_traject(fresh.snapshot, fresh.pen())
    met = set_field(fresh.snapshot, traject, "traject", "kennismaking", fresh.today())
    fresh.apply([met], "x").result()
    qtbot.waitUntil(lambda: context.snapshot.records[traject].date("kennismaking") is not None)
    texts |= on_screens(qtbot, context, [PadScreen])
    context.close()
    papers = on_paper(example) + on_proofs(werkplek)
    text = "\n".join(sorted(texts)).casefold() + papers.casefold()
    assert set(missing(methode, text)) == SAID_BY_NAME
    assert not stands("een lijst die nergens staat", text), "what is found everywhere is found nowhere"
    told = {entry.id for list_id, entry in entries(methode) if list_id in SAID_IN_A_SENTENCE}
    assert told <= set(templates())


def test_every_entry_has_an_id_and_both_wordings(methode: Methode) -> None:
    for list_id, entry in entries(methode):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", entry.id), f"{list_id}/{entry.id}"
        assert entry.label.strip(), f"{list_id}/{entry.id}"
        assert entry.tafel.strip(), f"{list_id}/{entry.id}"


def test_every_test_that_the_table_of_the_method_names_is_there() -> None:
    root = Path(__file__).parents[2]
    table = (root / "docs" / "methode-dekking.md").read_text(encoding="utf-8")
    named = sorted(set(re.findall(r"tests/[\w/]+(?:\.py|/)", table)))
    assert len(named) > 20
    assert [path for path in named if not (root / path).exists()] == []


def test_the_rows_of_the_table_of_the_method_stand_by_paragraph() -> None:
    table = (Path(__file__).parents[2] / "docs" / "methode-dekking.md").read_text(encoding="utf-8")
    paragraphs = [int(found) for found in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
    assert paragraphs == sorted(paragraphs)
