"""A file at a note, shown from memory, and a copy of it for outside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kopie import outside_name, save_copy
from kanz_desktop.services.previews import shown_process
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.viewer.papers import StoredPaper
from kanz_desktop.ui.viewer.viewer import Viewer
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, size


class FilePage(QWidget):
    """`back` leads to the note."""

    back = Signal()

    def __init__(self, inner: GezinContext, file: Id) -> None:
        super().__init__()
        self._inner, self._file = inner, file
        back = GhostButton("Terug naar de aantekening", self.back.emit, icon_name="pijl-links")
        save = TouchButton("Kopie opslaan …", self._save, icon_name="opslaan")
        self.viewer = Viewer(inner.tasks)
        size(self.viewer, min_height=520)
        body = column(self, gap=8)
        body.addWidget(flowing(back, save))
        body.addWidget(self.viewer, 1)
        record = inner.snapshot.get(file)
        kept = record.file("bestand") if record is not None else None
        if kept is not None:
            self.viewer.show_paper(StoredPaper(inner.sessie, file, kept.media_type))

    def _save(self) -> None:
        record = self._inner.snapshot.get(self._file)
        if record is None:
            return
        target = ask_target(self, "Kopie opslaan", outside_name(record))
        if target is not None:
            sessie, file = self._inner.sessie, self._file
            self._inner.tasks.run(
                lambda: save_copy(sessie, file, target, shown_process()), None, self._inner.show_error
            )
