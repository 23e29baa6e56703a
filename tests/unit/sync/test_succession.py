"""A gezin of which every primair was taken out of the team: the secundaire goes on, and nobody else."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.sync.gezin_bodies import Lezer, Role
from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.statement import Statement
from kanz_desktop.sync.team_bodies import Verwijderd
from tests.helpers.folder_statements import Person
from tests.unit.sync.test_readers import STREAM, Gezin


class Left(Gezin):
    """Anna is primair, Bram secundair before Chris, Daan another reader. Eva is beheerder with Anna."""

    def __init__(self) -> None:
        super().__init__()
        self.eva = self.folder.member("Eva", beheerder=True)
        for person, role in (
            (self.bram, Role.SECUNDAIR),
            (self.chris, Role.SECUNDAIR),
            (self.daan, Role.ANDER),
        ):
            self.lets(self.anna, person, role)

    def remove(self, person: Person) -> Statement:
        return self.folder.remove_member(person, by=self.eva.first)

    def takes_over(self, person: Person, *removals: Statement) -> Statement:
        """Without `removals`: naming every removal of the team."""
        named = removals or tuple(one for one in self._of_team() if isinstance(one.body, Verwijderd))
        replaces = tuple(sorted((*self._heads(person), *(one.id for one in named))))
        self.said.append(person.first.say(Lezer(person.member, Role.PRIMAIR, replaces), STREAM))
        return self.said[-1]

    @property
    def turn(self) -> str | None:
        names = {person.member: name for name, person in self.folder.people.items()}
        heir = self.state().heir
        return None if heir is None else names[heir.member]

    def standing(self, statement: Statement) -> Standing:
        return self.state().standing[statement.id]


@pytest.fixture
def left() -> Left:
    return Left()


def test_the_secundaire_goes_on_when_the_only_primair_was_removed(left: Left) -> None:
    assert left.turn is None
    left.remove(left.anna)
    assert left.turn == "Bram"
    left.takes_over(left.bram)
    assert left.turn is None
    left.lets(left.bram, left.daan, Role.NONE)
    left.lets(left.bram, left.chris, Role.PRIMAIR)
    assert left.roles() == {"Bram": Role.PRIMAIR, "Chris": Role.PRIMAIR}


def test_what_the_one_who_took_over_says_stays_when_he_hands_over_or_goes(left: Left) -> None:
    left.remove(left.anna)
    left.takes_over(left.bram)
    left.lets(left.bram, left.daan, Role.PRIMAIR)
    left.lets(left.bram, left.bram, Role.ANDER)
    assert left.roles() == {"Bram": Role.ANDER, "Chris": Role.SECUNDAIR, "Daan": Role.PRIMAIR}
    left.remove(left.bram)
    assert left.roles() == {"Chris": Role.SECUNDAIR, "Daan": Role.PRIMAIR}
    assert left.turn is None


def test_after_the_next_one_goes_the_one_after_goes_on(left: Left) -> None:
    first = left.remove(left.anna)
    left.takes_over(left.bram)
    left.remove(left.bram)
    assert left.turn == "Chris"
    early = left.takes_over(left.chris, first)
    assert left.standing(early) is Standing.VOID
    left.takes_over(left.chris)
    assert left.roles() == {"Chris": Role.PRIMAIR, "Daan": Role.ANDER}


def test_of_two_secundaires_at_the_same_time_the_one_who_was_it_first_goes_on(left: Left) -> None:
    left.remove(left.anna)
    both = left.takes_over(left.chris), left.takes_over(left.bram)
    assert [left.standing(one) for one in both] == [Standing.VOID, Standing.COUNTS]
    assert left.roles()["Chris"] is Role.SECUNDAIR


def test_a_secundaire_who_is_gone_too_is_passed_over(left: Left) -> None:
    left.remove(left.bram)
    left.remove(left.anna)
    assert left.turn == "Chris"
    late = left.takes_over(left.bram)
    left.takes_over(left.chris)
    assert left.roles() == {"Chris": Role.PRIMAIR, "Daan": Role.ANDER}
    assert left.standing(late) is Standing.VOID


def test_a_secundaire_who_stepped_back_is_passed_over(left: Left) -> None:
    left.lets(left.bram, left.bram, Role.ANDER)
    left.remove(left.anna)
    assert left.turn == "Chris"


def test_after_the_next_one_stepped_back_it_is_the_turn_of_the_one_after(left: Left) -> None:
    left.remove(left.anna)
    left.takes_over(left.bram)
    left.lets(left.bram, left.bram, Role.ANDER)
    assert left.turn == "Chris"


def test_what_was_said_on_a_lost_laptop_is_said_anew_on_another(left: Left) -> None:
    thuis = left.bram.new_laptop("Bram thuis")
    thuis.say(thuis.toestel())
    removal = left.remove(left.anna)
    known = len(left.bram.first.said)
    lost = left.takes_over(left.bram)
    left.folder.remove(left.bram.first, by=left.eva.first, keeps=known)
    assert (left.standing(lost), left.turn) == (Standing.VOID, "Bram")
    replaces = tuple(sorted((*left._heads(left.bram), removal.id)))
    left.said.append(thuis.say(Lezer(left.bram.member, Role.PRIMAIR, replaces), STREAM))
    assert left.roles()["Bram"] is Role.PRIMAIR


def test_what_the_removed_primair_still_says_does_not_count(left: Left) -> None:
    left.remove(left.anna)
    left.takes_over(left.bram)
    late = left.lets(left.anna, left.daan, Role.PRIMAIR)
    assert left.standing(late) is Standing.VOID
    assert left.roles()["Daan"] is Role.ANDER


def attack_while_a_primair_is_there(left: Left) -> Statement:
    return left.takes_over(left.bram, left.remove(left.daan))


def attack_with_another_primair_there(left: Left) -> Statement:
    left.lets(left.anna, left.daan, Role.PRIMAIR)
    left.remove(left.anna)
    return left.takes_over(left.bram)


def attack_after_a_removal_by_no_beheerder(left: Left) -> Statement:
    left.folder.remove_member(left.anna, by=left.bram.first)
    return left.takes_over(left.bram)


def attack_while_the_removal_is_in_dispute(left: Left) -> Statement:
    left.folder.remove_member(left.anna, by=left.eva.first, keeps=len(left.anna.first.said))
    left.folder.remove_member(left.eva, by=left.anna.first, keeps=0)
    return left.takes_over(left.bram)


def attack_because_a_laptop_was_lost(left: Left) -> Statement:
    left.folder.remove(left.anna.first, by=left.eva.first)
    return left.takes_over(left.bram)


def attack_by_another_reader(left: Left) -> Statement:
    left.remove(left.anna)
    return left.takes_over(left.daan)


def attack_by_a_reader_who_makes_himself_secundair(left: Left) -> Statement:
    left.lets(left.daan, left.daan, Role.SECUNDAIR)
    for person in (left.anna, left.bram, left.chris):
        left.remove(person)
    return left.takes_over(left.daan)


def attack_by_whom_a_reader_made_secundair(left: Left) -> Statement:
    left.lets(left.bram, left.daan, Role.SECUNDAIR)
    for person in (left.anna, left.bram, left.chris):
        left.remove(person)
    return left.takes_over(left.daan)


def attack_by_the_kantoorsleutel(left: Left) -> Statement:
    left.lets(left.anna, left.daan, Role.KANTOOR)
    for person in (left.anna, left.bram, left.chris):
        left.remove(person)
    return left.takes_over(left.daan)


def attack_by_a_beheerder_who_does_not_read(left: Left) -> Statement:
    left.remove(left.anna)
    return left.takes_over(left.eva)


def attack_by_a_removed_secundaire(left: Left) -> Statement:
    for person in (left.bram, left.chris, left.anna):
        left.remove(person)
    return left.takes_over(left.bram)


def attack_by_who_was_sent_away_before(left: Left) -> Statement:
    left.lets(left.anna, left.bram, Role.NONE)
    left.remove(left.anna)
    return left.takes_over(left.bram)


def attack_by_whom_the_next_one_sent_away(left: Left) -> Statement:
    left.remove(left.anna)
    left.takes_over(left.bram)
    left.lets(left.bram, left.chris, Role.NONE)
    return left.takes_over(left.chris)


def attack_by_whom_the_next_one_sent_away_after_he_went_too(left: Left) -> Statement:
    attack_by_whom_the_next_one_sent_away(left)
    left.remove(left.bram)
    return left.takes_over(left.chris)


def attack_by_who_was_sent_away_without_a_word_of_his_role(left: Left) -> Statement:
    """Anna's laptop had not heard of what her other one said."""
    left.lets(left.anna, left.bram, Role.NONE, replaces=False)
    left.remove(left.anna)
    left.remove(left.chris)
    return left.takes_over(left.bram)


