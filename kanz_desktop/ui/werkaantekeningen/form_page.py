"""A form of the notes as it goes on paper: looked at, saved or printed, only from within the notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.reports.model import PdfResult
from kanz_desktop.ui.afdrukken.printing import print_made
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.viewer.papers import MadeForm
from kanz_desktop.ui.viewer.viewer import Viewer
from kanz_desktop.ui.werkaantekeningen.night import NightNote
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, size

MAKING = "Even geduld, het formulier wordt gemaakt …"


@dataclass(frozen=True, slots=True)
class NotesForm:
    """One form: how it is made, and what is done with it. All but `back` block."""

    back: str
    """On the button that leads back to where it came from."""
    warning: str
    """What it means that this leaves the notes."""
    make: Callable[[], PdfResult]
    save: Callable[[Path, PdfResult], object]
    note_printed: Callable[[], object]


class FormPage(QWidget):
    """The pages that are shown are the pages that leave."""

    back = Signal()

    def __init__(self, inner: GezinContext, form: NotesForm) -> None:
        super().__init__()
        self._inner, self._form = inner, form
        self._made: PdfResult | None = None
        back = GhostButton(form.back, self.back.emit, icon_name="pijl-links")
        self.save_button = TouchButton("Opslaan als PDF …", self.save, icon_name="opslaan")
        self.print_button = TouchButton("Afdrukken …", self.print_form, icon_name="afdrukken")
        self.viewer = Viewer(inner.tasks)
        size(self.viewer, min_height=520)
        body = column(self, gap=8)
        body.addWidget(flowing(back, self.save_button, self.print_button))
        body.addWidget(NightNote(form.warning, "let-op"))
        body.addWidget(self.viewer, 1)
        self._enable(False)
        self.viewer.say(MAKING)
        inner.tasks.run(self._make, self._show, inner.show_error)

    def focus_first(self) -> None:
        self.save_button.setFocus()

    def save(self) -> None:
        made = self._made
        if made is None:
            return
        target = ask_target(self, "Opslaan als PDF", f"{made.title}.pdf")
        if target is not None:
            self._inner.tasks.run(
                lambda: self._form.save(target, made),
                lambda _nothing: self._inner.say("Opgeslagen als PDF."),
                self._inner.show_error,
            )

    def print_form(self) -> None:
        if self._made is not None:
            print_made(
                self,
                self._inner.tasks,
                self._made,
                note=self._form.note_printed,
                done=lambda: self._inner.say("Naar de printer gestuurd."),
                failed=self._inner.show_error,
            )

    def _make(self) -> PdfResult:
        self._inner.sessie.commit_drafts().result()  # what was typed a moment ago belongs on the page
        return self._form.make()

    def _show(self, made: PdfResult) -> None:
        self._made = made
        self.viewer.show_paper(MadeForm(made.pdf))
        self._enable(True)
        self.focus_first()

    def _enable(self, on: bool) -> None:
        self.save_button.setEnabled(on)
        self.print_button.setEnabled(on)
