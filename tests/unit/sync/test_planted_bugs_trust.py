"""Bugs in whom the engine believes, planted one at a time: each is found by a test with a name of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kanz_desktop.crypto import capsule
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.joining import Joining
from kanz_desktop.sync.layout import Area
from kanz_desktop.sync.ring import Ring, RingEntry
from kanz_desktop.sync.run import Run, sign_run, write_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.wrap import Wrap, write_wrap
from tests.helpers.folder_statements import Folder
from tests.sim.attacks import go_on, key_of, look, put, scene, signer_of
from tests.sim.office import STREAM, Desk, Office
from tests.unit.sync import test_attacks_load as load
from tests.unit.sync import test_attacks_members as members
from tests.unit.sync import test_attacks_share as share
from tests.unit.sync import test_readers as readers
from tests.unit.sync import test_ring as ring
from tests.unit.sync import test_succession as succession
from tests.unit.sync import test_team as team

# alarms of their own


def alarm_a_signature_by_somebody_else() -> None:
    """A run in Anna's name that Bram signed."""
    office = scene()
    anna, bram = office["Anna"], office["Bram"]
    desk = Desk("twin", deepcopy(anna.laptop), office.memory)
    desk.log().begin(desk.log().laptop)
    op = desk.write("gedachte", "alsof Anna het schreef")
    run = Run(anna.device, sign_run([op], signer_of(bram)).signature, (op,))
    put(office, Area.SEGMENTS, write_segment(run, key_of(bram)))
    look(office)
    go_on(office, op)


def alarm_a_stranger_hands_a_newcomer_a_gezin() -> None:
    """Noor reads nothing, and hands Siham a ring of her own making."""
    office = scene()
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    signer = signer_of(office["Noor"])
    entry = Ring(STREAM).next_entry(os.urandom(32), makers=(), removals=0, signer=signer)
    box = capsule.box_public(siham.laptop.office.me.box_secret)
    put(office, Area.WRAPS, write_wrap(Ring(STREAM, [entry]), bytes(16), siham.member, box, signer))
    siham.sync()
    assert STREAM not in siham.laptop.office.rings()


def on_disk(attack: Callable[..., object]) -> Callable[[], object]:
    def run() -> None:
        class Outside:
            def mktemp(self, name: str) -> Path:
                return Path(place) / name

        with TemporaryDirectory() as place:
            (Path(place) / "buiten").mkdir()
            (Path(place) / "map").mkdir()
            attack(load.OnDisk(scene(), Path(place) / "map"), Outside())

    return run


def after() -> Office:
    return members.after.__wrapped__()  # type: ignore[attr-defined]


def sent_away() -> Office:
    return members.sent_away.__wrapped__()  # type: ignore[attr-defined]


# the bugs


def yes(*_: object, **__: object) -> bool:
    return True


def never(*_: object, **__: object) -> bool:
    return False


def by_number(self: Ring, makers: object) -> RingEntry | None:
    return max(self.shared, key=lambda entry: (entry.generation, entry.key_id(self.stream)), default=None)


def never_outdated(self: Ring, makers: object, removals: int) -> bool:
    return not self.entries


def of_anybody(self: Sight, ring: Ring) -> Ring:
    return ring


def of_everybody(self: Sight, stream: Id) -> frozenset[Id]:
    return frozenset(self.team.devices)


def everything_is_grounded(undecided: Iterable[Statement], rule: object, judgement: object) -> set[bytes]:
    return {one.id for one in undecided}


def ring_without_proof(self: Joining, stream: Id, data: bytes, unproven: Ring) -> bool:
    signer = self._sight.team.devices[self._sight.device]
    self._keep(stream, data, Wrap(signer, bytes(16), unproven), {}, {})
    return True


def missing_values_are_fine(run: Run, devices: object, purged: object) -> Reading[Run]:
    return Reading(Verdict.OK, value=run)


def whatever_the_directory(self: Heads, device: Id, name: str) -> Any:
    data = self._mailbox.file(f"h/{device.hex()}", name, 1 << 20)
    return (None, None) if data is None else (self._read(data), data)


def every_entry(ring: Ring, devices: object) -> Ring:
    return ring


def from_anybody(self: object, member: Id) -> Iterator[tuple[int, bytes]]:
    yield 0, member


