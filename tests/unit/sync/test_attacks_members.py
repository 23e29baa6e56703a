"""Attacks by people who have keys: somebody who was removed or sent away, a member who reads another gezin, a
reader who wants more, a thief with a laptop. Each attack is detected or inert, and honest work goes on.
"""

from __future__ import annotations

import io
import os
from copy import deepcopy
from hashlib import blake2b

import pytest

from kanz_desktop.crypto import capsule
from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.domain.values import FileRef
from kanz_desktop.sync.frame import sign_content, write_to
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Role
from kanz_desktop.sync.head import Head, write_head
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.layout import READER, Area, Type, head_folder, head_name
from kanz_desktop.sync.pack import write_pack
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.run import Run, sign_run, write_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import erasure_proof, make_toestel, write_statement
from kanz_desktop.sync.team_bodies import (
    Beheerder,
    Gewist,
    Lid,
    Reason,
    Target,
    Verwijderd,
    Vrijgave,
)
from kanz_desktop.sync.watch import Alarm
from kanz_desktop.sync.wrap import write_wrap
from tests.sim.attacks import (
    false_segment,
    files,
    go_on,
    key_of,
    last_said,
    look,
    put,
    say,
    scene,
    signer_of,
    sync,
)
from tests.sim.laptop import new_hand, new_me
from tests.sim.office import DAY, STREAM, Desk, Office


@pytest.fixture
def office() -> Office:
    return scene()


@pytest.fixture
def after() -> Office:
    """Bram was a reader and was taken away; Siham reads in his place, and plays Bram in `go_on`."""
    office = scene()
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    office["Anna"].deeds.remove(Target.MEMBER, office["Bram"].member, office["Anna"].log().reach())
    for _ in range(3):
        for name in ("Anna", "Siham", "Noor"):
            office[name].sync()
    return with_bram_gone(office)


@pytest.fixture
def sent_away() -> Office:
    """Bram still belongs to the team, and reads this gezin no more."""
    office = scene()
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, office["Bram"].member, Role.NONE)
    for _ in range(3):
        for name in ("Anna", "Siham", "Noor"):
            office[name].sync()
    return with_bram_gone(office)


def with_bram_gone(office: Office) -> Office:
    """The one who is gone is called Dief; an honest colleague sits at Bram's desk in `go_on`."""
    office.desks["Dief"] = office.desks.pop("Bram")
    office.desks["Bram"] = office.desks.pop("Siham")
    return office


def root_key(desk: Desk) -> bytes:
    return key_of(desk, desk.laptop.office.marker.root)


def newcomer(office: Office) -> Lid:
    return Lid(new_me().introduction(office.marker.root), "Vriend van de dief")


def is_member(office: Office, member: bytes) -> bool:
    found = Sight(office["Anna"].laptop.office).team.members.get(member)
    return found is not None and found.present


def roles(office: Office) -> dict[bytes, Role]:
    return dict(Sight(office["Anna"].laptop.office).readers(STREAM).roles)


# somebody who was removed


def test_the_removed_one_writes_on_under_the_old_key(after: Office) -> None:
    op = false_segment(after, after["Dief"], key_of(after["Dief"]))
    assert Alarm.QUARANTINE in look(after)
    go_on(after, op)


def test_the_removed_one_hides_new_work_in_a_pack_of_old(after: Office) -> None:
    dief = after["Dief"]
    end = next(
        reach for reach in dief.log().reach() if dief.log().ops[reach.id].header.device == dief.log().laptop
    )
    extents = after["Anna"].laptop.office.runs(STREAM)
    old = next(one for one in extents if one.incarnation == end.incarnation)
    op = dief.write("gedachte", "toch nog")
    runs = [
        Run(old.device, old.signature, tuple(dief.log().run(old.end(STREAM), old.first))),
        sign_run([op], signer_of(dief)),
    ]
    put(after, Area.PACKS, write_pack(runs, key_of(after["Dief"]), signer_of(dief)))
    look(after)
    go_on(after, op)


def test_a_key_of_the_removed_one_with_the_highest_number(after: Office) -> None:
    dief = after["Dief"]
    ring, signer = Sight(dief.laptop.office).ring(STREAM), signer_of(dief)
    entry = ring.next_entry(os.urandom(32), makers={dief.device}, removals=2**32 - 1, signer=signer)
    for name in ("Anna", "Bram"):
        box = capsule.box_public(after[name].laptop.office.me.box_secret)
        false = Ring(STREAM, [*ring.entries, entry])
        put(after, Area.WRAPS, write_wrap(false, bytes(16), after[name].member, box, signer))
    look(after)
    go_on(after)
    assert entry not in Sight(after["Anna"].laptop.office).ring(STREAM).entries


