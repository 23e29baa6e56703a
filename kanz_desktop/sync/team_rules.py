"""When a statement of the team counts: who may say what, who is struck by whom (docs/format/folder.md §8)."""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.answers import Answer, all_of, any_of, opposite
from kanz_desktop.sync.judgement import Judgement
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team_bodies import Beheerder, Besluit, Lid, Opvolger, Target, Toestel, Verwijderd
from kanz_desktop.sync.team_facts import TeamFacts

Right = Callable[[Id], Answer]
"""Whether a member may do something."""


class TeamRules:
    """The rules, for the statements of one team."""

    def __init__(self, facts: TeamFacts) -> None:
        self._facts = facts
        self._frozen_decisions: set[bytes] = set()
        self._beheer = {member: frozenset(one.id for one in said) for member, said in facts.beheer.items()}

    def rule(self, statement: Statement, judgement: Judgement) -> Answer:
        """Whether a statement counts, as far as that follows from what is decided."""
        if not self._facts.holds(statement):
            return False
        stands, falls = (self._voted(statement, judgement, stands=stands) for stands in (True, False))
        struck = any_of(judgement.answer(striker) for striker in self._facts.strikers(statement))
        released = any_of(judgement.answer(one) for one in self._facts.releasing(statement))
        return all_of(
            self._supported(statement, judgement),
            opposite(falls),
            any_of((opposite(struck), stands, released)),
        )

    def set_aside_frozen_decisions(self, judgement: Judgement) -> bool:
        """A decision by somebody who is frozen does not weigh. True when there was one more of those."""
        every = {one.id for group in self._facts.decisions.values() for one in group}
        fresh = every - judgement.counted - judgement.voided - self._frozen_decisions
        self._frozen_decisions |= fresh
        return bool(fresh)

    def beheerder(self, member: Id, judgement: Judgement) -> Answer:
        """Whether this member was ever made one."""
        founder = member == self._facts.marker.member
        return founder or judgement.any_of(self._beheer.get(member, frozenset()))

    def _supported(self, statement: Statement, judgement: Judgement) -> Answer:
        body, writer = statement.body, statement.signed.device
        if isinstance(body, Toestel):
            return self._introduced(statement, body, judgement)
        if isinstance(body, Lid) and body.kantoor:
            return self._writer(statement, judgement, self._rules(statement, judgement))
        if isinstance(body, Beheerder):
            may = self._rules(statement, judgement) if body.on else lambda member: member == body.member
            return self._writer(statement, judgement, may)
        if isinstance(body, Verwijderd):
            own = body.target is Target.DEVICE and self._facts.members_of(body.id)
            rules = self._rules(statement, judgement)
            return self._writer(statement, judgement, lambda one: (own and one in own) or rules(one))
        if isinstance(body, Besluit):
            return self._writer(statement, judgement, self._decides(statement, body, judgement))
        if isinstance(body, Opvolger):
            before = self._facts.members_of(body.device) if body.device != writer else frozenset[Id]()
            return self._writer(statement, judgement, lambda member: member in before)
        return self._admitted(writer, judgement)

    def _writer(self, statement: Statement, judgement: Judgement, may: Right) -> Answer:
        """The writing device is admitted, and its member may."""
        writer = statement.signed.device
        rights = any_of(may(member) for member in self._facts.members_of(writer))
        return all_of(self._admitted(writer, judgement), rights)

    def _admitted(self, device: Id, judgement: Judgement) -> Answer:
        admissions = self._facts.admissions[device]
        return self._facts.founder(device) or any_of(judgement.answer(one) for one in admissions)

    def _rules(self, statement: Statement, judgement: Judgement) -> Right:
        """Beheerder, and not after giving it up in the same chain."""

        def may(member: Id) -> Answer:
            place = statement.place
            gave_up = any(
                (one.place.incarnation, one.signed.device) == (place.incarnation, statement.signed.device)
                and one.place.seq < place.seq
                for one in self._facts.resignations[member]
            )
            return False if gave_up else self.beheerder(member, judgement)

        return may

    def _decides(self, statement: Statement, body: Besluit, judgement: Judgement) -> Right:
        """A beheerder who is no party, or the kantoorsleutel."""
        removal = next((one for one in self._facts.removals if one.id == body.removal), None)
        parties = self._facts.parties(removal) if removal is not None else frozenset[Id]()
        rules = self._rules(statement, judgement)

        def may(member: Id) -> Answer:
            if removal is None or member in parties:
                return False
            office = (
                one for one in self._facts.lids[member] if isinstance(one.body, Lid) and one.body.kantoor
            )
            return any_of((rules(member), any_of(judgement.answer(one) for one in office)))

        return may

    def _introduced(self, statement: Statement, body: Toestel, judgement: Judgement) -> Answer:
        """A device that introduces itself: its member is one, and no removal came without naming it."""
        founder = body.member == self._facts.marker.member
        member = founder or any_of(judgement.answer(one) for one in self._facts.lids[body.member])
        repeated = any_of(
            judgement.answer(one)
            for one in self._facts.admissions[statement.signed.device]
            if isinstance(one.body, Lid) and body.member not in self._facts.members_of(one.signed.device)
        )
        unnamed = any_of(
            judgement.answer(one) for one in self._facts.removals if self._leaves_out(one, statement, body)
        )
        return all_of(member, any_of((opposite(unnamed), repeated)))

    def _leaves_out(self, removal: Statement, statement: Statement, body: Toestel) -> bool:
        """It takes another device of this member, and does not list this one among those it knew."""
        aim = removal.body
        return (
            isinstance(aim, Verwijderd)
            and aim.target is Target.DEVICE
            and aim.id != statement.signed.device
            and body.member in self._facts.members_of(aim.id)
            and statement.signed.device not in aim.devices
        )

    def _voted(self, removal: Statement, judgement: Judgement, *, stands: bool) -> Answer:
        """Whether people decided so about this removal, and nobody decided otherwise."""
        weighing = [one for one in self._facts.decisions[removal.id] if one.id not in self._frozen_decisions]
        mine = (one for one in weighing if _says(one, stands))
        others = (one for one in weighing if _says(one, not stands))
        return all_of(
            any_of(judgement.answer(one) for one in mine),
            opposite(any_of(judgement.answer(one) for one in others)),
        )


def _says(decision: Statement, stands: bool) -> bool:
    return isinstance(decision.body, Besluit) and decision.body.stands is stands
