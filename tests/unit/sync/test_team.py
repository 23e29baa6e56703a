"""Who belongs to the team follows from what was said, in whatever order, and no trick makes it otherwise."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.statement import make_statement
from kanz_desktop.sync.team import Team, team_state
from kanz_desktop.sync.team_bodies import Beheerder, Lid, Opvolger, Target, Verwijderd, Vrijgave
from tests.helpers.folder_statements import Folder, Person
from tests.helpers.folder_team import secret


@pytest.fixture
def folder() -> Folder:
    return Folder()


def state(folder: Folder) -> Team:
    return team_state(folder.marker, folder.said)


def present(folder: Folder) -> set[str]:
    """The people who belong now, by name."""
    team = state(folder)
    return {name for name, person in folder.people.items() if _is_present(team, person)}


def _is_present(team: Team, person: Person) -> bool:
    found = team.members.get(person.member)
    return found is not None and found.present


def test_the_founder_belongs_by_the_marker_alone(folder: Folder) -> None:
    member = state(folder).members[folder.anna.member]
    assert (member.beheerder, member.present) == (True, True)
    assert state(folder).present == {folder.anna.first.id}


def test_any_member_admits_and_a_stranger_admits_nobody(folder: Folder) -> None:
    bram = folder.member("Bram")
    folder.member("Chris", by=bram)
    stranger = folder.person("Vreemde")
    folder.member("Dief", by=stranger)
    assert present(folder) == {"Anna", "Bram", "Chris"}


def test_a_member_has_the_name_that_was_typed_last(folder: Folder) -> None:
    bram = folder.member("Bram")
    folder.anna.first.say(bram.lid(name="Bram de Boer"))
    assert state(folder).members[bram.member].name == "Bram de Boer"


def test_nobody_brings_a_laptop_of_his_own_under_the_keys_of_another(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris")
    mine = chris.new_laptop("tweede van Chris")
    false = replace(
        bram.keys(),
        laptop=mine.laptop_id,
        device_key=chris.keys(mine).device_key,
        by_device=chris.keys(mine).by_device,
    )
    said = chris.first.say(Lid(false, "Bram"))
    assert state(folder).standing[said.id] is Standing.VOID
    assert mine.id not in state(folder).devices


def test_a_device_follows_one_of_its_own_member_and_of_nobody_else(folder: Folder) -> None:
    bram, chris = folder.member("Bram"), folder.member("Chris")
    second = bram.new_laptop("tweede van Bram")
    second.say(second.toestel())
    mine = second.say(Opvolger(bram.first.id))
    false = [chris.first.say(Opvolger(bram.first.id)), chris.first.say(Opvolger(chris.first.id))]
    team = state(folder)
    assert team.succeeded == {bram.first.id}
    assert team.standing[mine.id] is Standing.COUNTS
    assert [team.standing[one.id] for one in false] == [Standing.VOID] * 2
    assert bram.first.id in team.present


def test_nobody_takes_away_a_laptop_by_calling_it_his_own(folder: Folder) -> None:
    bram, chris = folder.member("Bram"), folder.member("Chris")
    theirs = bram.keys()
    false = replace(
        chris.keys(), laptop=theirs.laptop, device_key=theirs.device_key, by_device=theirs.by_device
    )
    chris.first.say(Lid(false, "Chris"))
    folder.remove(bram.first, by=chris.first, keeps=0)
    assert present(folder) == {"Anna", "Bram", "Chris"}


def test_only_a_beheerder_removes_another(folder: Folder) -> None:
    bram, chris = folder.member("Bram"), folder.member("Chris")
    folder.remove_member(chris, by=bram.first)
    assert "Chris" in present(folder)
    folder.anna.first.say(Beheerder(bram.member, on=True))
    folder.remove_member(chris, by=bram.first)
    assert present(folder) == {"Anna", "Bram"}


def test_everybody_removes_an_own_laptop(folder: Folder) -> None:
    bram = folder.member("Bram")
    second = bram.new_laptop("tweede van Bram")
    second.say(second.toestel())
    folder.remove(bram.first, by=second)
    assert state(folder).present == {folder.anna.first.id, second.id}


def test_a_beheerder_is_made_by_one_and_gives_it_up_alone(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris")
    chris.first.say(Beheerder(chris.member, on=True))
    folder.anna.first.say(Beheerder(bram.member, on=False))
    members = state(folder).members
    assert (members[bram.member].beheerder, members[chris.member].beheerder) == (True, False)
    bram.first.say(Beheerder(bram.member, on=False))
    late = folder.remove_member(chris, by=bram.first)
    assert not state(folder).members[bram.member].beheerder
    assert state(folder).standing[late.id] is Standing.VOID


def test_two_who_make_each_other_beheerder_freeze_nobody(folder: Folder) -> None:
    bram, chris = folder.member("Bram"), folder.member("Chris")
    for writer, member in ((bram, chris), (chris, bram), (bram, bram)):
        writer.first.say(Beheerder(member.member, on=True))
    said = folder.remove_member(folder.anna, by=bram.first)
    assert state(folder).standing[said.id] is Standing.VOID
    assert present(folder) == {"Anna", "Bram", "Chris"}


def test_what_was_said_before_a_removal_stays_and_what_comes_after_does_not(folder: Folder) -> None:
    bram = folder.member("Bram")
    folder.member("Chris", by=bram)
    folder.remove(bram.first, by=folder.anna.first)
    folder.member("Dief", by=bram)
    assert present(folder) == {"Anna", "Chris"}


def test_a_removed_laptop_gains_nothing_by_a_new_life_or_by_another_branch(folder: Folder) -> None:
    bram = folder.member("Bram")
    first = bram.first.say(folder.person("Chris").lid())
    folder.remove(bram.first, by=folder.anna.first)
    bram.first.said.remove(first)
    branch = bram.first.say(folder.person("Dief").lid())
    bram.first.said.insert(0, first)
    bram.first.life = 2
    fresh = bram.first.say(folder.person("Dievegge").lid())
    standing = state(folder).standing
    assert [standing[one.id] for one in (first, branch, fresh)] == [
        Standing.COUNTS, Standing.VOID, Standing.VOID,
    ]  # fmt: skip


def test_a_thief_with_the_code_brings_no_new_laptop_after_the_old_one_was_removed(folder: Folder) -> None:
    bram = folder.member("Bram")
    folder.remove(bram.first, by=folder.anna.first)
    thief = bram.new_laptop("van de dief")
    said = thief.say(thief.toestel())
    assert state(folder).standing[said.id] is Standing.VOID
    folder.anna.first.say(bram.lid(thief))
    assert thief.id in state(folder).present, "a colleague repeated it: it is Bram after all"


def test_a_laptop_that_nobody_signed_for_is_none(folder: Folder) -> None:
    bram, chris = folder.member("Bram"), folder.member("Chris")
    mine = chris.new_laptop("tweede van Chris")
    said = mine.say(replace(mine.toestel(), member=bram.member))
    assert state(folder).standing[said.id] is Standing.VOID


def test_two_who_remove_each_other_are_frozen_until_a_third_decides(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris", beheerder=True)
    one = folder.remove(chris.first, by=bram.first, keeps=0)
    other = folder.remove(bram.first, by=chris.first, keeps=0)
    after = bram.first.say(folder.person("Daan").lid())
    team = state(folder)
    assert {found.id for found in team.disputes} == {one.id, other.id}
    assert team.standing[after.id] is Standing.FROZEN
    assert present(folder) == {"Anna"}
    folder.decide(one, by=folder.anna, stands=True)
    assert present(folder) == {"Anna", "Bram", "Daan"}
    assert state(folder).standing[other.id] is Standing.VOID


def test_a_removal_that_does_not_stand_is_void(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris", beheerder=True)
    one = folder.remove(chris.first, by=bram.first, keeps=0)
    folder.remove(bram.first, by=chris.first, keeps=0)
    folder.decide(one, by=folder.anna, stands=False)
    assert present(folder) == {"Anna", "Chris"}


def test_two_decisions_that_differ_decide_nothing(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris", beheerder=True)
    daan = folder.member("Daan", beheerder=True)
    one = folder.remove(chris.first, by=bram.first, keeps=0)
    folder.remove(bram.first, by=chris.first, keeps=0)
    folder.decide(one, by=folder.anna, stands=True)
    folder.decide(one, by=daan, stands=False)
    assert present(folder) == {"Anna", "Daan"}


def test_who_is_frozen_does_not_decide_and_nor_does_a_second_laptop_of_theirs(folder: Folder) -> None:
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris", beheerder=True)
    second = bram.new_laptop("tweede van Bram")
    second.say(second.toestel())
    one = folder.remove(chris.first, by=bram.first, keeps=0)
    folder.remove(bram.first, by=chris.first, keeps=0)
    folder.decide(one, by=bram, stands=True)
    bram.laptops.reverse()
    folder.decide(one, by=bram, stands=True)
    assert {found.id for found in state(folder).disputes} >= {one.id}
    folder.decide(one, by=folder.anna, stands=False)
    assert "Chris" in present(folder), "what the frozen ones say weighs nothing"


def test_the_kantoorsleutel_decides_and_only_a_beheerder_makes_one(folder: Folder) -> None:
    bram = folder.member("Bram", beheerder=True)
    chris = folder.member("Chris")
    false = folder.person("valse sleutel")
    said = chris.first.say(false.lid(kantoor=True))
    assert state(folder).standing[said.id] is Standing.VOID
    key = folder.person("kantoorsleutel")
    bram.first.say(key.lid(kantoor=True))
    upto = len(bram.first.said)
    one = folder.remove(bram.first, by=folder.anna.first, keeps=upto)
    folder.remove(folder.anna.first, by=bram.first, keeps=3)
    assert present(folder) == {"Chris", "kantoorsleutel"}
    folder.decide(one, by=key, stands=True)
    assert present(folder) == {"Anna", "Chris", "kantoorsleutel"}


def test_work_of_a_removed_laptop_beyond_the_reach_waits_until_a_member_accepts_it(folder: Folder) -> None:
    bram = folder.member("Bram")
    stream, chain = secret("gezin")[:16], secret("keten")[:16]
    known, more = (Reach(stream, chain, seq, secret(f"op {seq}")) for seq in (7, 8))
    folder.anna.first.say(
        Verwijderd(Target.DEVICE, bram.first.id, (), tuple(sorted((known,), key=Reach.to_bytes)))
    )
    team = state(folder)
    assert not team.quarantined(bram.first.id, replace(known, seq=3, id=secret("op 3")))
    assert not team.quarantined(bram.first.id, known)
    assert team.quarantined(bram.first.id, replace(known, id=secret("andere tak")))
    assert team.quarantined(bram.first.id, more)
    assert not team.quarantined(folder.anna.first.id, more)
    folder.anna.first.say(Vrijgave((more,)))
    assert not state(folder).quarantined(bram.first.id, more)


def test_a_statement_waits_for_the_one_before_it(folder: Folder) -> None:
    folder.member("Bram")
    folder.member("Chris")
    first, second = folder.anna.first.said
    team = team_state(folder.marker, [second])
    assert team.standing[second.id] is Standing.WAITING
    assert len(team_state(folder.marker, [second, first]).members) == 3


def test_nobody_goes_on_with_the_chain_of_another(folder: Folder) -> None:
    bram = folder.member("Bram")
    last = folder.anna.first.said[-1]
    place = replace(last.place, seq=last.place.seq + 1, prev=last.id)
    false = make_statement(place, folder.person("Dief").lid(), bram.first.signer)
    assert team_state(folder.marker, [*folder.said, false]).standing[false.id] is Standing.WAITING


@given(st.data())
@settings(deadline=None)
def test_order_and_repeats_change_nothing(data: st.DataObject) -> None:
    folder = _a_lot_happened()
    said = folder.said
    shuffled = data.draw(st.permutations(said)) + data.draw(st.lists(st.sampled_from(said), max_size=5))
    assert _outcome(team_state(folder.marker, shuffled)) == _outcome(team_state(folder.marker, said))


@given(st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_mess_has_one_outcome_and_never_an_error(chance: random.Random) -> None:
    """People who admit, remove, decide and resign at random: whoever reads it in whatever order agrees."""
    folder = Folder()
    people = [folder.anna] + [folder.person(name) for name in ("Bram", "Chris", "Daan", "Eva")]
    for _ in range(chance.randrange(1, 25)):
        _something(folder, people, chance)
    said = folder.said
    kept = [one for one in said if chance.random() < 0.9]
    outcome = _outcome(team_state(folder.marker, kept))
    chance.shuffle(kept)
    assert _outcome(team_state(folder.marker, kept)) == outcome


def _something(folder: Folder, people: list[Person], chance: random.Random) -> None:
    writer = chance.choice(chance.choice(people).laptops)
    target = chance.choice(people)
    keeps = chance.choice((None, 0, 1, 2))
    removals = [one for one in folder.said if isinstance(one.body, Verwijderd)]
    match chance.randrange(8):
        case 0 | 1:
            writer.say(target.lid(chance.choice(target.laptops), kantoor=chance.random() < 0.1))
        case 2:
            writer.say(Beheerder(target.member, on=chance.random() < 0.8))
        case 3 | 4:
            folder.remove(chance.choice(target.laptops), by=writer, keeps=keeps)
        case 5:
            folder.remove_member(target, by=writer, keeps=keeps)
        case 6:
            laptop = target.new_laptop(f"{target.name} {len(target.laptops)}")
            laptop.say(laptop.toestel())
        case 7 if removals:
            folder.decide(chance.choice(removals), by=chance.choice(people), stands=chance.random() < 0.5)


def _a_lot_happened() -> Folder:
    folder = Folder()
    bram, chris = folder.member("Bram", beheerder=True), folder.member("Chris", beheerder=True)
    second = bram.new_laptop("tweede van Bram")
    second.say(second.toestel())
    one = folder.remove(chris.first, by=bram.first, keeps=0)
    folder.remove(bram.first, by=chris.first, keeps=0)
    folder.member("Daan", by=chris)
    folder.decide(one, by=folder.anna, stands=True)
    return folder


def _outcome(team: Team) -> tuple[object, ...]:
    return (dict(team.members), dict(team.devices), team.present, dict(team.standing), set(team.released))
