"""The words of the veiligheidscode: fixed for good, and hard to mistake for one another."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise

from kanz_desktop.paths import resource
from kanz_desktop.sync.safety_words import COUNT, LIST, safety_words

WORDS = safety_words(range(COUNT))


def test_the_list_is_the_one_of_the_format() -> None:
    digest = blake2b("\n".join(WORDS).encode("ascii"), digest_size=32).hexdigest()
    page = (resource(LIST).parents[2] / "docs" / "format" / "folder.md").read_text(encoding="utf-8")
    assert digest[:32] in page


def test_every_word_is_told_by_its_first_four_letters() -> None:
    assert len({word[:4] for word in WORDS}) == COUNT
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)


def test_no_word_is_the_beginning_of_another_or_one_letter_away_from_it() -> None:
    shapes: dict[str, str] = {}
    for word in WORDS:
        for at in range(len(word)):
            assert shapes.setdefault(f"{word[:at]}?{word[at + 1 :]}", word) == word
    ordered = sorted(WORDS)
    assert not [word for word, after in pairwise(ordered) if after.startswith(word)]


def test_a_code_is_said_in_eight_words() -> None:
    assert safety_words((0, 1, 2, 3, 1020, 1021, 1022, 1023))[0] == "aalbes"
    assert safety_words((1023,)) == ("zwijn",)
