"""Moments of giving marks: each balans has its own, and they stand in the order of their days."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.moments import at_balans, balans_of, in_order, moment_of, sort_of
from tests.helpers.records import ident, record


def test_the_marks_of_a_balans_have_a_moment_of_their_own():
    key = at_balans(ident("b"))
    assert (sort_of(key), balans_of(key)) == ("nu", ident("b"))
    assert moment_of(record("meting", moment="nu", balans="b")) == key
    assert (moment_of(record("meting", moment="nu")), balans_of("nu")) == ("nu", None)
    assert moment_of(record("meting", moment="eind", balans="b")) == "eind"


def test_moments_stand_from_the_start_to_the_end_whatever_their_days():
    metings = [
        record("meting", moment="eind", datum=date(2026, 1, 1)),
        record("meting", moment="nu", balans="b", datum=date(2026, 9, 1)),
        record("meting", moment="nu", datum=date(2026, 6, 1)),
        record("meting", moment="start", datum=date(2027, 1, 1)),
        record("meting", moment="van-later"),
    ]
    assert in_order(metings) == ("start", "nu", at_balans(ident("b")), "eind")
