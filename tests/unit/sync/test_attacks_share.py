"""Attacks by whoever keeps the share: an administrator, a cloud, a thief of the folder.

He has every file and no key. Each attack is detected or inert, and honest work goes on.
"""

from __future__ import annotations

import pytest

from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import Area, head_folder, marker_name
from kanz_desktop.sync.mailbox import NotOurs
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.own_head import OwnHead
from kanz_desktop.sync.team_bodies import Reason
from kanz_desktop.sync.watch import Alarm
from tests.sim.attacks import files, go_on, of_stream, put, scene, sync
from tests.sim.laptop import marker_of, new_me
from tests.sim.office import DAY, STREAM, Office

SEGMENTS, PAPERS, WRAPS = of_stream(Area.SEGMENTS), of_stream(Area.PAPERS), of_stream(Area.WRAPS)


@pytest.fixture
def office() -> Office:
    return scene()


def newcomer_gets_all(office: Office, days: int = 3) -> None:
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.next_days(days)
    office.assert_same("Anna", "Siham")


def swap(office: Office, one: str, other: str) -> None:
    kept = office.memory.files
    kept[one], kept[other] = kept[other], kept[one]


def test_two_segments_swapped(office: Office) -> None:
    swap(office, *files(office, SEGMENTS)[-2:])
    go_on(office)
    newcomer_gets_all(office)


@pytest.mark.parametrize("bytes_of", ["statement of the team", "newer program"])
def test_a_segment_exchanged_and_put_back_under_its_own_name(
    office: Office, monkeypatch: pytest.MonkeyPatch, bytes_of: str
) -> None:
    """What lay there meanwhile says nothing of the object that the name is of; so much was written since
    that no head names it any more."""
    monkeypatch.setattr(OwnHead, "_recent", lambda _: ())
    before = set(files(office, SEGMENTS))
    late = office["Anna"].write("afspraak", "op een andere plek")
    office["Anna"].sync()
    (path,) = set(files(office, SEGMENTS)) - before
    kept = office.memory.files
    right = kept[path]
    others = {
        "statement of the team": kept[files(office, office.marker.root.hex(), "/g/")[0]],
        "newer program": right[:3] + b"\x02" + right[4:5] + b"\x02" + right[6:],
    }
    kept[path] = others[bytes_of]
    office["Bram"].sync()
    assert late.id not in office["Bram"].log().ops
    kept[path] = right
    office["Bram"].sync()
    assert late.id in office["Bram"].log().ops
    go_on(office)


def test_two_papers_swapped(office: Office) -> None:
    swap(office, *files(office, PAPERS)[-2:])
    go_on(office)
    newcomer_gets_all(office, 40)


def test_the_frame_of_one_paper_before_the_bytes_of_another(office: Office) -> None:
    one, other = files(office, PAPERS)[-2:]
    kept = office.memory.files
    kept[one] = kept[one][:595] + kept[other][595:]
    go_on(office)
    newcomer_gets_all(office, 40)


def test_a_segment_moved_into_another_gezin(office: Office) -> None:
    other = b"\x07" * 16
    office["Anna"].laptop.make_log(other, bytes(16))
    office["Anna"].deeds.share(other, bytes(16))
    office["Anna"].deeds.let_read(other, office["Bram"].member, Role.ANDER)
    office.rounds()
    for path in files(office, SEGMENTS):
        put(office, Area.SEGMENTS, office.memory.files[path], stream=other)
    go_on(office)
    office["Bram"].write("woorden", "hier wel", stream=other)
    office.rounds()
    office.assert_same("Anna", "Bram", stream=other)
    assert len(office["Anna"].log(other).ops) == 1


def test_every_file_replayed_under_another_name(office: Office) -> None:
    for number, path in enumerate(list(office.memory.files)):
        folder, _, _ = path.rpartition("/")
        if folder:
            office.memory.files[f"{folder}/{number:032x}"] = office.memory.files[path]
    go_on(office)
    newcomer_gets_all(office)


def test_a_statement_of_the_team_laid_into_a_gezin(office: Office) -> None:
    root = office.marker.root
    for path in files(office, root.hex(), "/g/"):
        put(office, Area.SEGMENTS, office.memory.files[path])
    go_on(office)
    newcomer_gets_all(office)


