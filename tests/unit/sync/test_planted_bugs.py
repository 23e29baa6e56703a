"""Bugs that are planted on purpose, one at a time: each has to be found by an alarm test or a simulation.

A simulation that catches nothing proves nothing. A bug is a part of the engine, by its name, that breaks one
rule of docs/format/folder.md; its finder is a test that holds without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.operations import build as _build
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.healing import Healer
from kanz_desktop.sync.layout import Area, file_name, stream_folder
from kanz_desktop.sync.mailbox import Mailbox, canonical
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.own_head import OwnHead
from kanz_desktop.sync.ports import WrittenBadly
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.run import Run, sign_run, write_segment
from kanz_desktop.sync.runs import Runs
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Step, SyncStopped
from tests.sim.laptop import MemoryLog, MemoryOffice
from tests.sim.office import STREAM, Office
from tests.sim.simulation import Simulation
from tests.unit.sync import test_engine as alarms

SEEDS = 150


def two() -> Office:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    office["Anna"].write("woorden", "veel post")
    office.rounds()
    return office


# alarms of their own


def alarm_head_before_its_objects() -> None:
    """A head may not name what the folder did not take."""
    office = two()
    anna, bram = office["Anna"], office["Bram"]
    anna.folder = NoSegments(office.memory)
    late = anna.write("gedachte", "nog niet op kantoor")
    anna.sync()
    bram.sync()
    heads = Sync(bram.laptop, office.memory, now_ms=0, day=0)._heads.now().values()
    assert late.id not in {reach.id for head in heads for reach in head.reach}
    assert heads


def alarm_a_repeat_writes_another_file() -> None:
    """What was frozen is written again byte for byte after a crash: one file, not two."""
    office = two()
    before = len(office.memory.files)
    office["Anna"].write("gedachte", "een keer")
    with suppress(SyncStopped):
        office["Anna"].sync(alarms.StopAt(Step.WRITTEN, 1))
    office["Anna"].sync()
    grown = [path for path in list(office.memory.files)[before:] if "/g/" in path]
    assert len(grown) == 1


def alarm_a_member_who_is_no_reader_writes() -> None:
    """Somebody of the team got hold of the key of a gezin that is not his: nothing of his is taken in."""
    office = two()
    noor = office.admit("Noor", by="Anna")
    office.rounds()
    noor.laptop.make_log(STREAM, bytes(16))
    op = noor.write("woorden", "van buiten")
    ring = Sight(office["Anna"].laptop.office).ring(STREAM)
    key = next(iter(ring.entries)).key
    data = write_segment(sign_run([op], noor.laptop.office.me.hand.signer), key)
    office.memory.files[f"{stream_folder(STREAM, Area.SEGMENTS)}/{file_name(data)}"] = data
    bram = office["Bram"]
    Sync(bram.laptop, office.memory, now_ms=0, day=0)._intake.read_listed(STREAM, Area.SEGMENTS)
    assert op.id not in bram.log().ops


def alarm_a_reader_gets_what_is_written() -> None:
    assert two()["Bram"].texts() == {"veel post"}


def simulated() -> None:
    for seed in range(SEEDS):
        Simulation(seed).run()


class NoSegments(MemoryFolder):
    """A share that does not take segments well."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files = other.files

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        if "/g/" in path:
            raise WrittenBadly
        super().write_once(path, source)


# the bugs


def nothing(*_: object, **__: object) -> None: ...


def no(*_: object, **__: object) -> bool:
    return False


def only_the_first_key(self: Ring, makers: object, removals: int) -> bool:
    return not self.entries


def everything_was_published(self: OwnHead, stream: bytes) -> Iterable[Reach]:
    log = self._local.log(stream)
    return log.reach() if log is not None else ()


def the_name_is_there(self: Mailbox, stream: bytes, area: Area, name: str) -> bool:
    return name in self.names(stream_folder(stream, area))


def absence_removes(self: Healer, stream: bytes, area: Area) -> None:
    there = set(map(canonical, self._mailbox.names(stream_folder(stream, area))))
    log = self._local.log(stream)
    for name, known in list(self._office.known(stream, area).items()):
        for run in known.runs if name not in there and isinstance(log, MemoryLog) else ():
            for op in log.run(run.end(stream), run.first):
                log.ops.pop(op.id, None)


def all_are_accepted(self: Runs, run: Run) -> list[Operation]:
    return list(run.operations)


def only_clocks_like_ours(self: Runs, run: Run) -> list[Operation]:
    now = 1_780_000_000_000
    return [op for op in run.operations if abs(op.header.wall_ms - now) < 86_400_000]


