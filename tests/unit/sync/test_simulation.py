"""Seeds of the simulation that found something once; 500 more in `seeds/`, and `make sim SEEDS=n`."""

from __future__ import annotations

import pytest

from tests.sim.simulation import Simulation

FOUND = (
    118, 122, 181, 211, 258, 417, 599, 621, 1026, 1064, 1928, 2439, 2793, 31, 60, 80, 205, 287, 489, 547, 730,
    768, 777, 1093, 1163, 1215, 1849, 2354, 5723,
    32, 109, 941, 1338, 5419, 6503, 6713, 10877, 17004,
)  # fmt: skip
FOUND_IN_SCENES = (10862, 12422)
"""Of the weeks with scenes (`tests/sim/scenes.py`)."""


@pytest.mark.parametrize("seed", [*FOUND, *FOUND_IN_SCENES])
def test_a_seed_that_once_found_something(seed: int) -> None:
    Simulation(seed).run()
