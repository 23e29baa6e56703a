"""`kill -9` at every labelled step of a sync, on real files: the next sync goes on, and nobody lost a word.

The first time past each step in `make test`; `make crash` sets KANZ_KILLS and takes five times of each.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.papieren import take_in
from kanz_desktop.services.sources import sources
from kanz_desktop.services.vernietigen import purge_records
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.team_bodies import Reason
from kanz_desktop.sync.watch import Step
from tests.helpers.records import ident
from tests.helpers.two_laptops import TwoLaptops, at_work, make_two

ROOT = Path(__file__).resolve().parents[2]
TIMES = (1, 2, 3, 5, 8) if "KANZ_KILLS" in os.environ else (1,)
ALWAYS = frozenset(Step) - {Step.REMOVED}
"""Steps that the sync of this day comes past; the one that is left out needs weeks of heads."""


@dataclass(frozen=True)
class Day:
    """Two laptops and a folder in which everything still has to happen that a sync can do."""

    home: Path
    laptops: TwoLaptops
    written: frozenset[bytes]
    """Every operation that somebody was told is saved."""

    def copy(self, home: Path) -> TwoLaptops:
        shutil.copytree(self.home, home)
        old = self.laptops
        anouk, bram, folder = (
            home / path.relative_to(self.home) for path in (old.anouk.data, old.bram.data, old.folder)
        )
        return TwoLaptops(AppPaths(anouk), AppPaths(bram), folder, old.gezin)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Bram's laptop is an old copy of itself; Anouk wrote, wiped, erased, and let him read one gezin more."""
    home = tmp_path_factory.mktemp("dag") / "begin"
    two = make_two(home)
    with at_work(two.anouk) as anouk:
        kort = anouk.new_gezin("Kort").id
        wrong = _write(anouk, two.gezin, "van een ander gezin")
        anouk.kantoor.bijwerken()
        _let_read(anouk, kort)
        anouk.kantoor.bijwerken()
    with at_work(two.bram) as bram:
        bram.kantoor.bijwerken()
    shutil.copytree(two.bram.data, home / "kopie")
    with at_work(two.bram) as bram:
        _write(bram, two.gezin, "op de laptop die daarna kapot ging")
        bram.kantoor.bijwerken()
    shutil.rmtree(two.bram.data)
    (home / "kopie").rename(two.bram.data)
    with at_work(two.bram) as bram:
        for number in range(8):
            _write(bram, two.gezin, f"Bram schrijft {number}")
        _paper(bram, two.gezin, home / "brief.txt", b"Geachte heer De Wit, " * 4_000)
    with at_work(two.anouk) as anouk:
        anouk.kantoor.bijwerken()
        for number in range(8):
            _write(anouk, two.gezin, f"Anouk schrijft {number}")
        for number in range(8):
            _paper(anouk, two.gezin, home / f"tekening {number}.txt", f"tekening {number} ".encode() * 4_000)
        sessie = anouk.open_gezin(two.gezin)
        purge_records(sessie, [wrong])
        nieuw = anouk.new_gezin("Nieuw").id
        anouk.kantoor.bijwerken()
        _let_read(anouk, nieuw)
        with anouk.kantoor.opened() as here:
            stream = anouk.vault.gezin_keys(kort).stream
            here.deeds.erase(stream, day=20_261_122, reason=Reason.MISTAKE, backups=0)
        anouk.kantoor.bijwerken()
        written = _operations(anouk, two.gezin)
    with at_work(two.bram) as bram:
        written |= _operations(bram, two.gezin)
    return Day(home, two, written)


CASES = [(step, count) for step in sorted(ALWAYS) for count in TIMES]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of Unix")
@pytest.mark.parametrize(("step", "count"), CASES, ids=lambda part: str(part))
def test_a_sync_that_was_killed_goes_on_and_nothing_is_lost(
    day: Day, tmp_path: Path, step: Step, count: int
) -> None:
    two = day.copy(tmp_path / "dag")
    ended = _child(two, step, count)
    assert ended == -signal.SIGKILL or count > 1, f"the sync did not come past {step}"
    with at_work(two.anouk) as anouk, at_work(two.bram) as bram:
        anouk.kantoor.choose(two.folder)
        for place in (bram, anouk, bram, anouk):
            place.kantoor.bijwerken()
        assert _operations(anouk, two.gezin) == _operations(bram, two.gezin)
        assert day.written <= _operations(anouk, two.gezin)
        for place in (anouk, bram):
            assert {row.naam for row in place.gezinnen()} == {"De Vries", "Nieuw"}
            assert place.open_gezin(two.gezin).verify().ok
            assert not any(left.wijzigingen for left in place.kantoor.stand().wachtend.values())


def _child(two: TwoLaptops, step: Step, count: int) -> int:
    arguments = [str(two.bram.data), str(two.folder), str(step), str(count)]
    return subprocess.run(
        [sys.executable, "-m", "tests.helpers.sync_child", *arguments],
        cwd=ROOT, check=False, timeout=60, capture_output=True,
    ).returncode  # fmt: skip


def _operations(place: Werkplek, gezin: Id) -> frozenset[bytes]:
    found = place.open_gezin(gezin).read(lambda store: frozenset(op.id for op in store.operations()))
    return found.result()


def _write(place: Werkplek, gezin: Id, words: str) -> Id:
    record = ident(words)
    place.open_gezin(gezin).apply([Edit(record, "probleem", "woorden", words)], "leefgebieden").result()
    return record


def _paper(place: Werkplek, gezin: Id, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    take_in(place.open_gezin(gezin), sources([file]))


def _let_read(place: Werkplek, gezin: Id) -> None:
    """The one colleague of this team reads this gezin too."""
    stream = place.vault.gezin_keys(gezin).stream
    with place.kantoor.opened() as here:
        (other,) = set(here.sight.team.members) - {here.office.me.member}
        here.deeds.let_read(stream, other, Role.SECUNDAIR)
