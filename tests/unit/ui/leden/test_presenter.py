"""What Collega's says of what was kept apart, in plain words; without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kanz_desktop.services.kantoor.leden import Apart
from kanz_desktop.services.kantoor.ledenlijst import Weg
from kanz_desktop.ui.leden.presenter import apart_words, taken_in_words, taking_in_words
from tests.helpers.records import ident

GONE = Apart(
    ident("bram"), "Bram", False, ident("laptop"), Weg.LID, ident("gezin"), "De Vries", 3, ()
)  # fmt: skip
LOST = replace(GONE, weg=Weg.LAPTOP)


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (GONE, "Na het vertrek van Bram kwamen nog 3 wijzigingen bij De Vries. Ze staan apart."),
        (
            replace(GONE, count=1),
            "Na het vertrek van Bram kwam nog 1 wijziging bij De Vries. Die staat apart.",
        ),
        (LOST, "Van een weggehaalde laptop van Bram kwamen nog 3 wijzigingen bij De Vries. Ze staan apart."),
        (
            replace(LOST, me=True),
            "Van je weggehaalde laptop kwamen nog 3 wijzigingen bij De Vries. Ze staan apart.",
        ),
        (
            replace(GONE, weg=Weg.STIL),
            "Van Bram kwamen nog 3 wijzigingen bij De Vries terwijl alles stilstond. Ze staan apart.",
        ),
    ],
)
def test_it_says_how_many_of_whom_and_where(apart: Apart, words: str) -> None:
    assert apart_words(apart) == words


def test_nobody_is_told_to_call_oneself() -> None:
    assert any("bel dan eerst Bram" in one for one in taking_in_words(GONE))
    assert not any("bel" in one for one in taking_in_words(replace(LOST, me=True)))


def test_what_could_not_come_at_once_is_said_to_come_later() -> None:
    assert taken_in_words(GONE, 3).startswith("3 wijzigingen overgenomen bij De Vries.")
    assert "Met het bijwerken" in taken_in_words(GONE, 0)
