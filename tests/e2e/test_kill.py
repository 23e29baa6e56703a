"""`kill -9` at random moments: everything that was acknowledged as saved is there, and verifies.

60 kills in `make test`; `make crash` sets KANZ_KILLS to 1,000. KANZ_SEED repeats a run.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.helpers.crashing import Crashes

KILLS = int(os.environ.get("KANZ_KILLS", "60"))
SEED = int(os.environ.get("KANZ_SEED", "1"))
KILLS_PER_GEZIN = 30
AT_ONCE = 2
LONGEST_S = 0.15
"""A child lives at most this long after it opened the gezin: some tens of saves."""


@pytest.mark.timeout(120 + KILLS * 5)
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of Unix")
def test_nothing_acknowledged_is_lost_whenever_the_program_dies(tmp_path: Path) -> None:
    def one_gezin(first: int) -> Crashes:
        crashes = Crashes(tmp_path / f"gezin {first}", SEED * 1_000_000 + first)
        for number in range(first, min(first + KILLS_PER_GEZIN, KILLS)):
            crashes.round(number, LONGEST_S)
        crashes.check(objects="full")
        return crashes

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(one_gezin, range(0, KILLS, KILLS_PER_GEZIN)))
    assert sum(crashes.acknowledged for crashes in done) > KILLS * 3, (
        "the children died before they did anything"
    )
    for kind in ("text", "draft", "paper"):
        assert any(getattr(crashes.saved, kind) for crashes in done), f"no {kind} was ever saved"
