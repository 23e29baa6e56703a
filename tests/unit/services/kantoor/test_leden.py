"""The people of a team, over the real engine and an office folder in memory."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import replace

import pytest

from kanz_desktop.crypto import recovery_code
from kanz_desktop.services.kantoor.leden import (
    Role,
    may_give,
)
from kanz_desktop.services.kantoor.ledenlijst import NAMELESS, Weg
from kanz_desktop.services.kantoor.opvolgzinnen import removal_sentences
from kanz_desktop.services.kantoor.refusals import (
    NoBeheerder,
    NotAllowedHere,
    NotInTeam,
    OneselfRefused,
    OwnRoleRests,
)
from kanz_desktop.storage.vault import NameRefused
from kanz_desktop.sync.knocking import knock
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.recovery import kantoor_me
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Reason
from tests.helpers.records import ident
from tests.helpers.team import in_dispute, leden, let_in
from tests.sim.laptop import MemoryLaptop, new_me
from tests.sim.office import GEZIN, NOW, STREAM, Desk, Office

ALONE = ident("nog niet gedeeld")


def names(office: Office, name: str) -> list[str]:
    return [one.name for one in leden(office, name).team().members if one.present]


def test_a_colleague_who_was_let_in_stands_in_both_lists_with_laptop_and_day() -> None:
    office = Office("Anna")
    let_in(office, "Bram", by="Anna", called="Bram  Bakker")
    team = leden(office, "Anna").team()
    bram = next(one for one in team.members if one.name == "Bram Bakker")
    (laptop,) = bram.laptops
    assert (bram.me, bram.beheerder, laptop.this) == (False, False, False)
    assert laptop.seen is not None
    assert abs(laptop.seen.timestamp() - NOW / 1_000) < 86_400
    assert leden(office, "Bram").team().me is not None
    assert [one.name for one in team.colleagues] == ["Bram Bakker"]


def test_who_founded_a_team_without_giving_a_name_is_no_blank_line() -> None:
    office = Office("Anna")
    assert names(office, "Anna") == [NAMELESS]


def test_an_empty_name_lets_nobody_in() -> None:
    office = Office("Anna")
    desk = Desk("Bram", MemoryLaptop(office.marker, new_me()), office.folder)
    knock(desk.laptop.office, office.folder)
    (visitor,) = leden(office, "Anna").door().visitors
    with pytest.raises(NameRefused):
        leden(office, "Anna").admit(visitor, "  ")


def test_who_is_not_let_in_decides_nothing() -> None:
    office = Office("Anna")
    office.desks["Bram"] = Desk("Bram", MemoryLaptop(office.marker, new_me()), office.folder)
    with pytest.raises(NotInTeam):
        leden(office, "Bram").make_beheerder(office["Anna"].member)
    with pytest.raises(NotInTeam):
        leden(office, "Bram").let_read(GEZIN, office["Anna"].member, Role.SECUNDAIR)


def test_only_a_beheerder_takes_somebody_out_and_nobody_himself() -> None:
    office = Office("Anna", "Bram", "Noor")
    with pytest.raises(NoBeheerder):
        leden(office, "Bram").remove_member(office["Noor"].member)
    with pytest.raises(OneselfRefused):
        leden(office, "Anna").remove_member(office["Anna"].member)
    leden(office, "Anna").make_beheerder(office["Bram"].member)
    office.rounds()
    leden(office, "Bram").remove_member(office["Noor"].member)
    office.rounds()
    assert names(office, "Anna") == [NAMELESS, "Bram"]
    with pytest.raises(NotInTeam):
        leden(office, "Noor").let_read(GEZIN, office["Anna"].member, Role.SECUNDAIR)


def test_who_goes_leaves_all_that_was_taken_in_and_reads_nothing_new() -> None:
    office = Office("Anna", "Noor", "Bram")
    office.gezin("Anna", "Noor", "Bram")
    office["Noor"].write("woorden", "op tijd")
    office.rounds()
    leden(office, "Anna").remove_member(office["Noor"].member)
    office.rounds(3)
    office["Anna"].write("woorden", "na het weggaan")
    office["Anna"].sync()
    office["Noor"].sync()
    office["Bram"].sync()
    assert office["Bram"].texts() == {"na het weggaan"}
    assert office["Noor"].texts() == {"op tijd"}
    assert [one.name for one in leden(office, "Bram").readers(GEZIN)] == [NAMELESS, "Bram"]


def test_somebody_takes_away_an_own_lost_laptop_and_not_the_one_at_hand() -> None:
    office = Office("Anna", "Bram")
    bram = office["Bram"]
    lost = bram.device
    bram.laptop.office.renew()
    office.rounds()
    me = leden(office, "Bram").team().me
    assert me is not None
    assert [(one.id == lost, one.this, one.present) for one in me.laptops] == [
        (False, True, True),
        (True, False, True),
    ]
    with pytest.raises(OneselfRefused):
        leden(office, "Bram").remove_device(bram.device)
    leden(office, "Bram").remove_device(lost)
    office.rounds()
    anna = next(one for one in leden(office, "Anna").team().members if one.name == "Bram")
    assert [one.present for one in anna.laptops if one.id == lost] == [False]
    assert anna.present
    with pytest.raises(NoBeheerder):
        leden(office, "Bram").remove_device(office["Anna"].device)


def test_a_gezin_that_only_stood_here_comes_to_the_team_with_the_first_colleague() -> None:
    office = Office("Anna", "Bram")
    office["Anna"].laptop.make_log(ALONE, ALONE)
    office["Anna"].write("woorden", "van voor die tijd", stream=ALONE)
    assert leden(office, "Anna").readers(ALONE) == ()
    leden(office, "Anna").let_read(ALONE, office["Bram"].member, Role.SECUNDAIR)
    office.rounds(3)
    assert office["Bram"].texts(stream=ALONE) == {"van voor die tijd"}
    roles = [(one.name, one.me, one.role) for one in leden(office, "Bram").readers(ALONE)]
    assert roles == [(NAMELESS, False, Role.PRIMAIR), ("Bram", True, Role.SECUNDAIR)]


def test_who_is_secundair_gives_no_rights_that_only_the_primaire_gives() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    bram, noor, anna = leden(office, "Bram"), office["Noor"].member, office["Anna"].member
    bram.let_read(GEZIN, noor, Role.ANDER)
    office.rounds()
    assert len(leden(office, "Anna").readers(GEZIN)) == 3
    for member, role in ((noor, Role.NONE), (noor, Role.PRIMAIR), (anna, Role.ANDER)):
        with pytest.raises(NotAllowedHere):
            bram.let_read(GEZIN, member, role)
    leden(office, "Anna").let_read(GEZIN, noor, Role.NONE)
    office.rounds()
    with pytest.raises(NotAllowedHere):
        leden(office, "Noor").let_read(GEZIN, noor, Role.ANDER)


def test_a_primaire_hands_over_by_making_another_and_stepping_back() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    anna, bram = office["Anna"].member, office["Bram"].member
    leden(office, "Anna").let_read(GEZIN, bram, Role.PRIMAIR)
    leden(office, "Anna").let_read(GEZIN, anna, Role.SECUNDAIR)
    office.rounds()
    with pytest.raises(NotAllowedHere):
        leden(office, "Anna").let_read(GEZIN, bram, Role.ANDER)
    roles = {one.member: one.role for one in leden(office, "Bram").readers(GEZIN)}
    assert roles == {anna: Role.SECUNDAIR, bram: Role.PRIMAIR}


def test_nobody_sends_away_whoever_gave_the_own_role_and_that_one_goes_alone() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    anna, bram, noor = (office[name].member for name in ("Anna", "Bram", "Noor"))
    leden(office, "Anna").let_read(GEZIN, noor, Role.ANDER)
    leden(office, "Anna").let_read(GEZIN, bram, Role.PRIMAIR)
    leden(office, "Anna").let_read(GEZIN, anna, Role.SECUNDAIR)
    office.rounds()
    before = leden(office, "Bram").readers(GEZIN)
    with pytest.raises(OwnRoleRests):
        leden(office, "Bram").let_read(GEZIN, anna, Role.NONE)
    assert leden(office, "Bram").readers(GEZIN) == before
    leden(office, "Bram").let_read(GEZIN, noor, Role.NONE)
    leden(office, "Anna").let_read(GEZIN, anna, Role.NONE)
    office.rounds(3)
    roles = {one.member: one.role for one in leden(office, "Bram").readers(GEZIN)}
    assert roles == {bram: Role.PRIMAIR}
    late = office["Bram"].write("gedachte", "het gaat gewoon door")
    office.rounds()
    assert late.id not in office["Anna"].log().ops


def test_whoever_gave_the_role_can_be_taken_out_of_the_team_by_a_beheerder() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    anna, bram = office["Anna"].member, office["Bram"].member
    leden(office, "Anna").make_beheerder(office["Noor"].member)
    leden(office, "Anna").let_read(GEZIN, bram, Role.PRIMAIR)
    leden(office, "Anna").let_read(GEZIN, anna, Role.SECUNDAIR)
    office.rounds()
    leden(office, "Noor").remove_member(anna)
    office.rounds()
    assert {one.member: one.role for one in leden(office, "Bram").readers(GEZIN)} == {bram: Role.PRIMAIR}


def test_what_the_service_allows_is_what_counts() -> None:
    """Each change of a role that is not refused is in force on the other laptop after a sync."""
    for mine in (Role.PRIMAIR, Role.SECUNDAIR, Role.ANDER):
        for now, role in itertools.product((Role.NONE, Role.ANDER, Role.SECUNDAIR, Role.PRIMAIR), repeat=2):
            office = Office("Anna", "Bram", "Noor")
            office.gezin("Anna")
            noor = office["Noor"].member
            for name, given in (("Bram", mine), ("Noor", now)):
                if given is not Role.NONE:
                    office["Anna"].deeds.let_read(STREAM, office[name].member, given)
            office.rounds()
            before = Sight(office["Anna"].laptop.office).readers(STREAM).roles.get(noor, Role.NONE)
            assert before is now
            office["Bram"].deeds.let_read(STREAM, noor, role)
            office.rounds()
            after = Sight(office["Anna"].laptop.office).readers(STREAM).roles.get(noor, Role.NONE)
            assert (after is role) is (may_give(mine, now, role, me=False) or now is role), (mine, now, role)


@pytest.fixture
def orphaned() -> Office:
    """Anna was primair of a gezin that Bram and Noor read, and was taken out of the team."""
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    leden(office, "Anna").let_read(GEZIN, office["Noor"].member, Role.ANDER)
    leden(office, "Anna").make_beheerder(office["Noor"].member)
    office.rounds()
    leden(office, "Noor").remove_member(office["Anna"].member)
    for _ in range(2):
        for name in ("Noor", "Bram"):
            office[name].sync()
    return office


def turns(office: Office, name: str) -> list[bool]:
    return [one.my_turn for one in leden(office, name).overview().gezinnen]


def test_the_secundaire_goes_on_and_sends_away_and_erases_as_primair(orphaned: Office) -> None:
    office, bram = orphaned, orphaned["Bram"].member
    assert (turns(office, "Bram"), turns(office, "Noor")) == ([True], [False])
    with pytest.raises(NotAllowedHere):
        leden(office, "Noor").let_read(GEZIN, office["Noor"].member, Role.PRIMAIR)
    with pytest.raises(NotAllowedHere):
        leden(office, "Bram").let_read(GEZIN, office["Noor"].member, Role.NONE)
    leden(office, "Bram").let_read(GEZIN, bram, Role.PRIMAIR)
    for name in ("Bram", "Noor"):
        office[name].sync()
    assert turns(office, "Bram") == [False]
    assert {one.member: one.role for one in leden(office, "Noor").readers(GEZIN)}[bram] is Role.PRIMAIR
    office["Bram"].deeds.erase(STREAM, day=20261122, reason=Reason.REQUEST, backups=0)
    for name in ("Bram", "Noor"):
        office[name].sync()
    assert STREAM in office["Noor"].laptop.office.erased()


def test_the_one_who_took_over_sends_a_reader_away(orphaned: Office) -> None:
    office = orphaned
    leden(office, "Bram").let_read(GEZIN, office["Bram"].member, Role.PRIMAIR)
    leden(office, "Bram").let_read(GEZIN, office["Noor"].member, Role.NONE)
    for name in ("Bram", "Noor"):
        office[name].sync()
    assert [one.member for one in leden(office, "Noor").readers(GEZIN)] == [office["Bram"].member]


def test_nobody_takes_a_gezin_over_from_a_primaire_who_is_there() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    assert turns(office, "Bram") == [False]
    with pytest.raises(NotAllowedHere):
        leden(office, "Bram").let_read(GEZIN, office["Bram"].member, Role.PRIMAIR)


def test_before_the_only_primaire_goes_it_is_said_who_can_go_on() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Noor")
    anna, bram = (office[name].member for name in ("Anna", "Bram"))
    (said,) = removal_sentences(anna, "Anna", leden(office, "Noor").overview().gezinnen)
    assert said.startswith("Anna is de enige primaire werker van De Vries. Daarna kan de secundaire werker")
    assert not list(removal_sentences(bram, "Bram", leden(office, "Noor").overview().gezinnen))
    leden(office, "Anna").let_read(GEZIN, office["Noor"].member, Role.ANDER)
    (said,) = removal_sentences(anna, "Anna", leden(office, "Anna").overview().gezinnen)
    assert "Er is daar geen secundaire werker." in said
    leden(office, "Anna").let_read(GEZIN, bram, Role.PRIMAIR)
    assert not list(removal_sentences(anna, "Anna", leden(office, "Anna").overview().gezinnen))


def test_the_kantoorsleutel_is_the_member_of_its_paper_until_it_is_taken_out() -> None:
    office = Office("Anna", "Bram")
    with pytest.raises(NoBeheerder):
        leden(office, "Bram").make_kantoorsleutel()
    code = leden(office, "Anna").make_kantoorsleutel()
    office.rounds()
    kantoor = leden(office, "Bram").team().kantoorsleutel
    assert kantoor is not None
    assert kantoor.id == kantoor_me(recovery_code.parse(code), office.marker.root).member
    leden(office, "Anna").remove_member(kantoor.id)
    office.rounds()
    assert leden(office, "Bram").team().kantoorsleutel is None


def test_an_overdrachtskaart_goes_to_a_reader_alone() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    anna = leden(office, "Anna")
    with pytest.raises(NotAllowedHere):
        anna.send_card(GEZIN, office["Noor"].member, "kaart", lambda: None)
    anna.send_card(GEZIN, office["Bram"].member, "wat de secundaire moet weten", lambda: None)
    office.rounds()
    assert leden(office, "Bram").received_card(GEZIN) == "wat de secundaire moet weten"
    assert anna.received_card(GEZIN) is None


def test_two_who_removed_each_other_wait_for_a_third_beheerder() -> None:
    office = in_dispute()
    disputes = leden(office, "Noor").team().disputes
    assert {(one.by, one.target, one.mine) for one in disputes} == {
        (NAMELESS, "Bram", True),
        ("Bram", NAMELESS, True),
    }
    stands = next(one for one in disputes if one.by == "Bram")
    leden(office, "Noor").decide(stands.removal, stands=True)
    office["Noor"].sync()
    assert leden(office, "Noor").team().disputes == ()
    assert names(office, "Noor") == ["Noor", "Bram"]


def test_what_came_after_somebody_left_is_told_by_number_and_taken_in_when_a_colleague_says_so(
    left: Office,
) -> None:
    for name in ("Anna", "Noor"):
        (apart,) = leden(left, name).overview().apart
        assert (apart.name, apart.gezin_name, apart.count, apart.weg) == ("Bram", "De Vries", 2, Weg.LID)
        assert apart.laptop == left["Bram"].device
        assert "te laat" not in repr(apart)
    (apart,) = leden(left, "Noor").overview().apart
    assert leden(left, "Noor").release(apart) == 2
    assert left["Noor"].texts("gedachte") == {"te laat"}
    for name in ("Noor", "Anna"):
        left[name].sync()
    assert left["Anna"].texts("gedachte") == {"te laat"}
    assert [leden(left, name).overview().apart for name in ("Anna", "Noor")] == [(), ()]


def test_what_is_taken_in_while_the_folder_is_away_comes_with_the_next_sync(left: Office) -> None:
    anna = left["Anna"]
    (apart,) = leden(left, "Anna").overview().apart
    anna.folder = MemoryFolder()
    assert leden(left, "Anna").release(apart) == 0
    assert not leden(left, "Anna").overview().apart
    anna.folder = left.folder
    anna.sync()
    assert anna.texts("gedachte") == {"te laat"}


def test_of_a_lost_laptop_alone_the_member_is_not_said_to_be_gone() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    bram = office["Bram"]
    thief = replace(bram, laptop=deepcopy(bram.laptop))
    bram.laptop.office.renew()
    office.rounds()
    leden(office, "Anna").remove_device(thief.device)
    thief.write("gedachte", "te laat")
    for desk in (thief, office["Anna"], bram):
        desk.sync()
    for name, me in (("Anna", False), ("Bram", True)):
        (apart,) = leden(office, name).overview().apart
        assert (apart.count, apart.weg, apart.me) == (1, Weg.LAPTOP, me)


def test_who_is_out_of_the_team_takes_nothing_in(left: Office) -> None:
    (apart,) = leden(left, "Anna").overview().apart
    left["Bram"].sync()
    with pytest.raises(NotInTeam):
        leden(left, "Bram").release(apart)
    assert left["Noor"].texts("gedachte") == set()


@pytest.fixture
def left() -> Office:
    """Anna took Bram out of the team while he wrote on at home."""
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram", "Noor")
    leden(office, "Anna").remove_member(office["Bram"].member)
    for words in ("te laa", "te laat"):
        office["Bram"].write("gedachte", words)
    for name in ("Bram", "Anna", "Noor"):
        office[name].sync()
    return office
