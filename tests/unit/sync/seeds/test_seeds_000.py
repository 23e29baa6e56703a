"""Seeds of the simulation; a file for each hundred, so that they are spread over the processors."""

from __future__ import annotations

import pytest

from tests.sim.simulation import Simulation


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_offices_with_bad_luck_end_with_the_same_map_and_lose_nothing(first: int) -> None:
    for seed in range(first, first + 20):
        Simulation(seed).run()
