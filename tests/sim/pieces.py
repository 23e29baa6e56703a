"""What a long run of the simulation found, kept piece by piece, one line of JSON each: it can be stopped,
gone on with and looked at while it runs.

A piece that failed under other code is run again; what it found stays in the file.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.sim.luck import CALLS, CRASH, IMPOSSIBLE, STEPS, Place

ROOT = Path(__file__).parents[2]
ENOUGH = 100
"""How often every fault has to be met at every step where it can be."""
Hits = Counter[tuple[str, str]]
"""By fault and step; without a step what happened between syncs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many seeds from `first` on, under this code. `seconds` of one processor."""

    first: int
    seeds: int
    code: str
    commit: str
    seconds: float
    failed: list[str]
    hits: Hits = field(default_factory=Hits)
    met: Counter[Place] = field(default_factory=Counter)

    def line(self) -> str:
        counts = {name: _rows(getattr(self, name)) for name in ("hits", "met")}
        return json.dumps(asdict(self) | counts) + "\n"

    @classmethod
    def of(cls, line: str) -> Piece:
        data = json.loads(line)
        counts = {
            name: Counter({(one, step): count for one, step, count in data[name]}) for name in ("hits", "met")
        }
        return cls(**(data | counts))


def _rows(counts: Counter[tuple[str, str]]) -> list[tuple[str, str, int]]:
    return [(*place, count) for place, count in sorted(counts.items())]


def kept(file: Path | None) -> list[Piece]:
    """Every piece that was kept there; a line that was cut off by a crash is none."""
    lines = file.read_text().splitlines() if file is not None and file.exists() else []
    return [Piece.of(line) for line in lines if line.endswith("}")]


def newest(pieces: Iterable[Piece]) -> dict[int, Piece]:
    """By their first seed, as each was run last."""
    return {piece.first: piece for piece in pieces}


def code() -> str:
    """Changes with whatever a seed depends on."""
    folders = ("kanz_desktop/crypto", "kanz_desktop/domain", "kanz_desktop/sync", "tests/sim")
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    whole = b"".join(path.relative_to(ROOT).as_posix().encode() + path.read_bytes() for path in files)
    return hashlib.sha256(whole).hexdigest()[:12]


def commit() -> str:
    """Where the code stands in its history; "" outside of it."""
    said: Any = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return str(said.stdout).strip()


def report(pieces: list[Piece]) -> Iterator[str]:
    """In Markdown: what was run, faults by step, what was met too rarely, and every seed that failed."""
    last = newest(pieces).values()
    hits, met = Hits(), Counter[Place]()
    for piece in last:
        hits.update(piece.hits)
        met.update(piece.met)
    seeds, seconds = sum(piece.seeds for piece in last), sum(piece.seconds for piece in pieces)
    yield f"{seeds:,} seeds, {seconds / max(seeds, 1):.2f} s of one processor each. Under:"
    yield ""
    for under, count in Counter(f"{one.commit} (code {one.code})" for one in last).items():
        yield f"- {under}: {count} of {len(last)} pieces"
    yield ""
    yield from table(hits)
    yield ""
    yield "Between syncs: " + ", ".join(
        f"{fault} {count:,}" for (fault, step), count in sorted(hits.items()) if not step
    )
    yield ""
    yield from _rare(hits, met)
    yield ""
    good = {piece.first for piece in last if not piece.failed}
    for piece in pieces:
        for said in piece.failed:
            after = "holds now" if piece.first in good else "still fails"
            yield f"- under {piece.commit}: {said} ({after})"
    yield f"{sum(len(piece.failed) for piece in last)} seeds fail."


def table(hits: Hits) -> Iterator[str]:
    """Faults by step; `.` where the engine cannot make that call."""
    yield "| fault | " + " | ".join(STEPS) + " |"
    yield "| --- |" + " ---: |" * len(STEPS)
    for fault in _faults(hits):
        counts = [str(hits[fault, step]) if _possible(fault, step, hits) else "." for step in STEPS]
        yield f"| {fault} | " + " | ".join(counts) + " |"


def _rare(hits: Hits, met: Counter[Place]) -> Iterator[str]:
    pairs = {
        (fault, step): hits[fault, step]
        for fault in _faults(hits) for step in STEPS if _possible(fault, step, hits)
    }  # fmt: skip
    few = {pair: count for pair, count in pairs.items() if count < ENOUGH}
    (fault, step), count = min(pairs.items(), key=lambda pair: pair[1], default=(("", ""), 0))
    yield f"{len(pairs)} faults at a step, least {count}, ({fault} at {step}), {len(few)} below {ENOUGH}."
    for (fault, step), count in sorted(few.items(), key=lambda pair: pair[1]):
        yield f"- {fault} at {step}: {count} of {met[_call(fault), step]} calls"


def _faults(hits: Hits) -> list[str]:
    named = [fault for faults in CALLS.values() for fault in faults]
    return [*named, CRASH, *sorted({fault for fault, step in hits if step} - {*named, CRASH})]


def _call(fault: str) -> str:
    return next((call for call, faults in CALLS.items() if fault in faults), CRASH)


def _possible(fault: str, step: str, hits: Hits) -> bool:
    return (_call(fault), step) not in IMPOSSIBLE or hits[fault, step] > 0
