"""From a PDF in memory to the system's printer. The print job is called "document" and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from kanz_desktop.errors import EnvironmentRefused, KanzError
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.ui.print_job import JOB
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.viewer.papers import MadeForm

SHARPNESS = 3.0
"""300 dots an inch: SHEET is an A4 sheet at 100."""


class NoPrinter(EnvironmentRefused):
    """This machine knows no printer."""

    code = "geen-printer"


class PrintingFailed(EnvironmentRefused):
    """The printer took no pages."""

    code = "afdrukken-mislukt"


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The print dialog; None when nobody wants to print after all. Raises NoPrinter."""
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_made(
    parent: QWidget,
    tasks: Tasks,
    made: PdfResult,
    *,
    note: Callable[[], object],
    done: Callable[[], object],
    failed: Callable[[BaseException], object],
) -> None:
    """Ask for a printer and put every page on it; nothing happens when nobody wants to print after all.

    `note` runs off the GUI thread, before the pages go.
    """
    try:
        printer = ask_printer(parent, made.pages)
    except KanzError as error:
        failed(error)
        return
    if printer is None:
        return

    def ready() -> tuple[QImage, ...]:
        pages = sheets(MadeForm(made.pdf))
        note()
        return pages

    def put(pages: tuple[QImage, ...]) -> None:
        try:
            print_sheets(printer, pages)
        except KanzError as error:
            failed(error)
        else:
            done()

    tasks.run(ready, put, failed)


def sheets(form: MadeForm) -> tuple[QImage, ...]:
    """Every page as it will be printed; blocks, off the GUI thread."""
    return tuple(form.page(number, SHARPNESS) for number in range(form.pages()))


def print_sheets(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Only the pages that were asked for in the dialog. Raises PrintingFailed."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed
    try:
        for place, page in enumerate(pages[first - 1 : last]):
            if place and not printer.newPage():
                raise PrintingFailed
            painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), page)
    finally:
        painter.end()
