"""Coming into a team, going out of it, and coming back with a code: over the real engine."""

from __future__ import annotations

import os

import pytest

from kanz_desktop.crypto import capsule
from kanz_desktop.crypto.slots import RecoveryCodeWrong, RecoverySlot, Scope, make_recovery_slot
from kanz_desktop.sync.backup import Identity, backup_key
from kanz_desktop.sync.card import read_card, write_card
from kanz_desktop.sync.cards import received_card, send_card
from kanz_desktop.sync.farewell import devices_of, taken_in
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.knocking import SHOWN, Door, at_the_door, knock
from kanz_desktop.sync.layout import Area, Type, file_name, stream_folder
from kanz_desktop.sync.office import Known, Me
from kanz_desktop.sync.own_backup import adopt_backup, keep_backup
from kanz_desktop.sync.recovery import KANTOOR_NAME, Recovered, kantoor_me, recover
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target
from tests.helpers.records import ident
from tests.sim.laptop import MemoryLaptop, new_hand, new_me
from tests.sim.office import GEZIN, STREAM, Desk, Office

CODE, OTHER_CODE = bytes(range(20)), bytes(range(20, 40))
ROOT_KEY = bytes(32)
VAULT = ident("kluis")
MARK = "De post ligt op een stapel"


class Vault:
    """A laptop's vault as far as a backup needs it."""

    def __init__(self, desk: Desk, code: bytes = CODE) -> None:
        self.desk = desk
        self.slot: RecoverySlot = make_recovery_slot(ROOT_KEY, code, vault=VAULT, scope=Scope.KLUIS)

    def renew(self, code: bytes) -> None:
        self.slot = make_recovery_slot(ROOT_KEY, code, vault=VAULT, scope=Scope.KLUIS)

    def keep(self) -> None:
        office, me = self.desk.laptop.office, self.desk.laptop.office.me
        identity = Identity(me.person, me.sign_seed, me.box_secret, self.desk.name)
        box = backup_key(ROOT_KEY, office.marker.root, VAULT)
        keep_backup(office, Scope.KLUIS, VAULT, self.slot, box, identity)

    def sync(self) -> None:
        self.keep()
        self.desk.sync()


def newcomer(office: Office, name: str) -> Desk:
    """Somebody with an empty laptop who chose the folder and pinned its marker."""
    office.desks[name] = Desk(name, MemoryLaptop(office.marker, new_me()), office.folder)
    return office[name]


def door(desk: Desk) -> Door:
    return at_the_door(desk.laptop, desk.folder)


def knocks(office: Office, desk: Desk) -> tuple[str, ...]:
    return knock(desk.laptop.office, office.folder).words


def come_back(office: Office, code: bytes, name: str) -> tuple[Desk, Recovered]:
    """An empty laptop with the folder and a code on paper."""
    found = recover(office.folder, office.marker.root, code)
    who = found.identity
    hands = (found.hand or new_hand(),)
    me = Me(who.person, who.sign_seed, who.box_secret, hands)
    office.desks[name] = desk = Desk(name, MemoryLaptop(office.marker, me), office.folder)
    if found.backup is not None:
        adopt_backup(desk.laptop.office, found.backup)
    return desk, found


def backups(office: Office) -> list[str]:
    known = office["Anna"].laptop.office.known(office.marker.root, Area.WRAPS).values()
    there = {entry.name for entry in office.folder.entries(stream_folder(office.marker.root, Area.WRAPS))}
    return [one.name for one in known if one.kind is Type.BACKUP and one.name in there]


def test_both_screens_show_the_same_eight_words_and_the_newcomer_is_in_after_one_sync_of_each() -> None:
    office = Office("Anna")
    bram = newcomer(office, "Bram")
    words = knocks(office, bram)
    (visitor,) = door(office["Anna"]).visitors
    assert len(words) == 8
    assert visitor.words == words
    bram.sync()
    assert not bram.laptop.office.rings(), "nobody let him in yet"
    office["Anna"].deeds.admit(visitor.knock.newcomer, "Bram")
    office["Anna"].sync()
    bram.sync()
    assert Sight(bram.laptop.office).counts()
    assert Sight(bram.laptop.office).team.members[bram.member].name == "Bram"


def test_who_is_in_does_not_stand_at_the_door_any_more() -> None:
    office = Office("Anna")
    bram = newcomer(office, "Bram")
    knocks(office, bram)
    (visitor,) = door(office["Anna"]).visitors
    office["Anna"].deeds.admit(visitor.knock.newcomer, "Bram")
    assert not door(office["Anna"]).visitors


