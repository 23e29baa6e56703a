"""Who belongs to the team, as its statements say: a function of their set (docs/format/folder.md §8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.identity import Device, Devices
from kanz_desktop.sync.judgement import Judgement, Standing, in_chain, judge, standings, within
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team_bodies import Gewist, Lid, Opvolger, Verwijderd, Vrijgave
from kanz_desktop.sync.team_facts import TeamFacts
from kanz_desktop.sync.team_rules import TeamRules


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team. `name` is what the one who invited typed; a founder may have none."""

    id: Id
    person: Id
    sign_key: bytes
    box_key: bytes
    name: str
    beheerder: bool
    kantoor: bool
    present: bool
    """Neither removed nor frozen."""


@dataclass(frozen=True, slots=True)
class Team:
    """The state of a team. Mappings are by id."""

    root: Id
    members: Mapping[Id, Member]
    devices: Devices
    """All that were ever admitted: what they signed in their time can still be tested."""
    present: frozenset[Id]
    """Devices whose new objects count."""
    standing: Mapping[bytes, Standing]
    removals: tuple[Statement, ...]
    disputes: tuple[Statement, ...]
    """Removals that contradict each other: a person has to decide."""
    released: tuple[Reach, ...]
    gewist: tuple[Statement, ...]
    """Erasures by members; whether one holds, only a key of that stream can tell."""
    striking: Mapping[Id, tuple[Statement, ...]]
    """By device: the removals, decided or disputed, that take it away. Who began a dispute is frozen with it,
    but what he said and wrote before is struck by those alone that take himself away."""

    succeeded: frozenset[Id]
    """Devices whose work goes on under another of the same member."""

    def quarantined(self, device: Id, place: Reach) -> bool:
        """An operation of a removed or frozen device that nobody accepted: kept, and not merged."""
        if within(place, self.released):
            return False
        return any(not within(place, accepted(one)) for one in self.striking.get(device, ()))

    def says_gone(self, stream: Id) -> bool:
        """Somebody said that this gezin was erased: it is not brought in anew. Erasing takes the proof."""
        return any(isinstance(one.body, Gewist) and one.body.stream == stream for one in self.gewist)


def team_state(marker: Marker, statements: Iterable[Statement]) -> Team:
    """The team that follows from its marker and any set of its statements, in any order."""
    kept = tuple(statements)
    whole = in_chain(kept)
    facts, judgement = TeamFacts(marker, whole.values()), Judgement()
    rules = TeamRules(facts)
    judge(whole.values(), rules.rule, judgement)
    while rules.set_aside_frozen_decisions(judgement):
        judge(whole.values(), rules.rule, judgement)
    counted = [one for one in whole.values() if judgement.answer(one)]
    removals = tuple(one for one in facts.removals if judgement.answer(one))
    disputes = tuple(one for one in facts.removals if judgement.answer(one) is None)
    devices = _devices(facts, judgement)
    striking = {
        device: tuple(one for one in (*removals, *disputes) if facts.hits(one, device)) for device in devices
    }
    began = {one.signed.device for one in disputes}
    present = frozenset(device for device in devices if not striking[device] and device not in began)
    return Team(
        root=marker.root,
        members=_members(facts, rules, judgement, present),
        devices=devices,
        present=present,
        standing=standings(kept, whole, judgement),
        removals=removals,
        disputes=disputes,
        released=tuple(
            reach for one in counted if isinstance(one.body, Vrijgave) for reach in one.body.accepted
        ),
        gewist=tuple(one for one in counted if isinstance(one.body, Gewist)),
        striking=striking,
        succeeded=frozenset(one.body.device for one in counted if isinstance(one.body, Opvolger)),
    )


def accepted(removal: Statement) -> tuple[Reach, ...]:
    """How far the work of whom it takes away stays good."""
    return removal.body.accepted if isinstance(removal.body, Verwijderd) else ()


def _devices(facts: TeamFacts, judgement: Judgement) -> dict[Id, Device]:
    found = {facts.marker.device.id: facts.marker.device}
    for device, admissions in facts.admissions.items():
        counted = [one for one in admissions if judgement.answer(one)]
        if counted:
            found.setdefault(device, facts.device(min(counted, key=lambda one: one.id)))
    return found


def _members(
    facts: TeamFacts, rules: TeamRules, judgement: Judgement, present: frozenset[Id]
) -> dict[Id, Member]:
    here = {member for device in present for member in facts.members_of(device)}
    found: dict[Id, Member] = {}
    marker = facts.marker
    for member in {marker.member, *facts.lids}:
        lids = [one for one in facts.lids[member] if judgement.answer(one)]
        if not lids and member != marker.member:
            continue
        last = max(lids, key=lambda one: (one.place.hlc, one.id), default=None)
        body = last.body if last is not None else None
        keys = body.newcomer if isinstance(body, Lid) else marker
        resigned = any(judgement.answer(one) for one in facts.resignations[member])
        found[member] = Member(
            id=member,
            person=keys.person,
            sign_key=keys.sign_key,
            box_key=keys.box_key,
            name=body.name if isinstance(body, Lid) else "",
            beheerder=rules.beheerder(member, judgement) is True and not resigned,
            kantoor=any(isinstance(one.body, Lid) and one.body.kantoor for one in lids),
            present=member in here,
        )
    return found
