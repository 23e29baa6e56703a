"""Many seeds of the simulation, on all processors; says which failed and what was hit at which step.

python -m tests.sim.seeds --seeds 5000 [--first 0] [--jobs 2] [--keep FILE]   # goes on where FILE ends
python -m tests.sim.seeds --show FILE                                         # also while another one runs
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from tests.sim.pieces import Hits, Piece, code, commit, kept, newest, report
from tests.sim.simulation import Simulation

PIECE = 50
"""Seeds in a piece."""


def run(first: int, seeds: int, under: str, where: str) -> Piece:
    """These seeds, one after the other."""
    piece = Piece(first, seeds, under, where, 0.0, [], Hits(), Hits())
    start = time.process_time()
    for seed in range(first, first + seeds):
        simulation = Simulation(seed)
        try:
            simulation.run()
        except Exception as error:  # noqa: BLE001
            piece.failed.append(f"{seed}: {type(error).__name__} {error}")
        piece.hits.update(simulation.share.hits)
        piece.met.update(simulation.share.met)
    return replace(piece, seconds=round(time.process_time() - start, 1))


def left(first: int, seeds: int, done: dict[int, Piece], under: str) -> Iterator[tuple[int, int]]:
    """Pieces that were not run yet, or failed under other code: their first seed, and how many."""
    for start in range(first, first + seeds, PIECE):
        piece, size = done.get(start), min(PIECE, first + seeds - start)
        if piece is None or piece.seeds < size or (piece.failed and piece.code != under):
            yield start, size


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", type=Path)
    wanted = parser.parse_args()
    pieces = kept(wanted.show or wanted.keep)
    if wanted.show is None:
        under, where = code(), commit()
        todo = left(wanted.first, wanted.seeds, newest(pieces), under)
        with ProcessPoolExecutor(wanted.jobs) as pool:
            for done in as_completed([pool.submit(run, *one, under, where) for one in todo]):
                pieces.append(done.result())
                _keep(wanted.keep, pieces[-1])
    for line in report(pieces):
        sys.stdout.write(f"{line}\n")
    sys.exit(any(piece.failed for piece in newest(pieces).values()))


def _keep(file: Path | None, piece: Piece) -> None:
    for said in piece.failed:
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    if file is not None:
        with file.open("a") as lines:
            lines.write(piece.line())


if __name__ == "__main__":
    main()
