"""What writers make, readers read: any content, and nothing that a reader would refuse."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.encoding import COUNT_LIMIT
from kanz_desktop.sync import layout
from kanz_desktop.sync.bodies import Body, Onbekend
from kanz_desktop.sync.card import read_card, write_card
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Role, Samengevoegd
from kanz_desktop.sync.head import Broken, Head, Made, Recent, Seen, head_hash, read_head, write_head
from kanz_desktop.sync.knock import Knock, safety_code
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.newcomer import Newcomer
from kanz_desktop.sync.paper import FRAME_SIZE, pad_size, read_paper, read_paper_frame, write_paper_frame
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.run import read_segment, sign_run, write_segment
from kanz_desktop.sync.statement import (
    Place,
    erasure_holds,
    erasure_proof,
    make_statement,
    make_toestel,
    read_statement,
    toestel_holds,
    write_statement,
)  # fmt: skip
from kanz_desktop.sync.team_bodies import (
    Beheerder,
    Besluit,
    Bevestigd,
    Gewist,
    Lid,
    Opvolger,
    Reason,
    Target,
    Toestel,
    Verwijderd,
    Vrijgave,
)  # fmt: skip
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.wrap import is_for, write_wrap
from tests.helpers.folder_team import Team, Worker, secret
from tests.helpers.records import ident

ANNA, BRAM = Worker("anna"), Worker("bram")
TEAM = Team(ANNA, BRAM)
GEZIN = ident("gezin")

ids = st.binary(min_size=16, max_size=16)
hashes = st.binary(min_size=32, max_size=32)
small, counts = st.integers(0, 2**32 - 1), st.integers(1, COUNT_LIMIT)
reaches = st.builds(Reach, ids, ids, counts, hashes)
areas = st.sampled_from([area for area in Area if area is not Area.HEADS])
broken = st.sampled_from([Verdict.INCOMPLETE, Verdict.CORRUPT, Verdict.FORGED])


def lists(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """As a reader gives them: each once, by their bytes."""

    def in_order(found: list[object]) -> tuple[object, ...]:
        return tuple(sorted(found, key=lambda item: item if isinstance(item, bytes) else item.to_bytes()))  # type: ignore[attr-defined]

    return st.lists(items, max_size=4, unique=True).map(in_order)


heads = st.builds(
    Head, counts, hashes, st.integers(0, 255), st.integers(0, COUNT_LIMIT), lists(reaches),
    lists(st.builds(Made, ids, small, small, small, small)), lists(st.builds(Seen, ids, counts, hashes)),
    lists(st.builds(Recent, ids, areas, ids)), lists(st.builds(Broken, ids, areas, ids, broken)),
)  # fmt: skip
signatures = st.binary(min_size=64, max_size=64)
newcomers = st.builds(Newcomer, ids, hashes, hashes, ids, hashes, signatures, signatures)
days, backups = st.integers(0, 2**32 - 1), st.integers(0, 2**16 - 1)
bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(Lid, newcomers, st.text("Ab é", max_size=60), st.booleans()),
    st.builds(Beheerder, ids, st.booleans()),
    st.builds(Verwijderd, st.sampled_from(Target), ids, lists(ids), lists(reaches)),
    st.builds(Vrijgave, lists(reaches)),
    st.builds(Gewist, ids, days, st.sampled_from(Reason), backups, ids, hashes),
    st.builds(Bevestigd, hashes, days, backups),
    st.builds(Besluit, hashes, st.booleans()),
    st.builds(Opvolger, ids),
    st.builds(Lezer, ids, st.sampled_from(Role), lists(hashes)),
    st.builds(Opschoning, lists(hashes), lists(hashes)),
    st.builds(Samengevoegd, ids),
    st.builds(Onbekend, st.integers(100, 255), st.binary(max_size=50)),
)


def place(seq: int = 1, prev: bytes = bytes(32)) -> Place:
    return Place(TEAM.stream, ident("leven"), seq, prev, 5)


@given(heads)
@settings(max_examples=60, deadline=None)
def test_any_head_is_read_as_it_was_written(head: Head) -> None:
    data = write_head(head, TEAM.root, TEAM.key, ANNA.signer)
    signed = read_head(data, TEAM.root, TEAM.team_ring, TEAM.devices).content
    assert (signed.head, signed.device, signed.hash) == (head, ANNA.device, head_hash(data))


@given(bodies)
@settings(max_examples=120, deadline=None)
def test_any_statement_is_read_as_it_was_made(body: Body) -> None:
    statement = make_statement(place(), body, BRAM.signer)
    data = write_statement(statement, TEAM.key)
    assert read_statement(data, TEAM.stream, TEAM.ring, TEAM.devices).content == statement


@given(st.lists(st.text(max_size=200), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_any_words_come_over_in_a_segment(texts: list[str]) -> None:
    run = sign_run(Worker("anna").write(*texts), ANNA.signer)
    reading = read_segment(write_segment(run, TEAM.key), TEAM.stream, TEAM.ring, TEAM.devices)
    assert reading.content == run
    assert (run.first, run.last) == (1, len(texts))


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_words_come_over_on_a_card(text: str) -> None:
    data = write_card(TEAM.stream, GEZIN, BRAM.member, BRAM.box_key, hlc=3, text=text, signer=ANNA.signer)
    card = read_card(data, TEAM.stream, BRAM.recipient, TEAM.devices).content
    assert card.text == read_card(data, TEAM.stream, BRAM.recipient, TEAM.devices).content.text
    assert (card.gezin, card.hlc, card.device) == (GEZIN, 3, ANNA.device)
    assert not read_card(data, TEAM.stream, ANNA.recipient, TEAM.devices).ok


@given(st.integers(2, 2**40))
@settings(deadline=None)
def test_padding_adds_at_most_an_eighth_and_tells_little(size: int) -> None:
    padded = layout.padme(size)
    assert size <= padded <= size * 1.125 + 1
    assert layout.padme(padded) == padded


@given(st.integers(0, 200_000))
@settings(max_examples=40, deadline=None)
def test_a_paper_of_any_size_is_found_behind_its_frame(size: int) -> None:
    body = bytes(size)
    name = head_hash(body)
    frame = write_paper_frame(
        TEAM.stream, TEAM.key, ANNA.signer, object_hash=name, object_size=size, document_key=secret("papier")
    )
    assert len(frame) == FRAME_SIZE
    file = io.BytesIO(frame + body + bytes(pad_size(size)))
    paper = read_paper(file, TEAM.stream, TEAM.ring, TEAM.devices, expected=name).content
    assert (paper.size, paper.key, paper.hash) == (size, secret("papier"), name)
    assert read_paper_frame(frame, TEAM.stream, TEAM.ring, TEAM.devices).content == paper


def test_an_edit_of_one_word_and_of_ten_have_the_same_size() -> None:
    sizes = {
        len(write_segment(sign_run(Worker("anna").write("een " * words), ANNA.signer), TEAM.key))
        for words in (1, 10, 100)
    }
    assert len(sizes) == 1


def test_names_follow_from_bytes_and_never_differ_by_case() -> None:
    data = write_segment(sign_run(Worker("anna").write("een"), ANNA.signer), TEAM.key)
    path = f"{layout.stream_folder(TEAM.stream, Area.SEGMENTS)}/{layout.file_name(data)}"
    assert path.startswith(f"s/{TEAM.stream.hex()}/g/")
    head = f"{layout.head_folder(ANNA.signer.device)}/{layout.head_name(2**63 - 1, data)}"
    for name in (path, head, layout.marker_name(TEAM.root), layout.paper_name(secret("papier"))):
        assert name == name.lower()
        assert len(name) <= 116 - len(".h12345678") - len(".~0123456789abcdef.tmp")


def test_the_kind_of_a_file_is_told_before_it_is_opened() -> None:
    data = write_statement(make_statement(place(), Samengevoegd(GEZIN), ANNA.signer), TEAM.key)
    assert peek(data, TEAM.stream, Area.SEGMENTS).content.type is Type.STATEMENT
    assert not peek(data, TEAM.stream, Area.PACKS).ok


def test_a_wrap_shows_for_whom_it_is_only_to_who_knows_the_key() -> None:
    data = write_wrap(TEAM.ring, GEZIN, BRAM.member, BRAM.box_key, ANNA.signer)
    assert is_for(data, TEAM.stream, BRAM.box_key)
    assert not is_for(data, TEAM.stream, ANNA.box_key)
    assert not is_for(data[:-1], TEAM.stream, BRAM.box_key)
    assert BRAM.box_key not in data
    assert BRAM.member not in data


def test_a_device_is_admitted_by_its_member_alone() -> None:
    new = Worker("nieuwe laptop")
    toestel = make_toestel(TEAM.root, ANNA.member, new.laptop, new.device_key, ANNA.sign_seed)
    assert toestel_holds(toestel, TEAM.root, ANNA.sign_key)
    assert not toestel_holds(toestel, TEAM.root, BRAM.sign_key)
    assert not toestel_holds(toestel, GEZIN, ANNA.sign_key)
    assert not toestel_holds(replace(toestel, laptop=BRAM.laptop), TEAM.root, ANNA.sign_key)


def test_a_new_device_introduces_itself_before_anybody_knows_it() -> None:
    new = Worker("nieuwe laptop")
    toestel = make_toestel(TEAM.root, ANNA.member, new.laptop, new.device_key, ANNA.sign_seed)
    data = write_statement(make_statement(place(), toestel, new.signer), TEAM.key)
    assert isinstance(read_statement(data, TEAM.stream, TEAM.ring, {}).content.body, Toestel)


def test_only_a_holder_of_the_key_can_erase() -> None:
    key_id = TEAM.ring.best(TEAM.devices).key_id(TEAM.stream)
    proof = erasure_proof(TEAM.key, TEAM.root, TEAM.stream, 20261122)
    gewist = Gewist(TEAM.stream, 20261122, Reason.TERM, 1, key_id, proof)
    assert erasure_holds(gewist, TEAM.root, TEAM.ring)
    assert not erasure_holds(gewist, TEAM.root, TEAM.team_ring), "this ring cannot tell"
    assert not erasure_holds(replace(gewist, day=20261123), TEAM.root, TEAM.ring)


def test_the_words_of_a_knock_change_with_every_key() -> None:
    knock = Knock(BRAM.newcomer(TEAM.root), secret("eenmalig"))
    code = safety_code(TEAM.root, knock)
    assert len(code) == 8
    assert all(0 <= word < 1024 for word in code)
    assert code != safety_code(TEAM.root, replace(knock, nonce=secret("ander")))
    assert code != safety_code(GEZIN, knock)


def test_what_no_reader_would_take_is_not_written() -> None:
    with pytest.raises(ValueError, match="no reader"):
        make_statement(place(seq=0), Samengevoegd(GEZIN), ANNA.signer)
    recent = tuple(Recent(TEAM.stream, Area.PACKS, ident(str(turn))) for turn in range(257))
    with pytest.raises(ValueError, match="no reader"):
        write_head(Head(1, bytes(32), 1, 0, recent=recent), TEAM.root, TEAM.key, ANNA.signer)
    with pytest.raises(ValueError, match="may not be larger"):
        write_card(
            TEAM.stream, GEZIN, BRAM.member, BRAM.box_key, hlc=1, text="x" * 300_000, signer=ANNA.signer
        )


def test_a_reading_that_is_not_ok_gives_nothing_to_use() -> None:
    reading: Reading[int] = Reading(Verdict.INCOMPLETE, "value", 3)
    assert not reading.ok
    with pytest.raises(ValueError, match="nothing to use"):
        _ = reading.content
