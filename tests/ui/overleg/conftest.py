"""A gezin with twelve organisations around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.netwerk import NewContact, new_contact
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.overleg.screen import OverlegScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.open_gezin import context_of, werkplek_in
from tests.helpers.screens import opened

TWELVE = (
    "Karin Smit", "Mentor van Sem", "Huisarts Bakker", "Wijkteam", "Woonstichting De Brug", "Schuldhulp",
    "Jeugdbescherming", "Consultatiebureau", "Leerplicht", "Reclassering", "GGZ De Haven", "Oma Riet",
)  # fmt: skip


@pytest.fixture
def werkplek(tmp_path: Path) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path / "kanz") as made:
        yield made


@pytest.fixture
def gezin(werkplek: Werkplek, tasks: Tasks) -> Iterator[GezinContext]:
    with context_of(werkplek, tasks) as made:
        edits = new_gezinslid(made.snapshot, made.pen, naam="Sanne", roepnaam="Mama", rol="moeder")
        made.sessie.apply(edits, "gezin").result()
        for name in TWELVE:
            contact = new_contact(made.sessie.snapshot, made.pen, NewContact(name))
            made.sessie.apply(contact, "netwerk").result()
        yield made


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> OverlegScreen:
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("contact")) == len(TWELVE))
    return opened(qtbot, gezin, OverlegScreen)