def test_the_whole_folder_rolled_back(office: Office) -> None:
    old = dict(office.memory.files)
    late = office["Bram"].write("afspraak", "na de kopie")
    office.rounds()
    office.memory.files.clear()
    office.memory.files.update(old)
    assert Alarm.OLD_COPY in go_on(office)
    newcomer_gets_all(office, 40)
    assert late.id in office["Siham"].log().ops


def test_the_newest_heads_taken_away(office: Office) -> None:
    for name in ("Anna", "Bram"):
        newest = max(files(office, head_folder(office[name].device)))
        del office.memory.files[newest]
    assert Alarm.OLD_COPY in go_on(office)
    newcomer_gets_all(office)


def test_a_head_laid_into_the_directory_of_another_device(office: Office) -> None:
    newest = max(files(office, head_folder(office["Anna"].device)))
    name = newest.rpartition("/")[2]
    data = office.memory.files[newest]
    office.memory.files[f"{head_folder(office['Bram'].device)}/{'f' * 16}.{name[17:]}"] = data
    office.memory.files[f"{head_folder(office['Noor'].device)}/{name}"] = data
    assert Alarm.CLONED not in go_on(office)


def test_an_old_head_under_a_higher_number(office: Office) -> None:
    oldest = min(files(office, head_folder(office["Anna"].device)))
    data = office.memory.files[oldest]
    office.memory.files[f"{head_folder(office['Anna'].device)}/{'f' * 16}.{oldest[-32:]}"] = data
    assert Alarm.CLONED not in go_on(office)


def test_a_thousand_heads_of_junk_above_the_newest(office: Office) -> None:
    for name in ("Anna", "Bram"):
        folder = head_folder(office[name].device)
        junk = {f"{folder}/{'f' * 12}{number:04x}.{'0' * 32}": b"KZF" * 40 for number in range(300)}
        office.memory.files |= junk
    for _ in range(8):
        office.rounds(1)
    go_on(office)


def test_a_file_that_changes_at_every_look(office: Office) -> None:
    class Restless(MemoryFolder):
        def pieces(self, path: str, limit: int):  # type: ignore[no-untyped-def]
            data = self.files.get(path)
            if data is not None and "/g/" in path and len(data) % 2:
                self.files[path] = data + b"\0"
            return super().pieces(path, limit)

    restless = Restless()
    restless.files = office.memory.files
    office["Bram"].folder = restless
    office["Anna"].write("afspraak", "rustig")
    office.rounds()
    office["Bram"].folder = office.memory
    go_on(office)


def test_another_folder_for_each_laptop(office: Office) -> None:
    other = MemoryFolder()
    other.files = dict(office.memory.files)
    office["Bram"].folder = other
    office["Anna"].write("afspraak", "hier")
    office["Bram"].write("afspraak", "daar")
    office.next_days(3)
    office["Bram"].folder = office.memory
    for path, data in other.files.items():
        office.memory.files.setdefault(path, data)
    go_on(office)
    assert office["Anna"].texts("afspraak") == {"hier", "daar"}


def test_only_the_files_of_one_laptop_never_arrive(office: Office) -> None:
    stuck = MemoryFolder()
    stuck.files = dict(office.memory.files)
    office["Bram"].folder = stuck
    named = set()
    for number in range(5):
        office["Anna"].write("afspraak", f"a {number}")
        office["Bram"].write("afspraak", f"b {number}")
        for name in ("Bram", "Anna"):
            office[name].days += 1
            named |= sync(office[name])
        office.memory.files |= stuck.files
    assert Alarm.BEHIND in named
    office["Bram"].folder = office.memory
    go_on(office)


@pytest.mark.parametrize(
    "change", [lambda data: None, lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: b""],
    ids=["taken away", "signature broken", "emptied"],
)  # fmt: skip
def test_the_marker(office: Office, change: object) -> None:
    name = marker_name(office.marker.root)
    right = office.memory.files.pop(name)
    changed = change(right)  # type: ignore[operator]
    if changed is not None:
        office.memory.files[name] = changed
    before = dict(office.memory.files)
    office["Anna"].write("afspraak", "wacht")
    with pytest.raises(NotOurs):
        office["Anna"].sync()
    assert office.memory.files == before
    office.memory.files[name] = right
    go_on(office)


def test_the_marker_of_another_team_under_our_name(office: Office) -> None:
    me = new_me()
    name = marker_name(office.marker.root)
    right = office.memory.files[name]
    office.memory.files[name] = write_marker(marker_of(me), me.sign_seed)
    with pytest.raises(NotOurs):
        office["Anna"].sync()
    office.memory.files[name] = right
    go_on(office)


