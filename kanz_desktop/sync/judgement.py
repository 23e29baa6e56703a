"""Which statements count: worked out from the ground up, the same for every order (docs/format/folder.md §8).

A rule may only say more when more is decided, never something else, so there is one outcome. What no rule
decides stays open: those are statements of people who contradict each other, and nobody acts upon them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kanz_desktop.domain.headers import NO_PREV
from kanz_desktop.sync.answers import Answer
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.statement import Statement


class Standing(Enum):
    """What became of a statement."""

    COUNTS = "telt"
    VOID = "vervallen"
    FROZEN = "bevroren"
    """Contradicted by one that is contradicted itself: a person has to decide."""
    WAITING = "wacht"
    """One before it in its chain has not come yet."""


@dataclass(slots=True)
class Judgement:
    """What is decided so far, by id of the statement. A rule reads it and never writes."""

    counted: set[bytes] = field(default_factory=set)
    voided: set[bytes] = field(default_factory=set)

    def answer(self, statement: Statement) -> Answer:
        """Whether it counts."""
        return True if statement.id in self.counted else False if statement.id in self.voided else None

    def any_of(self, ids: frozenset[bytes]) -> Answer:
        """Whether one of them counts; quick, for somebody may write thousands."""
        if not ids.isdisjoint(self.counted):
            return True
        return False if ids <= self.voided else None


Rule = Callable[[Statement, Judgement], Answer]


def judge(statements: Iterable[Statement], rule: Rule, judgement: Judgement) -> None:
    """Decide all that `rule` can decide, into `judgement`.

    Who can only be supported by what he supports himself is supported by nobody: two who make each other
    beheerder would otherwise stay open, and freeze all whom they strike.
    """
    undecided = [one for one in statements if judgement.answer(one) is None]
    while undecided:
        undecided = _decide(undecided, rule, judgement)
        grounded = _grounded(undecided, rule, judgement)
        judgement.voided.update(one.id for one in undecided if one.id not in grounded)
        if len(grounded) == len(undecided):
            return
        undecided = [one for one in undecided if one.id in grounded]


def _decide(undecided: list[Statement], rule: Rule, judgement: Judgement) -> list[Statement]:
    """What stays open when nothing follows any more."""
    while True:
        left: list[Statement] = []
        for statement in undecided:
            answer = rule(statement, judgement)
            if answer is None:
                left.append(statement)
            else:
                (judgement.counted if answer else judgement.voided).add(statement.id)
        if len(left) == len(undecided):
            return left
        undecided = left


def _grounded(undecided: list[Statement], rule: Rule, judgement: Judgement) -> set[bytes]:
    """Of those, by id, what something else could support, when nobody struck who is open still."""
    open_ids = {one.id for one in undecided}
    trial = Judgement(set(judgement.counted), judgement.voided | open_ids)
    grounded: set[bytes] = set()
    while True:
        fresh = {one.id for one in undecided if one.id not in grounded and rule(one, trial) is not False}
        if not fresh:
            return grounded
        grounded |= fresh
        trial.voided -= fresh


def in_chain(statements: Iterable[Statement]) -> dict[bytes, Statement]:
    """The statements, by id, whose chain is here from its first one on. Both branches of a fork are."""
    known = {statement.id: statement for statement in statements}
    whole: dict[bytes, Statement] = {}
    for statement in sorted(known.values(), key=lambda one: (one.place.seq, one.id)):
        before = whole.get(statement.place.prev)
        if statement.place.prev == NO_PREV or (before is not None and _follows(statement, before)):
            whole[statement.id] = statement
    return whole


def within(place: Reach, accepted: Iterable[Reach]) -> bool:
    """True when one of these reaches holds the object at `place`: the same chain, up to there."""
    return any(
        (reach.stream, reach.incarnation) == (place.stream, place.incarnation)
        and (place.seq < reach.seq or place == reach)
        for reach in accepted
    )


def place_of(statement: Statement) -> Reach:
    """Its stream, chain, number and id."""
    return Reach(statement.place.stream, statement.place.incarnation, statement.place.seq, statement.id)


def standings(
    statements: Iterable[Statement], whole: Mapping[bytes, Statement], judgement: Judgement
) -> dict[bytes, Standing]:
    """Of every statement, by id."""
    words: dict[Answer, Standing] = {True: Standing.COUNTS, False: Standing.VOID, None: Standing.FROZEN}
    return {
        one.id: words[judgement.answer(one)] if one.id in whole else Standing.WAITING for one in statements
    }


def _follows(statement: Statement, before: Statement) -> bool:
    """The one before stands one place earlier in the same chain, and has the same writer."""
    here, there = statement.place, before.place
    same_chain = (here.stream, here.incarnation) == (there.stream, there.incarnation)
    same_writer = statement.signed.device == before.signed.device
    return same_chain and same_writer and here.seq == there.seq + 1
