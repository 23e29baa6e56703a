"""Packs, what may go from the folder, and how much goes at a time (docs/format/folder.md §6.3, §9, §13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace

import pytest

from kanz_desktop.sync.cards import send_card
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.head import head_hash, read_head, write_head
from kanz_desktop.sync.inspection import Inspection
from kanz_desktop.sync.layout import Area, head_folder, head_name, paper_name, stream_folder
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.paper import pad_size, write_paper_frame
from kanz_desktop.sync.ports import WrittenBadly
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Alarm, Unwatched
from tests.sim.attacks import look
from tests.sim.office import QUICK, STREAM, Desk, Office

ENOUGH = QUICK.days + QUICK.syncs


@pytest.fixture
def office() -> Office:
    """Anna wrote as many segments as are packed at once, and Bram has them."""
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    for number in range(QUICK.segments):
        office["Anna"].write("woorden", f"dag {number}")
        office["Anna"].sync()
    office.rounds()
    return office


def files(office: Office, area: Area) -> set[str]:
    place = f"{stream_folder(STREAM, area)}/"
    return {path for path in office.memory.files if path.startswith(place)}


def segments_of(desk: Desk) -> set[str]:
    known = desk.laptop.office.known(STREAM, Area.SEGMENTS).values()
    return {one.name for one in known if one.own and one.runs}


def names(paths: Iterable[str]) -> set[str]:
    return {path.rpartition("/")[2] for path in paths}


def test_own_segments_are_packed_once_there_are_enough_and_by_nobody_else(office: Office) -> None:
    assert len(files(office, Area.PACKS)) == 1
    office.next_days(3)
    assert len(files(office, Area.PACKS)) == 1


def test_packed_segments_go_when_everybody_has_them_for_long_enough(office: Office) -> None:
    old = segments_of(office["Anna"])
    office.next_days(QUICK.days - 1)
    assert old <= names(files(office, Area.SEGMENTS))
    office.next_days(2)
    assert not old & names(files(office, Area.SEGMENTS))
    office.next_days(40)
    assert len(files(office, Area.PACKS)) == 1, "nobody took it for a loss"
    assert not old & names(files(office, Area.SEGMENTS))
    noor = office.admit("Noor", by="Bram")
    office.rounds()
    office["Bram"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office.rounds(3)
    office.assert_same()


def test_what_a_colleague_retired_or_replaced_is_no_loss_to_who_reads_the_folder_over(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    for words in ("de eerste kaart", "de tweede kaart"):
        send_card(anna.laptop.office, STREAM, bram.member, words, anna.now_ms)
        office.rounds()
    office.next_days(QUICK.days + 1)
    assert not segments_of(anna) & names(files(office, Area.SEGMENTS))

    def lost() -> int:
        return Inspection(bram.laptop.office, bram.folder, Unwatched()).run().lost.total()

    assert lost() == 0
    (pack,) = files(office, Area.PACKS)
    del office.memory.files[pack]
    assert lost() > QUICK.segments, "now they are, with their pack"


def test_a_laptop_that_sleeps_holds_it_up_and_nothing_else(office: Office) -> None:
    office["Anna"].write("gedachte", "nog een")
    for number in range(QUICK.segments):
        office["Anna"].write("afspraak", f"dag {number}")
        office["Anna"].sync()
    bram = office.desks.pop("Bram")
    late = segments_of(office["Anna"])
    office.next_days(ENOUGH * 3)
    assert late & names(files(office, Area.SEGMENTS))
    office.desks["Bram"] = bram
    office.next_days(ENOUGH * 3)
    assert not late & names(files(office, Area.SEGMENTS))
    office.assert_same()


def test_a_device_that_a_laptop_was_before_is_not_waited_for_once_it_is_silent(
    office: Office,
) -> None:
    """A restored or cloned laptop goes on under another key; nobody will ever write under the old one."""
    office["Bram"].laptop.office.renew()
    office.next_days(1)
    office["Anna"].write("gedachte", "nog een")
    for number in range(QUICK.segments):
        office["Anna"].write("afspraak", f"dag {number}")
        office["Anna"].sync()
    late = segments_of(office["Anna"])
    office.next_days(1)
    assert late & names(files(office, Area.SEGMENTS)), "the old device is waited for at first"
    office.next_days(ENOUGH * 3)
    assert not late & names(files(office, Area.SEGMENTS))
    office.assert_same()


def test_the_twin_of_a_laptop_that_goes_on_under_the_old_key_is_waited_for(office: Office) -> None:
    twin = Desk("tweeling", deepcopy(office["Bram"].laptop), office.memory, pace=QUICK)
    old = twin.device
    office["Bram"].laptop.office.renew()
    office.next_days(1)
    office["Anna"].write("gedachte", "nog een")
    for number in range(QUICK.segments):
        office["Anna"].write("afspraak", f"dag {number}")
        office["Anna"].sync()
    late = segments_of(office["Anna"])
    sight = Sight(office["Anna"].laptop.office)
    assert old in sight.team.succeeded
    for _ in range(ENOUGH * 3):
        office.next_days(1)
        _say_again(office, twin)
    assert late & names(files(office, Area.SEGMENTS))


def _say_again(office: Office, twin: Desk) -> None:
    """A head of the twin that says no more than before: it lives, and has not read what is new."""
    own = twin.laptop.office.own_heads()
    root = office.marker.root
    key = Sight(twin.laptop.office).key(root)
    assert key is not None
    last = read_head(own[max(own)], root, twin.laptop.office.rings()[root], Sight(twin.laptop.office).devices)
    head = replace(last.content.head, counter=max(own) + 1, previous=head_hash(own[max(own)]))
    data = write_head(head, root, key, twin.laptop.office.me.hand.signer)
    twin.laptop.office.keep_own_head(head.counter, data)
    office.memory.files[f"{head_folder(twin.device)}/{head_name(head.counter, data)}"] = data


def test_a_clock_that_leaps_ten_years_removes_nothing_at_once(office: Office) -> None:
    old = segments_of(office["Anna"])
    for desk in office.desks.values():
        desk.days += 3650
    office.rounds(3)
    assert old <= names(files(office, Area.SEGMENTS))


def test_nothing_goes_while_the_pack_is_broken(office: Office) -> None:
    (pack,) = files(office, Area.PACKS)
    old = segments_of(office["Anna"])
    office.next_days(QUICK.days - 1)
    for _ in range(3):
        office.memory.files[pack] = office.memory.files[pack][:-1]
        office["Anna"].days += 1
        office["Anna"].sync()
        here = names(files(office, Area.SEGMENTS))
        packs = [data for path, data in office.memory.files.items() if path in files(office, Area.PACKS)]
        assert old <= here or len(packs) > 1


def test_a_purge_removes_no_file_whose_pack_was_not_taken_well(office: Office) -> None:
    wrong = office["Anna"].write("gedachte", "van een ander gezin")
    office.rounds()
    office["Anna"].purge([wrong.id], [])
    before = files(office, Area.SEGMENTS)
    office["Anna"].folder = NoPacks(office.memory)
    office["Anna"].sync()
    assert before <= files(office, Area.SEGMENTS)
    office["Anna"].folder = office.memory
    office.rounds()
    assert not before <= files(office, Area.SEGMENTS)
    office.assert_same()


def test_a_value_that_was_purged_goes_again_when_an_old_copy_of_the_folder_comes_back(office: Office) -> None:
    wrong = office["Anna"].write("gedachte", "van een ander gezin")
    office.rounds()
    old = {
        path: office.memory.files[path]
        for path in (*files(office, Area.SEGMENTS), *files(office, Area.PACKS))
    }
    office["Anna"].purge([wrong.id], [])
    office.rounds(3)
    gone = set(old) - set(office.memory.files)
    assert gone
    office.memory.files |= old
    look(office)
    office.rounds(4)
    office.assert_same()
    assert not gone & set(office.memory.files)


@pytest.mark.parametrize("whole", [True, False])
def test_a_paper_that_was_purged_goes_again_when_an_old_copy_brings_it_back(
    office: Office, *, whole: bool
) -> None:
    """However large it is: its name tells. `whole`: the copy is of all of the folder, so at once."""
    paper = office["Anna"].add_paper(b"verkeerde foto" * 200_000)
    kept = office["Anna"].add_paper(b"goede foto" * 500)
    office.rounds()
    old = {path: office.memory.files[path] for path in (*office.memory.files,) if whole or "/b/" in path}
    (name,) = (path for path in files(office, Area.PAPERS) if paper_name(paper) in path)
    office["Bram"].purge([], [paper])
    office.rounds(3)
    assert name not in office.memory.files
    if whole:
        office.memory.files.clear()
    office.memory.files |= old
    office.rounds(2)
    assert (name in office.memory.files) is not whole
    for _ in range(30):
        office.next_days(1)
        office["Anna"].sync()
    assert name not in office.memory.files
    assert any(paper_name(kept) in path for path in files(office, Area.PAPERS))
    office.rounds()
    office.assert_same()


def test_text_goes_first_and_papers_when_there_is_room(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    papers = [anna.add_paper(bytes([number]) * 9000) for number in range(3)]
    report = anna.sync(papers=0)
    assert report.left == 3
    assert not files(office, Area.PAPERS)
    bram.sync(papers=0)
    assert set(bram.log().ops) == set(anna.log().ops)
    anna.sync(papers=5000)
    assert len(files(office, Area.PAPERS)) == 1, "one that is larger than the limit goes too"
    anna.sync()
    report = bram.sync(papers=12_000)
    assert (len(bram.log().objects), report.left) == (2, 1)
    bram.sync()
    assert set(papers) == set(bram.log().objects)


def test_a_paper_that_was_left_is_not_counted_by_a_head_and_nobody_calls_it_broken_for_ever(
    office: Office,
) -> None:
    office["Anna"].add_paper(b"een tekening" * 1000)
    office["Anna"].sync(papers=0)
    made = office["Anna"].laptop.office.made()[STREAM]
    assert made.papers == 0
    office.rounds(3)
    office.assert_same()


def test_a_second_key_for_a_paper_is_named_and_the_first_stays(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    content = anna.add_paper(b"een tekening" * 1000)
    office.rounds()
    key, cipher = anna.log().objects[content]
    frame = write_paper_frame(
        STREAM, Sight(bram.laptop.office).key(STREAM) or b"", bram.laptop.office.me.hand.signer,
        object_hash=content, object_size=len(cipher), document_key=bytes(32),
    )  # fmt: skip
    name = f"{stream_folder(STREAM, Area.PAPERS)}/{paper_name(content)}"
    office.memory.files[name] = frame + cipher + bytes(pad_size(len(cipher)))
    found = set()
    for _ in range(30):
        anna.days += 1
        found |= {alarm for alarm, _ in anna.sync().alarms}
    assert Alarm.TWO_KEYS in found
    assert anna.log().objects[content][0] == key
    assert any(path != name and path.startswith(name) for path in office.memory.files)


def test_unfinished_own_files_go_on_another_day_and_those_of_others_stay(office: Office) -> None:
    (pack,) = files(office, Area.PACKS)
    mine, other = f"{pack}.~{'1' * 16}.tmp", f"{pack[:-32]}{'2' * 32}.~{'1' * 16}.tmp"
    office.memory.files |= {mine: b"half", other: b"half"}
    office.next_days(1)
    assert mine in office.memory.files
    office.next_days(1)
    assert mine not in office.memory.files
    assert other in office.memory.files


def test_a_folder_that_lags_behind_is_named_on_the_second_day(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    noor = office.admit("Noor", by="Anna")
    office.rounds(2)
    stuck = MemoryFolder()
    stuck.files = dict(office.memory.files)
    found = []
    for number in range(4):
        bram.write("woorden", f"{number}")
        for desk in (bram, anna, noor):
            desk.days += 1
            desk.sync()
        stuck.files |= {
            path: data for path, data in office.memory.files.items() if bram.device.hex() not in path
        }
        noor.folder = stuck
        found.append({alarm for alarm, _ in noor.sync().alarms})
    assert Alarm.BEHIND not in found[0]
    assert Alarm.BEHIND in found[-1]


def test_who_never_sees_what_is_written_here_is_named(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    office.next_days(2)
    stuck = MemoryFolder()
    stuck.files = dict(office.memory.files)
    bram.folder = stuck
    found = []
    for number in range(5):
        anna.write("woorden", f"a {number}")
        bram.write("woorden", f"b {number}")
        for desk in (bram, anna):
            desk.days += 1
            found.append({alarm for alarm, _ in desk.sync().alarms})
        office.memory.files |= stuck.files  # what he writes arrives; what we write does not
    assert Alarm.BEHIND in found[-1]


class NoPacks(MemoryFolder):
    """A share that does not take packs well."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files = other.files

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        if "/p/" in path:
            raise WrittenBadly
        super().write_once(path, source)
