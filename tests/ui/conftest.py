"""What tests of windows share: the look, the method, a gezin in memory. Offscreen unless told otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.method.load import load_methode
from kanz_desktop.method.model import Methode
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.fake_sessie import FakeSessie


@pytest.fixture(scope="session")
def methode() -> Methode:
    return load_methode()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> ThemeHolder:
    """Every test starts at 100 %, in the light, at the desk."""
    found = qapp.findChild(ThemeHolder) or ThemeHolder(qapp, "light")
    if (found.mode, found.theme.zoom, found.theme.table) != ("light", 100, False):
        found.set_look("light", 100)
        found.set_table(False)
    return found


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()
    qapp.processEvents()


@pytest.fixture
def sessie(methode: Methode) -> Iterator[FakeSessie]:
    made = FakeSessie(methode)
    yield made
    made.close()


@pytest.fixture
def context(sessie: FakeSessie, tasks: Tasks) -> Iterator[GezinContext]:
    """The gezin as its worker sees it."""
    made = GezinContext(sessie, WORKER_VIEW, tasks)
    yield made
    made.close()
