"""What every test of windows stands on, whether of one screen or of a whole day."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def settled(qapp: QApplication) -> None:
    """What was loaded before the first window stays; no sweep after a test has to visit it."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def swept(settled: None) -> Iterator[None]:
    """As in the program: only the thread of the windows clears away. No widget outlives its test."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
