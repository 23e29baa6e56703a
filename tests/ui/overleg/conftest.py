"""A gezin with twelve organisations around it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.netwerk import NewContact, new_contact
from kanz_desktop.ui.overleg.screen import OverlegScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.screens import opened

TWELVE = (
    "Karin Smit", "Mentor van Sem", "Huisarts Bakker", "Wijkteam", "Woonstichting De Brug", "Schuldhulp",
    "Jeugdbescherming", "Consultatiebureau", "Leerplicht", "Reclassering", "GGZ De Haven", "Oma Riet",
)  # fmt: skip


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    edits = new_gezinslid(gezin.snapshot, gezin.pen, naam="Sanne", roepnaam="Mama", rol="moeder")
    gezin.sessie.apply(edits, "gezin").result()
    for name in TWELVE:
        contact = new_contact(gezin.sessie.snapshot, gezin.pen, NewContact(name))
        gezin.sessie.apply(contact, "netwerk").result()
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> OverlegScreen:
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("contact")) == len(TWELVE))
    return opened(qtbot, gezin, OverlegScreen)
