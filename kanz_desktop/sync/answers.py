"""Three-valued answers: True, False, or None for *not decided yet*. What was decided never changes."""

from __future__ import annotations

from collections.abc import Iterable

Answer = bool | None


def any_of(answers: Iterable[Answer]) -> Answer:
    """True when one is; False when all are, or when there is none."""
    found: Answer = False
    for answer in answers:
        if answer:
            return True
        if answer is None:
            found = None
    return found


def all_of(*answers: Answer) -> Answer:
    """False when one is; True when all are."""
    if any(answer is False for answer in answers):
        return False
    return None if None in answers else True


def opposite(answer: Answer) -> Answer:
    return None if answer is None else not answer
