"""For whom a record is, chosen with a button: what says something about it goes along."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import audience_of
from kanz_desktop.services.gezinsplan import new_verband
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton


def test_a_problem_that_is_hidden_takes_its_links_along_in_one_change(
    qtbot: QtBot, gezin: GezinContext
) -> None:
    for words in ("De post", "Ruzie"):
        edits = new_probleem(gezin.sessie.snapshot, gezin.pen, "leefgebied-1", woorden=words)
        gezin.sessie.apply(edits, "x").result()
    post, quarrel = (row.id for row in gezin.sessie.snapshot.of("probleem"))
    gezin.sessie.apply(new_verband(gezin.sessie.snapshot, gezin.pen, post, quarrel), "x").result()
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("verband")))
    button = VoorWieButton(gezin, quarrel, screen="x")
    qtbot.addWidget(button)
    button.show()
    button.click()
    (menu,) = button.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "alleen medewerkers").trigger()
    menu.close()
    link = gezin.snapshot.of("verband")[0].id
    qtbot.waitUntil(lambda: audience_of(gezin.snapshot.records[link]) == "medewerkers")
    assert audience_of(gezin.snapshot.records[post]) == "iedereen"
    gezin.undo("x")
    qtbot.waitUntil(lambda: audience_of(gezin.snapshot.records[link]) == "iedereen")
    assert audience_of(gezin.snapshot.records[quarrel]) == "iedereen"
