"""Sums as people type them, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.money import euros, plain_sum, read_euros, read_expense


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("35", 3500), ("35,50", 3550), ("€ 35,-", 3500), ("€35,05", 3505), (" 12 euro ", 1200), ("0,50", 50),
        ("", None), ("35,5", None), ("35.50", None), ("-3", None), ("veel", None),
        ("1000000,01", None), ("٣", None),
    ],
)  # fmt: skip
def test_a_sum_is_read_as_it_is_typed_or_not_at_all(text, cents):
    assert read_euros(text) == cents


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("luiers 12,50", ("luiers", 1250)),
        ("slot van de deur, € 64,99", ("slot van de deur", 6499)),
        ("2 broden 5 euro", ("2 broden", 500)),
        ("luiers: 12", ("luiers", 1200)),
        ("luiers", None),
        ("12,50", None),
        ("", None),
    ],
)
def test_an_expense_has_its_sum_at_the_end(text, said):
    assert read_expense(text) == said


def test_sums_are_written_as_dutch_is():
    assert [euros(cents) for cents in (3550, 125000, 5, -1200)] == ["€ 35,50", "€ 1.250", "€ 0,05", "€ -12"]


@given(st.integers(0, 99_999_999))
def test_what_is_kept_is_read_back(cents):
    assert read_euros(plain_sum(cents)) == cents
