"""Bugs in what the engine keeps, packs, removes and tells, planted one at a time: each is found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from kanz_desktop.domain.merge import rebuild as _rebuild
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.layout import Area
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.names import written
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.packing import Packing
from kanz_desktop.sync.paper import FRAME_SIZE, read_paper_frame
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.retire import Retire
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.verdict import Verdict
from tests.sim.office import STREAM, Office
from tests.unit.sync import test_attacks_members as members
from tests.unit.sync import test_attacks_share as share
from tests.unit.sync import test_engine as engine
from tests.unit.sync import test_packing as packing
from tests.unit.sync.test_planted_bugs import no, nothing, simulated, two
from tests.unit.sync.test_planted_bugs_trust import after, with_office, yes

# alarms of their own


class InOrder(MemoryFolder):
    """Remembers what was written after what."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files = other.files
        self.order: list[str] = []

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        super().write_once(path, source)
        self.order.append(path)


def alarm_words_before_their_paper() -> None:
    """Who reads the operation has to find the paper there."""
    office = two()
    anna = office["Anna"]
    anna.folder = order = InOrder(office.memory)
    anna.add_paper(b"een tekening")
    anna.sync()
    areas = [path.split("/")[2] for path in order.order if path.startswith(f"s/{STREAM.hex()}")]
    assert areas.index("b") < areas.index("g")


def alarm_what_holds_a_name_is_left_as_it_is() -> None:
    """A final name that something else has taken is not touched: the right one goes beside it."""
    office = two()
    anna = office["Anna"]
    (path, *_) = [one for one in office.memory.files if one.startswith(f"s/{STREAM.hex()}/g/")]
    office.memory.files[path] = b"van een ander programma"
    office.next_days(31)
    assert office.memory.files[path] == b"van een ander programma"
    assert anna.texts() == {"veel post"}


# the bugs


def the_last_one_wins(headers: Iterable[Any]) -> Any:
    """By the clock of its writer, as files and chats do it."""
    kept = list(headers)
    states = _rebuild(kept)
    latest = {op_id: header.hlc for op_id, header in kept}
    for state in states.values():
        if len(state.heads) > 1:
            state.heads = type(state.heads)([max(state.heads, key=latest.__getitem__)])
    return states


def without_hashing(file: Any, stream: bytes, *known: Any, expected: bytes, sink: Any = None) -> Any:
    reading = read_paper_frame(bytes(file.read(FRAME_SIZE)), stream, *known)
    if reading.ok and sink is not None:
        sink.write(file.read(reading.content.size))
    return reading


def at_once(self: Packing, folder: str, known: Known, day: int, *, everywhere: bool) -> bool:
    return everywhere


def of_anybody(self: Retire, folder: str, own: set[str], day: int) -> None:
    for entry in self._folder.leftovers(folder):
        if entry.name in self._office.notes(folder):
            self._folder.remove(f"{folder}/{entry.name}")
        self._office.note(folder, entry.name, Note(Verdict.OK, "leftover"))


def all_of_them(statements: Iterable[Statement]) -> dict[bytes, Statement]:
    return {one.id: one for one in statements}


def over_it(self: MemoryFolder, path: str, source: Callable[[], Iterable[bytes]]) -> None:
    self.files[written(path)] = b"".join(source())


def papers_last(self: Publisher, stream: bytes) -> None:
    for area in (Area.WRAPS, Area.SEGMENTS, Area.PACKS, Area.PAPERS):
        for known in list(self._office.known(stream, area).values()):
            if known.own and not known.written:
                self.write(known)


def everything_goes(self: Publisher, stream: bytes) -> None:
    for area in (Area.PAPERS, Area.WRAPS, Area.SEGMENTS, Area.PACKS):
        for known in list(self._office.known(stream, area).values()):
            if known.own and not known.written:
                self.write(known)


def nothing_lacks(self: Any, stream: bytes) -> bool:
    return False


