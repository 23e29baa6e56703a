"""A code on paper, through the system's print dialog and never as a file of ours."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from kanz_desktop.ui.print_job import JOB

RECOVERY_TITLE = "Herstelcode van Kanz"
RECOVERY_WHAT = (
    "Met deze code kom je weer in je kluis als je de wachtzin niet meer weet, "
    "of als de laptop stuk is. Bewaar dit papier op een veilige plek, niet bij de laptop."
)


def print_code(code: str, title: str = RECOVERY_TITLE, what: str = RECOVERY_WHAT) -> bool:
    """Ask for a printer and print; False when the person changed their mind."""
    # Here, because what knows the printers takes time to load, and the lock screen does not need it.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setDocName(JOB)
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    sheet(code, title, what).print_(printer)
    return True


def sheet(code: str, title: str = RECOVERY_TITLE, what: str = RECOVERY_WHAT) -> QTextDocument:
    """What stands on the paper: no name, only what it is for."""
    groups = code.split()
    cells = "".join(
        f"<td style='padding:12px'>groep {place}<br><b style='font-size:18pt'>{escape(group)}</b></td>"
        + ("</tr><tr>" if place % 4 == 0 else "")
        for place, group in enumerate(groups, 1)
    )
    document = QTextDocument()
    document.setHtml(
        f"<h1>{escape(title)}</h1><p>{escape(what)}</p>"
        f"<table border='1' cellspacing='0'><tr>{cells}</tr></table>"
        "<p>Een 0 is een nul, een 1 is een één. De letters I, L, O en U komen niet voor.</p>"
    )
    return document
