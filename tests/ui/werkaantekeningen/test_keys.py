"""Ctrl and a figure goes to a screen, everywhere in the window: a key with two meanings does nothing."""

import re

from kanz_desktop.ui.werkaantekeningen.marked_field import STYLES


def test_no_key_of_the_bar_is_one_that_goes_to_a_screen() -> None:
    assert [key for _, _, key in STYLES if re.fullmatch(r"Ctrl\+[1-9]", key)] == []
