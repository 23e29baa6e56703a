"""A gezin with two problems and an actie, and its plan on the screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.screens import opened


@pytest.fixture
def plan_of_two(qtbot: QtBot, sessie: FakeSessie, context: GezinContext) -> GezinsplanScreen:
    pen = context.pen
    begin = start_gezin_edits(
        pen,
        naam="De Vries",
        person=sessie.author.person,
        worker_name="Anouk Jansen",
        worker_first_name="Anouk",
    )
    for edits in (
        begin,
        new_gezinslid(sessie.snapshot, pen, naam="Sanne", roepnaam="Mama", rol="moeder"),
    ):
        sessie.apply(edits, "elders").result()
    for keuze in ("huis-financien", "huis-administratie"):
        sessie.apply(new_probleem(sessie.snapshot, pen, "leefgebied-2", keuze=keuze), "elders").result()
    for wat in ("Post openen", "Bank bellen"):
        sessie.apply(new_actie(sessie.snapshot, pen, wat=wat), "elders").result()
    qtbot.waitUntil(lambda: len(context.snapshot.of("actie")) == 2)
    return opened(qtbot, context, GezinsplanScreen)
