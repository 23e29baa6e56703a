"""The engine on a folder in memory: what laptops have after syncs, one rule at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy

import pytest

from kanz_desktop.sync.deeds import found_team
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.mailbox import NotOurs
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import Entry
from kanz_desktop.sync.team_bodies import Reason, Target
from kanz_desktop.sync.watch import Alarm, Report, Step, SyncStopped, Unwatched
from tests.sim.laptop import MemoryLaptop, marker_of, new_me
from tests.sim.office import DAY, STREAM, Desk, Office


@pytest.fixture
def office() -> Office:
    """Anna and Bram with a gezin and a first sentence by each."""
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    office["Anna"].write("woorden", "veel post")
    office.rounds()
    office["Bram"].write("woorden", "minder post")
    office.rounds()
    return office


def snapshot(desk: Desk) -> object:
    return deepcopy((desk.laptop.logs, desk.laptop.office.rings(), desk.laptop.office.erased()))


def alarms(report: Report) -> set[Alarm]:
    return {alarm for alarm, _ in report.alarms}


def test_what_one_writes_the_other_reads_and_replaces(office: Office) -> None:
    office.assert_same()
    assert office["Anna"].texts() == {"minder post"}


def test_two_who_write_at_once_both_keep_both_texts(office: Office) -> None:
    office["Anna"].write("woorden", "post van Anna")
    office["Bram"].write("woorden", "post van Bram")
    office.rounds()
    office.assert_same()
    assert office["Anna"].texts() == {"post van Anna", "post van Bram"}


def test_papers_travel_with_their_key(office: Office) -> None:
    object_hash = office["Anna"].add_paper(b"een tekening" * 1000)
    office.rounds()
    office.assert_same()
    assert office["Bram"].log().objects[object_hash] == office["Anna"].log().objects[object_hash]


def test_who_comes_later_gets_the_whole_gezin(office: Office) -> None:
    office["Anna"].add_paper(b"een tekening")
    office.rounds(1)
    noor = office.admit("Noor", by="Bram")
    office.rounds()
    office["Bram"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office.rounds()
    office.assert_same()


def test_who_is_no_reader_gets_nothing_of_the_gezin(office: Office) -> None:
    office.admit("Noor", by="Anna")
    office.rounds(3)
    assert office["Noor"].laptop.logs == {}
    assert STREAM not in office["Noor"].laptop.office.rings()


def test_nothing_new_costs_two_requests_and_one_a_device_and_writes_nothing(office: Office) -> None:
    counting = Counting(office.memory)
    office.rounds(3)
    before = dict(office.memory.files)
    desk = office["Anna"]
    desk.folder = counting
    desk.sync()
    assert office.memory.files == before
    assert counting.requests <= 2 + len(office.desks)


def test_nothing_new_costs_no_more_after_ten_times_the_history(office: Office) -> None:
    requests = []
    for more in (5, 45):
        for number in range(more):
            office["Anna"].write("woorden", f"regel {number}")
            office["Bram"].add_paper(b"%d" % number)
            office.rounds(1)
        office.rounds(2)
        desk = office["Anna"]
        desk.folder = counting = Counting(office.memory)
        desk.sync()
        desk.folder = office.folder
        requests.append(counting.requests)
    assert requests[0] == requests[1] <= 2 + len(office.desks)


def test_nothing_new_writes_nothing_on_the_laptop(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these is a commit on a disk."""
    office.rounds(3)
    mine, written = office["Anna"].laptop.office, list[str]()
    for name in (
        "note",
        "mark_done",
        "keep",
        "keep_run",
        "keep_count",
        "keep_head",
        "keep_ring",
        "published",
    ):
        monkeypatch.setattr(mine, name, lambda *_, name=name: written.append(name))
    office["Anna"].sync()
    assert written == []


def test_another_folder_or_an_empty_one_gets_no_byte_and_changes_nothing(office: Office) -> None:
    stranger = new_me()
    other = MemoryFolder()
    found_team(MemoryLaptop(marker_of(stranger), stranger).office, other)
    for folder in (MemoryFolder(), other):
        desk = office["Anna"]
        before, files = snapshot(desk), dict(folder.files)
        desk.folder = folder
        with pytest.raises(NotOurs):
            desk.sync()
        assert snapshot(desk) == before
        assert folder.files == files


