"""Kluis: reservekopieën are said to be gone, and of an erased gezin there is a proof, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.oude_kluis import kept_aside
from kanz_desktop.services.reservekopie import kept_backups, make_backup
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wisbewijs import proof
from kanz_desktop.services.wissen import erase, erasures
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.ui.kluis import elsewhere
from kanz_desktop.ui.kluis.elsewhere import AGAIN, DROPPED, SAVED, Elsewhere
from kanz_desktop.ui.kluis.erased_card import DROP
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Tasks
from tests.helpers.desk import visible_words
from tests.helpers.kantoren import Kantoor, share
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.open_gezin import werkplek_in
from tests.helpers.screens import named, type_into, unnamed
from tests.helpers.second_reader import words_of


@pytest.fixture
def werkplek(tmp_path: Path) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path / "profiel") as place:
        place.new_gezin("De Vries")
        make_backup(place, tmp_path / "stick")
        yield place


class Shown(QWidget):
    """The two cards as the Kluis has them, made anew when something changed."""

    def __init__(self, werkplek: Werkplek, tasks: Tasks) -> None:
        super().__init__()
        self.notices = Notices()
        self._body = QVBoxLayout(self)
        self._elsewhere = Elsewhere(self, werkplek, tasks, self.notices, self.again)
        self._body.addWidget(self.notices)
        self._cards: list[QWidget] = []
        self.again()

    def again(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._elsewhere.backups(lambda: None), self._elsewhere.erased()]
        for card in self._cards:
            self._body.addWidget(card)


@pytest.fixture
def shown(qtbot: QtBot, werkplek: Werkplek, tasks: Tasks) -> Shown:
    made = Shown(werkplek, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_reservekopie_is_said_to_be_gone_and_may_turn_out_to_exist(
    qtbot: QtBot, shown: Shown, werkplek: Werkplek
) -> None:
    assert unnamed(shown) == []
    named(shown, "Die is vernietigd: ", QPushButton).click()
    qtbot.waitUntil(lambda: kept_backups(werkplek) == ())
    qtbot.waitUntil(lambda: "nog geen reservekopie" in visible_words(shown))
    named(shown, "1 vernietigd", QPushButton).click()
    named(shown, "Die is er nog: ", QPushButton).click()
    qtbot.waitUntil(lambda: len(kept_backups(werkplek)) == 1)


def test_the_proof_is_saved_and_a_gezin_that_came_back_goes_by_its_number(
    qtbot: QtBot, shown: Shown, werkplek: Werkplek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = werkplek.vault.gezinnen()
    keys = werkplek.vault.gezin_keys(entry.id)
    number = erase(werkplek, entry.id, "De Vries", "verzoek").number
    shown.again()
    qtbot.waitUntil(lambda: "staat nog in 1 reservekopie" in visible_words(shown))
    target = tmp_path / "bewijs.pdf"
    monkeypatch.setattr(elsewhere, "ask_target", lambda *_: target)
    named(shown, f"Bewijs opslaan: {number}", QPushButton).click()
    qtbot.waitUntil(lambda: SAVED in visible_words(shown))
    assert target.read_bytes().startswith(b"%PDF-")
    werkplek.vault.adopt_gezin(keys, "De Vries")
    type_into(named(shown, "Nummer van het bewijs", QWidget), number)
    named(shown, "Dat gezin weer wissen", QPushButton).click()
    qtbot.waitUntil(lambda: AGAIN in visible_words(shown))
    assert werkplek.gezinnen() == ()
    assert len(erasures(werkplek)) == 1


def test_an_erased_gezin_says_how_many_laptops_of_colleagues_confirmed_it(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    kantoor = Kantoor(tmp_path / "team")
    anna, _ = kantoor.founder("Anna de Boer")
    gezin = anna.new_gezin("De Vries").id
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    share(anna, bram)
    kantoor.rounds(anna, bram)
    erase(anna, gezin, "De Vries", "verzoek")
    kantoor.rounds(anna, bram, anna)
    shown = Shown(anna, tasks)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: "bij collega's: 1 van 1 bevestigd" in visible_words(shown))
    kantoor.close()


def test_a_vault_that_was_damaged_once_is_told_with_an_erasure_and_goes_by_a_press(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    data = tmp_path / "profiel"
    with werkplek_in(data) as place:
        gezin = place.new_gezin("De Vries").id
        other = place.new_gezin("Bakker").id
    database = data / "kluis.db"
    damaged = bytearray(database.read_bytes())
    damaged[-4000] ^= 1
    database.write_bytes(damaged)
    place = opening.unlock(AppPaths(data), TEST_PASSPHRASE, NoKeyring())
    (aside,) = kept_aside(place)
    shown = Shown(place, tasks)
    qtbot.addWidget(shown)
    shown.show()
    assert DROP not in visible_words(shown)
    erasure = erase(place, gezin, "De Vries", "verzoek")
    assert aside in words_of(proof(place, erasure).pdf)
    shown.again()
    button = named(shown, DROP, QPushButton)
    assert not button.isDefault()
    button.click()
    qtbot.waitUntil(lambda: DROPPED in visible_words(shown))
    assert kept_aside(place) == ()
    assert not list(data.glob("kluis.beschadigd*"))
    assert DROP not in visible_words(shown)
    assert aside not in words_of(proof(place, erasure).pdf)
    assert [row.id for row in place.gezinnen()] == [other]
    place.close()
