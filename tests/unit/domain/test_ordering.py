from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.ordering import ALPHABET, between

jitters = st.binary(min_size=0, max_size=4)


@given(st.lists(st.tuples(st.integers(0, 10**6), jitters), max_size=60))
def test_a_row_lands_exactly_where_it_is_put(moves: list[tuple[int, bytes]]) -> None:
    keys: list[str] = []
    for where, jitter in moves:
        place = where % (len(keys) + 1)
        before = keys[place - 1] if place else ""
        after = keys[place] if place < len(keys) else ""
        keys.insert(place, between(before, after, jitter))
        assert keys == sorted(set(keys))
        assert not keys[place].endswith("0")
        assert set(keys[place]) <= set(ALPHABET)


def test_keys_stay_short_however_long_the_list_grows() -> None:
    last = first = between("", "", b"\x05\x09")
    for _ in range(1000):
        last, first = between(last, "", b"\x05\x09"), between("", first, b"\x05\x09")
    assert len(last) < 25
    assert len(first) < 25


def test_two_laptops_that_use_the_same_gap_do_not_make_one_key() -> None:
    assert between("A", "B", b"\x01\x02") != between("A", "B", b"\x03\x04")


def test_rows_with_one_key_still_take_a_row_behind_them() -> None:
    assert between("V", "V", b"") > "V"
    assert between("V", "A", b"") > "V"


def test_a_key_of_another_program_does_no_harm() -> None:
    for strange in ("é", "~~", "A B", "\x00", "😀"):
        assert set(between(strange, "", b"\x01")) <= set(ALPHABET)
        assert set(between("", strange, b"\x01")) <= set(ALPHABET)
