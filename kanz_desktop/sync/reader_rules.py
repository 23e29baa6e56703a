"""When a statement in the stream of a gezin counts: who lets whom read (docs/format/folder.md §8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.answers import Answer, all_of, any_of, opposite
from kanz_desktop.sync.gezin_bodies import Lezer, Role
from kanz_desktop.sync.judgement import Judgement, place_of, within
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team import Team, accepted


def lezer_of(statement: Statement) -> Lezer | None:
    """What it says about a reader, when it does."""
    return statement.body if isinstance(statement.body, Lezer) else None


class ReaderRules:
    """The rules, for the statements of one stream and the team as it is."""

    def __init__(
        self,
        team: Team,
        makers: Container[Id],
        statements: Iterable[Statement],
        inherited: Container[bytes] = frozenset(),
    ) -> None:
        """`inherited`: ids of statements by which somebody took over from primairs who were removed."""
        self._team, self._makers, self._inherited = team, makers, inherited
        self.about: dict[Id, list[tuple[Statement, Lezer]]] = defaultdict(list)
        """By member: what is said about it, whether or not it counts."""
        self._replacing: dict[bytes, list[Statement]] = defaultdict(list)
        for statement in statements:
            lezer = lezer_of(statement)
            if lezer is not None:
                self.about[lezer.member].append((statement, lezer))
                for replaced in lezer.replaces:
                    self._replacing[replaced].append(statement)
        self._letting = self._ids(lambda role: role is not Role.NONE)
        self._primair = self._ids(lambda role: role is Role.PRIMAIR)

    def rule(self, statement: Statement, judgement: Judgement) -> Answer:
        """Whether a statement counts, as far as that follows from what is decided."""
        writer = self.writer(statement)
        if writer is None:
            return False
        if statement.id in self._inherited:
            return opposite(self.struck_in_the_team(statement))
        lezer = lezer_of(statement)
        if lezer is not None and self._founds(statement, writer, lezer):
            return opposite(self._struck(statement, writer, judgement))
        return all_of(
            self._has_read(writer, statement, judgement),
            lezer is None or self._may_say(statement, writer, lezer, judgement),
            opposite(self._struck(statement, writer, judgement)),
        )

    def _ids(self, wanted: Callable[[Role], bool]) -> dict[Id, frozenset[bytes]]:
        """By member: what was said about it, of these roles."""
        found = {
            member: frozenset(one.id for one, lezer in said if wanted(lezer.role))
            for member, said in self.about.items()
        }
        return defaultdict(frozenset, found)

    def writer(self, statement: Statement) -> Id | None:
        """Whose device signed it."""
        device = self._team.devices.get(statement.signed.device)
        return None if device is None else device.member

    def _founds(self, statement: Statement, writer: Id, lezer: Lezer) -> bool:
        """Who made the first key of the stream reads it without anybody's leave."""
        first = statement.signed.device in self._makers
        return first and lezer.member == writer and lezer.role is not Role.NONE and not lezer.replaces

    def _has_read(self, member: Id, besides: Statement, judgement: Judgement) -> Answer:
        """Somebody once let this member read; who was sent away is struck, not unknown."""
        return judgement.any_of(self._letting[member] - {besides.id})

    def _may_say(self, statement: Statement, writer: Id, lezer: Lezer, judgement: Judgement) -> Answer:
        """Oneself may step back. Nobody else changes a primair; only a primair makes one or sends away."""
        primair = self.writes_as_primair(statement, writer, judgement)
        if lezer.member == writer:
            return lezer.role is not Role.PRIMAIR or primair
        touches = lezer.role is Role.NONE or (
            lezer.role is not Role.PRIMAIR and self._replaces_primair(lezer)
        )
        return all_of(
            lezer.role not in (Role.NONE, Role.PRIMAIR) or primair,
            not touches or opposite(self.is_primair(lezer.member, judgement)),
        )

    def writes_as_primair(self, statement: Statement, writer: Id, judgement: Judgement) -> Answer:
        """Made a primair, and had not stepped back in this chain when it was written."""
        made = judgement.any_of(self._primair[writer])
        return False if self.stepped_back_before(statement, writer) else made

    def stepped_back_before(self, statement: Statement, writer: Id) -> bool:
        """The writer gave himself another role earlier in this chain."""
        return any(
            lezer.role is not Role.PRIMAIR and self.writer(one) == writer and _after(statement, one)
            for one, lezer in self.about[writer]
        )

    def is_primair(self, member: Id, judgement: Judgement) -> Answer:
        """Made a primair, and did not step back."""
        return any_of(
            all_of(judgement.answer(one), opposite(self._stepped_back(one, member, judgement)))
            for one, lezer in self.about[member]
            if lezer.role is Role.PRIMAIR
        )

    def _stepped_back(self, primair: Statement, member: Id, judgement: Judgement) -> Answer:
        return any_of(
            judgement.answer(one) for one in self._replacing[primair.id] if self.writer(one) == member
        )

    def _replaces_primair(self, lezer: Lezer) -> bool:
        return any(
            one.id in lezer.replaces and other.role is Role.PRIMAIR for one, other in self.about[lezer.member]
        )

    def _struck(self, statement: Statement, writer: Id, judgement: Judgement) -> Answer:
        return any_of((
            self.struck_in_the_team(statement),
            *(
                self._strikes(ending, statement, writer, judgement)
                for ending, lezer in self.about[writer]
                if lezer.role is Role.NONE and ending.id != statement.id
            ),
        ))  # fmt: skip

    def struck_in_the_team(self, statement: Statement) -> Answer:
        """A removal that does not reach as far; a disputed one leaves it open."""
        place = place_of(statement)
        striking = self._team.striking.get(statement.signed.device, ())
        beyond = [one for one in striking if not within(place, accepted(one))]
        if any(one in self._team.removals for one in beyond):
            return True
        return None if beyond else False

    def _strikes(self, ending: Statement, statement: Statement, writer: Id, judgement: Judgement) -> Answer:
        """Leaving strikes what comes after it in that chain.

        Being sent away strikes everything, until somebody else lets this member read again.
        """
        if self.writer(ending) == writer:
            return _after(statement, ending) and judgement.answer(ending)
        again = any_of(
            judgement.answer(one) for one in self._replacing[ending.id] if self.writer(one) != writer
        )
        return all_of(judgement.answer(ending), opposite(again))


def _after(statement: Statement, other: Statement) -> bool:
    """It comes later in the same chain."""
    here, there = statement.place, other.place
    return here.incarnation == there.incarnation and here.seq > there.seq