def attack_by_a_reader_who_makes_himself_secundair_on_another_laptop(left: Left) -> Statement:
    thuis = left.daan.new_laptop("Daan thuis")
    thuis.say(thuis.toestel())
    left.said.append(thuis.say(Lezer(left.daan.member, Role.SECUNDAIR, left._heads(left.daan)), STREAM))
    for person in (left.anna, left.bram, left.chris):
        left.remove(person)
    return left.takes_over(left.daan)


def attack_for_somebody_else(left: Left) -> Statement:
    removal = left.remove(left.anna)
    replaces = tuple(sorted((*left._heads(left.bram), removal.id)))
    left.said.append(left.chris.first.say(Lezer(left.bram.member, Role.PRIMAIR, replaces), STREAM))
    return left.said[-1]


def attack_laid_ready_before_the_removal(left: Left) -> Statement:
    ready = left.takes_over(left.bram, left.remove(left.daan))
    left.remove(left.anna)
    return ready


ATTACKS = [made for name, made in list(globals().items()) if name.startswith("attack_")]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_nobody_else_takes_a_gezin_over(left: Left, attack: object) -> None:
    assert callable(attack)
    claim = attack(left)
    assert left.standing(claim) is Standing.VOID
    names = {person.member: name for name, person in left.folder.people.items()}
    assert isinstance(claim.body, Lezer)
    assert left.roles().get(names[claim.body.member]) is not Role.PRIMAIR


