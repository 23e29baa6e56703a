"""Many seeds of the simulation, on all processors; says which failed and what was hit at which step.

python -m tests.sim.seeds --seeds 5000 [--first 0] [--jobs 2]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.sim.accidents import CALLS, CRASH, STEPS
from tests.sim.simulation import Simulation

Hits = Counter[tuple[str, str]]
WANTED = 100
"""How often every fault has to be met at every step where it can be."""


def one(seed: int) -> tuple[int, str, Hits, Hits]:
    """Why it failed ("" when it did not), the faults, and where one could have been."""
    simulation = Simulation(seed)
    said = ""
    try:
        simulation.run()
    except Exception as error:  # noqa: BLE001
        said = f"{seed}: {type(error).__name__} {error}"
    return seed, said, simulation.share.hits, simulation.share.met


def table(hits: Hits, met: Hits) -> Iterator[str]:
    """Faults by step; `.` where the protocol never makes that call. Then what happened between syncs.

    Last what was met too rarely, of how often that call came there at all.
    """
    calls = {fault: call for call, faults in CALLS.items() for fault in faults} | {CRASH: CRASH}
    happened = sorted({fault for fault, step in hits if step and fault not in calls})
    yield f"{'':24}" + "".join(f"{step.replace(' ', '-')[:9]:>10}" for step in STEPS)
    for fault in (*calls, *happened):
        counts = [
            hits[fault, step] if met[calls.get(fault, CRASH), step] or hits[fault, step] else "."
            for step in STEPS
        ]
        yield f"{fault:24}" + "".join(f"{count:>10}" for count in counts)
    yield from (f"{count:7} {fault}" for (fault, step), count in sorted(hits.items()) if not step)
    possible = [
        hits[fault, step] for fault in (*calls, *happened) for step in STEPS
        if met[calls.get(fault, CRASH), step]
    ]  # fmt: skip
    few = sum(count < WANTED for count in possible)
    yield f"{len(possible)} kinds of fault at a step, least {min(possible, default=0)}, {few} below {WANTED}:"
    for fault in (*calls, *happened):
        rare = {
            step: f"{hits[fault, step]}/{met[calls.get(fault, CRASH), step]}" for step in STEPS
            if met[calls.get(fault, CRASH), step] and hits[fault, step] < WANTED
        }  # fmt: skip
        if rare:
            yield f"  {fault}: " + ", ".join(f"{step} {count}" for step, count in rare.items())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    hits, met, failed = Hits(), Hits(), []
    start = time.monotonic()
    with ProcessPoolExecutor(wanted.jobs) as pool:
        seeds = range(wanted.first, wanted.first + wanted.seeds)
        for seed, said, faults, places in pool.map(one, seeds, chunksize=10):
            hits.update(faults)
            met.update(places)
            if said:
                failed.append(seed)
                sys.stdout.write(f"{said}\n")
                sys.stdout.flush()
    for line in table(hits, met):
        sys.stdout.write(f"{line}\n")
    took = time.monotonic() - start
    sys.stdout.write(f"{wanted.seeds} seeds in {took:.1f} s, {len(failed)} failed: {failed}\n")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
