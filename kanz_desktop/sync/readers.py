"""Who reads a gezin, as what was said in its stream tells: a function of the set (folder.md §8)."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Role
from kanz_desktop.sync.judgement import Judgement, Standing, in_chain, judge, standings
from kanz_desktop.sync.reader_rules import ReaderRules
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.succession import Heir, next_heir
from kanz_desktop.sync.team import Team


@dataclass(frozen=True, slots=True)
class Readers:
    """The state of one gezin's stream."""

    roles: Mapping[Id, Role]
    """Of every member who reads now, with the weightiest role that was given."""
    devices: frozenset[Id]
    """Devices of these members whose new objects count."""
    standing: Mapping[bytes, Standing]
    purges: tuple[Statement, ...]
    """Opschoningen that count."""
    endings: int
    """How many statements that end a reading count: an older key is outdated."""
    heir: Heir | None = None
    """Who may make himself primair now, for every primair was taken out of the team."""


def readers_of(team: Team, makers: Container[Id], statements: Iterable[Statement]) -> Readers:
    """The readers that follow from the team and any set of statements of this stream, in any order.

    `makers` are the devices that made a key of generation 1: who made the stream.
    """
    kept = tuple(statements)
    whole = in_chain(kept)
    judgement, heir = _with_heirs(team, makers, whole.values())
    counted = [one for one in whole.values() if judgement.answer(one)]
    said = [(one.id, one.body) for one in counted if isinstance(one.body, Lezer)]
    found = {member: _role(member, said) for member in {lezer.member for _, lezer in said}}
    roles = {
        member: role for member, role in found.items() if role is not Role.NONE and _belongs(team, member)
    }
    return Readers(
        roles=roles,
        devices=frozenset(one for one in team.present if team.devices[one].member in roles),
        standing=standings(kept, whole, judgement),
        purges=tuple(one for one in counted if isinstance(one.body, Opschoning)),
        endings=sum(lezer.role is Role.NONE for _, lezer in said),
        heir=heir if heir is not None and _belongs(team, heir.member) else None,
    )


def _with_heirs(
    team: Team, makers: Container[Id], statements: Collection[Statement]
) -> tuple[Judgement, Heir | None]:
    """What counts, and whose turn it is to take over.

    Who takes over follows from all that counts without him; with him it is worked out anew from the ground.
    """
    inherited: frozenset[bytes] = frozenset()
    heirs: set[Id] = set()
    while True:
        rules, judgement = ReaderRules(team, makers, statements, inherited), Judgement()
        judge(statements, rules.rule, judgement)
        heir = next_heir(team, rules, judgement, heirs)
        if heir is None or not heir.claims:
            return judgement, heir
        inherited |= heir.claims
        heirs.add(heir.member)


def _role(member: Id, said: list[tuple[bytes, Lezer]]) -> Role:
    """NONE as soon as one head says so; else the weightiest."""
    about = [(statement, lezer) for statement, lezer in said if lezer.member == member]
    retired = {statement for _, lezer in about for statement in lezer.replaces}
    heads = [lezer.role for statement, lezer in about if statement not in retired]
    return min(heads, default=Role.NONE)


def _belongs(team: Team, member: Id) -> bool:
    found = team.members.get(member)
    return found is not None and found.present