def test_the_removed_one_lets_somebody_in(after: Office) -> None:
    body = newcomer(after)
    say(after, signer_of(after["Dief"]), body, root_key(after["Anna"]), stream=after.marker.root)
    look(after)
    go_on(after)
    assert not is_member(after, body.newcomer.member)


def test_the_removed_one_comes_back_with_another_laptop(after: Office) -> None:
    me, hand, root = after["Dief"].laptop.office.me, new_hand(), after.marker.root
    toestel = make_toestel(root, me.member, hand.laptop, me.device.key, me.sign_seed)
    say(after, hand.signer, toestel, root_key(after["Dief"]), stream=root)
    look(after)
    go_on(after)
    assert not is_member(after, me.member)


def test_the_removed_one_removes_the_beheerder(after: Office) -> None:
    root = after.marker.root
    body = Verwijderd(Target.MEMBER, after["Anna"].member, (after["Anna"].device,), ())
    say(after, signer_of(after["Dief"]), body, root_key(after["Dief"]), stream=root)
    look(after)
    go_on(after)
    assert is_member(after, after["Anna"].member)


def test_the_removed_one_says_that_his_work_counts(after: Office) -> None:
    op = false_segment(after, after["Dief"], key_of(after["Dief"]))
    reach = Reach(STREAM, op.header.incarnation, 1, op.id)
    root = after.marker.root
    say(after, signer_of(after["Dief"]), Vrijgave((reach,)), root_key(after["Dief"]), stream=root)
    look(after)
    go_on(after, op)


def test_a_head_of_the_removed_one_with_a_high_counter(after: Office) -> None:
    dief = after["Dief"]
    reach = Reach(STREAM, dief.log().incarnation, 99, os.urandom(32))
    head = Head(2**40, bytes(32), READER, 1 << 60, (reach,))
    data = write_head(head, after.marker.root, root_key(dief), signer_of(dief))
    after.memory.files[f"{head_folder(dief.device)}/{head_name(2**40, data)}"] = data
    go_on(after)
    assert reach not in after["Anna"].laptop.office.recent()


# somebody who was sent away from one gezin


def test_who_was_sent_away_lets_himself_read_again(sent_away: Office) -> None:
    dief = sent_away["Dief"]
    say(sent_away, signer_of(dief), Lezer(dief.member, Role.PRIMAIR), key_of(dief), stream=STREAM)
    look(sent_away)
    go_on(sent_away)
    assert dief.member not in roles(sent_away)


def test_who_was_sent_away_erases_the_gezin_with_its_oldest_key(sent_away: Office) -> None:
    dief, root = sent_away["Dief"], sent_away.marker.root
    ring = Sight(dief.laptop.office).ring(STREAM)
    oldest = min(ring.entries, key=lambda entry: entry.generation)
    proof = erasure_proof(oldest.key, root, STREAM, DAY)
    body = Gewist(STREAM, DAY, Reason.TERM, 0, oldest.key_id(STREAM), proof)
    say(sent_away, signer_of(dief), body, root_key(sent_away["Anna"]), stream=root)
    look(sent_away)
    go_on(sent_away)


def test_who_was_sent_away_purges_what_he_remembers(sent_away: Office) -> None:
    dief = sent_away["Dief"]
    op = next(iter(sent_away["Anna"].log().ops))
    say(sent_away, signer_of(dief), Opschoning((op,)), key_of(dief), stream=STREAM)
    look(sent_away)
    go_on(sent_away)
    assert not sent_away["Anna"].log().ops[op].purged


def test_who_was_sent_away_reads_nothing_new(sent_away: Office) -> None:
    late = sent_away["Anna"].write("afspraak", "zonder hem")
    go_on(sent_away)
    sent_away["Dief"].sync()
    assert late.id not in sent_away["Dief"].log().ops


# a member who reads another gezin


def test_a_member_without_the_ring_writes_with_a_key_that_leaked(office: Office) -> None:
    op = false_segment(office, office["Noor"], key_of(office["Anna"]))
    look(office)
    go_on(office, op)


