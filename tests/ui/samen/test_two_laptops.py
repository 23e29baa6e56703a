"""With real stores: what a colleague wrote comes in, is answered in the window, and the answer travels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services.demo.collega import receive
from kanz_desktop.services.edits import delete, new_record, set_field
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.ui.samen.screen import SamenScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers import family
from tests.helpers.records import ident
from tests.helpers.screens import named, opened

POST = ident("post")
BRAM = Author(ident("bram"), ident("laptop van bram"))


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> SamenScreen:
    """With one probleem that both laptops have."""
    made = new_record("probleem", {"woorden": "De post ligt op een stapel"}, record_id=POST)
    context.sessie.apply(made, "leefgebieden").result()
    shown = opened(qtbot, context, SamenScreen)
    qtbot.waitUntil(lambda: context.snapshot.get(POST) is not None)
    return shown


def here(context: GezinContext, snapshot: Snapshot, value: Value) -> None:
    context.sessie.apply([set_field(snapshot, POST, "probleem", "woorden", value)], "leefgebieden").result()


def there(context: GezinContext, *edits: Edit) -> None:
    receive(context.sessie, edits, BRAM, context.sessie.now())


def at_brams(context: GezinContext, folder: Path) -> Snapshot:
    """What Bram's laptop reads once everything has come to it."""
    operations = context.sessie.read(lambda store: list(store.operations())).result()
    keys = replace(family.keys(), stream=operations[0].header.stream, incarnation=ident("bij bram"))
    store = FamilyStore.create(folder / "bram", keys, BRAM)
    try:
        assert store.receive(reversed(operations)).waiting == 0
        return store.snapshot()
    finally:
        store.close()


def test_an_answer_travels_and_undo_takes_it_back(
    qtbot: QtBot, context: GezinContext, screen: SamenScreen, tmp_path: Path
) -> None:
    before = context.sessie.snapshot
    here(context, before, "De post ligt in de kast")
    there(context, set_field(before, POST, "probleem", "woorden", "De post ligt op de trap"))
    button = named(screen, "Deze houden: Een collega", QPushButton)
    button.click()
    qtbot.waitUntil(lambda: not screen.cards())
    (cell,) = versions(at_brams(context, tmp_path))
    assert cell == "De post ligt op de trap"
    context.undo(screen.id)
    qtbot.waitUntil(lambda: len(screen.cards()) == 1)
    assert versions(context.snapshot) == {"De post ligt in de kast", "De post ligt op de trap"}


def test_what_a_colleague_threw_away_while_it_was_written_in_is_asked(
    qtbot: QtBot, context: GezinContext, screen: SamenScreen, tmp_path: Path
) -> None:
    before = context.sessie.snapshot
    here(context, before, "Er kwam nog een brief bij")
    there(context, delete(before, POST))
    qtbot.waitUntil(lambda: len(screen.cards()) == 1)
    (side,) = screen.cards()[0].question.sides
    assert (side.who, side.text) == ("Anouk Jansen", "Er kwam nog een brief bij")
    named(screen, "Toch weg", QPushButton).click()
    qtbot.waitUntil(lambda: not screen.cards())
    assert at_brams(context, tmp_path).of("probleem") == ()


def test_the_same_actie_of_both_becomes_one(
    qtbot: QtBot, context: GezinContext, screen: SamenScreen, tmp_path: Path
) -> None:
    mine = new_record("actie", {"wat": "Bellen", "hoe_ging_het": "Het lukte"}, record_id=ident("een"))
    context.sessie.apply(mine, "gezinsplan").result()
    there(context, *new_record("actie", {"wat": "bellen"}, {"problemen": [POST]}, ident("ander")))
    named(screen, "Samenvoegen", QPushButton).click()
    qtbot.waitUntil(lambda: not screen.cards())
    (row,) = at_brams(context, tmp_path).of("actie")
    assert (row.text("hoe_ging_het"), row.members("problemen")) == ("Het lukte", (POST,))


def versions(snapshot: Snapshot) -> set[Value]:
    record: Id = POST
    return {version.value for version in snapshot.records[record].cells["woorden"].versions}