def test_knocking_again_shows_the_same_words_and_writes_what_was_lost() -> None:
    office = Office("Anna")
    bram = newcomer(office, "Bram")
    words = knocks(office, bram)
    folder = stream_folder(office.marker.root, Area.WRAPS)
    before = {entry.name for entry in office.folder.entries(folder)}
    assert knocks(office, bram) == words
    assert {entry.name for entry in office.folder.entries(folder)} == before
    for name in before:
        office.folder.remove(f"{folder}/{name}")
    assert knocks(office, bram) == words
    assert [one.words for one in door(office["Anna"]).visitors] == [words]


def test_a_heap_of_junk_and_of_false_knocks_stops_nobody() -> None:
    office = Office("Anna")
    folder = stream_folder(office.marker.root, Area.WRAPS)
    for number in range(60):
        office.memory.write_once(f"{folder}/{number:032x}", lambda: [os.urandom(90)])
    for number in range(SHOWN + 5):
        stranger = newcomer(office, f"vreemd{number}")
        knocks(office, stranger)
    seen = door(office["Anna"])
    assert len(seen.visitors) == SHOWN
    assert seen.more


def test_the_folder_cannot_put_other_keys_under_the_same_words() -> None:
    office = Office("Anna")
    words = {knocks(office, newcomer(office, name)) for name in ("Bram", "Vreemde")}
    assert len(words) == 2


def test_a_stolen_laptop_costs_nothing_folder_and_code_bring_everything_back() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    anna = office["Anna"]
    anna.write("woorden", MARK)
    vault = Vault(anna)
    vault.sync()
    del office.desks["Anna"]
    again, found = come_back(office, CODE, "Anna opnieuw")
    assert found.identity.name == "Anna"
    again.sync()
    assert again.texts() == {MARK}
    assert again.member == anna.member
    assert again.device != anna.device
    again.write("gedachte", "verder op de nieuwe laptop")
    again.sync()
    office["Bram"].sync()
    assert office["Bram"].texts("gedachte") == {"verder op de nieuwe laptop"}


def test_what_a_lost_laptop_writes_after_its_removal_reaches_nobody() -> None:
    """It still opens what is sealed to its member: a thief of an *open* vault asks for new keys (§14)."""
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    stolen = office["Anna"]
    Vault(stolen).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    lost = devices_of(Sight(again.laptop.office), Target.DEVICE, stolen.device)
    again.deeds.remove(Target.DEVICE, stolen.device, tuple(taken_in(again.laptop, lost)))
    again.sync()
    office["Bram"].write("woorden", "na de diefstal")
    stolen.write("gedachte", "van de dief")
    for desk in (office["Bram"], stolen, office["Bram"], again):
        desk.sync()
    assert again.texts() == {"na de diefstal"}
    assert again.texts("gedachte") == office["Bram"].texts("gedachte") == set()
    assert stolen.device not in Sight(office["Bram"].laptop.office).team.present


def test_after_a_removal_a_colleague_has_to_let_the_new_laptop_in() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    office["Bram"].write("woorden", MARK)
    bram = office["Bram"]
    Vault(bram).sync()
    office.rounds()
    anna = office["Anna"]
    gone = devices_of(Sight(anna.laptop.office), Target.DEVICE, bram.device)
    anna.deeds.remove(Target.DEVICE, bram.device, tuple(taken_in(anna.laptop, gone)))
    anna.sync()
    del office.desks["Bram"]
    again, _ = come_back(office, CODE, "Bram")
    again.sync()
    assert not Sight(again.laptop.office).counts()
    words = knocks(office, again)
    (visitor,) = door(anna).visitors
    assert (visitor.words, visitor.member) == (words, again.member)
    anna.deeds.admit(visitor.knock.newcomer, "Bram")
    for _ in range(2):
        anna.sync()
        again.sync()
    assert Sight(again.laptop.office).counts()
    assert again.texts() == {MARK}


def test_another_recovery_code_replaces_the_backup_and_the_old_code_opens_nothing() -> None:
    office = Office("Anna")
    vault = Vault(office["Anna"])
    for _ in range(2):
        vault.sync()
    assert len(backups(office)) == 1
    (first,) = backups(office)
    vault.renew(OTHER_CODE)
    for _ in range(3):
        vault.keep()
    assert not office["Anna"].laptop.office.doomed(), "the new one is not on the folder yet"
    vault.sync()
    assert first in backups(office), "the old one goes when the new one was read back"
    vault.sync()
    assert len(backups(office)) == 1
    assert first not in backups(office)
    assert recover(office.folder, office.marker.root, OTHER_CODE).identity.name == "Anna"
    with pytest.raises(RecoveryCodeWrong):
        recover(office.folder, office.marker.root, CODE)


def test_a_wrong_code_opens_nobody() -> None:
    office = Office("Anna")
    Vault(office["Anna"]).sync()
    with pytest.raises(RecoveryCodeWrong):
        recover(office.folder, office.marker.root, OTHER_CODE)


