"""The vault remembers how it was opened, and how often somebody was wrong before."""

from __future__ import annotations

import pytest

from kanz_desktop.errors import AccessRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.kluisregister import KEPT, note_opening, openings
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop


@pytest.fixture
def made(tmp_path):
    paths = AppPaths(tmp_path)
    werkplek, code = new_laptop(paths, "Anouk")
    werkplek.close()
    return paths, code


def test_wrong_tries_stand_at_the_next_opening_and_at_no_later_one(made):
    paths, _ = made
    for _ in range(2):
        with pytest.raises(AccessRefused):
            opening.unlock(paths, "niet deze wachtzin maar een ander", NoKeyring())
    for _ in range(2):
        werkplek = opening.unlock(paths, TEST_PASSPHRASE, NoKeyring())
        found = openings(werkplek)
        werkplek.close()
    assert [(one.how, one.failed) for one in found] == [("wachtzin", 0), ("wachtzin", 2)]


def test_the_recovery_code_is_called_so(made):
    paths, code = made
    werkplek = opening.unlock_with_code(
        paths, code, "vijf gele paraplus zwemmen langzaam", use_keyring=False, profile=TEST_PROFILE
    )
    assert openings(werkplek)[0].how == "herstelcode"
    werkplek.close()


def test_only_the_latest_are_remembered(made):
    werkplek = opening.unlock(made[0], TEST_PASSPHRASE, NoKeyring())
    for number in range(KEPT + 5):
        note_opening(werkplek, "wachtzin", number)
    assert [one.failed for one in openings(werkplek)] == list(range(KEPT + 4, 4, -1))
    werkplek.close()
