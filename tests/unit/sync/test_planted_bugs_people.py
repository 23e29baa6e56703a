"""Planted bugs about who is taken away, who removes whom, and one's own notes (see `test_planted_bugs`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.sync import notes_stream
from kanz_desktop.sync.answers import Answer
from kanz_desktop.sync.office import Extent, Office
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.sight import Sight
from tests.sim.office import Office as Team
from tests.unit.sync import test_founder_gone as gone
from tests.unit.sync import test_frozen_and_purged as purged
from tests.unit.sync import test_members as members
from tests.unit.sync import test_notes_stream as notes
from tests.unit.sync.test_planted_bugs import no, simulated


def nothing_is_voted(*_: object, **__: object) -> Answer:
    return False


def nothing_elsewhere(*_: object) -> list[bytes]:
    return []


def the_key_that_is_there(self: Sight, stream: Id) -> bytes | None:
    return self.key(stream)


def the_device_of_now(self: Sight) -> bytes | None:
    return self.key_to_say(self.root)


def the_last_number(runs: Iterable[Extent]) -> int:
    return max((run.last for run in runs), default=0)


def a_ring_beside(office: Office, stream: Id, gezin: Id, wrap_key: bytes) -> Ring:
    ring = _open_ring(office, stream, gezin, wrap_key)
    office.keep_ring(ring, gezin)
    return ring


_open_ring = notes_stream.open_ring


def yes(*_: object) -> bool:
    return True


def in_a_team(alarm: Callable[[Team], None]) -> Callable[[], None]:
    return lambda: alarm(gone.office.__wrapped__())  # type: ignore[attr-defined]


BUGS: list[tuple[str, str, object, Callable[[], object]]] = [
    ("nobody decides between two", "kanz_desktop.sync.team_rules.TeamRules._voted", nothing_is_voted,
     simulated),
    ("a gezin goes with who shared it", "kanz_desktop.sync.farewell._elsewhere", nothing_elsewhere,
     members.test_who_is_taken_away_by_somebody_who_does_not_read_the_gezin_leaves_it_to_its_other_readers),
    ("no key without its maker", "kanz_desktop.sync.sight.Sight.key_to_say", the_key_that_is_there,
     in_a_team(gone.test_somebody_is_let_in_between_the_removal_of_the_founder_and_a_sync)),
    ("no way in during a dispute", "kanz_desktop.sync.sight.Sight.key_to_come_in", the_device_of_now,
     in_a_team(gone.test_a_second_laptop_comes_in_while_every_key_is_of_somebody_in_dispute)),
    ("only who said it erased", "kanz_desktop.sync.endings.Endings._by_a_reader", no,
     in_a_team(gone.test_an_erasure_by_somebody_unknown_holds_when_a_known_reader_confirmed_it)),
    ("a gap is passed over", "kanz_desktop.sync.publishing._without_gap", the_last_number,
     purged.test_what_was_written_after_a_value_that_never_went_out_reaches_everybody),
    ("heads tell of notes", "kanz_desktop.sync.notes_out._NotesPublisher.stands", Publisher.stands,
     simulated),
    ("the ring lies beside the notes", "tests.sim.own_notes.open_ring", a_ring_beside, simulated),
    ("a lost paper of the notes stays lost", "kanz_desktop.sync.notes_out._NotesPublisher.lies", yes,
     lambda: notes.test_a_paper_of_the_notes_that_the_folder_lost_is_written_again_too(lambda _: None)),
]  # fmt: skip


@pytest.mark.parametrize(("target", "bug", "finder"), [pytest.param(*rest, id=name) for name, *rest in BUGS])
def test_a_planted_bug_is_found(
    monkeypatch: pytest.MonkeyPatch, target: str, bug: object, finder: Callable[[], object]
) -> None:
    monkeypatch.setattr(target, bug)
    with pytest.raises((AssertionError, LookupError, ValueError, KanzError, pytest.fail.Exception)):
        finder()
