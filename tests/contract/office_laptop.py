"""What a laptop must do for the engine, in a simulation and for real. A class for each inherits these."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b

from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.domain.operations import Author, Chain, Operation, build
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import FileRef, Value
from kanz_desktop.sync.head import RECENT_LIMIT, Made, Recent
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.local import GezinLog, Local
from kanz_desktop.sync.office import Extent, Held, Known, Note, Office
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.verdict import Verdict
from tests.helpers.records import ident

STREAM, GEZIN = ident("stroom"), ident("gezin")
Again = Callable[[], Office]
"""The same office as a program finds it that was just started."""


class Colleague:
    """Operations from another laptop."""

    def __init__(self, name: str = "collega") -> None:
        self.author = Author(ident(f"{name} persoon"), ident(f"{name} laptop"))
        self.chain = Chain(STREAM, ident(f"{name} leven"))

    def write(self, value: Value, *, field: str = "woorden", record: str = "probleem") -> Operation:
        op = build(
            Edit(ident(record), "probleem", field, value), chain=self.chain, author=self.author,
            change=ident("wijziging"), hlc=self.chain.seq, wall_ms=self.chain.seq, offset_minutes=0,
            salt=os.urandom(16),
        )  # fmt: skip
        self.chain = self.chain.after(op)
        return op

    def branch(self) -> Colleague:
        """The same laptop once more: from here on two write in one chain."""
        other = Colleague()
        other.author, other.chain = self.author, self.chain
        return other


def a_paper(content: bytes = b"een brief") -> tuple[bytes, bytes, bytes, FileRef]:
    """Key, ciphertext, hash, and what an operation says of it."""
    key, sink = os.urandom(32), io.BytesIO()
    object_hash, size = encrypt_stream(key, io.BytesIO(content), sink)
    return key, sink.getvalue(), object_hash, FileRef(object_hash, size, "text/plain")


def known(name: str = "", *, kind: Type = Type.SEGMENT, area: Area = Area.SEGMENTS, **more: object) -> Known:
    return Known(STREAM, area, name or os.urandom(16).hex(), kind, **more)  # type: ignore[arg-type]


def an_extent(first: int = 1, last: int = 3, life: bytes = b"") -> Extent:
    return Extent(ident("app"), os.urandom(64), life or ident("leven"), first, last, os.urandom(32))


def a_ring(stream: bytes = STREAM, generations: int = 1) -> Ring:
    ring, signer = Ring(stream), Signer.of(os.urandom(32))
    for _ in range(generations):
        entry = ring.next_entry(os.urandom(32), makers={signer.device}, removals=0, signer=signer)
        ring = ring.merged(Ring(stream, [entry]))
    return ring


class OfficeContract:
    """Needs the fixtures `office` and `again`; whatever is asked is asked of both."""

    def test_a_ring_only_grows(self, office: Office, again: Again) -> None:
        first, second = a_ring(), a_ring(generations=2)
        office.keep_ring(first, GEZIN)
        office.keep_ring(second, GEZIN)
        for one in (office, again()):
            assert one.rings()[STREAM] == first.merged(second)
            assert one.gezin(STREAM) == GEZIN

    def test_an_erased_stream_has_no_ring_no_objects_and_gets_none(
        self, office: Office, again: Again
    ) -> None:
        office.keep_ring(a_ring(), GEZIN)
        kept = known(own=True, runs=(an_extent(),))
        office.keep(kept, b"bytes")
        office.published(kept)
        office.erase(STREAM)
        office.keep_ring(a_ring(), GEZIN)
        for one in (office, again()):
            assert STREAM not in one.rings()
            assert set(one.erased()) == {STREAM}
            assert not one.known(STREAM, Area.SEGMENTS)
            assert not one.runs(STREAM)
            assert not one.recent()
            assert one.data(STREAM, Area.SEGMENTS, kept.name) is None

    def test_an_object_is_remembered_with_its_runs_and_its_bytes(self, office: Office, again: Again) -> None:
        kept = known(own=True, written=False, runs=(an_extent(4, 9), an_extent(1, 3)), tag=ident("voor wie"))
        office.keep(kept, b"de bytes")
        for one in (office, again()):
            assert one.known(STREAM, Area.SEGMENTS) == {kept.name: kept}
            assert one.data(STREAM, Area.SEGMENTS, kept.name) == b"de bytes"
            assert set(one.runs(STREAM)) == set(kept.runs)
            assert not one.known(STREAM, Area.PACKS)

    def test_what_is_kept_apart_of_a_file_is_replaced_by_what_is_kept_of_it_now(
        self, office: Office, again: Again
    ) -> None:
        first, then, other = (
            Held(ident("app"), ident("leven"), number, 9, os.urandom(32)) for number in (1, 4, 6)
        )
        name, beside = os.urandom(16).hex(), os.urandom(16).hex()
        office.keep_apart(STREAM, Area.SEGMENTS, name, [first])
        office.keep_apart(STREAM, Area.PACKS, beside, [other])
        for one in (office, again()):
            assert set(one.apart(STREAM)) == {first, other}
            assert not one.apart(GEZIN)
        office.keep_apart(STREAM, Area.SEGMENTS, name, [then])
        office.keep_apart(STREAM, Area.PACKS, beside, [])
        for one in (office, again()):
            assert set(one.apart(STREAM)) == {then}
        office.erase(STREAM)
        for one in (office, again()):
            assert not one.apart(STREAM)

    def test_kept_again_without_bytes_it_has_the_bytes_it_had(self, office: Office, again: Again) -> None:
        kept = known(kind=Type.STATEMENT, own=True, written=False)
        office.keep(kept, b"gezegd")
        office.keep(replace(kept, written=True))
        for one in (office, again()):
            assert one.data(STREAM, Area.SEGMENTS, kept.name) == b"gezegd"
            assert one.known(STREAM, Area.SEGMENTS)[kept.name].written

    def test_bytes_go_and_the_object_stays(self, office: Office, again: Again) -> None:
        kept = known()
        office.keep(kept, b"hier stond iets")
        office.drop_data(STREAM, Area.SEGMENTS, kept.name)
        for one in (office, again()):
            assert one.data(STREAM, Area.SEGMENTS, kept.name) is None
            assert kept.name in one.known(STREAM, Area.SEGMENTS)

    def test_a_segment_that_was_not_written_goes_out_again_when_it_is_forgotten(
        self, office: Office, again: Again
    ) -> None:
        frozen = known(own=True, written=False, runs=(an_extent(),))
        stands = known(runs=(an_extent(4, 5),))
        for one in (frozen, stands):
            office.keep(one, b"bytes")
            office.forget(STREAM, Area.SEGMENTS, one.name)
        for one in (office, again()):
            assert not one.known(STREAM, Area.SEGMENTS)
            assert set(one.runs(STREAM)) == set(stands.runs)

    def test_a_run_is_kept_once(self, office: Office, again: Again) -> None:
        extent = an_extent()
        office.keep_run(STREAM, extent)
        office.keep_run(STREAM, extent)
        office.keep(known(runs=(extent,)))
        for one in (office, again()):
            assert list(one.runs(STREAM)) == [extent]

    def test_what_was_published_is_counted_and_stands_among_the_recent(
        self, office: Office, again: Again
    ) -> None:
        paper, wrap = known(kind=Type.PAPER, area=Area.PAPERS), known(kind=Type.WRAP, area=Area.WRAPS)
        for one in (paper, wrap, paper):
            office.keep(replace(one, own=True, written=False), b"frame")
            office.published(replace(one, own=True, written=False))
        for one in (office, again()):
            assert one.made()[STREAM] == Made(STREAM, 0, 0, 2, 1)
            names = [(each.area, each.name.hex()) for each in one.recent()]
            assert names == [(Area.WRAPS, wrap.name), (Area.PAPERS, paper.name)]
            assert one.known(STREAM, Area.PAPERS)[paper.name].written

    def test_of_the_recent_only_so_many_stay(self, office: Office, again: Again) -> None:
        made = [known(f"{number:032x}", own=True) for number in range(RECENT_LIMIT + 2)]
        for one in made:
            office.published(one)
        for one in (office, again()):
            assert one.recent()[0] == Recent(STREAM, Area.SEGMENTS, bytes.fromhex(made[2].name))
            assert len(one.recent()) == RECENT_LIMIT

    def test_what_has_to_go_is_remembered_until_it_went(self, office: Office, again: Again) -> None:
        office.doom(STREAM, Area.PAPERS, "ab" * 16)
        office.doom(STREAM, Area.PACKS, "cd" * 16)
        office.undoom(STREAM, Area.PACKS, "cd" * 16)
        for one in (office, again()):
            assert set(one.doomed()) == {(STREAM, Area.PAPERS, "ab" * 16)}

    def test_a_note_says_why_and_on_what_it_waits(self, office: Office, again: Again) -> None:
        note = Note(Verdict.INCOMPLETE, "signer", (3, 2**40, 0))
        office.note("s/x/g", "naam (conflict).tmp", note)
        office.note("s/x/g", "weg", note)
        office.note("s/x/g", "weg", None)
        office.note("s/x/g", "nooit", None)
        for one in (office, again()):
            assert one.notes("s/x/g") == {"naam (conflict).tmp": note}
            assert not one.notes("s/y/g")

    def test_heads_counts_and_things_done_stay(self, office: Office, again: Again) -> None:
        office.keep_head(ident("app"), b"oud")
        office.keep_head(ident("app"), b"nieuw")
        office.keep_own_head(1, b"een")
        office.keep_own_head(2, b"twee")
        office.forget_own_head(1)
        office.keep_count(ident("app"), STREAM, Area.PACKS, 3)
        office.keep_count(ident("app"), STREAM, Area.PACKS, 4)
        office.mark_done(b"gezien")
        office.mark_done(b"gezien")
        for one in (office, again()):
            assert one.heads() == {ident("app"): b"nieuw"}
            assert one.own_heads() == {2: b"twee"}
            assert one.counted() == {(ident("app"), STREAM, Area.PACKS): 4}
            assert b"gezien" in one.done()
            assert b"nooit" not in one.done()

    def test_another_device_stands_behind_the_others_and_has_no_heads(
        self, office: Office, again: Again
    ) -> None:
        before = office.me
        office.keep_own_head(7, b"van voor de kloon")
        office.renew()
        for one in (office, again()):
            assert one.me.hands[:-1] == before.hands
            assert one.me.member == before.member
            assert one.me.hand.laptop != before.hand.laptop
            assert one.me.signer_of(before.hand.laptop) == before.hand.signer
            assert not one.own_heads()

    def test_calls_made_together_are_there_also_when_the_block_was_left_early(
        self, office: Office, again: Again
    ) -> None:
        try:
            with office.together():
                office.mark_done(b"een")
                with office.together():
                    office.mark_done(b"twee")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        for one in (office, again()):
            assert {b"een", b"twee"} <= set(one.done())


class LogContract:
    """Needs the fixture `local`, with no gezin in it."""

    def _log(self, local: Local) -> GezinLog:
        local.make_log(STREAM, GEZIN)
        log = local.log(STREAM)
        assert log is not None
        return log

    def test_a_gezin_comes_once_and_goes_for_good(self, local: Local) -> None:
        assert local.log(STREAM) is None
        log = self._log(local)
        op = Colleague().write("er")
        log.receive([op])
        local.make_log(STREAM, GEZIN)
        assert self._log(local).has(op.id)
        local.office.erase(STREAM)
        local.erase_log(STREAM)
        local.erase_log(STREAM)
        local.make_log(STREAM, GEZIN)
        assert local.log(STREAM) is None

    def test_operations_wait_for_the_one_before_them(self, local: Local) -> None:
        log, colleague = self._log(local), Colleague()
        first, second, third = (colleague.write(word) for word in ("een", "twee", "drie"))
        log.receive([third, second])
        assert log.reach() == ()
        assert not log.has(second.id)
        assert log.find(second.id) is None
        log.receive([first, third])
        assert log.reach() == (Reach(STREAM, third.header.incarnation, 3, third.id),)
        assert log.find(second.id) == second
        assert [op.id for op in log.run(log.reach()[0], 2)] == [second.id, third.id]

    def test_both_branches_of_a_fork_have_an_end(self, local: Local) -> None:
        log, colleague = self._log(local), Colleague()
        stem = [colleague.write("stam"), colleague.write("stam 2")]
        clone = colleague.branch()
        here = [colleague.write("hier"), colleague.write("hier 2")]
        there = [clone.write("daar")]
        log.receive([*there, *stem, *here])
        ends = {end.id: end for end in log.reach()}
        assert set(ends) == {here[-1].id, there[-1].id}
        assert [op.id for op in log.run(ends[here[-1].id], 1)] == [op.id for op in (*stem, *here)]
        assert [op.id for op in log.run(ends[there[-1].id], 3)] == [there[0].id]

    def test_chains_of_two_have_an_end_each(self, local: Local) -> None:
        log = self._log(local)
        ops = [Colleague(name).write(name) for name in ("een", "twee", "drie")]
        log.receive(ops)
        assert {end.id for end in log.reach()} == {op.id for op in ops}

    def test_a_purge_takes_values_now_and_later(self, local: Local) -> None:
        log, colleague = self._log(local), Colleague()
        first, second, third = (colleague.write(word) for word in ("een", "twee", "drie"))
        log.receive([first])
        log.purge([first.id, third.id], [])
        log.receive([second, third])
        found = {op.id: log.find(op.id) for op in (first, second, third)}
        assert [set(ids) for ids in log.dropped()] == [{first.id, third.id}, set()]
        assert [found[op.id].purged for op in (first, second, third)] == [True, False, True]
        assert [op.purged for op in log.run(log.reach()[0], 1)] == [True, False, True]

    def test_another_laptop_begins_another_chain(self, local: Local) -> None:
        log, me = self._log(local), local.office.me
        here = Colleague()
        here.author = Author(me.person, me.hand.laptop)
        here.chain = Chain(STREAM, log.incarnation)
        log.receive([here.write("voor de kloon")])
        assert log.laptop == me.hand.laptop
        before = log.incarnation
        local.office.renew()
        assert log.laptop == me.hand.laptop
        log.begin(local.office.me.hand.laptop)
        assert log.incarnation != before
        assert [end.incarnation for end in log.reach()] == [before]

    def test_a_paper_is_wanted_until_it_was_kept(self, local: Local) -> None:
        log, (key, ciphertext, object_hash, ref) = self._log(local), a_paper()
        assert not log.wanted()
        log.receive([Colleague().write(ref, field="bestand", record="brief")])
        assert set(log.wanted()) == {object_hash}
        assert list(log.wanted_sizes()) == [len(ciphertext)]
        with log.take_papers() as papers:
            papers.room(object_hash).empty().write(ciphertext[:20])
        assert set(log.wanted()) == {object_hash}
        with log.take_papers() as papers:
            coming = papers.room(object_hash)
            coming.empty().write(b"van een ander")
            coming.empty().write(ciphertext)
            assert coming.keep(key)
        assert not log.wanted()
        assert not log.wanted_sizes()
        assert log.papers() == {object_hash: len(ciphertext)}
        assert log.paper_key(object_hash) == key
        assert b"".join(log.paper_pieces(object_hash)) == ciphertext
        assert blake2b(ciphertext, digest_size=32).digest() == object_hash

    def test_of_several_papers_those_are_here_that_were_kept_also_when_it_stops(self, local: Local) -> None:
        log, colleague = self._log(local), Colleague()
        papers = [a_paper(content) for content in (b"een", b"twee", b"drie")]
        log.receive(
            [colleague.write(paper[3], field="bestand", record=str(paper[3].object)) for paper in papers]
        )
        hashes = [object_hash for _, _, object_hash, _ in papers]
        with suppress(KeyboardInterrupt), log.take_papers() as coming:
            for key, ciphertext, object_hash, _ in papers[:2]:
                coming.room(object_hash).empty().write(ciphertext)
                assert coming.room(object_hash).keep(key)
            coming.arrived(hashes[:1])
            assert set(log.papers()) == set(hashes[:1])
            coming.room(hashes[2]).empty().write(papers[2][1][:20])
            raise KeyboardInterrupt
        assert set(log.papers()) == set(hashes[:2])
        assert set(log.wanted()) == {hashes[2]}

    def test_a_purged_paper_is_neither_here_nor_wanted(self, local: Local) -> None:
        log, (_, _, object_hash, ref) = self._log(local), a_paper()
        other_key, other_cipher, other_hash, other_ref = a_paper(b"nog een")
        log.purge([], [object_hash])
        colleague = Colleague()
        log.receive([colleague.write(one, field="bestand", record=str(one.size)) for one in (ref, other_ref)])
        assert set(log.wanted()) == {other_hash}
        with log.take_papers() as coming_papers:
            coming = coming_papers.room(other_hash)
            coming.empty().write(other_cipher)
            coming.keep(other_key)
        log.purge([], [other_hash])
        assert [set(names) for names in log.dropped()] == [set(), {object_hash, other_hash}]
        assert not log.papers()
        assert not log.wanted()