def with_office(attack: Callable[[Office], object]) -> Callable[[], object]:
    return lambda: attack(scene())


BUGS: list[tuple[str, str, object, Callable[[], object]]] = [
    ("unsigned work is applied", "kanz_desktop.sync.labels.verifies", yes,
     alarm_a_signature_by_somebody_else),
    ("the highest number is the key", "kanz_desktop.sync.ring.Ring.best", by_number,
     ring.test_a_key_of_who_was_removed_is_read_but_not_written_with),
    ("who left keeps the key", "kanz_desktop.sync.ring.Ring.outdated", never_outdated,
     lambda: members.test_who_was_sent_away_reads_nothing_new(sent_away())),
    ("anybody hands on keys", "kanz_desktop.sync.sight.Sight.writers", of_everybody,
     lambda: members.test_a_key_of_the_removed_one_with_the_highest_number(after())),
    ("any reader is the maker", "kanz_desktop.sync.sight.Sight.of_same_makers", of_anybody,
     with_office(members.test_a_reader_makes_a_key_of_generation_one_to_be_the_maker)),
    ("a newcomer believes any ring", "kanz_desktop.sync.joining.Joining._join", ring_without_proof,
     alarm_a_stranger_hands_a_newcomer_a_gezin),
    ("a key under a name is by that name", "kanz_desktop.sync.wrap.without_false_entries", every_entry,
     with_office(members.test_a_reader_slips_in_a_key_under_the_name_of_a_colleague)),
    ("who supports himself is supported", "kanz_desktop.sync.judgement._grounded", everything_is_grounded,
     lambda: team.test_two_who_make_each_other_beheerder_freeze_nobody(Folder())),
    ("who calls himself primair is open", "kanz_desktop.sync.judgement._grounded", everything_is_grounded,
     lambda: readers.test_who_calls_himself_primair_freezes_nobody(readers.Gezin())),
    ("every reader is a primair", "kanz_desktop.sync.reader_rules.ReaderRules._may_say", yes,
     with_office(members.test_a_reader_takes_the_place_of_the_primair)),
    ("anybody inherits", "kanz_desktop.sync.succession._Succession._made_secundair", from_anybody,
     lambda: succession.test_nobody_else_takes_a_gezin_over(
         succession.Left(), succession.attack_by_whom_a_reader_made_secundair)),
    ("who was sent away inherits", "kanz_desktop.sync.succession._Succession._sent_away", never,
     lambda: succession.test_nobody_else_takes_a_gezin_over(
         succession.Left(), succession.attack_by_who_was_sent_away_without_a_word_of_his_role)),
    ("everybody is beheerder", "kanz_desktop.sync.team_rules.TeamRules.beheerder", yes,
     with_office(members.test_a_member_who_is_no_beheerder_removes_a_colleague)),
    ("an erasure needs no proof", "kanz_desktop.sync.endings.erasure_holds", yes,
     with_office(members.test_a_reader_erases_with_a_proof_of_another_gezin)),
    ("whoever has a key erases", "kanz_desktop.sync.sight.Sight.may_erase", yes,
     lambda: members.test_who_was_sent_away_erases_the_gezin_with_its_oldest_key(sent_away())),
    ("a missing value is a purged one", "kanz_desktop.sync.pack.judge", missing_values_are_fine,
     with_office(members.test_a_reader_packs_a_colleague_without_a_value)),
    ("a head is by whose directory it is in", "kanz_desktop.sync.heads.Heads._file", whatever_the_directory,
     with_office(share.test_a_head_laid_into_the_directory_of_another_device)),
    ("links are followed", "kanz_desktop.sync.folder.SystemFolder._inside", yes,
     on_disk(load.test_a_link_in_the_place_of_a_stream_that_was_erased)),
]  # fmt: skip


@pytest.mark.parametrize(("target", "bug", "finder"), [pytest.param(*rest, id=name) for name, *rest in BUGS])
def test_a_planted_bug_is_found(
    monkeypatch: pytest.MonkeyPatch, target: str, bug: object, finder: Callable[[], object]
) -> None:
    finder()
    monkeypatch.setattr(target, bug)
    with pytest.raises((AssertionError, LookupError, ValueError, KanzError, pytest.fail.Exception)):
        finder()
