from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.crypto.recovery_code import (
    ALPHABET,
    CODE_SIZE,
    RecoveryCodeRefused,
    format_code,
    new_code,
    parse,
)
from tests.helpers.vectors import load

CODE = bytes(range(7, 7 + CODE_SIZE))


def refused_group(text: str) -> int:
    with pytest.raises(RecoveryCodeRefused) as caught:
        parse(text)
    group = caught.value.data["group"]
    assert isinstance(group, int)
    return group


def test_codes_are_written_as_in_the_format_document() -> None:
    for case in load("vault/recovery_code.json")["cases"]:
        assert format_code(bytes.fromhex(case["bits"])) == case["text"]
        assert parse(case["text"]).hex() == case["bits"]


def test_a_new_code_has_160_bits_and_is_never_the_same() -> None:
    assert len(new_code()) == 20
    assert new_code() != new_code()


@given(st.binary(min_size=CODE_SIZE, max_size=CODE_SIZE))
def test_every_code_can_be_typed_the_way_people_type(code: bytes) -> None:
    text = format_code(code)
    assert len(text.split()) == 8
    for typed in (text, text.lower(), text.replace(" ", "-"), text.replace(" ", ""), f"  {text}\n"):
        assert parse(typed) == code
    assert parse(text.replace("0", "o").replace("1", "l")) == code


def test_every_single_wrong_character_names_its_group() -> None:
    text = format_code(CODE)
    for index, right in enumerate(text):
        for wrong in ALPHABET.replace(right, "") if right != " " else "":
            mistyped = text[:index] + wrong + text[index + 1 :]
            assert refused_group(mistyped) == index // 6 + 1
            assert refused_group(mistyped.replace(" ", "")) == index // 6 + 1


def test_two_characters_the_wrong_way_round_name_their_group() -> None:
    groups = format_code(CODE).split()
    for number, group in enumerate(groups):
        for at in range(4):
            if group[at] == group[at + 1]:
                continue
            turned = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
            assert refused_group(" ".join([*groups[:number], turned, *groups[number + 1 :]])) == number + 1


def test_two_groups_in_each_others_place_are_noticed() -> None:
    groups = format_code(CODE).split()
    for first in range(8):
        for second in range(first + 1, 8):
            turned = list(groups)
            turned[first], turned[second] = turned[second], turned[first]
            assert refused_group(" ".join(turned)) == first + 1


def test_a_sign_that_no_code_has_names_its_group() -> None:
    groups = format_code(CODE).split()
    assert refused_group(" ".join([*groups[:4], "7K2U4", *groups[5:]])) == 5
    assert refused_group(" ".join([*groups[:4], "7K2é4", *groups[5:]])) == 5


def test_a_group_that_is_too_short_or_too_long_is_named_by_the_spaces() -> None:
    groups = format_code(CODE).split()
    assert refused_group(" ".join([*groups[:2], groups[2][:4], *groups[3:]])) == 3
    assert refused_group(" ".join([*groups[:2], groups[2] + "0", *groups[3:]])) == 3


@pytest.mark.parametrize("text", ["", "   ", "-", "x" * 10_000])
def test_what_is_no_code_at_all_is_refused_at_its_first_group(text: str) -> None:
    assert refused_group(text) == 1


def test_a_code_that_ends_too_soon_or_goes_on_names_where() -> None:
    groups = format_code(CODE).split()
    assert refused_group(" ".join(groups[:6])) == 7
    assert refused_group(" ".join([*groups, groups[0]])) == 8