def test_a_dispute_that_is_decided_against_the_removal_gives_nothing_and_for_it_the_gezin(left: Left) -> None:
    finn = left.folder.member("Finn", by=left.anna, beheerder=True)
    claim = attack_while_the_removal_is_in_dispute(left)
    of_anna, of_eva = [one for one in left._of_team() if isinstance(one.body, Verwijderd)]
    if of_anna.body.id != left.anna.member:
        of_anna, of_eva = of_eva, of_anna
    before = len(finn.first.said)
    for stands in (False, True):
        del finn.first.said[before:]
        left.folder.decide(of_anna, by=finn, stands=stands)
        left.folder.decide(of_eva, by=finn, stands=not stands)
        assert left.standing(claim) is (Standing.COUNTS if stands else Standing.VOID)
    assert left.roles()["Bram"] is Role.PRIMAIR


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_every_order_has_the_same_outcome(chance: random.Random) -> None:
    left = Left()
    people = [left.anna, left.bram, left.chris, left.daan]
    for _ in range(chance.randrange(2, 12)):
        one, other = chance.choice(people), chance.choice(people)
        chance.choice([
            lambda one=one, other=other: left.lets(one, other, chance.choice(list(Role))),
            lambda one=one: left.takes_over(one),
            lambda one=one: left.remove(one),
        ])()  # fmt: skip
    state = left.state()
    chance.shuffle(left.said)
    again = left.state()
    assert (again.roles, again.standing, again.heir) == (state.roles, state.standing, state.heir)


def test_the_claims_of_both_in_any_order_have_one_outcome(left: Left) -> None:
    left.remove(left.anna)
    later = [
        left.takes_over(left.chris),
        left.takes_over(left.bram),
        left.lets(left.bram, left.daan, Role.NONE),
    ]
    before = [one for one in left.said if one not in later]
    outcomes = []
    for order in permutations(later):
        left.said = [*order, *before]
        outcomes.append((left.roles(), left.state().standing))
    assert all(one == outcomes[0] for one in outcomes)
    assert outcomes[0][0] == {"Bram": Role.PRIMAIR, "Chris": Role.SECUNDAIR}
