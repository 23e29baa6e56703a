"""A worker with a gezin, and its werkaantekeningen open."""

from __future__ import annotations

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekeningen
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.laptops import new_laptop
from tests.helpers.notes import WORDS


@pytest.fixture
def desk(tmp_path):
    made, code = new_laptop(AppPaths(tmp_path / "profiel"))
    made.herstelcode = code
    yield made
    made.lock()


@pytest.fixture
def gezin(desk):
    return desk.new_gezin("De Vries").id


@pytest.fixture
def notes(desk, gezin):
    session, _ = aantekeningen.set_up(desk, gezin, WORDS, code=None, profile=TEST_PROFILE)
    return session