def test_the_kantoorsleutel_opens_the_gezinnen_that_were_chosen_for_it_and_no_other() -> None:
    office = Office("Anna", "Bram")
    other = ident("ander gezin")
    office.gezin("Anna", "Bram")
    office.gezin("Anna", stream=other)
    anna = office["Anna"]
    anna.write("woorden", MARK)
    kantoor = anna.deeds.admit_kantoorsleutel(CODE)
    anna.deeds.let_read(STREAM, kantoor, Role.KANTOOR)
    anna.sync()
    desk, found = come_back(office, CODE, "kantoor")
    assert (found.identity.name, found.backup) == (KANTOOR_NAME, None)
    desk.sync()
    assert desk.texts() == {MARK}
    assert desk.laptop.log(other) is None


def test_only_a_beheerder_makes_a_kantoorsleutel() -> None:
    office = Office("Anna", "Bram")
    office["Bram"].deeds.admit_kantoorsleutel(CODE)
    office.rounds()
    member = kantoor_me(CODE, office.marker.root).member
    assert member not in Sight(office["Anna"].laptop.office).team.members


def test_the_last_card_is_shown_also_when_the_clock_was_set_back_since() -> None:
    """Both may be here: nothing that came goes from a laptop because its file went."""
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    anna, bram = office["Anna"], office["Bram"]
    anna.ahead_ms = 10 * 365 * 24 * 3_600_000
    send_card(anna.laptop.office, STREAM, bram.member, "eerste", anna.now_ms)
    office.rounds(1)
    anna.ahead_ms = 0
    send_card(anna.laptop.office, STREAM, bram.member, "tweede", anna.now_ms)
    office.rounds(2)
    card = received_card(Sight(bram.laptop.office), STREAM)
    assert card is not None
    assert card.text == "tweede"


def test_an_overdrachtskaart_reaches_the_secundaire_and_nobody_else_and_the_newest_stays() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram", "Noor")
    anna, bram, noor = (office[name] for name in ("Anna", "Bram", "Noor"))
    send_card(anna.laptop.office, STREAM, bram.member, "eerste", anna.now_ms)
    office.rounds()
    send_card(anna.laptop.office, STREAM, bram.member, "tweede", anna.now_ms)
    office.rounds(3)
    card = received_card(Sight(bram.laptop.office), STREAM)
    assert card is not None
    assert (card.text, card.gezin) == ("tweede", GEZIN)
    assert received_card(Sight(noor.laptop.office), STREAM) is None
    there = {entry.name for entry in office.folder.entries(stream_folder(STREAM, Area.WRAPS))}
    known = bram.laptop.office.known(STREAM, Area.WRAPS).values()
    assert len([one for one in known if one.kind is Type.CARD and one.name in there]) == 1


def test_a_card_for_somebody_who_does_not_read_the_gezin_is_refused() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna")
    anna = office["Anna"]
    with pytest.raises(ValueError, match="reader"):
        send_card(anna.laptop.office, STREAM, office["Bram"].member, "kaart", anna.now_ms)


def test_a_card_by_a_colleague_who_never_read_the_gezin_is_not_shown() -> None:
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    bram, noor = office["Bram"].laptop.office, office["Noor"].laptop.office
    data = write_card(
        STREAM, GEZIN, bram.me.member, capsule.box_public(bram.me.box_secret),
        hlc=1, text="vals", signer=noor.me.hand.signer,
    )  # fmt: skip
    known = Known(STREAM, Area.WRAPS, file_name(data), Type.CARD)
    bram.keep(known, data)
    assert read_card(data, STREAM, bram.me.recipient, Sight(bram).team.devices).ok
    assert received_card(Sight(bram), STREAM) is None


def test_who_is_taken_away_by_somebody_who_does_not_read_the_gezin_leaves_it_to_its_other_readers() -> None:
    """A worker leaves, and the beheerder reads none of the gezinnen: the secundaire goes on with them."""
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Bram", "Noor")
    office["Bram"].write("woorden", "van Bram")
    office.rounds()
    anna, bram, noor = office["Anna"], office["Bram"], office["Noor"]
    devices = devices_of(Sight(anna.laptop.office), Target.MEMBER, bram.member)
    anna.deeds.remove(Target.MEMBER, bram.member, tuple(taken_in(anna.laptop, devices)))
    office.rounds(3)
    noor.write("woorden", "van Noor")
    noor.sync()
    noor.deeds.let_read(STREAM, anna.member, Role.ANDER)
    office.rounds(3)
    assert anna.texts() == {"van Noor"}
    assert bram.texts() == {"van Bram"}
