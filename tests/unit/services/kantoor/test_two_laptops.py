"""Two real laptops and one folder: what one writes the other reads, whatever happens in between."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kanz_desktop.services import wissen
from kanz_desktop.services.edits import set_fields
from kanz_desktop.services.kantoor import toegang
from kanz_desktop.services.kantoor.laptop import NAMELESS
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.kantoor.refusals import (
    AndereKantoormap,
    GeenKantoormap,
    KantoorBezig,
    PlekNietGeschikt,
)
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.mailbox import NotOurs
from kanz_desktop.sync.ports import FolderUnreachable
from kanz_desktop.sync.team_bodies import Reason
from kanz_desktop.sync.watch import Alarm, Step, SyncStopped, Unwatched
from tests.helpers.kantoren import Worker, leden, let_in, unlocked, workers
from tests.helpers.records import ident


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    return folder


@pytest.fixture
def two(tmp_path: Path, office: Path) -> Iterator[tuple[Worker, Worker]]:
    """Anna has a team and Bram is in it."""
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(office)
        anna.sync()
        yield anna, bram


@pytest.fixture
def gezin(two: tuple[Worker, Worker]) -> bytes:
    """Made by Anna, and read by Bram."""
    anna, bram = two
    made = anna.place.new_gezin("De Vries").id
    anna.sync()
    let_in(anna, bram, made)
    return made


class _Stops(Unwatched):
    """Looks on, and stops the sync at the so-manieth step."""

    def __init__(self, left: int) -> None:
        self.left = left

    def at(self, step: Step) -> None:
        self.left -= 1
        if self.left <= 0:
            raise SyncStopped


def test_a_gezin_comes_whole_with_its_name_and_stands_on_vandaag(two, gezin):
    anna, bram = two
    assert [row.naam for row in bram.place.gezinnen()] == ["De Vries"]
    assert bram.place.gezinnen()[0].fase == "voorbereiding"
    assert bram.digest(gezin) == anna.digest(gezin)


def test_both_write_and_both_have_it_all(two, gezin):
    anna, bram = two
    anna.write(gezin, "school bellen")
    bram.write(gezin, "samen eten")
    for worker in (anna, bram, anna):
        worker.sync()
    assert anna.says(gezin) == bram.says(gezin) == {"school bellen", "samen eten"}
    assert anna.digest(gezin) == bram.digest(gezin)


def test_a_screen_that_is_open_hears_of_what_comes(two, gezin):
    anna, bram = two
    heard = []
    anna.gezin(gezin).subscribe(heard.append)
    bram.write(gezin, "samen eten")
    bram.sync()
    anna.sync()
    assert {row.text("wat") for changes in heard for row in changes.records if row.kind == "actie"} == {
        "samen eten"
    }


def test_two_who_wrote_the_same_field_apart_are_counted_before_and_after(two, gezin):
    anna, bram = two
    bram.write(gezin, "langsgaan")
    wait_for_the_name(bram, gezin)
    bram.sync()
    anna.write(gezin, "bellen")
    anna.sync()
    bram.sync()
    for worker, words in ((anna, "moeder belt"), (bram, "vader belt")):
        row = worker.actie(gezin, "bellen")
        edits = list(set_fields(worker.gezin(gezin).snapshot, row.id, "actie", {"wat": words}))
        worker.gezin(gezin).apply(edits, "gezinsplan").result()
    bram.sync()
    digest, before = anna.digest(gezin), sorted(path.name for path in anna.kantoor.path.rglob("*"))
    (foreseen,) = anna.kantoor.proef().gezinnen
    assert anna.digest(gezin) == digest
    assert sorted(path.name for path in anna.kantoor.path.rglob("*")) == before
    anna.restart()  # what it remembers of the folder is what stands on the disk
    (done,) = anna.sync().gezinnen
    for beeld in (foreseen, done):
        assert (beeld.erbij, beeld.gewijzigd, beeld.samen) == (0, 1, 1)
        assert (beeld.wijzigingen_in, beeld.wijzigingen_uit) == (1, 1)
    bram.sync()
    assert anna.digest(gezin) == bram.digest(gezin)


def wait_for_the_name(worker: Worker, gezin: bytes) -> None:
    """Who wrote in a gezin for the first time stands in it by name, a moment after."""
    until = time.monotonic() + 20
    while len(worker.gezin(gezin).snapshot.of("medewerker")) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_papers_go_both_ways_byte_for_byte(two, gezin):
    anna, bram = two
    anna.add_paper(gezin, b"een brief van school" * 10_000)
    waits = anna.kantoor.stand().wachtend[gezin]
    assert (waits.papieren, waits.wijzigingen > 0) == (1, True)
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}
    (foreseen,) = bram.kantoor.proef().gezinnen
    assert foreseen.papieren_in.aantal == 1
    (done,) = bram.sync().gezinnen
    assert done.papieren_in.aantal == 1
    assert bram.papers(gezin) == {b"een brief van school" * 10_000}
    assert bram.gezin(gezin).verify().ok


def test_text_alone_goes_first_and_papers_later(two, gezin):
    anna, bram = two
    anna.add_paper(gezin, b"een brief")
    assert anna.kantoor.bijwerken(alleen_tekst=True).over == 1
    bram.sync()
    assert bram.papers(gezin) == set()
    anna.sync()
    bram.sync()
    assert bram.papers(gezin) == {b"een brief"}


def test_a_value_that_is_purged_goes_from_both(two, gezin):
    anna, bram = two
    anna.write(gezin, "geheim")
    anna.sync()
    bram.sync()
    row = anna.actie(gezin, "geheim")
    anna.gezin(gezin).write(lambda store: store.purge(row.heads("wat"))).result()
    anna.sync()
    bram.sync()
    assert anna.log(gezin) == bram.log(gezin)
    assert sum(anna.log(gezin).values()) == 1
    assert "geheim" not in anna.says(gezin) | bram.says(gezin)


def test_a_gezin_that_is_erased_goes_from_both_and_from_the_folder(two, gezin):
    anna, bram = two
    stream = anna.place.vault.gezin_keys(gezin).stream
    bram.gezin(gezin)
    with anna.kantoor.opened() as here:
        here.deeds.erase(stream, day=20261122, reason=Reason.REQUEST, backups=0)
    assert anna.sync().gewist == (gezin,)
    assert bram.sync().gewist == (gezin,)
    for worker in (anna, bram):
        assert worker.place.gezinnen() == ()
        assert not worker.paths.gezin(gezin).exists()
        assert wissen.was_erased(worker.place, gezin)
        worker.restart()
        worker.sync()
        assert worker.place.gezinnen() == ()
    assert not any(path.is_file() for path in (anna.kantoor.path / "s" / stream.hex()).rglob("*"))


def test_a_sync_that_is_stopped_at_any_step_goes_on_where_it_was(two, gezin):
    anna, bram = two
    anna.write(gezin, "school bellen")
    anna.add_paper(gezin, b"een brief" * 5_000)
    for left in range(1, 12):
        for worker in (anna, bram):
            try:
                worker.kantoor.bijwerken(_Stops(left))
            except SyncStopped:
                worker.restart()
    for worker in (anna, bram, anna):
        worker.sync()
    assert anna.digest(gezin) == bram.digest(gezin)
    assert bram.papers(gezin) == {b"een brief" * 5_000}
    assert not any(".komt" in path.name for path in bram.paths.gezin(gezin).rglob("*"))


@pytest.mark.parametrize("damage", ["lost", "broken", "old"])
def test_a_memory_that_is_lost_damaged_or_old_loses_nothing(two, gezin, damage, tmp_path):
    anna, bram = two
    file = bram.paths.office_database
    bram.place.close()
    shutil.copy(file, tmp_path / "oud.db")
    bram.place = unlocked(bram.paths)
    bram.write(gezin, "van voor de schade")
    bram.sync()
    bram.write(gezin, "nog niet op kantoor")
    bram.place.close()
    if damage == "lost":
        file.unlink()
    elif damage == "old":
        shutil.copy(tmp_path / "oud.db", file)
    else:
        file.write_bytes(b"x" * 8192)
    bram.place = unlocked(bram.paths)
    device = bram.place.vault.device_id
    assert bram.sync().lid is Lid.LID
    assert bram.place.vault.device_id != device
    anna.write(gezin, "van Anna")
    for worker in (anna, bram, anna):
        worker.sync()
    everything = {"van voor de schade", "nog niet op kantoor", "van Anna"}
    assert anna.says(gezin) == bram.says(gezin) == everything
    assert anna.digest(gezin) == bram.digest(gezin)
    assert (damage == "broken") == any(bram.paths.data.glob("kantoor.beschadigd-1.db"))


def test_a_copied_data_folder_becomes_a_laptop_of_its_own(two, gezin, tmp_path):
    anna, bram = two
    bram.place.close()
    shutil.copytree(bram.paths.data, tmp_path / "kloon")
    bram.place = unlocked(bram.paths)
    twin = another(bram, tmp_path / "kloon")
    try:
        bram.write(gezin, "op de eerste")
        twin.write(gezin, "op de tweede")
        bram.sync()
        alarms = {one.alarm for one in (*twin.sync().alarmen, *twin.sync().alarmen)}
        assert Alarm.CLONED in alarms
        for worker in (anna, bram, twin, anna, bram, twin):
            worker.sync()
        assert anna.says(gezin) == bram.says(gezin) == twin.says(gezin) == {"op de eerste", "op de tweede"}
        assert twin.place.vault.device_id != bram.place.vault.device_id
        assert anna.digest(gezin) == bram.digest(gezin) == twin.digest(gezin)
    finally:
        twin.place.close()


def test_an_old_copy_of_a_laptop_brings_no_gezin_to_the_folder_that_was_erased_there(two, tmp_path):
    anna, bram = two
    gezin = anna.place.new_gezin("De Vries").id
    anna.place.close()
    shutil.copytree(anna.paths.data, tmp_path / "oud")
    anna.place = unlocked(anna.paths)
    anna.sync()
    let_in(anna, bram, gezin)
    lies = folder_of(anna, bram, gezin)
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    for worker in (anna, bram, anna):
        worker.sync()
    anna.place.close()
    anna = another(anna, tmp_path / "oud")
    try:
        for worker in (anna, anna, bram):
            worker.sync()
        assert [path for path in lies.rglob("*") if path.is_file()] == []
        assert bram.place.gezinnen() == ()
    finally:
        anna.place.close()


def another(worker: Worker, data: Path) -> Worker:
    """The same worker on a copy of the data folder."""
    twin = Worker.__new__(Worker)
    twin.name, twin.paths = worker.name, type(worker.paths)(data)
    twin.place = unlocked(twin.paths)
    return twin


def test_what_is_written_between_becoming_another_and_the_next_sync_begins_a_chain(two, gezin):
    _, bram = two
    bram.write(gezin, "als de oude")
    bram.place.vault.become_another_device()
    bram.restart()
    bram.write(gezin, "als de nieuwe")

    def chains(store: FamilyStore) -> dict[bytes, set[bytes]]:
        found: dict[bytes, set[bytes]] = {}
        for op in store.operations():
            found.setdefault(op.header.incarnation, set()).add(op.header.device)
        return found

    by_chain = bram.gezin(gezin).read(chains).result()
    assert all(len(devices) == 1 for devices in by_chain.values())
    assert bram.place.vault.device_id in set().union(*by_chain.values())


def test_the_folder_can_be_away_emptied_or_anothers_and_nothing_happens_here(two, gezin, office, tmp_path):
    anna, _ = two
    digest = anna.digest(gezin)
    office.rename(tmp_path / "weg")
    with pytest.raises(FolderUnreachable):
        anna.sync()
    office.mkdir()
    with pytest.raises(NotOurs):
        anna.sync()
    assert not list(office.iterdir())
    office.rmdir()
    (tmp_path / "weg").rename(office)
    anna.sync()
    assert anna.digest(gezin) == digest


def test_a_folder_that_was_named_from_where_one_stood_is_found_from_anywhere(tmp_path, monkeypatch):
    office = tmp_path / "kantoor"
    office.mkdir()
    monkeypatch.chdir(tmp_path)
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(Path("kantoor"))
        bram.kantoor.aankloppen(Path("kantoor"))
        assert [one.kantoor.path for one in (anna, bram)] == [office, office]


def test_while_a_sync_runs_who_asks_about_the_team_hears_so_and_waits_for_no_share(two, gezin, monkeypatch):
    anna, _ = two
    monkeypatch.setattr(toegang, "_WAIT_S", 0.05)
    hanging, go_on = threading.Event(), threading.Event()

    class Hangs(Unwatched):
        def at(self, _step: Step) -> None:
            hanging.set()
            assert go_on.wait(10)

    with ThreadPoolExecutor(1) as pool:
        sync = pool.submit(anna.kantoor.bijwerken, Hangs())
        assert hanging.wait(10)
        try:
            with pytest.raises(KantoorBezig), anna.kantoor.opened():
                pass
        finally:
            go_on.set()
        sync.result(20)
    with anna.kantoor.opened() as here:
        assert here.sight.counts()


def test_the_folder_that_moved_is_chosen_anew_and_another_is_not(two, office, tmp_path):
    anna, bram = two
    office.rename(tmp_path / "verhuisd")
    with pytest.raises(PlekNietGeschikt):
        anna.kantoor.choose(tmp_path)
    anna.kantoor.choose(tmp_path / "verhuisd")
    anna.sync()
    other = tmp_path / "ander"
    other.mkdir()
    bram.kantoor.found(other)
    assert anna.kantoor.look(other).soort is Soort.ANDER_TEAM
    with pytest.raises(AndereKantoormap):
        anna.kantoor.aankloppen(other)


def test_who_could_not_knock_elsewhere_goes_on_in_the_team_of_before(
    two, gezin, office, tmp_path, monkeypatch
):
    anna, bram = two
    with workers(tmp_path, "Cees") as (cees,):
        (tmp_path / "elders").mkdir()
        cees.kantoor.found(tmp_path / "elders")
        cees.sync()
    bram.kantoor.leave()

    def refuses(_folder, _path, _source):
        raise FolderUnreachable

    with monkeypatch.context() as away:
        away.setattr(SystemFolder, "write_once", refuses)
        with pytest.raises(FolderUnreachable):
            bram.kantoor.aankloppen(tmp_path / "elders")
    bram.kantoor.choose(office)
    bram.write(gezin, "weer hier")
    for worker in (bram, bram, anna):
        worker.sync()
    assert anna.says(gezin) == {"weer hier"}


@pytest.mark.parametrize("step", ["look", "write"])
def test_what_was_decided_and_not_sent_outlives_a_knock_elsewhere_that_failed(
    two, gezin, office, tmp_path, monkeypatch, step
):
    anna, bram = two
    with workers(tmp_path, "Cees") as (cees,):
        (tmp_path / "elders").mkdir()
        cees.kantoor.found(tmp_path / "elders")
        cees.sync()
    leden(anna.place).make_kantoorsleutel()
    anna.kantoor.leave()

    def refuses(*_given):
        raise FolderUnreachable

    with monkeypatch.context() as away:
        away.setattr(SystemFolder, "entries" if step == "look" else "write_once", refuses)
        with pytest.raises(FolderUnreachable):
            anna.kantoor.aankloppen(tmp_path / "elders")
    anna.restart()
    anna.kantoor.choose(office)
    for worker in (anna, bram):
        worker.sync()
    assert leden(bram.place).team().kantoorsleutel is not None
    assert not anna.paths.office_database_before.exists()


def test_who_knocked_elsewhere_and_was_not_let_in_comes_back_with_what_was_decided(two, office, tmp_path):
    anna, bram = two
    for place in ("elders", "nog elders"):
        (tmp_path / place).mkdir()
    bram.kantoor.found(tmp_path / "elders")
    bram.sync()
    leden(anna.place).make_kantoorsleutel()
    anna.kantoor.leave()
    anna.kantoor.aankloppen(tmp_path / "elders")
    anna.sync()
    anna.restart()
    assert anna.kantoor.stand().lid is Lid.AANGEKLOPT
    anna.kantoor.leave()
    anna.kantoor.found(office)
    anna.sync()
    assert leden(anna.place).team().kantoorsleutel is not None
    assert not anna.paths.office_database_before.exists()


def test_who_is_let_in_elsewhere_keeps_nothing_of_the_team_before(two, gezin, tmp_path):
    _, bram = two
    with workers(tmp_path, "Cees") as (cees,):
        (tmp_path / "elders").mkdir()
        cees.kantoor.found(tmp_path / "elders")
        cees.sync()
        bram.kantoor.leave()
        bram.kantoor.aankloppen(tmp_path / "elders")
        assert bram.paths.office_database_before.exists()
        let_in(cees, bram)
        assert bram.kantoor.stand().lid is Lid.LID
        assert not bram.paths.office_database_before.exists()


@pytest.mark.parametrize("at", ["knock", "Pin.keep"])
def test_a_battery_that_dies_on_the_way_to_another_team_leaves_the_one_before(
    two, office, tmp_path, monkeypatch, at
):
    anna, bram = two
    (tmp_path / "elders").mkdir()
    bram.kantoor.found(tmp_path / "elders")
    bram.sync()
    leden(anna.place).make_kantoorsleutel()
    anna.kantoor.leave()

    class Dies(BaseException):
        pass

    def dies(*_given):
        raise Dies

    with monkeypatch.context() as away:
        away.setattr(f"kanz_desktop.services.kantoor.keuze.{at}", dies)
        with pytest.raises(Dies):
            anna.kantoor.aankloppen(tmp_path / "elders")
    assert anna.paths.office_database_before.exists()
    anna.restart()
    anna.kantoor.choose(office)
    anna.sync()
    assert leden(anna.place).team().kantoorsleutel is not None
    assert not anna.paths.office_database_before.exists()


def test_who_left_may_go_to_another_team_with_the_gezinnen_that_are_here(two, office, tmp_path):
    anna, bram = two
    gezin = anna.place.new_gezin("De Vries").id
    anna.sync()
    anna.kantoor.leave()
    with pytest.raises(GeenKantoormap):
        anna.sync()
    other = tmp_path / "ander"
    other.mkdir()
    bram.kantoor.found(other)
    let_in(bram, anna)
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}
    stream = anna.place.vault.gezin_keys(gezin).stream
    assert (other / "s" / stream.hex() / "g").is_dir()


def test_an_example_and_a_gezin_of_nobody_in_the_team_stay_on_the_laptop(two):
    anna, bram = two
    example = anna.place.new_gezin("Voorbeeld").id
    wissen.mark_example(anna.place, example)
    anna.sync()
    assert anna.kantoor.stand().wachtend == {}
    let_in(anna, bram)
    assert bram.place.gezinnen() == ()
    stream = anna.place.vault.gezin_keys(example).stream
    assert not (anna.kantoor.path / "s" / stream.hex()).exists()


def test_a_gezin_of_which_nothing_has_come_yet_is_not_written_in(two):
    _, bram = two
    gezin = ident("van een collega")
    bram.place.adopt_gezin(GezinKeys.coming(gezin, ident("stroom")), NAMELESS)
    assert not bram.gezin(gezin).snapshot.records
    bram.restart()
    assert not bram.gezin(gezin).snapshot.records
    assert [row.naam for row in bram.place.gezinnen()] == [NAMELESS]


def test_what_a_crash_left_of_a_paper_goes_at_the_next_sync(two, gezin):
    _, bram = two
    left = bram.paths.gezin(gezin) / "objects" / "0123456789abcdef.komt"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"een half papier")
    bram.sync()
    assert not left.exists()


def test_a_wrap_with_the_id_of_a_gezin_that_is_here_takes_nothing_over(two):
    anna, bram = two
    mine = bram.place.new_gezin("Van Bram").id
    before = bram.place.vault.gezin_keys(mine)
    let_in(anna, bram)
    stream = b"s" * 16
    with anna.kantoor.opened() as here:
        me = bram.place.vault.identity
        here.deeds.share(stream, mine)
        member = next(one for one, found in here.sight.team.members.items() if found.person == me.person)
        here.deeds.let_read(stream, member, Role.SECUNDAIR)
    anna.sync()
    bram.sync()
    assert bram.place.vault.gezin_keys(mine) == before
    assert [row.naam for row in bram.place.gezinnen()] == ["Van Bram"]


def test_everything_there_is_read_and_what_is_broken_or_gone_is_named(two, gezin):
    anna, bram = two
    anna.add_paper(gezin, b"een brief" * 1_000)
    for worker in (anna, bram, anna):
        worker.sync()
    found = anna.kantoor.nakijken()
    assert found.ok
    assert found.files > 10
    (paper,) = (anna.kantoor.path / "s").rglob("b/*")
    content = bytearray(paper.read_bytes())
    content[700] ^= 1
    paper.write_bytes(content)
    segment = max((anna.kantoor.path / "s").rglob("g/*"), key=lambda path: path.stat().st_size)
    segment.unlink()
    found = anna.kantoor.nakijken()
    assert [(wrong.verdict, wrong.reason) for wrong in found.wrong] == [("corrupt", "object")]
    assert sum(found.lost.values()) == 2


def test_a_damaged_memory_that_was_put_aside_keeps_no_keys_of_what_was_erased(two, gezin):
    anna, _ = two
    for worker in two:
        worker.place.close()
        with worker.paths.office_database.open("r+b") as file:
            file.write(b"x" * 4096)
        worker.place = unlocked(worker.paths)
        worker.sync()
        assert any(worker.paths.data.glob("kantoor.beschadigd*"))
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    for worker in two:
        worker.sync()
        assert not any(worker.paths.data.glob("kantoor.beschadigd*"))


def test_what_its_primair_erases_by_hand_goes_everywhere(two, gezin):
    anna, bram = two
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    stream = folder_of(anna, bram, gezin)
    anna.sync()
    assert bram.sync().gewist == (gezin,)
    assert bram.place.gezinnen() == ()
    assert wissen.erasures(bram.place)[0].reason == wissen.REQUESTED
    anna.sync()
    assert not any(path.is_file() for path in stream.rglob("*"))


def test_a_dry_run_leaves_every_file_as_it_was(two, gezin):
    """Also with a gezin that was erased here, of which a sync first notes on how many laptops it stands."""
    anna, bram = two
    bram.write(gezin, "van Bram")
    bram.add_paper(gezin, b"een brief" * 500)
    other = anna.place.new_gezin("Bakker").id
    anna.sync()
    bram.sync()
    anna.write(other, "van Anna")
    wissen.erase(anna.place, gezin, "De Vries", wissen.REQUESTED)
    for worker in (anna, bram):
        worker.restart()
        worker.kantoor.stand()
        left = worker.paths.gezin(other if worker is anna else gezin) / "objects" / "0123456789abcdef.komt"
        left.parent.mkdir(exist_ok=True)
        left.write_bytes(b"een half papier")
        before = everything(worker.paths.data), everything(anna.kantoor.path)
        worker.kantoor.proef()
        assert (everything(worker.paths.data), everything(anna.kantoor.path)) == before


def everything(folder: Path) -> dict[str, bytes]:
    """Every file by its path; of a database what is in its own file and what waits to go into it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in files if not path.name.endswith("-shm")
    }


