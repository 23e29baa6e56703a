"""What the days share: a profile with two gezinnen, made once, of which every test gets its own copy."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Mark
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.cijfers import START, set_mark
from kanz_desktop.ui.shell.process import Message
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.bad_luck import FAMILY_WORDS, NAMES, Luck
from tests.helpers.desk import Desk, plain_look
from tests.helpers.kanz import Kanz
from tests.helpers.kdf import TEST_PASSPHRASE


@pytest.fixture(scope="session")
def two_gezinnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of Anouk Bos: two gezinnen, some words of a family, and a paper."""
    kanz = Kanz(tmp_path_factory.mktemp("patroon"))
    assert kanz("init", "--name", "Anouk Bos", "--no-keyring").code == 0
    for name in NAMES:
        assert kanz("gezin", "new", name).code == 0
    rows = [
        {
            "record": f"new:{number}",
            "kind": "probleem",
            "set": {"woorden": f"{FAMILY_WORDS}, {number}. " * 20},
        }
        for number in range(1, 60)
    ]
    changes = {"format": "kanz-changes", "version": 1, "changes": rows}
    (kanz.folder / "woorden.json").write_text(json.dumps(changes))
    (kanz.folder / "brief.txt").write_text("Geachte familie, " * 2000)
    assert kanz("apply", "De Vries", kanz.folder / "woorden.json").code == 0
    assert kanz("import", "De Vries", kanz.folder / "brief.txt").code == 0
    _give_a_mark(kanz.profile)
    return kanz.profile


def _give_a_mark(profile: Path) -> None:
    place = opening.unlock(AppPaths(profile), TEST_PASSPHRASE)
    gezin = next(row.id for row in place.gezinnen() if row.naam == NAMES[0])
    sessie = place.open_gezin(gezin)
    edits = set_mark(sessie.snapshot, sessie.pen(), START, "leefgebied-1", None, Mark(13), sessie.today())
    sessie.apply(edits, "rapportcijfers").result()
    place.close()


@pytest.fixture
def luck(two_gezinnen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Luck:
    """The command line on this test's own copy."""
    kanz = Kanz(tmp_path)
    shutil.copytree(two_gezinnen, kanz.profile)
    return Luck(kanz, capsys)


Start = Callable[..., Desk]


@pytest.fixture
def paths(two_gezinnen: Path, tmp_path: Path) -> AppPaths:
    """This test's own copy of the profile, for a window."""
    return AppPaths(Path(shutil.copytree(two_gezinnen, tmp_path / "profiel")))


@pytest.fixture
def look(qapp: QApplication, swept: None) -> ThemeHolder:
    return plain_look(qapp)


@pytest.fixture
def start(qtbot: QtBot, look: ThemeHolder, paths: AppPaths) -> Iterator[Start]:
    """Open a window on the profile, with what its parent would tell it."""
    desks: list[Desk] = []

    def begin(message: Message | None = None, profile: AppPaths = paths) -> Desk:
        desks.append(Desk(qtbot, profile, message or Message()))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.close()


@pytest.fixture
def ids(paths: AppPaths) -> dict[str, bytes]:
    """Numbers of the gezinnen, asked before anything is damaged."""
    place = opening.unlock(paths, TEST_PASSPHRASE)
    found = {row.naam: row.id for row in place.gezinnen()}
    place.close()
    return found
