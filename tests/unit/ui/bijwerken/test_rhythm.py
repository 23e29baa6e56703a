"""How often Kanz looks for the folder, when it syncs by itself, and how it tells how far it is."""

from __future__ import annotations

import pytest

from kanz_desktop.sync.watch import Step, SyncStopped
from kanz_desktop.ui.bijwerken.rhythm import FRESH_S, LONGEST_S, Rhythm, is_due
from kanz_desktop.ui.bijwerken.watching import SILENT_S, TELL_EVERY_S, Moved, Watching


def test_a_folder_that_is_away_is_looked_for_less_and_less() -> None:
    rhythm, waits = Rhythm(300), []
    for _ in range(8):
        waits.append(rhythm.wait_s(on_battery=False))
        rhythm = rhythm.missing()
    assert waits[:4] == [300, 600, 1200, 2400]
    assert waits[-1] == LONGEST_S
    assert rhythm.found(0.1).wait_s(on_battery=False) == 300


def test_a_slow_share_and_a_battery_are_asked_less() -> None:
    slow = Rhythm(300).found(took_s=9)
    assert slow.wait_s(on_battery=False) == 1200
    assert Rhythm(300).wait_s(on_battery=True) == 1200
    assert slow.found(took_s=0.2).wait_s(on_battery=False) == 300


@pytest.mark.parametrize(
    ("appeared", "waiting", "since", "due"),
    [
        (True, 0, 10.0, True),
        (False, 1, 10.0, True),
        (False, 0, None, True),
        (False, 0, FRESH_S, True),
        (False, 0, FRESH_S - 1, False),
    ],
)
def test_it_syncs_when_the_folder_appears_something_waits_or_it_is_long_ago(
    appeared: bool, waiting: int, since: float | None, due: bool
) -> None:
    assert is_due(appeared=appeared, waiting=waiting, since_s=since) is due


def test_a_thousand_papers_are_no_thousand_events() -> None:
    told: list[Moved] = []
    now = [0.0]
    watching = Watching(told.append, clock=lambda: now[0])
    watching.ahead(1000, 5000)
    for _ in range(1000):
        now[0] += 0.001
        watching.moved(1, 5)
    assert len(told) <= 1.0 / TELL_EVERY_S + 1
    assert told[-1].all_files == 1000
    assert told[-1].size == told[-1].files * 5


def test_what_is_left_is_counted_from_where_it_was_said_and_may_grow_or_be_unknown() -> None:
    told: list[Moved] = []
    watching = Watching(told.append, clock=lambda: 0.0)
    watching.moved(2, 100)
    watching.ahead(10, 1_000)
    assert (told[-1].all_files, told[-1].all_size) == (12, 1_100)
    watching.moved(3, 300)
    watching.ahead(20, 0)
    assert (told[-1].all_files, told[-1].all_size) == (25, 0)


def test_a_folder_that_says_nothing_for_a_while_is_told_once_and_its_next_sign_at_once() -> None:
    told: list[Moved] = []
    now = [0.0]
    watching = Watching(told.append, clock=lambda: now[0])
    for _ in range(100):
        now[0] += SILENT_S / 50
        watching.waiting()
    assert [moved.silent for moved in told] == [True]
    now[0] += TELL_EVERY_S / 10
    watching.moved(0, 1)
    assert [moved.silent for moved in told] == [True, False]


def test_it_ends_at_the_next_step_once_it_is_asked_to() -> None:
    watching = Watching(lambda _moved: None)
    watching.at(Step.WRITTEN)
    watching.stop()
    for asks in (lambda: watching.at(Step.WRITTEN), watching.waiting, lambda: watching.moved(0, 1)):
        with pytest.raises(SyncStopped):
            asks()