@pytest.mark.parametrize("place", ["g/", "p/", "b/", "w/", "h/", "s/"])
def test_files_that_are_gone_change_nothing_here_and_are_written_again(office: Office, place: str) -> None:
    office["Anna"].add_paper(b"een tekening")
    office.rounds()
    before = [desk.log().state() for desk in office.desks.values()]
    for path in [path for path in office.memory.files if place in path]:
        del office.memory.files[path]
    office.rounds()
    assert [desk.log().state() for desk in office.desks.values()] == before
    noor = office.admit("Noor", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office.next_days(40)
    office.assert_same()


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:50] + bytes(9) + data[59:]])
def test_a_broken_file_is_told_and_written_again(office: Office, damage: Callable[[bytes], bytes]) -> None:
    there = set(office.memory.files)
    office["Anna"].write("woorden", "nieuw")
    office["Anna"].add_paper(b"een tekening")
    office["Anna"].sync()
    for path in set(office.memory.files) - there:
        if "/g/" in path or "/b/" in path:
            office.memory.files[path] = damage(office.memory.files[path])
    office.rounds(3)
    office.assert_same()


def test_a_head_that_was_lost_is_written_again_also_when_there_is_nothing_new_to_say(office: Office) -> None:
    anna = office["Anna"]
    new = anna.write("gedachte", "niemand zag dit nog")
    anna.sync()
    heads = [path for path in office.memory.files if path.startswith(f"h/{anna.device.hex()}/")]
    del office.memory.files[max(heads)]
    office.rounds(1)
    assert new.id in office["Bram"].log().ops


def test_a_statement_that_is_missed_in_the_middle_is_asked_for(office: Office) -> None:
    """What came after it is here, so the end of that chain is no proof that all of it is."""
    wrong = office["Anna"].write("gedachte", "van een ander gezin")
    office.rounds()
    there = set(office.memory.files)
    office["Anna"].purge([wrong.id], [])
    office["Anna"].sync()
    data = {path: office.memory.files[path] for path in set(office.memory.files) - there if "/g/" in path}
    office["Anna"].deeds.let_read(STREAM, office["Anna"].member, Role.SECUNDAIR)
    office["Anna"].sync()
    foreign = next(one for path, one in office.memory.files.items() if path not in data and "/w/" in path)
    for path in data:
        office.memory.files[path] = foreign  # under the right name lies something else
    office.rounds(3)
    office.assert_same()


def test_what_a_dead_laptop_wrote_is_healed_by_a_colleague(office: Office) -> None:
    anna = office.desks.pop("Anna")
    for path in [path for path in office.memory.files if "/g/" in path or "/p/" in path]:
        del office.memory.files[path]
    noor = office.admit("Noor", by="Bram")
    office.rounds()
    office["Bram"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office.next_days(40)
    assert set(anna.log().ops) == set(noor.log().ops)


def test_a_cloned_laptop_goes_on_as_another_device_and_nothing_is_lost(office: Office) -> None:
    twin = Desk("tweeling", deepcopy(office["Anna"].laptop), office.memory)
    office.desks["tweeling"] = twin
    office["Anna"].write("woorden", "van de een")
    twin.write("woorden", "van de ander")
    reports = [desk.sync() for desk in office.desks.values()]
    office.rounds(4)
    office.assert_same()
    assert office["Bram"].texts() == {"van de een", "van de ander"}
    assert any(Alarm.CLONED in alarms(report) for report in reports)
    assert office["Anna"].device != twin.device


def test_a_laptop_that_became_another_twice_is_known_under_every_name_that_it_wrote_under(
    office: Office,
) -> None:
    anna = office["Anna"]
    anna.laptop.office.renew()
    anna.log().begin(anna.laptop.office.me.hand.laptop)
    between = anna.write("gedachte", "voordat een ander het wist")
    anna.laptop.office.renew()
    office.rounds(3)
    office.assert_same()
    assert between.id in office["Bram"].log().ops


def test_a_restored_laptop_gets_its_own_work_back_and_writes_in_a_new_chain(office: Office) -> None:
    old = deepcopy(office["Anna"].laptop)
    lost = office["Anna"].write("gedachte", "na de kopie")
    office.rounds()
    office["Anna"].laptop = old
    again = office["Anna"].write("woorden", "na het terugzetten")
    office.rounds(3)
    office.assert_same()
    assert {lost.id, again.id} <= set(office["Bram"].log().ops)


def test_a_removed_device_adds_nothing_more_and_what_was_taken_in_stays_everywhere() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram", "Noor")
    office["Bram"].write("woorden", "op tijd")
    office.rounds()
    bram = office["Bram"]
    late = bram.write("gedachte", "te laat")
    bram.sync()
    office["Noor"].sync()  # took it in before she heard
    ends = tuple(reach for reach in office["Anna"].log().reach())
    office["Anna"].deeds.remove(Target.DEVICE, bram.device, ends)
    office["Anna"].sync()
    assert late.id not in office["Anna"].log().ops
    for _ in range(3):
        office["Noor"].sync()
        office["Anna"].sync()
    office.assert_same("Anna", "Noor")
    never = bram.write("gedachte", "na het weggaan")
    report = bram.sync()
    office["Anna"].sync()
    assert Alarm.REMOVED in alarms(report)
    assert never.id not in office["Anna"].log().ops


def test_a_new_key_is_used_after_somebody_was_sent_away() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram", "Noor")
    office["Anna"].deeds.let_read(STREAM, office["Bram"].member, Role.NONE)
    office.rounds()
    office["Noor"].write("woorden", "niet voor Bram")
    office.rounds()
    assert office["Bram"].texts() == set()
    office.assert_same("Anna", "Noor")


def test_whom_somebody_let_in_goes_on_reading_when_that_one_is_sent_away() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    office["Bram"].deeds.let_read(STREAM, office["Noor"].member, Role.ANDER)
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, office["Bram"].member, Role.NONE)
    office.rounds()
    office["Anna"].write("woorden", "voor Noor")
    office.rounds()
    assert office["Noor"].texts() == {"voor Noor"}


