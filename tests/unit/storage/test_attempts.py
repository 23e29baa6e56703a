from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.storage import attempts as module
from kanz_desktop.storage.attempts import Attempts, TryAgainLater


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_wait_grows_with_every_wrong_try_and_stops_growing_at_a_minute(tmp_path: Path) -> None:
    clock = Clock()
    attempts = Attempts(tmp_path / "kluis.pogingen", clock)
    waits = []
    for _ in range(12):
        waits.append(attempts.wait_seconds())
        clock.now += 100
        attempts.count()
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_waiting_is_enough_and_a_right_passphrase_forgets_everything(tmp_path: Path) -> None:
    clock = Clock()
    attempts = Attempts(tmp_path / "kluis.pogingen", clock)
    for _ in range(4):
        attempts.count()
    with pytest.raises(TryAgainLater) as caught:
        attempts.check()
    assert caught.value.data == {"seconds": 5}
    clock.now += 4
    attempts.check()
    attempts.clear()
    attempts.clear()
    assert list(tmp_path.iterdir()) == []
    assert attempts.wait_seconds() == 0


def test_ending_the_program_does_not_end_the_wait_but_restarting_the_machine_does(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(9):
        Attempts(tmp_path / "kluis.pogingen", clock).count()
    assert Attempts(tmp_path / "kluis.pogingen", clock).wait_seconds() == 60
    clock.now = 3.0
    assert Attempts(tmp_path / "kluis.pogingen", clock).wait_seconds() == 0


@pytest.mark.parametrize(
    "content", [b"", b"x", b"9", b"9 9 9", b"\xff\xfe 3", b"-5 -5", b"9" * 5000, b"1e9 1"]
)
def test_a_file_that_makes_no_sense_means_no_wait(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kluis.pogingen"
    path.write_bytes(content)
    attempts = Attempts(path, Clock())
    assert attempts.wait_seconds() == 0
    attempts.count()
    assert path.read_bytes() == b"1 1000000\n"


def test_a_number_out_of_this_world_waits_a_minute_at_most(tmp_path: Path) -> None:
    path = tmp_path / "kluis.pogingen"
    path.write_bytes(b"999999999999 1000000\n")
    assert Attempts(path, Clock()).wait_seconds() == 60


def test_a_disk_that_refuses_never_keeps_anybody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise EnvironmentRefused

    monkeypatch.setattr(module, "write_atomic", refuse)
    attempts = Attempts(tmp_path / "kluis.pogingen", Clock())
    for _ in range(9):
        attempts.count()
    assert attempts.wait_seconds() == 0
