"""Which keys of a stream are read with, and which one is written with (docs/format/folder.md §3)."""

from __future__ import annotations

from itertools import permutations

import pytest

from kanz_desktop.sync.ring import MAKER_LIMIT, Ring, RingEntry
from kanz_desktop.sync.wrap import read_wrap, write_wrap
from tests.helpers.folder_team import Team, Worker, secret
from tests.helpers.records import ident

ANNA, BRAM = Worker("anna"), Worker("bram")
TEAM = Team(ANNA, BRAM)
BOTH = {ANNA.signer.device, BRAM.signer.device}


def entry(ring: Ring, name: str, who: Worker, removals: int = 0) -> RingEntry:
    return ring.next_entry(secret(name), makers=BOTH, removals=removals, signer=who.signer)


def test_a_new_key_is_one_generation_higher_than_the_best() -> None:
    ring = TEAM.ring
    newer = entry(ring, "nieuw", BRAM)
    assert newer.generation == 2
    grown = ring.merged(Ring(ring.stream, [newer]))
    assert grown.best(BOTH) == newer
    assert grown.find(newer.key_id(ring.stream)) == newer.key
    assert grown.find(TEAM.ring.best(BOTH).key_id(ring.stream)) == TEAM.key, "the old one still opens"
    assert grown.find(ident("onbekend")) is None


def test_two_who_renewed_at_once_pick_the_same_key_in_any_order() -> None:
    ring = TEAM.ring
    parts = [ring, *(Ring(ring.stream, [entry(ring, who.name, who)]) for who in (ANNA, BRAM))]
    rings = set()
    for order in permutations(parts):
        merged = order[0]
        for part in order[1:]:
            merged = merged.merged(part)
        rings.add(merged)
    assert len(rings) == 1
    (merged,) = rings
    newest = [found for found in merged.entries if found.generation == 2]
    assert merged.best(BOTH) == max(newest, key=lambda found: found.key_id(ring.stream))


def test_a_key_of_who_was_removed_is_read_but_not_written_with() -> None:
    greedy = RingEntry(2**32 - 1, secret("gulzig"), BRAM.signer.device, 0, bytes(64))
    ring = TEAM.ring.merged(Ring(TEAM.stream, [greedy]))
    assert ring.best(BOTH) == greedy
    assert ring.best({ANNA.signer.device}).generation == 1
    after = ring.next_entry(secret("na"), makers={ANNA.signer.device}, removals=1, signer=ANNA.signer)
    assert after.generation == 2, "however high the number of the one who left"


def test_a_removal_asks_for_a_new_key_and_a_new_key_answers_it() -> None:
    assert not TEAM.ring.outdated(BOTH, 0)
    assert TEAM.ring.outdated(BOTH, 1)
    renewed = TEAM.ring.merged(Ring(TEAM.stream, [entry(TEAM.ring, "na", ANNA, removals=1)]))
    assert not renewed.outdated(BOTH, 1)
    assert renewed.outdated(set(), 0), "no key counts"
    assert renewed.best(set()) is None


def test_a_key_holds_for_its_stream_and_its_maker_only() -> None:
    made = entry(TEAM.ring, "nieuw", ANNA)
    assert made.holds(TEAM.stream, TEAM.devices)
    assert not made.holds(ident("andere stroom"), TEAM.devices)
    assert not made.holds(TEAM.stream, {})


def test_nobody_can_swell_a_ring_until_no_wrap_holds_it() -> None:
    flood = [
        RingEntry(2**31 + turn, secret(f"vloed {turn}"), BRAM.signer.device, 0, bytes(64))
        for turn in range(9_000)
    ]
    ring = TEAM.ring.merged(Ring(TEAM.stream, flood))
    data = write_wrap(ring, ident("gezin"), BRAM.member, BRAM.box_key, ANNA.signer)
    assert read_wrap(data, TEAM.stream, BRAM.recipient, TEAM.devices).ok
    assert len(ring.shared) == MAKER_LIMIT + 1
    parts = [Ring(TEAM.stream, flood[start::3]) for start in range(3)]
    again = parts[2].merged(parts[0]).merged(parts[1]).merged(TEAM.ring)
    assert again.shared == ring.shared, "in any order"
    assert again.best({BRAM.signer.device}).generation == 2**31 + MAKER_LIMIT - 1
    last = flood[-1]
    assert ring.find(last.key_id(TEAM.stream)) == last.key, "a key once known still opens"


def test_rings_of_two_streams_are_never_one() -> None:
    with pytest.raises(ValueError, match="two streams"):
        TEAM.ring.merged(TEAM.team_ring)
    assert TEAM.ring != TEAM.team_ring
    assert len({TEAM.ring, Team(ANNA, BRAM).ring}) == 1
