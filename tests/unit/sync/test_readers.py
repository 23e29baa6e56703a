"""Who reads a gezin: who made it, whom a reader lets in, and nobody who was sent away and says otherwise."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Role
from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.readers import Readers, readers_of
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team import team_state
from tests.helpers.folder_statements import Folder, Person
from tests.helpers.folder_team import secret

STREAM: Id = secret("stroom van een gezin")[:16]


class Gezin:
    """A gezin that Anna made, in a team with Bram, Chris and Daan."""

    def __init__(self) -> None:
        self.folder = Folder()
        self.anna = self.folder.anna
        self.bram, self.chris, self.daan = (self.folder.member(name) for name in ("Bram", "Chris", "Daan"))
        self.said: list[Statement] = []
        self.lets(self.anna, self.anna, Role.PRIMAIR)

    def lets(self, writer: Person, member: Person, role: Role, *, replaces: bool = True) -> Statement:
        """`writer` gives `member` a role, having seen all that was said about it."""
        seen = self._heads(member) if replaces else ()
        said = writer.first.say(Lezer(member.member, role, seen), STREAM)
        self.said.append(said)
        return said

    def state(self) -> Readers:
        team = team_state(self.folder.marker, self._of_team())
        return readers_of(team, {self.anna.first.id}, self.said)

    def roles(self) -> dict[str, Role]:
        names = {person.member: name for name, person in self.folder.people.items()}
        return {names[member]: role for member, role in self.state().roles.items()}

    def _of_team(self) -> list[Statement]:
        return [one for one in self.folder.said if one.place.stream != STREAM]

    def _heads(self, member: Person) -> tuple[bytes, ...]:
        standing = self.state().standing
        counted = [one for one in self.said if standing[one.id] is Standing.COUNTS]
        about = [one for one in counted if isinstance(one.body, Lezer) and one.body.member == member.member]
        retired = {old for one in about if isinstance(one.body, Lezer) for old in one.body.replaces}
        return tuple(one.id for one in about if one.id not in retired)


@pytest.fixture
def gezin() -> Gezin:
    return Gezin()


def test_who_made_the_stream_reads_it_and_nobody_else_says_so_of_himself(gezin: Gezin) -> None:
    gezin.lets(gezin.bram, gezin.bram, Role.PRIMAIR)
    assert gezin.roles() == {"Anna": Role.PRIMAIR}


def test_a_reader_lets_others_read_and_only_a_primair_makes_a_primair(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.bram, gezin.chris, Role.ANDER)
    false = gezin.lets(gezin.bram, gezin.daan, Role.PRIMAIR)
    assert gezin.roles() == {"Anna": Role.PRIMAIR, "Bram": Role.SECUNDAIR, "Chris": Role.ANDER}
    assert gezin.state().standing[false.id] is Standing.VOID


def test_nobody_takes_a_primair_away_and_a_primair_steps_back_alone(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.PRIMAIR)
    for role in (Role.NONE, Role.ANDER):
        gezin.lets(gezin.bram, gezin.anna, role)
        gezin.said.pop()
    gezin.lets(gezin.bram, gezin.anna, Role.NONE, replaces=False)
    assert gezin.roles()["Anna"] is Role.PRIMAIR
    gezin.lets(gezin.anna, gezin.anna, Role.ANDER)
    assert gezin.roles()["Anna"] is Role.ANDER
    late = gezin.lets(gezin.anna, gezin.daan, Role.PRIMAIR)
    assert gezin.state().standing[late.id] is Standing.VOID


def test_who_is_sent_away_lets_nobody_in_and_does_not_come_back_alone(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.anna, gezin.bram, Role.NONE)
    gezin.lets(gezin.bram, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.bram, gezin.chris, Role.ANDER)
    gezin.lets(gezin.chris, gezin.bram, Role.ANDER)
    assert gezin.roles() == {"Anna": Role.PRIMAIR}
    assert gezin.state().endings == 1
    gezin.lets(gezin.anna, gezin.bram, Role.ANDER)
    assert "Bram" in gezin.roles()


def test_who_leaves_keeps_in_whom_he_let_in_before(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.PRIMAIR)
    gezin.lets(gezin.anna, gezin.anna, Role.NONE)
    after = gezin.lets(gezin.anna, gezin.chris, Role.ANDER)
    assert gezin.roles() == {"Bram": Role.PRIMAIR}
    assert gezin.state().standing[after.id] is Standing.VOID


def test_whom_a_colleague_let_in_as_well_stays_when_the_first_is_sent_away(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.bram, gezin.chris, Role.ANDER)
    gezin.lets(gezin.anna, gezin.chris, Role.ANDER, replaces=False)
    gezin.lets(gezin.anna, gezin.bram, Role.NONE)
    assert gezin.roles() == {"Anna": Role.PRIMAIR, "Chris": Role.ANDER}


def test_one_says_in_and_another_out_at_the_same_time_out_it_is(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    first = gezin.lets(gezin.anna, gezin.chris, Role.ANDER)
    gezin.lets(gezin.bram, gezin.chris, Role.SECUNDAIR)
    ending = gezin.anna.first.say(Lezer(gezin.chris.member, Role.NONE, (first.id,)), STREAM)
    gezin.said.append(ending)
    assert "Chris" not in gezin.roles()


def test_who_is_removed_from_the_team_reads_nothing_new_and_lets_nobody_in(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.bram, gezin.chris, Role.ANDER)
    gezin.folder.remove_member(gezin.bram, by=gezin.anna.first)
    late = gezin.lets(gezin.bram, gezin.daan, Role.ANDER)
    assert gezin.roles() == {"Anna": Role.PRIMAIR, "Chris": Role.ANDER}
    assert gezin.state().standing[late.id] is Standing.VOID
    assert gezin.state().devices == {gezin.anna.first.id, gezin.chris.first.id}


def test_of_two_who_removed_each_other_nothing_new_counts_here_either(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    folder = gezin.folder
    mutual = folder.member("Eva", beheerder=True)
    gezin.lets(gezin.anna, mutual, Role.ANDER)
    other = folder.member("Finn", beheerder=True)
    folder.remove(other.first, by=mutual.first, keeps=0)
    folder.remove(mutual.first, by=other.first, keeps=0)
    late = gezin.lets(mutual, gezin.daan, Role.ANDER)
    assert gezin.state().standing[late.id] is Standing.FROZEN
    assert "Eva" not in gezin.roles()


def test_only_a_reader_purges(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    mine, false = (
        who.first.say(Opschoning((secret(who.name),)), STREAM) for who in (gezin.bram, gezin.chris)
    )
    gezin.said += [mine, false]
    assert [one.id for one in gezin.state().purges] == [mine.id]


def test_a_stranger_says_nothing(gezin: Gezin) -> None:
    stranger = gezin.folder.person("Vreemde")
    gezin.lets(stranger, stranger, Role.PRIMAIR)
    assert gezin.roles() == {"Anna": Role.PRIMAIR}


@given(st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_mess_has_one_outcome_and_never_an_error(chance: random.Random) -> None:
    gezin = Gezin()
    people = [gezin.anna, gezin.bram, gezin.chris, gezin.daan]
    for _ in range(chance.randrange(1, 20)):
        writer, member = chance.choice(people), chance.choice(people)
        gezin.lets(writer, member, chance.choice(list(Role)), replaces=chance.random() < 0.7)
        if chance.random() < 0.1:
            gezin.folder.remove(chance.choice(people).first, by=gezin.anna.first, keeps=1)
    state = gezin.state()
    chance.shuffle(gezin.said)
    assert gezin.state() == Readers(
        state.roles, state.devices, state.standing, _same(state, gezin), state.endings, state.heir
    )


def _same(state: Readers, gezin: Gezin) -> tuple[Statement, ...]:
    assert {one.id for one in state.purges} == {one.id for one in gezin.state().purges}
    return gezin.state().purges


def test_who_calls_himself_primair_freezes_nobody(gezin: Gezin) -> None:
    gezin.lets(gezin.anna, gezin.bram, Role.SECUNDAIR)
    gezin.lets(gezin.anna, gezin.chris, Role.SECUNDAIR)
    for writer, member in ((gezin.bram, gezin.chris), (gezin.chris, gezin.bram), (gezin.bram, gezin.bram)):
        gezin.lets(writer, member, Role.PRIMAIR, replaces=False)
    gezin.lets(gezin.bram, gezin.anna, Role.NONE)
    gezin.lets(gezin.anna, gezin.bram, Role.NONE)
    assert gezin.roles() == {"Anna": Role.PRIMAIR, "Chris": Role.SECUNDAIR}