def everybody_once_read(self: Sight, stream: bytes) -> frozenset[bytes]:
    return frozenset(self.team.members)


def refrozen(self: Publisher, known: Any) -> bool:
    """The nonce is drawn anew at each try."""
    data = self._office.data(known.stream, known.area, known.name)
    log = self._local.log(known.stream)
    if known.area is Area.SEGMENTS and known.runs and log is not None and data is not None:
        run = known.runs[0]
        again = Run(run.device, run.signature, tuple(log.run(run.end(known.stream), run.first)))
        key = self._sight.key(known.stream)
        assert key is not None
        data = write_segment(again, key)
        self._office.forget(known.stream, known.area, known.name)
        known = replace(known, name=file_name(data))
        self._office.keep(known, data)
    return _write(self, known)


_write = Publisher.write


def without_replaces(edit: Any, **place: Any) -> Operation:
    return _build(replace(edit, replaces=()), **place)


def gezin_is_not_erased(self: MemoryOffice) -> frozenset[bytes]:
    return frozenset()


BUGS: list[tuple[str, str, object, Callable[[], object]]] = [
    ("a head before its objects", "kanz_desktop.sync.own_head.OwnHead._operations", everything_was_published,
     alarm_head_before_its_objects),
    ("another file at each try", "kanz_desktop.sync.publishing.Publisher.write", refrozen,
     alarm_a_repeat_writes_another_file),
    ("everybody may write", "kanz_desktop.sync.sight.Sight.once_read", everybody_once_read,
     alarm_a_member_who_is_no_reader_writes),
    ("a name is enough", "kanz_desktop.sync.mailbox.Mailbox.holds", the_name_is_there,
     lambda: alarms.test_a_broken_file_is_told_and_written_again(two(), lambda data: data[:-9])),
    ("absence removes", "kanz_desktop.sync.healing.Healer._absent", absence_removes, simulated),
    ("removed and still believed", "kanz_desktop.sync.runs.Runs._accepted", all_are_accepted,
     alarms.test_a_removed_device_adds_nothing_more_and_what_was_taken_in_stays_everywhere),
    ("what was taken in is not released", "kanz_desktop.sync.engine.Sync._release", nothing,
     alarms.test_a_removed_device_adds_nothing_more_and_what_was_taken_in_stays_everywhere),
    ("another clock is refused", "kanz_desktop.sync.runs.Runs._accepted", only_clocks_like_ours,
     simulated),
    ("a number is used again", "kanz_desktop.sync.own_devices.OwnDevices.settle", nothing,
     lambda: alarms.test_a_cloned_laptop_goes_on_as_another_device_and_nothing_is_lost(two())),
    ("erased and forgotten that it was", "tests.sim.laptop.MemoryOffice.erased", gezin_is_not_erased,
     lambda: alarms.test_an_erased_gezin_is_gone_everywhere_and_never_comes_back(two())),
    ("a purge leaves the folder as it is", "kanz_desktop.sync.endings.Endings.repack", nothing,
     lambda: alarms.test_what_was_purged_is_gone_from_every_laptop_and_from_the_folder(two())),
    ("the old key goes on", "kanz_desktop.sync.ring.Ring.outdated", only_the_first_key,
     alarms.test_a_new_key_is_used_after_somebody_was_sent_away),
    ("any folder will do", "kanz_desktop.sync.mailbox.Mailbox.check", nothing,
     lambda: alarms.test_another_folder_or_an_empty_one_gets_no_byte_and_changes_nothing(two())),
    ("nothing is healed", "kanz_desktop.sync.healing.Healer.heal", nothing, simulated),
    ("nobody gets a key", "kanz_desktop.sync.publishing.Publisher.wraps", nothing,
     alarm_a_reader_gets_what_is_written),
    ("an edit replaces nothing", "tests.sim.laptop.build", without_replaces, simulated),
]  # fmt: skip


@pytest.mark.parametrize(("target", "bug", "finder"), [pytest.param(*rest, id=name) for name, *rest in BUGS])
def test_a_planted_bug_is_found(
    monkeypatch: pytest.MonkeyPatch, target: str, bug: object, finder: Callable[[], object]
) -> None:
    monkeypatch.setattr(target, bug)
    with pytest.raises((AssertionError, LookupError, KanzError, pytest.fail.Exception)):
        finder()


@pytest.mark.parametrize(
    "alarm",
    [
        alarm_head_before_its_objects,
        alarm_a_repeat_writes_another_file,
        alarm_a_member_who_is_no_reader_writes,
    ],
)
def test_the_alarm_is_silent_without_the_bug(alarm: Callable[[], None]) -> None:
    alarm()
