"""Who goes on with a gezin of which every primair was taken out of the team (docs/format/folder.md §8.5).

One at a time, in an order that the primairs themselves laid down: so nobody has to be quicker than another,
and who was sent away by the one that went on does not come back by a claim that he says he wrote before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.gezin_bodies import Lezer, Role
from kanz_desktop.sync.judgement import Judgement
from kanz_desktop.sync.reader_rules import ReaderRules
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team import Team
from kanz_desktop.sync.team_bodies import Target, Verwijderd


@dataclass(frozen=True, slots=True)
class Heir:
    """Whose turn it is, and the statements by which he took over; none as long as he did not."""

    member: Id
    follows: tuple[bytes, ...]
    """A removal of every primair. A claim names them: nobody lays one ready for a removal that is to come."""
    claims: frozenset[bytes] = frozenset()


def next_heir(team: Team, rules: ReaderRules, judgement: Judgement, before: Container[Id]) -> Heir | None:
    """By what `judgement` says without the next one; `before` are those who took over already."""
    return _Succession(team, rules, judgement).next(before)


class _Succession:
    def __init__(self, team: Team, rules: ReaderRules, judgement: Judgement) -> None:
        self._rules, self._judgement = rules, judgement
        self._removals: dict[Id, set[bytes]] = defaultdict(set)
        for one in team.removals:
            if isinstance(one.body, Verwijderd) and one.body.target is Target.MEMBER:
                self._removals[one.body.id].add(one.id)
        self._primairs = [
            member for member in tuple(rules.about) if rules.is_primair(member, judgement) is not False
        ]

    def next(self, before: Container[Id]) -> Heir | None:
        """Who was secundair longest, and took over or still can. A removal in dispute opens nothing."""
        if not self._primairs or not all(one in self._removals for one in self._primairs):
            return None
        follows = tuple(sorted(min(self._removals[one]) for one in self._primairs))
        for member in self._candidates(before):
            claims = self._claims(member)
            if claims or (member not in self._removals and not self._declined(member)):
                return Heir(member, follows, claims)
        return None

    def _candidates(self, before: Container[Id]) -> list[Id]:
        since = {
            member: min(made)
            for member in tuple(self._rules.about)
            if member not in before
            and (made := list(self._made_secundair(member)))
            and not self._sent_away(member)
        }
        return sorted(since, key=lambda member: (since[member], member))

    def _made_secundair(self, member: Id) -> Iterator[tuple[int, bytes]]:
        """What a primair said and no primair replaced: others give this role too, even to themselves."""
        said = [(one, lezer) for one, lezer in self._counting(member) if self._by_primair(one)]
        replaced = {old for _, lezer in said for old in lezer.replaces}
        for one, lezer in said:
            if lezer.role is Role.SECUNDAIR and one.id not in replaced:
                yield one.place.hlc, one.id

    def _sent_away(self, member: Id) -> bool:
        """By another, who was not contradicted by another."""
        said = [(one, lezer) for one, lezer in self._counting(member) if not self._own(one, member)]
        replaced = {old for _, lezer in said for old in lezer.replaces}
        return any(lezer.role is Role.NONE and one.id not in replaced for one, lezer in said)

    def _claims(self, member: Id) -> frozenset[bytes]:
        return frozenset(
            one.id
            for one, lezer in self._rules.about[member]
            if lezer.role is Role.PRIMAIR
            and self._own(one, member)
            and not any(self._removals[primair].isdisjoint(lezer.replaces) for primair in self._primairs)
            and not self._rules.stepped_back_before(one, member)
            and self._rules.struck_in_the_team(one) is False
        )

    def _declined(self, member: Id) -> bool:
        """Who once changed the own role lower takes over no more."""
        return any(
            lezer.role is not Role.PRIMAIR and self._own(one, member) for one, lezer in self._counting(member)
        )

    def _counting(self, member: Id) -> list[tuple[Statement, Lezer]]:
        return [
            (one, lezer) for one, lezer in self._rules.about[member] if self._judgement.answer(one) is True
        ]

    def _own(self, statement: Statement, member: Id) -> bool:
        return self._rules.writer(statement) == member

    def _by_primair(self, statement: Statement) -> bool:
        writer = self._rules.writer(statement)
        return writer is not None and (
            self._rules.writes_as_primair(statement, writer, self._judgement) is True
        )
