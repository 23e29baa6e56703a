"""Every byte cut off and every bit flipped of one file of each kind: a verdict, and never the right one."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from kanz_desktop.sync import frame
from kanz_desktop.sync.layout import BOUNDS, Area, Type
from kanz_desktop.sync.pack import read_pack, write_pack
from kanz_desktop.sync.run import read_segment, sign_run
from kanz_desktop.sync.verdict import Verdict
from tests.helpers.folder_samples import ANNA, TEAM, Sample, samples
from tests.helpers.folder_team import Worker

SAMPLES = samples()
each = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
DAMAGED = {Verdict.CORRUPT, Verdict.ALIEN, Verdict.NEWER, Verdict.FORGED, Verdict.INCOMPLETE}


@each
def test_the_whole_file_is_read(sample: Sample) -> None:
    assert sample.read(sample.data).ok


@each
def test_a_file_that_is_still_being_copied_is_incomplete_at_every_length(sample: Sample) -> None:
    end = len(sample.data) if sample.inert is None else sample.inert
    for size in range(end):
        reading = sample.read(sample.data[:size])
        assert (reading.verdict, reading.reason) == (Verdict.INCOMPLETE, "cut"), size


@each
def test_no_flipped_bit_passes(sample: Sample) -> None:
    whole = sample.read(sample.data).content
    data = bytearray(sample.data)
    for place in range(len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            reading = sample.read(bytes(data))
            data[place] ^= 1 << bit
            if sample.inert is not None and place >= sample.inert:
                assert reading.content == whole, "the pad says nothing"
                break
            assert reading.verdict in DAMAGED, (place, bit)
            assert reading.value is None, (place, bit)


@each
def test_bytes_behind_a_file_are_damage(sample: Sample) -> None:
    reading = sample.read(sample.data + b"\0")
    assert reading.ok is (sample.inert is not None)


def test_no_damage_makes_a_reader_raise() -> None:
    chance = random.Random(20261122)
    for _ in range(300):
        for sample in SAMPLES:
            data = bytearray(sample.data)
            for _ in range(chance.choice((1, 3, 30))):
                at = chance.randrange(min(len(data), 900))
                data[at : at + chance.randrange(9)] = chance.randbytes(chance.randrange(9))
            sample.read(bytes(data))


@pytest.mark.parametrize("area", Area)
def test_a_file_larger_than_its_place_allows_is_not_looked_into(area: Area) -> None:
    data = frame.write_clear(Type.PACK, TEAM.stream, bytes(16), 0) + bytes(BOUNDS[area])
    reading = frame.peek(data, TEAM.stream, area)
    expected = (Verdict.ALIEN, "type") if area is Area.PAPERS else (Verdict.CORRUPT, "size")
    assert (reading.verdict, reading.reason) == expected


def test_the_largest_pack_stays_within_its_memory() -> None:
    writer = Worker("veelschrijver")
    team = type(TEAM)(writer)
    words = "De post ligt op een stapel. " * 25
    run = sign_run(writer.write(*(f"{words}{i}" for i in range(7_000))), writer.signer)
    data = write_pack([run], team.key, writer.signer)
    assert len(data) > 6 * 1024 * 1024
    tracemalloc.start()
    reading = read_pack(data, team.stream, team.ring, team.devices)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.ok
    assert peak < 8 * len(data), "some copies of the file, and its operations once"


def test_more_operations_than_a_pack_may_hold_are_refused_before_they_are_read() -> None:
    run = sign_run(ANNA.write("een"), ANNA.signer)
    content = run.content()
    many = content[:24] + (2**32 - 1).to_bytes(4, "big") + content[28:]
    signed = frame.sign_content(Type.SEGMENT, TEAM.stream, many, ANNA.signer)
    data = frame.write_sealed(Type.SEGMENT, TEAM.stream, TEAM.key, signed)
    reading = read_segment(data, TEAM.stream, TEAM.ring, TEAM.devices)
    assert (reading.verdict, reading.reason) == (Verdict.CORRUPT, "content")
