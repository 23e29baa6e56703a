from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.crypto.strength import PassphraseTooWeak, estimate, require
from kanz_desktop.paths import resource_text

TEXTS = tomllib.loads(resource_text("texts/wachtzin.toml"))


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("", "meer-woorden"),
        ("fiets", "meer-woorden"),
        ("Welkom2024!", "bekend"),
        ("Zömer2026!", "bekend"),
        ("12061985", "jaartal"),
        ("fiets 2019", "jaartal"),
        ("qwertyuiop", "reeks"),
        ("fiets 4321", "reeks"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "reeks"),
        ("fiets fiets fiets fiets", "herhaling"),
        ("Sanne fiets", "eigen-naam"),
        ("!!!!!!!", "reeks"),
        ("48213", "meer-woorden"),
        ("ik en jij en de man en het kind", "herhaling"),
    ],
)
def test_what_is_easily_guessed_is_refused_with_the_reason(words: str, advice: str) -> None:
    found = estimate(words, own_words=["Sanne"])
    assert (found.enough, found.advice) == (False, advice)
    assert found.level <= 1


@pytest.mark.parametrize(
    "words",
    [
        "fiets lamp gordijn",
        "correct horse battery staple",
        "mijn oma bakt blauwe pannenkoeken",
        "xK7pQ2vR9mT4",
    ],
)
def test_three_unrelated_words_or_a_random_string_are_enough_with_a_keyring(words: str) -> None:
    assert estimate(words).enough
    assert estimate(words).advice == "goed"
    require(words, alone=False)


def test_without_a_keyring_more_is_asked() -> None:
    assert not estimate("fiets lamp gordijn", alone=True).enough
    assert estimate("fiets lamp gordijn wolk", alone=True).enough
    with pytest.raises(PassphraseTooWeak) as caught:
        require("fiets lamp gordijn", alone=True)
    assert caught.value.data == {"bits": 39, "needed": 50, "advice": "meer-woorden"}
    with pytest.raises(PassphraseTooWeak) as caught:
        require("fiets", alone=False)
    assert caught.value.data["needed"] == 36


def test_levels_rise_with_the_words() -> None:
    words = ["fiets", "lamp", "gordijn", "wolk", "kast", "bezem"]
    levels = [estimate(" ".join(words[:count])).level for count in range(len(words) + 1)]
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (0, 4)


def test_every_advice_and_level_has_words_to_say_it() -> None:
    assert set(TEXTS["oordeel"]) == {"0", "1", "2", "3", "4"}
    said = {"goed", "meer-woorden", "bekend", "herhaling", "reeks", "jaartal", "eigen-naam"}
    assert set(TEXTS["advies"]) == said


@given(st.text(max_size=60))
def test_any_text_gets_an_estimate_and_doubling_it_hardly_helps(text: str) -> None:
    once, twice = estimate(text), estimate(f"{text} {text}")
    assert 0 <= once.level <= 4
    assert once.bits <= 8 * max(1, len(text.encode("utf-8", "surrogatepass")))
    assert twice.bits <= once.bits + 2 * len(text) + 2