def test_what_was_purged_is_gone_from_every_laptop_and_from_the_folder(office: Office) -> None:
    wrong = office["Anna"].write("gedachte", "van een ander gezin")
    paper = office["Anna"].add_paper(b"verkeerde foto" * 500)
    office.rounds()
    held = {path for path in office.memory.files if "/g/" in path}
    office["Bram"].purge([wrong.id], [paper])
    office.rounds(3)
    office.assert_same()
    assert all(desk.log().ops[wrong.id].purged for desk in office.desks.values())
    assert not any("/b/" in path for path in office.memory.files)
    concerned = [known for known in held if known not in office.memory.files]
    assert concerned, "the file with the value still lies there"
    noor = office.admit("Noor", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office.rounds(3)
    office.assert_same()


@pytest.mark.parametrize("published", [True, False])
def test_what_somebody_purged_on_one_laptop_alone_goes_everywhere(office: Office, *, published: bool) -> None:
    wrong = office["Anna"].write("gedachte", "van een ander gezin")
    paper = office["Anna"].add_paper(b"verkeerde foto" * 500)
    if published:
        office.rounds()
    after = office["Anna"].write("gedachte", "van dit gezin")
    office["Anna"].log().purge([wrong.id], [paper])
    office.rounds(3)
    office.assert_same()
    bram = office["Bram"].log()
    assert bram.ops[wrong.id].purged
    assert not bram.ops[after.id].purged
    assert not any("/b/" in path for path in office.memory.files)
    quiet = dict(office.memory.files)
    office.rounds(2)
    assert office.memory.files == quiet, "it is said again and again"


def test_an_erased_gezin_is_gone_everywhere_and_never_comes_back(office: Office) -> None:
    office["Anna"].add_paper(b"een tekening")
    office.rounds()
    office["Bram"].write("gedachte", "nog niet gedeeld")
    files = {path: data for path, data in office.memory.files.items() if path.startswith(f"s/{STREAM.hex()}")}
    office["Anna"].deeds.erase(STREAM, day=DAY, reason=Reason.TERM, backups=1)
    office.rounds(3)
    for desk in office.desks.values():
        assert STREAM not in desk.laptop.logs
        assert STREAM not in desk.laptop.office.rings()
    assert not any(STREAM.hex() in path for path in office.memory.files)
    office.memory.files |= files  # an old copy of the share comes back
    office.rounds()
    assert all(STREAM not in desk.laptop.logs for desk in office.desks.values())


@pytest.mark.parametrize("step", list(Step))
def test_a_sync_that_dies_at_any_step_is_taken_up_by_the_next(step: Step) -> None:
    for countdown in (1, 2, 5):
        office = Office("Anna", "Bram")
        office.gezin("Anna", "Bram")
        office["Anna"].write("woorden", "veel post")
        office["Anna"].add_paper(b"een tekening")
        for desk in office.desks.values():
            stop = StopAt(step, countdown)
            try:
                desk.sync(stop)
            except SyncStopped:
                assert stop.countdown == 0
            desk.write("gedachte", f"van {desk.name}") if desk.laptop.logs else None
        office.rounds(3)
        office.assert_same()
        assert len(office["Bram"].log().ops) >= 3


class StopAt(Unwatched):
    """Dies at the nth time that a step is reached."""

    def __init__(self, step: Step, countdown: int) -> None:
        self.step, self.countdown = step, countdown

    def at(self, step: Step) -> None:
        if step is self.step:
            self.countdown -= 1
            if self.countdown == 0:
                raise SyncStopped


class Counting(MemoryFolder):
    """Counts what a share would be asked."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files = other.files
        self.requests = 0

    def entries(self, path: str) -> tuple[Entry, ...]:
        self.requests += 1
        return super().entries(path)

    def pieces(self, path: str, limit: int) -> Iterable[bytes]:  # type: ignore[override]
        self.requests += 1
        return super().pieces(path, limit)

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        self.requests += 1
        super().write_once(path, source)
