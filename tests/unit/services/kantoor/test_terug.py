"""Coming back with a code, on real vaults and a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.recovery_code import RecoveryCodeRefused
from kanz_desktop.crypto.slots import RecoveryCodeWrong
from kanz_desktop.services import wachtzin
from kanz_desktop.services.kantoor.leden import Role
from kanz_desktop.services.kantoor.terug import find_person
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.sync.mailbox import NotOurs
from tests.helpers.drill import actie, everything, fill
from tests.helpers.kantoren import Kantoor, leden, share
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.secrets import MemorySecrets


@pytest.fixture
def kantoor(tmp_path: Path) -> Iterator[Kantoor]:
    made = Kantoor(tmp_path)
    yield made
    made.close()


def test_everything_comes_back_and_the_work_goes_on_under_a_new_code(kantoor: Kantoor) -> None:
    anna, code = kantoor.founder("Anna de Boer")
    sessie = anna.open_gezin(anna.new_gezin("De Vries").id)
    fill(sessie)
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    share(anna, bram)
    kantoor.rounds(anna, bram)
    before = everything(anna)
    anna.close()
    again, new = kantoor.back(code, "nieuw")
    kantoor.rounds(again)
    assert everything(again) == before == everything(bram)
    assert again.name == "Anna de Boer"
    assert again.kantoor.stand().lid is Lid.LID
    actie(again.open_gezin(again.gezinnen()[0].id), "verder na de diefstal")
    kantoor.rounds(again, bram)
    assert everything(bram) == everything(again)
    kantoor.rounds(again)
    assert find_person(kantoor.folder, new).name == "Anna de Boer"
    with pytest.raises(RecoveryCodeWrong):
        find_person(kantoor.folder, code)


def test_a_new_recovery_code_is_the_one_that_opens_from_then_on(kantoor: Kantoor) -> None:
    anna, old = kantoor.founder("Anna de Boer")
    new = wachtzin.new_recovery_code(anna, TEST_PASSPHRASE, secrets=MemorySecrets())
    kantoor.rounds(anna)
    assert find_person(kantoor.folder, new).name == "Anna de Boer"
    with pytest.raises(RecoveryCodeWrong):
        find_person(kantoor.folder, old)


def test_a_code_is_refused_by_its_group_and_a_wrong_one_by_what_it_opens(kantoor: Kantoor) -> None:
    anna, code = kantoor.founder("Anna de Boer")
    with pytest.raises(RecoveryCodeRefused):
        find_person(kantoor.folder, code[:-1] + ("0" if code[-1] != "0" else "1"))
    with pytest.raises(RecoveryCodeWrong):
        find_person(kantoor.folder, recovery_code.format_code(bytes(20)))
    assert anna.kantoor.path == kantoor.folder


def test_a_folder_without_a_team_is_called_so(kantoor: Kantoor, tmp_path: Path) -> None:
    _, code = kantoor.founder("Anna de Boer")
    empty = tmp_path / "leeg"
    empty.mkdir()
    with pytest.raises(NotOurs):
        find_person(empty, code)


def test_the_kantoorsleutel_opens_its_gezinnen_on_a_laptop_of_the_office(kantoor: Kantoor) -> None:
    anna, _ = kantoor.founder("Anna de Boer")
    for naam in ("De Vries", "Niet voor kantoor"):
        fill(anna.open_gezin(anna.new_gezin(naam).id))
    kantoor.rounds(anna)
    code = leden(anna).make_kantoorsleutel()
    key = leden(anna).team().kantoorsleutel
    assert key is not None
    chosen = next(row for row in anna.gezinnen() if row.naam == "De Vries")
    leden(anna).let_read(chosen.id, key.id, Role.KANTOOR)
    kantoor.rounds(anna)
    found = find_person(kantoor.folder, code)
    assert found.kantoor
    office, _ = kantoor.back(code, "kast")
    kantoor.rounds(office)
    assert [row.naam for row in office.gezinnen()] == ["De Vries"]
    assert everything(office)["De Vries"] == everything(anna)["De Vries"]
