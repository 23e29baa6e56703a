"""Prints as the windows do, on the queue of the environment. `python -m tests.helpers.print_child form|code`.

The dialog is the real one, already filled in; only *Afdrukken* is pressed without a hand.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from kanz_desktop.ui.afdrukken.printing import ask_printer, print_sheets
from kanz_desktop.ui.opening.print_code import print_code

FAMILY = "Kanariebeek"


def print_form() -> None:
    """Two pages, out of a window whose title names the family."""
    window = QWidget()
    window.setWindowTitle(f"Gezin {FAMILY}")
    window.show()
    printer = ask_printer(window, 2)
    assert printer is not None
    page = QImage(300, 420, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    print_sheets(printer, [page, page])


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Kanz")
    QPrintDialog.exec = lambda self: self.DialogCode.Accepted
    if sys.argv[1] == "form":
        print_form()
    else:
        assert print_code("KANA RIE0 " * 4)