def test_a_marker_of_another_team_beside_ours(office: Office) -> None:
    me = new_me()
    other = marker_of(me)
    office.memory.files[marker_name(other.root)] = write_marker(other, me.sign_seed)
    go_on(office)


def test_our_marker_under_another_name(office: Office) -> None:
    name = marker_name(office.marker.root)
    office.memory.files[f"{name} (kopie)"] = office.memory.files.pop(name)
    go_on(office)


@pytest.mark.parametrize(
    "name",
    ["con", "AUX.txt", "lpt1", "..", "...", "a:b", "nul ", "x" * 300, "\u202egnp", "kanz\x00", "%2e%2e"],
)
def test_reserved_and_strange_names(office: Office, name: str) -> None:
    for folder in (SEGMENTS, PAPERS, WRAPS, of_stream(Area.PACKS), "h/", "s/"):
        office.memory.files[f"{folder}{name}"] = b"KZF\x01\x01\x01" + bytes(100)
    go_on(office)


def test_names_in_capitals(office: Office) -> None:
    for path in files(office, SEGMENTS):
        folder, _, name = path.rpartition("/")
        office.memory.files[f"{folder}/{name.upper()}"] = office.memory.files.pop(path)
    go_on(office)
    newcomer_gets_all(office, 40)


def test_conflict_copies_of_everything(office: Office) -> None:
    for path in list(office.memory.files):
        office.memory.files[f"{path}-LAPTOP-7"] = office.memory.files[path]
    go_on(office)
    newcomer_gets_all(office)


@pytest.mark.parametrize("data", [b"", b"KZ", b"KZF", bytes(5000), b"MZ" * 9000, b"KZF\x01" + b"\xff" * 60])
def test_files_that_are_nothing(office: Office, data: bytes) -> None:
    for area in Area:
        folder = of_stream(area) if area is not Area.HEADS else f"{head_folder(office['Anna'].device)}/"
        office.memory.files[f"{folder}{'a' * 32}"] = data
    go_on(office)
    newcomer_gets_all(office)


def test_every_file_cut_in_half(office: Office) -> None:
    for path in files(office, "/g/") + files(office, "/b/"):
        office.memory.files[path] = office.memory.files[path][: len(office.memory.files[path]) // 2]
    go_on(office)
    newcomer_gets_all(office, 60)


@pytest.mark.parametrize(
    "place", [3, 4, 5, 10, 30, 39], ids=["version", "type", "minimum", "stream", "key", "length"]
)
def test_the_clear_part_of_every_segment_changed(office: Office, place: int) -> None:
    for path in files(office, SEGMENTS):
        data = bytearray(office.memory.files[path])
        data[place] ^= 0x42
        office.memory.files[path] = bytes(data)
    go_on(office)
    newcomer_gets_all(office, 60)


def test_a_file_of_a_newer_program(office: Office) -> None:
    office["Anna"].write("afspraak", "voor de update")
    office["Anna"].sync()
    (path,) = files(office, SEGMENTS)[-1:]
    right = office.memory.files[path]
    office.memory.files[path] = right[:5] + b"\x09" + right[6:]
    assert Alarm.NEWER in sync(office["Bram"])
    go_on(office)


def test_the_pad_of_a_paper_changed(office: Office) -> None:
    for path in files(office, PAPERS):
        office.memory.files[path] = office.memory.files[path][:-1] + b"\0"
    go_on(office)
    newcomer_gets_all(office)


def test_everything_taken_away_but_the_marker(office: Office) -> None:
    name = marker_name(office.marker.root)
    right = office.memory.files[name]
    office.memory.files.clear()
    office.memory.files[name] = right
    go_on(office)
    newcomer_gets_all(office, 40)


def test_all_wraps_taken_away(office: Office) -> None:
    for path in files(office, "/w/"):
        del office.memory.files[path]
    go_on(office)
    newcomer_gets_all(office, 40)


def test_an_erased_gezin_put_back_from_an_old_copy(office: Office) -> None:
    old = {path: office.memory.files[path] for path in files(office, STREAM.hex())}

    office["Anna"].deeds.erase(STREAM, day=DAY, reason=Reason.TERM, backups=0)
    office.rounds(3)
    office.memory.files |= old
    office.next_days(40)
    assert all(STREAM not in desk.laptop.logs for desk in office.desks.values())
    assert not files(office, STREAM.hex())