def test_a_member_without_the_ring_erases_a_gezin(office: Office) -> None:
    root = office.marker.root
    ring = Sight(office["Anna"].laptop.office).ring(STREAM)
    key_id = next(iter(ring.entries)).key_id(STREAM)
    body = Gewist(STREAM, DAY, Reason.TERM, 0, key_id, os.urandom(32))
    say(office, signer_of(office["Noor"]), body, root_key(office["Noor"]), stream=root)
    look(office)
    go_on(office)


def test_a_member_makes_himself_the_maker_of_a_gezin_that_is_there(office: Office) -> None:
    noor = office["Noor"]
    signer = signer_of(noor)
    entry = Ring(STREAM).next_entry(os.urandom(32), makers=(), removals=0, signer=signer)
    false = Ring(STREAM, [entry])
    box = capsule.box_public(office["Bram"].laptop.office.me.box_secret)
    put(office, Area.WRAPS, write_wrap(false, bytes(16), office["Bram"].member, box, signer))
    say(office, signer, Lezer(noor.member, Role.PRIMAIR), entry.key, stream=STREAM)
    assert Alarm.TWO_MAKERS in look(office)
    go_on(office)
    assert noor.member not in roles(office)


def test_a_member_calls_himself_beheerder(office: Office) -> None:
    root, noor = office.marker.root, office["Noor"]
    say(office, signer_of(noor), Beheerder(noor.member, on=True), root_key(noor), stream=root)
    look(office)
    go_on(office)
    assert not Sight(office["Anna"].laptop.office).team.members[noor.member].beheerder


def test_a_member_who_is_no_beheerder_removes_a_colleague(office: Office) -> None:
    root, noor, bram = office.marker.root, office["Noor"], office["Bram"]
    body = Verwijderd(Target.MEMBER, bram.member, (bram.device,), ())
    say(office, signer_of(noor), body, root_key(noor), stream=root)
    look(office)
    go_on(office)
    assert is_member(office, bram.member)


def test_a_wrap_for_one_colleague_handed_to_another(office: Office) -> None:
    """Signed by Anna for Bram, sealed anew to Noor: its content still says Bram."""
    ring = Sight(office["Anna"].laptop.office).ring(STREAM)
    box = capsule.box_public(office["Noor"].laptop.office.me.box_secret)
    content = office["Bram"].member + bytes(16) + ring.to_bytes()
    signed = sign_content(Type.WRAP, STREAM, content, signer_of(office["Anna"]))
    put(office, Area.WRAPS, write_to(Type.WRAP, STREAM, box, signed))
    office["Noor"].laptop.office._counted.clear()
    office["Noor"].sync()
    go_on(office)
    assert STREAM not in office["Noor"].laptop.office.rings()


# a reader who wants more


