"""The command line on an empty profile, and on one with a gezin."""

from __future__ import annotations

import pytest

from tests.helpers.kanz import Kanz


@pytest.fixture
def empty(tmp_path):
    return Kanz(tmp_path)


@pytest.fixture
def kanz(empty):
    """A profile with one gezin, De Vries."""
    assert empty("init", "--name", "Anouk Bos", "--no-keyring").code == 0
    assert empty("gezin", "new", "De Vries").code == 0
    return empty
