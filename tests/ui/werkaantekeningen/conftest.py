"""A desk where werkaantekeningen are set up without measuring what this machine can bear."""

from __future__ import annotations

import pytest

from kanz_desktop.storage import vault_slots
from tests.helpers.kdf import TEST_PROFILE


@pytest.fixture(autouse=True)
def quick_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that are chosen on the screen cost a try of the tests."""
    monkeypatch.setattr(vault_slots, "calibrate", lambda _run: TEST_PROFILE)
