"""The scenes of the simulation bring together what luck does not, and change no other seed."""

from __future__ import annotations

import pytest

from tests.sim.luck import CALLS, IMPOSSIBLE, STEPS
from tests.sim.pieces import Hits, table
from tests.sim.scenes import CHOSEN, EVERY, Scenes
from tests.sim.simulation import Simulation, _seeded
from tests.unit.sync.test_simulation import FOUND

SCENES = Scenes(0, 0, Simulation(0).office, Simulation(0)._sync_at)._scenes()


@pytest.mark.parametrize(
    ("number", "call", "step"), [(at, call, step) for at, (_, call, step, _) in enumerate(SCENES)]
)
def test_a_scene_has_its_fault_meet_its_step(number: int, call: str, step: str) -> None:
    simulation = Simulation(CHOSEN)
    with _seeded(CHOSEN):
        simulation.office.found()
        simulation._rounds(2)
        simulation.office.begin()
        simulation._rounds(2)
        play, *_ = simulation.scenes._scenes()[number]
        fault = CALLS[call][0]
        for turn in range(3):
            simulation.share.turn = turn
            if simulation.scenes.stage.all_have_all():
                play({(call, step): fault})
    assert simulation.share.hits[fault, step] > 0


def test_what_was_found_once_is_found_without_scenes() -> None:
    assert not [seed for seed in FOUND if seed % EVERY == CHOSEN]
    assert not any(Simulation(CHOSEN + 1).scenes.due(turn) for turn in range(60))
    assert any(Simulation(CHOSEN).scenes.due(turn) for turn in range(60))


def test_the_table_hides_only_what_cannot_be_met() -> None:
    counts = dict(zip(STEPS, _row("refused remove"), strict=True))
    assert {step for step, count in counts.items() if count == "."} == {
        step for call, step in IMPOSSIBLE if call == "remove"
    }


def _row(fault: str) -> list[str]:
    line = next(line for line in table(Hits()) if line.startswith(f"| {fault} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]