def test_what_another_reader_erases_by_hand_stays_with_its_primair(two, gezin):
    anna, bram = two
    stream = folder_of(anna, bram, gezin)
    wissen.erase(bram.place, gezin, "De Vries", wissen.REQUESTED)
    bram.sync()
    anna.write(gezin, "gaat gewoon door")
    for worker in (anna, bram, anna):
        worker.sync()
    assert anna.says(gezin) == {"gaat gewoon door"}
    assert bram.place.gezinnen() == ()
    assert any(stream.rglob("g/*"))
    with anna.kantoor.opened() as here:
        assert bram.place.vault.person_id not in {
            here.sight.team.members[member].person
            for member in here.sight.members(bytes.fromhex(stream.name))
        }


def test_who_manages_the_folder_finds_no_word_no_name_and_no_key_in_it(two, gezin):
    anna, bram = two
    anna.write(gezin, "kanarie belt de school")
    bram.add_paper(gezin, b"kanarie in een brief" * 500)
    for worker in (anna, bram, anna):
        worker.sync()
    keys = anna.place.vault.gezin_keys(gezin)
    with anna.kantoor.opened() as here:
        rings = [entry.key for ring in here.office.rings().values() for entry in ring.entries]
        me = here.office.me
    secrets = [keys.database_key, keys.object_key, keys.dedup_key, me.sign_seed, me.box_secret, *rings]
    secrets += [hand.signer.seed for hand in me.hands]
    words = ["kanarie", "De Vries", "Anna Bos", "Bram"]
    hidden = [*secrets, *(word.encode(code) for word in words for code in ("utf-8", "utf-16-le"))]
    files = [path for path in anna.kantoor.path.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        content = path.read_bytes()
        assert not [one for one in hidden if one in content], path
        assert not [
            word for word in words if word.lower() in str(path.relative_to(anna.kantoor.path)).lower()
        ]


def folder_of(anna: Worker, bram: Worker, gezin: bytes) -> Path:
    """Where a gezin lies in the folder."""
    keys = [keys for worker in (anna, bram) for keys in worker.place.vault.all_keys() if keys.gezin == gezin]
    assert anna.kantoor.path is not None
    return anna.kantoor.path / "s" / keys[0].stream.hex()
