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
WORST = {"list": 0.15, "read": 0.15, "write": 0.8, "remove": 0.6, CRASH: 0.5}
"""How often a call goes wrong right after the step that a seed is most unlucky at: writes come seldom."""
OFTEN = 0.8
"""Most that a call goes wrong anywhere: work has to go on."""
WANTED = 16
"""How often each fault is to be met at each step in a thousand seeds."""
MET: Mapping[Place, int] = {
    ("list", "erased"): 50, ("list", "paper kept"): 770, ("list", "published"): 5_800,
    ("list", "purged"): 680, ("list", "run received"): 2,
    ("read", "erased"): 640, ("read", "purged"): 4_700, ("read", "run received"): 2,
    ("write", "erased"): 144, ("write", "head kept"): 66, ("write", "object kept"): 980,
    ("write", "object read"): 290, ("write", "paper kept"): 440, ("write", "purged"): 124,
    ("write", "ring kept"): 100, ("write", "start"): 1_170, ("write", "marker"): 7_300,
    ("remove", "frozen"): 4, ("remove", "head kept"): 6, ("remove", "marker"): 180,
    ("remove", "object kept"): 16, ("remove", "object read"): 2, ("remove", "ring kept"): 2,
    ("remove", "head written"): 3_500, ("remove", "removed"): 5_000,
    (CRASH, "erased"): 850, (CRASH, "paper kept"): 3_150, (CRASH, "purged"): 11_000,
    (CRASH, "removed"): 8_400, (CRASH, "renewed"): 2_170, (CRASH, "ring kept"): 34_000,
    (CRASH, "run received"): 16_000,
}  # fmt: skip
"""How often each call came after each step in a thousand seeds, where that is seldom (`seeds --show`)."""

_READING = (Step.HEAD_KEPT, Step.OBJECT_READ, Step.RING_KEPT, Step.OBJECT_KEPT, Step.RUN_RECEIVED)
_BEFORE: Mapping[str, Mapping[Place, float]] = {
    **{
        step: {("remove", Step.HEAD_WRITTEN): 0.8, ("remove", Step.REMOVED): 0.8}
        for step in (Step.HEAD_KEPT, Step.OBJECT_READ, Step.RING_KEPT, Step.OBJECT_KEPT, Step.FROZEN)
    },
    Step.RUN_RECEIVED: {("read", step): 0.25 for step in _READING},
}
"""What has to go wrong before a call comes there at all: old heads that could not be removed go in the next
sync, right after what was read; where a statement is missed, a pack is taken in in part."""


def unlucky_step(chance: random.Random) -> str:
    """Steps after which something comes seldom are drawn more often; "" every fourth time: anywhere."""
    if chance.random() < 0.25:
        return ""
    return chance.choices(STEPS, [_seldom(step) for step in STEPS])[0]


def luck_of(step: str) -> Mapping[Place, float]:
    """How often a call goes wrong, at least, by place, in an office that is most unlucky at this step."""
    seldom = {place: min(OFTEN, WANTED * KINDS[place[0]] / met) for place, met in MET.items()}
    worst = {(call, step): often for call, often in WORST.items() if step}
    return {**seldom, **_BEFORE.get(step, {}), **worst}


def _seldom(step: str) -> float:
    """Of this step, as a weight."""
    return max(((1_000 / met) ** 0.5 for (_, where), met in MET.items() if where == step), default=0.5) + 0.5
