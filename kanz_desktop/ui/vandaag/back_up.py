"""A reservekopie of everything, from the bar of Vandaag: where to, how far, and what was kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kanz_desktop.services.reservekopie import BackupResult, make_backup
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Progress, Tasks
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.long_dates import today

TITLE = "Reservekopie maken"


def ask_and_back_up(parent: QWidget, werkplek: Werkplek, tasks: Tasks, notices: Notices) -> None:
    """Ask where, then make it."""
    target = ask_target(parent, TITLE, f"kanz-reservekopie-{today():%Y-%m-%d}")
    if target is not None:
        back_up(target, werkplek, tasks, notices)


def back_up(target: Path, werkplek: Werkplek, tasks: Tasks, notices: Notices) -> None:
    """Make it at `target`; the page says how far it is, and at the end what is in it."""

    def work(progress: Progress) -> BackupResult:
        return make_backup(werkplek, target, lambda naam, done, total: progress.report(done, total, naam))

    tasks.run_long(
        TITLE, work, lambda made: notices.show_good(said(made, target)), notices.show_error, stoppable=False
    )


def said(made: BackupResult, target: Path) -> str:
    """What was kept, where, and what to do with it."""
    gezinnen = "1 gezin" if made.gezinnen == 1 else f"{made.gezinnen} gezinnen"
    papers = "1 papier" if made.papers == 1 else f"{made.papers} papieren"
    return (
        f"De reservekopie is gemaakt en nagelezen: {gezinnen} en {papers}, in de map {target.name}. "
        "Bewaar hem ergens anders dan deze laptop. Openen kan met je wachtzin of je herstelcode."
    )
