"""What the team erased goes from every laptop; words that stand nowhere else are never destroyed by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekeningen, reservekopie, wissen
from kanz_desktop.services.aantekening_sessie import new_note
from kanz_desktop.services.aantekeningen_einde import destroy
from kanz_desktop.services.kantoor.gewist import Confirmations
from kanz_desktop.services.kantoor.samenvoegen import join, which_stays
from kanz_desktop.services.kantoor.verslag import Blijft, Verslag
from kanz_desktop.services.wissen import proof_number
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.sync.gezin_bodies import Role
from tests.helpers.drill import NOTE_WORDS
from tests.helpers.kantoren import Worker, leden, let_in, unlocked, workers
from tests.helpers.kdf import TEST_PROFILE


@pytest.fixture
def team(tmp_path: Path) -> Iterator[list[Worker]]:
    """Anna has a team and Bram is in it."""
    folder = tmp_path / "kantoor"
    folder.mkdir()
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(folder)
        anna.sync()
        let_in(anna, bram)
        yield [anna, bram]


def rounds(*found: Worker, count: int = 2) -> None:
    for _ in range(count):
        for worker in found:
            worker.sync()


def stayed(told: Verslag) -> list[tuple[str, Blijft]]:
    return [(one.naam, one.waarom) for one in told.gebleven]


def put_back(worker: Worker, backup: Path, data: Path) -> None:
    """The laptop is gone; its worker restores a reservekopie on another."""
    worker.place.close()
    reservekopie.restore(AppPaths(data), backup, unlocked)
    worker.paths = AppPaths(data)
    worker.place = unlocked(worker.paths)


def read_by(maker: Worker, reader: Worker, gezin: bytes) -> None:
    member = next(one for one in leden(reader.place).team().members if one.me).id
    leden(maker.place).let_read(gezin, member, Role.SECUNDAIR)
    rounds(maker, reader)


def test_a_gezin_that_a_reservekopie_brings_back_goes_by_the_proof_and_is_confirmed(
    team: list[Worker], tmp_path: Path
) -> None:
    anna, bram = team
    gezin = anna.place.new_gezin("De Vries").id
    rounds(anna)
    read_by(anna, bram, gezin)
    reservekopie.make_backup(bram.place, tmp_path / "stick")
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    anna.sync()
    put_back(bram, tmp_path / "stick", tmp_path / "nieuw")
    assert len(bram.place.gezinnen()) == 1
    told = bram.sync()
    assert told.gewist == (gezin,)
    assert told.gebleven == ()
    assert bram.place.gezinnen() == ()
    assert not bram.place.paths.gezin(gezin).exists()
    assert wissen.wiskeys(bram.place, gezin) == ()
    anna.sync()
    assert anna.kantoor.confirmations(gezin) == Confirmations(1, 1, 0)
    rounds(bram, anna)
    assert bram.place.gezinnen() == anna.place.gezinnen() == ()


def test_one_that_came_back_from_before_it_was_shared_is_told_with_its_number_and_goes_by_it(
    team: list[Worker], tmp_path: Path
) -> None:
    anna, bram = team
    gezin = anna.place.new_gezin("De Vries").id
    reservekopie.make_backup(anna.place, tmp_path / "stick")
    rounds(anna, bram)
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    rounds(anna, bram)
    put_back(anna, tmp_path / "stick", tmp_path / "nieuw")
    for _ in range(2):
        told = anna.sync()
        assert stayed(told) == [("De Vries", Blijft.KOPIE)]
        assert told.gebleven[0].nummer == proof_number(gezin)
    wissen.erase_by_proof(anna.place, told.gebleven[0].nummer)
    assert anna.sync().gebleven == ()
    assert anna.place.gezinnen() == ()


def test_a_claim_that_a_gezin_was_erased_takes_nothing_without_the_proof(
    team: list[Worker], tmp_path: Path
) -> None:
    anna, bram = team
    gezin = anna.place.new_gezin("De Vries").id
    rounds(anna)
    anna.place.set_setting(wissen.KEYS, {gezin.hex(): [bytes(32).hex()]})
    reservekopie.make_backup(anna.place, tmp_path / "stick")
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    rounds(anna, bram)
    put_back(anna, tmp_path / "stick", tmp_path / "nieuw")
    assert stayed(anna.sync()) == [("De Vries", Blijft.KOPIE)]
    assert len(anna.place.gezinnen()) == 1


@dataclass
class Twins:
    """`joins` made the gezin that goes; `other` made the one that stays."""

    joins: Worker
    other: Worker
    stays: bytes
    goes: bytes

    def join(self) -> None:
        join(self.joins.place, self.stays, self.goes)


@pytest.fixture
def twins(team: list[Worker]) -> Twins:
    """The same family twice; who joins them reads both, the other only the own one yet."""
    made = {worker.place.new_gezin("De Vries").id: worker for worker in team}
    rounds(*team)
    anna = team[0]
    found = {gezin: worker.place.vault.gezin_keys(gezin).stream for gezin, worker in made.items()}
    first, last = sorted(found, key=found.__getitem__)
    pair = Twins(made[last], made[first], first, last)
    assert anna in (pair.joins, pair.other)
    read_by(pair.other, pair.joins, first)
    assert which_stays(pair.joins.place, first, last) == (first, last)
    return pair


def test_what_a_colleague_wrote_and_had_not_sent_comes_into_the_gezin_that_stays(twins: Twins) -> None:
    joins, other = twins.joins, twins.other
    read_by(joins, other, twins.goes)
    joins.write(twins.goes, "door wie samenvoegt")
    rounds(joins, other)
    other.write(twins.goes, "onderweg geschreven")
    other.add_paper(twins.goes, b"onderweg gescand")
    twins.join()
    joins.sync()
    told = other.sync()
    assert told.gewist == (twins.goes,)
    assert told.gebleven == ()
    assert all(one.gezin != twins.goes for one in told.gezinnen)
    rounds(joins, other)
    words = {"door wie samenvoegt", "onderweg geschreven"}
    for worker in (joins, other):
        assert [row.id for row in worker.place.gezinnen()] == [twins.stays]
        assert worker.says(twins.stays) == words
        assert len(worker.gezin(twins.stays).snapshot.of("actie")) == 2
        assert worker.papers(twins.stays) == {b"onderweg gescand"}
    assert joins.log(twins.stays).keys() == other.log(twins.stays).keys()


def test_words_that_only_a_reservekopie_still_holds_come_into_the_gezin_that_stays(
    twins: Twins, tmp_path: Path
) -> None:
    joins, other = twins.joins, twins.other
    read_by(joins, other, twins.goes)
    other.write(twins.goes, "alleen in de reservekopie")
    reservekopie.make_backup(other.place, tmp_path / "stick")
    twins.join()
    joins.sync()
    put_back(other, tmp_path / "stick", tmp_path / "nieuw")
    rounds(other, joins)
    assert [row.id for row in other.place.gezinnen()] == [twins.stays]
    assert joins.says(twins.stays) == {"alleen in de reservekopie"}


def test_what_stood_on_the_folder_and_was_not_read_before_the_join_comes_along_too(twins: Twins) -> None:
    joins, other = twins.joins, twins.other
    read_by(joins, other, twins.goes)
    other.write(twins.goes, "gestuurd en niet gezien")
    other.sync()
    twins.join()
    rounds(joins, other)
    assert joins.says(twins.stays) == other.says(twins.stays) == {"gestuurd en niet gezien"}


def test_unsent_words_of_who_does_not_read_the_other_stay_and_come_with_a_role(
    twins: Twins, tmp_path: Path
) -> None:
    joins = twins.joins
    with workers(tmp_path, "Cas") as (cas,):
        let_in(joins, cas, twins.goes)
        cas.write(twins.goes, "alleen bij Cas")
        twins.join()
        rounds(joins, twins.other)
        for _ in range(2):
            told = cas.sync()
            assert stayed(told) == [("De Vries", Blijft.WOORDEN)]
            assert told.gewist == ()
        joins.sync()
        elsewhere = joins.kantoor.confirmations(twins.goes)
        assert elsewhere is not None
        assert elsewhere.confirmed == 0
        cas.restart()
        assert cas.says(twins.goes) == {"alleen bij Cas"}
        read_by(twins.other, cas, twins.stays)
        assert cas.sync().gebleven == ()
        assert [row.id for row in cas.place.gezinnen()] == [twins.stays]
        rounds(cas, joins)
        assert "alleen bij Cas" in joins.says(twins.stays)
        elsewhere = joins.kantoor.confirmations(twins.goes)
        assert elsewhere is not None
        assert elsewhere.confirmed == 1


def test_who_had_sent_all_and_does_not_read_the_other_loses_it_as_was_said(
    twins: Twins, tmp_path: Path
) -> None:
    with workers(tmp_path, "Cas") as (cas,):
        let_in(twins.joins, cas, twins.goes)
        rounds(cas)
        twins.join()
        twins.joins.sync()
        told = cas.sync()
        assert (told.gewist, told.gebleven) == ((twins.goes,), ())
        assert cas.place.gezinnen() == ()


def test_a_colleagues_notes_keep_the_gezin_on_that_laptop_and_its_words_come_along(twins: Twins) -> None:
    joins, other = twins.joins, twins.other
    read_by(joins, other, twins.goes)
    notes, _ = aantekeningen.set_up(
        other.place, twins.goes, f"{NOTE_WORDS} zonder deksel", code=other.code, secrets=NoKeyring(),
        profile=TEST_PROFILE,
    )  # fmt: skip
    notes.apply(new_note(notes), "test").result()
    other.sync()
    other.write(twins.goes, "onderweg geschreven")
    twins.join()
    joins.sync()
    for _ in range(2):
        assert stayed(other.sync()) == [("De Vries", Blijft.AANTEKENINGEN)]
    joins.sync()
    assert joins.says(twins.stays) == {"onderweg geschreven"}
    kept = aantekeningen.open_now(other.place, twins.goes)
    assert kept is not None
    destroy(other.place, kept)
    assert other.sync().gebleven == ()
    assert [row.id for row in other.place.gezinnen()] == [twins.stays]
