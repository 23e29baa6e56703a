import pytest

from kanz_desktop.reports.pdf import fonts
from kanz_desktop.reports.pdf.clean import clean


@pytest.mark.parametrize("text", ["gewoon", "é ë ï ş ł ğ €", "Привет, як справи?", "مرحبا", "7½", ""])
def test_text_that_we_can_draw_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_an_emoji_is_said_in_words() -> None:
    assert clean("dank je 👍") == "dank je [emoji: duim omhoog]"


def test_an_emoji_of_several_parts_is_one_emoji() -> None:
    assert clean("wij 👨‍👩‍👧 thuis") == "wij [emoji: gezin] thuis"


def test_a_skin_tone_does_not_stand_alone() -> None:
    assert clean("👍🏽") == "[emoji: duim omhoog]"


def test_a_flag_is_named_by_its_country() -> None:
    assert clean("🇪🇷") == "[emoji: vlag ER]"


def test_an_emoji_without_a_dutch_name_gets_its_unicode_name() -> None:
    assert clean("🦫") == "[emoji: beaver]"


def test_a_script_without_a_typeface_is_reported_with_the_number_of_its_characters() -> None:
    assert clean("mama (שלום) zegt") == "mama ([4 tekens in Hebreeuws schrift]) zegt"


def test_an_unknown_character_is_named() -> None:
    assert clean("a\ue000b") == "a[1 teken U+E000]b"


@pytest.mark.parametrize("mark", ["\u200e", "\u202e", "\ufeff", "\u00ad", "\x00", "\ufe0f"])
def test_marks_that_only_steer_a_screen_are_left_out(mark: str) -> None:
    assert clean(f"van{mark}daag") == "vandaag"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85", "\v"])
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert clean(f"eerst{end}dan") == "eerst\ndan"


def test_letters_typed_in_two_parts_become_one() -> None:
    assert clean("cafe\u0301") == "café"


def test_a_key_cap_is_its_digit() -> None:
    assert clean("1️⃣ eerst") == "1 eerst"


def test_arrows_and_boxes_keep_their_shape() -> None:
    assert clean("start → nu ☐") == "start -> nu [ ]"


def test_private_codes_that_our_own_fonts_use_never_come_from_outside() -> None:
    cleaned = clean("\U000f0000\U000f0001")
    assert all(fonts.font_of(char) for char in cleaned)
