"""What tests of windows share: the look, the method, a gezin in memory. Offscreen unless told otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.method.load import load_methode
from kanz_desktop.method.model import Methode
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import previews
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.desk import plain_look
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.laptops import new_laptop
from tests.helpers.open_gezin import context_of, werkplek_in


@pytest.fixture(scope="session")
def methode() -> Methode:
    return load_methode()


@pytest.fixture(autouse=True)
def look(qapp: QApplication, swept: None) -> ThemeHolder:
    """Every test starts at 100 %, in the light, at the desk."""
    return plain_look(qapp)


class Flashes(QObject):
    """Sees widgets that were shown before they had a place: they flash as a window and take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Show and watched.isWindow():
                watched.setProperty("shown_alone", True)
            elif event.type() == QEvent.Type.ParentChange and watched.property("shown_alone"):
                self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture(autouse=True)
def no_flashes(qapp: QApplication) -> Iterator[None]:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    yield
    qapp.removeEventFilter(flashes)
    assert flashes.found == []


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


@pytest.fixture
def werkplek(qapp: QApplication, tmp_path: Path) -> Iterator[Werkplek]:
    """A real one, behind its lock in `kluis`."""
    with werkplek_in(tmp_path / "kluis") as made:
        yield made
    previews.close()


@pytest.fixture
def gezin(werkplek: Werkplek, tasks: Tasks) -> Iterator[GezinContext]:
    """A new gezin on the disk, as its worker sees it: for screens that need papers, search or forms."""
    with context_of(werkplek, tasks) as made:
        yield made


@pytest.fixture
def paths(qapp: QApplication, tmp_path: Path) -> AppPaths:
    """A vault with one gezin, behind its lock."""
    made = AppPaths(tmp_path / "profiel")
    werkplek, _ = new_laptop(made)
    werkplek.new_gezin("De Vries")
    werkplek.close()
    return made