def test_a_reader_writes_in_the_name_of_a_colleague(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    twin = Desk("twin", deepcopy(anna.laptop), office.memory)
    twin.log().begin(twin.log().laptop)
    op = twin.write("gedachte", "alsof Anna het schreef")
    put(office, Area.SEGMENTS, write_segment(sign_run([op], signer_of(bram)), key_of(bram)))
    look(office)
    go_on(office, op)


def test_a_reader_signs_the_run_of_a_colleague_as_his_own(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    end = next(one for one in bram.log().reach() if one.incarnation == anna.log().incarnation)
    run = sign_run(bram.log().run(end, 1), signer_of(bram))
    before = len(anna.log().ops)
    put(office, Area.SEGMENTS, write_segment(run, key_of(bram)))
    look(office)
    go_on(office)
    assert len(anna.log().ops) == before + 2


def test_a_reader_goes_on_in_the_chain_of_a_colleague(office: Office) -> None:
    """What follows in a chain has to be by the same laptop."""
    anna, bram = office["Anna"], office["Bram"]
    twin = Desk("twin", deepcopy(bram.laptop), office.memory)
    twin.log().incarnation = anna.log().incarnation
    op = twin.write("gedachte", "erachteraan")
    put(office, Area.SEGMENTS, write_segment(sign_run([op], signer_of(bram)), key_of(bram)))
    look(office)
    anna.write("woorden", "zelf verder")
    office.rounds()
    held = anna.log().ops
    assert op.id not in held or held[op.id].header.device == bram.log().laptop
    office.assert_same("Anna", "Bram")


def test_a_reader_uses_one_number_for_two_operations(office: Office) -> None:
    bram = office["Bram"]
    twin = Desk("twin", deepcopy(bram.laptop), office.memory)
    one, other = bram.write("afspraak", "voor Anna"), twin.write("afspraak", "voor Noor")
    for desk, op in ((bram, one), (twin, other)):
        put(office, Area.SEGMENTS, write_segment(sign_run([op], signer_of(desk)), key_of(desk)))
    look(office)
    go_on(office)
    assert {one.id, other.id} <= set(office["Anna"].log().ops), "both are kept and shown"


def test_a_reader_takes_the_place_of_the_primair(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    first = last_said(anna, STREAM)
    for body in (
        Lezer(bram.member, Role.PRIMAIR),
        Lezer(anna.member, Role.NONE, (first.id,)),
        Lezer(anna.member, Role.ANDER),
    ):
        say(office, signer_of(bram), body, key_of(bram), stream=STREAM)
    look(office)
    go_on(office)
    assert roles(office) == {anna.member: Role.PRIMAIR, bram.member: Role.SECUNDAIR}


def test_a_reader_makes_a_key_of_generation_one_to_be_the_maker(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    signer = signer_of(bram)
    entry = Ring(STREAM).next_entry(os.urandom(32), makers=(), removals=0, signer=signer)
    ring = Ring(STREAM, [*Sight(bram.laptop.office).ring(STREAM).entries, entry])
    box = capsule.box_public(anna.laptop.office.me.box_secret)
    put(office, Area.WRAPS, write_wrap(ring, bytes(16), anna.member, box, signer))
    say(office, signer, Lezer(bram.member, Role.PRIMAIR), key_of(bram), stream=STREAM)
    assert Alarm.TWO_MAKERS in look(office)
    assert roles(office)[bram.member] is Role.SECUNDAIR
    go_on(office)


def test_a_reader_swells_the_ring(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    ring, signer = Sight(bram.laptop.office).ring(STREAM), signer_of(bram)
    for _ in range(200):
        entry = ring.next_entry(os.urandom(32), makers={bram.device}, removals=0, signer=signer)
        ring = ring.merged(Ring(STREAM, [entry]))
    big = Ring(STREAM)
    big.shared = ring.entries
    box = capsule.box_public(anna.laptop.office.me.box_secret)
    put(office, Area.WRAPS, write_wrap(big, bytes(16), anna.member, box, signer))
    look(office)
    go_on(office)
    assert len(Sight(anna.laptop.office).ring(STREAM).shared) <= 66


def test_a_reader_slips_in_a_key_under_the_name_of_a_colleague(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    ring = Sight(bram.laptop.office).ring(STREAM)
    false = Signer(anna.device, signer_of(bram).seed)
    entry = ring.next_entry(os.urandom(32), makers={anna.device}, removals=7, signer=false)
    big = ring.merged(Ring(STREAM, [entry]))
    box = capsule.box_public(anna.laptop.office.me.box_secret)
    put(office, Area.WRAPS, write_wrap(big, bytes(16), anna.member, box, signer_of(bram)))
    look(office)
    go_on(office)
    assert entry not in Sight(anna.laptop.office).ring(STREAM).entries


def test_a_reader_packs_a_colleague_without_a_value(office: Office) -> None:
    """A missing value is believed only when a statement names it."""
    anna, bram = office["Anna"], office["Bram"]
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    anna.deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    late = anna.write("afspraak", "met een waarde")
    anna.sync()
    bram.sync()
    del office.memory.files[files(office, STREAM.hex(), "/g/")[-1]]
    extent = next(one for one in bram.laptop.office.runs(STREAM) if one.id == late.id)
    emptied = tuple(op.without_value() for op in bram.log().run(extent.end(STREAM), extent.first))
    run = Run(extent.device, extent.signature, emptied)
    put(office, Area.PACKS, write_pack([run], key_of(bram), signer_of(bram)))
    siham.sync()
    assert late.id not in siham.log().ops
    office.next_days(3)
    assert not siham.log().ops[late.id].purged
    go_on(office)


def test_a_reader_erases_with_a_proof_of_another_gezin(office: Office) -> None:
    bram, root = office["Bram"], office.marker.root
    key = min(Sight(bram.laptop.office).ring(STREAM).entries, key=lambda entry: entry.generation)
    proof = erasure_proof(key.key, root, b"\x07" * 16, DAY)
    body = Gewist(STREAM, DAY, Reason.TERM, 0, key.key_id(STREAM), proof)
    say(office, signer_of(bram), body, root_key(bram), stream=root)
    look(office)
    go_on(office)


def test_a_reader_writes_a_statement_of_a_colleague_into_a_second_file(office: Office) -> None:
    said = last_said(office["Anna"], STREAM)
    for _ in range(5):
        put(office, Area.SEGMENTS, write_statement(said, key_of(office["Bram"])))
    look(office)
    go_on(office)


def test_a_reader_seals_a_statement_of_a_colleague_into_another_stream(office: Office) -> None:
    said = last_said(office["Anna"], STREAM)
    root = office.marker.root
    moved = sign_content(Type.STATEMENT, root, said.signed.content, signer_of(office["Bram"]))
    signer = office["Bram"].laptop.office.me.hand.signer
    assert moved.device == signer.device
    data = write_statement(said, root_key(office["Bram"]))
    put(office, Area.SEGMENTS, data, stream=root)
    go_on(office)


def test_a_reader_names_a_paper_that_does_not_exist(office: Office) -> None:
    bram = office["Bram"]
    ref = FileRef(os.urandom(32), 10_000, "image/png")
    bram.write("inhoud", ref, record=blake2b(b"weg", digest_size=16).digest())
    office.rounds()
    go_on(office)


def test_a_reader_lays_another_paper_under_a_hash(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    sink, key = io.BytesIO(), os.urandom(32)
    encrypt_stream(key, io.BytesIO(b"iets anders" * 900), sink)
    wanted = anna.add_paper(b"het echte" * 900)
    anna.sync()
    path = files(office, "/b/")[-1]
    office.memory.files[path] = office.memory.files[path][:595] + sink.getvalue()
    bram.sync()
    assert wanted not in bram.log().objects
    office.next_days(3)
    assert bram.log().objects[wanted] == anna.log().objects[wanted]
    go_on(office)


def test_two_beheerders_remove_each_other_and_a_third_decides(office: Office) -> None:
    anna, bram, noor = office["Anna"], office["Bram"], office["Noor"]
    for desk in (bram, noor):
        anna.deeds.make_beheerder(desk.member)
    office.rounds()
    anna.deeds.remove(Target.MEMBER, bram.member, anna.log().reach())
    bram.deeds.remove(Target.MEMBER, anna.member, bram.log().reach())
    root = office.marker.root
    said = last_said(bram, root)
    put(office, Area.SEGMENTS, write_statement(said, root_key(bram)), stream=root)  # both arrive
    office.rounds(3)
    team = Sight(noor.laptop.office).team
    assert not {anna.device, bram.device} & team.present
    mine = next(one for one in team.disputes if one.signed.device == anna.device)
    theirs = next(one for one in team.disputes if one.signed.device == bram.device)
    noor.deeds.decide(theirs.id, stands=False)
    noor.deeds.decide(mine.id, stands=False)
    office.rounds(4)
    go_on(office)


# a thief


def test_a_stolen_laptop_goes_on_as_its_owner(office: Office) -> None:
    """Until it is removed it is that laptop; then nothing of it comes in, and what was there stays."""
    anna, bram = office["Anna"], office["Bram"]
    thief = Desk("dief", deepcopy(bram.laptop), office.memory)
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    anna.deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    anna.deeds.remove(Target.DEVICE, bram.device, anna.log().reach())
    del office.desks["Bram"]
    office.rounds(2)
    late = thief.write("gedachte", "van de dief")
    thief.sync()
    put(office, Area.SEGMENTS, write_segment(sign_run([late], signer_of(thief)), key_of(thief)))
    office.desks["Bram"] = office.desks.pop("Siham")
    look(office)
    go_on(office, late)


def test_a_thief_with_an_old_laptop_and_an_old_folder_brings_both_back(office: Office) -> None:
    thief = Desk("dief", deepcopy(office["Bram"].laptop), office.memory)
    old = dict(office.memory.files)
    for _ in range(3):
        office["Anna"].write("woorden", os.urandom(3).hex())
        office["Bram"].write("woorden", os.urandom(3).hex())
        office.rounds()
    office.memory.files |= old
    thief.sync()
    assert {Alarm.CLONED} & {alarm for alarm, _ in thief.sync().alarms} or thief.device != office[
        "Bram"
    ].device
    go_on(office, rounds=5)


def test_a_clone_that_writes_at_the_same_time_is_named(office: Office) -> None:
    twin = Desk("tweeling", deepcopy(office["Anna"].laptop), office.memory)
    twin.write("afspraak", "van de kopie")
    office["Anna"].write("afspraak", "van Anna")
    named = sync(twin) | sync(office["Anna"]) | sync(twin) | sync(office["Anna"])
    assert Alarm.CLONED in named
    office.rounds()
    go_on(office)
    assert office["Bram"].texts("afspraak") == {"van de kopie", "van Anna"}
