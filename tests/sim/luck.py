"""Where a simulated office has bad luck: at the step of its seed, and wherever a call comes seldom at all.

Without this the faults would fall where most calls are, and thousands of weeks would pass before a write is
refused in between two steps that seldom follow each other.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from kanz_desktop.sync.watch import Step

CALLS = {
    "list": ("refused list", "stale listing", "unmounted at a listing"),
    "read": ("refused read", "late file", "half a file", "unmounted at a read"),
    "write": (
        "refused write", "torn upload", "written badly", "late for others", "written and refused",
        "unmounted at a write",
    ),
    "remove": ("refused remove", "unmounted at a removal"),
}  # fmt: skip
"""Faults of each call of the port."""
Place = tuple[str, str]
"""A call, and the step after which it comes."""
CRASH = "crash"
"""Or something happens to the files at a step: so many kinds of accidents, and the laptop that stops."""
KINDS = {**{call: len(faults) for call, faults in CALLS.items()}, CRASH: 11}
START = "start"
STEPS = (START, *(step.value for step in Step))
_MARKER = "the first thing of a sync is to read the marker, and then that step is told"
_STANDS = "nothing of the folder is asked for until what was written is remembered, and that step is told"
_HEAD = "a head that was frozen is written at once, and if that fails the sync ends"
_RETIRES = "from here on files are listed and removed and papers are read; what lacks waits for the next sync"
IMPOSSIBLE: Mapping[Place, str] = {
    ("write", START): _MARKER, ("remove", START): _MARKER, (CRASH, START): "no step was told yet",
    **{(call, Step.WRITTEN.value): _STANDS for call in CALLS},
    ("remove", Step.PUBLISHED.value): "a head says how many were published, so a new one is frozen first",
    **{(call, Step.HEAD_FROZEN.value): _HEAD for call in ("list", "read", "remove")},
    ("write", Step.HEAD_WRITTEN.value): f"of another head that was frozen is told first; else {_RETIRES}",
    ("write", Step.REMOVED.value): _RETIRES,
}  # fmt: skip
"""Calls that the engine cannot make right after a step, and why: see `engine`, `publishing`, `own_head` and
`retire`. Every other one it can make, however seldom."""
WORST = {"list": 0.15, "read": 0.15, "write": 0.8, "remove": 0.6, CRASH: 0.5}
"""How often a call goes wrong right after the step that a seed is most unlucky at: writes come seldom."""
OFTEN = 0.8
"""Most that a call goes wrong anywhere: work has to go on."""
WANTED = 24
"""How often each fault is to be met at each step in a thousand seeds."""
MET: Mapping[str, Mapping[str, int]] = {
    "list": {
        "start": 50_000, "marker": 510_000, "head kept": 42_000, "object read": 69_000,
        "ring kept": 36_000, "run received": 60, "object kept": 18_000, "paper kept": 360, "purged": 580,
        "erased": 81, "frozen": 20_000, "published": 5_700, "head written": 42_000, "removed": 160_000,
    },
    "read": {
        "start": 460_000, "marker": 320_000, "head kept": 64_000, "object read": 170_000,
        "ring kept": 44_000, "run received": 300, "object kept": 60_000, "paper kept": 3_900,
        "purged": 3_700, "erased": 710, "frozen": 83_000, "published": 16_000, "head written": 26,
        "removed": 290,
    },
    "write": {
        "marker": 7_300, "head kept": 300, "object read": 580, "ring kept": 240, "object kept": 790,
        "paper kept": 240, "purged": 100, "erased": 150, "frozen": 19_000, "published": 44_000,
        "head frozen": 20_000,
    },
    "remove": {
        "marker": 1_100, "head kept": 130, "object read": 77, "ring kept": 8, "object kept": 2,
        "frozen": 10, "head written": 15_000, "removed": 6_200,
    },
    CRASH: {
        "marker": 91_000, "head kept": 47_000, "object read": 160_000, "ring kept": 33_000,
        "run received": 8_000, "object kept": 39_000, "paper kept": 1_400, "renewed": 2_400,
        "purged": 7_400, "erased": 870, "frozen": 44_000, "written": 71_000, "published": 71_000,
        "head frozen": 20_000, "head written": 21_000, "removed": 20_000,
    },
}  # fmt: skip
"""How often each call came after each step in a thousand seeds (`seeds --show`)."""
RARE: Mapping[str, int] = {
    Step.HEAD_KEPT: 3, Step.OBJECT_READ: 2, Step.FROZEN: 3, Step.RUN_RECEIVED: 4, Step.RING_KEPT: 10,
    Step.OBJECT_KEPT: 10,
}  # fmt: skip
"""Steps right after which some call hardly ever comes: how often they are drawn, where others are once."""

_HEADS_LEFT: Mapping[Place, float] = {("remove", Step.HEAD_WRITTEN): 0.8, ("remove", Step.REMOVED): 0.8}
_LATER: Mapping[Place, float] = {("write", Step.FROZEN): 0.3, ("write", Step.PUBLISHED): 0.3}
_BEFORE: Mapping[str, Mapping[Place, float]] = {
    Step.HEAD_KEPT: _HEADS_LEFT,
    Step.OBJECT_READ: _HEADS_LEFT,
    Step.RING_KEPT: {**_HEADS_LEFT, **_LATER},
    Step.OBJECT_KEPT: {**_HEADS_LEFT, **_LATER},
    Step.FROZEN: _HEADS_LEFT,
}
"""What has to go wrong before a call comes there at all: an old head that could not be removed goes in the
next sync, right after what was read, when that is a single key or pack that could not be written before."""


def unlucky_step(chance: random.Random) -> str:
    """Every fourth time none: bad luck is anywhere."""
    if chance.random() < 0.25:
        return ""
    return chance.choices(STEPS, [RARE.get(step, 1) for step in STEPS])[0]


def luck_of(step: str) -> Mapping[Place, float]:
    """How often a call goes wrong, at least, by place, in an office that is most unlucky at this step.

    Everywhere so often that each fault is met as `WANTED`: where most calls are that is next to never.
    """
    often = {
        (call, where): min(OFTEN, WANTED * KINDS[call] / met)
        for call, row in MET.items()
        for where, met in row.items()
    }
    worst = {(call, step): max(rate, often.get((call, step), 0)) for call, rate in WORST.items() if step}
    return {**often, **_BEFORE.get(step, {}), **worst}