BUGS: list[tuple[str, str, object, Callable[[], object]]] = [
    ("the last one wins", "tests.sim.laptop.rebuild", the_last_one_wins, simulated),
    ("hashes are not looked at", "kanz_desktop.sync.papers.read_paper", without_hashing,
     with_office(members.test_a_reader_lays_another_paper_under_a_hash)),
    ("words before their paper", "kanz_desktop.sync.publishing.Publisher.send", papers_last,
     alarm_words_before_their_paper),
    ("the limit is not kept", "kanz_desktop.sync.publishing.Publisher.send", everything_goes,
     lambda: packing.test_text_goes_first_and_papers_when_there_is_room(packed())),
    ("what holds a name is written over", "kanz_desktop.sync.memory.MemoryFolder.write_once", over_it,
     alarm_what_holds_a_name_is_left_as_it_is),
    ("a file goes before its pack is there", "kanz_desktop.sync.retire.Retire._replaced", yes,
     lambda: packing.test_a_purge_removes_no_file_whose_pack_was_not_taken_well(packed())),
    ("a purged value stays when it comes back", "kanz_desktop.sync.runs.Runs._went", no,
     lambda: packing.test_a_value_that_was_purged_goes_again_when_an_old_copy_of_the_folder_comes_back(
         packed())),
    ("who sleeps is forgotten", "kanz_desktop.sync.packing.Packing._everywhere", yes,
     lambda: packing.test_a_laptop_that_sleeps_holds_it_up_and_nothing_else(packed())),
    ("what is packed goes at once", "kanz_desktop.sync.packing.Packing._waited", at_once,
     lambda: packing.test_a_clock_that_leaps_ten_years_removes_nothing_at_once(packed())),
    ("what was retired is a loss", "kanz_desktop.sync.healing.Healer._replaced", no,
     lambda: packing.test_packed_segments_go_when_everybody_has_them_for_long_enough(packed())),
    ("files of others are tidied up", "kanz_desktop.sync.retire.Retire._unfinished", of_anybody,
     lambda: packing.test_unfinished_own_files_go_on_another_day_and_those_of_others_stay(packed())),
    ("the last key of a paper counts", "kanz_desktop.sync.papers.Papers._same_key", yes,
     lambda: packing.test_a_second_key_for_a_paper_is_named_and_the_first_stays(packed())),
    ("nobody says that the folder lags", "kanz_desktop.sync.lateness.Lateness.check", nothing,
     lambda: packing.test_a_folder_that_lags_behind_is_named_on_the_second_day(packed())),
    ("a head that is lost stays lost", "kanz_desktop.sync.own_head.OwnHead.heal", nothing,
     lambda: engine.test_a_head_that_was_lost_is_written_again_also_when_there_is_nothing_new_to_say(
         engine.office.__wrapped__())),  # type: ignore[attr-defined]
    ("the end of a chain is all of it", "kanz_desktop.sync.missing.in_chain", all_of_them,
     lambda: engine.test_a_statement_that_is_missed_in_the_middle_is_asked_for(
         engine.office.__wrapped__())),  # type: ignore[attr-defined]
    ("nothing ever lacks", "kanz_desktop.sync.missing.Missing.lacks", nothing_lacks,
     lambda: engine.test_a_statement_that_is_missed_in_the_middle_is_asked_for(
         engine.office.__wrapped__())),  # type: ignore[attr-defined]
    ("an erased gezin stays in the folder", "kanz_desktop.sync.retire.Retire.erased", nothing,
     with_office(share.test_an_erased_gezin_put_back_from_an_old_copy)),
    ("a removed one is not kept apart", "kanz_desktop.sync.team.Team.quarantined", no,
     lambda: members.test_the_removed_one_writes_on_under_the_old_key(after())),
]  # fmt: skip


def packed() -> Office:
    return packing.office.__wrapped__()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("target", "bug", "finder"), [pytest.param(*rest, id=name) for name, *rest in BUGS])
def test_a_planted_bug_is_found(
    monkeypatch: pytest.MonkeyPatch, target: str, bug: object, finder: Callable[[], object]
) -> None:
    monkeypatch.setattr(target, bug)
    with pytest.raises((AssertionError, LookupError, ValueError, KanzError, pytest.fail.Exception)):
        finder()
