"""What goes to the system's printer carries no name of its own (design §6)."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.afdrukken import printing
from kanz_desktop.ui.opening.print_code import print_code


def test_every_print_job_is_called_document(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: called.append(self.printer().docName()))
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["thuis"]))
    window = QWidget()
    window.setWindowTitle("Gezin De Vries")
    qtbot.addWidget(window)
    assert printing.ask_printer(window, 1) is None
    assert not print_code("7K3M 9QZX")
    assert called == ["document", "document"]
