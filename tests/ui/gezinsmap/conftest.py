"""What is copied in a test does not outlive it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """Offscreen, Qt lets go of the clipboard after Python has ended, which ends the process badly."""
    yield
    QGuiApplication.clipboard().clear()
