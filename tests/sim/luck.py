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
MET = {}
"""How often each call came after each step in a thousand seeds, where that is seldom (`seeds --met`)."""

Place = tuple[str, str]
"""A call, and the step after which it comes."""


def unlucky_step(chance: random.Random) -> str:
    """Steps that are seldom come to are drawn more often; "" every fourth time: bad luck is anywhere."""
    if chance.random() < 0.25:
        return ""
    return chance.choices(STEPS, [1_000 / MET.get((CRASH, step), 25_000) ** 0.5 for step in STEPS])[0]


def luck_of(step: str) -> Mapping[Place, float]:
    """How often a call goes wrong, at least, by place, in an office that is most unlucky at this step."""
    seldom = {place: min(OFTEN, WANTED * KINDS[place[0]] / met) for place, met in MET.items()}
    return {**seldom, **{(call, step): often for call, often in WORST.items() if step}}
