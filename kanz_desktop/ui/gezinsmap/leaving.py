"""Before a copy leaves the map: what that means, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kanz_desktop.domain.records import Record
from kanz_desktop.services.kopie import may_hold_place, outside_name, save_copy
from kanz_desktop.services.previews import shown_process
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.organisation_line import OrganisationLine
from kanz_desktop.ui.widgets.surfaces import Note

WARNING = "Een kopie buiten de map is niet versleuteld. Wie het bestand heeft, kan het lezen en doorsturen."
BARE = (
    " In de kopie staat niet waar en met welk toestel de foto is gemaakt. In het origineel wel: "
    "een rechter kan daarom vragen."
)
ORIGINAL = "Het origineel …"
ORIGINAL_NAME = "Het origineel, met gegevens van het toestel"


class LeavingPanel(Note):
    """`closed` after the copy was written, or when nobody wants it after all."""

    closed = Signal()

    def __init__(self, context: GezinContext, paper: Record, *, screen: str) -> None:
        photo = may_hold_place(paper)
        super().__init__(WARNING + (BARE if photo else ""), "attention", icon_name="let-op")
        self._context, self._paper, self._screen = context, paper, screen
        self.go = TouchButton("Kies waar …", self._choose)
        self.original = GhostButton(ORIGINAL, lambda: self._choose(original=True))
        self.original.setAccessibleName(ORIGINAL_NAME)
        self.organisation: OrganisationLine | None = None
        if not context.table:
            self.organisation = OrganisationLine(context, paper.members("over_wie") or None)
            self.lines.addWidget(self.organisation)
        self.row.addWidget(self.go)
        if photo:
            self.row.addWidget(self.original)
        self.row.addWidget(GhostButton("Toch niet", self.closed.emit))

    def focus_first(self) -> None:
        self.go.setFocus()

    def _choose(self, *, original: bool = False) -> None:
        target = ask_target(self, "Kopie opslaan", outside_name(self._paper))
        if target is None:
            return
        sessie, paper = self._context.sessie, self._paper.id
        self._context.tasks.run(
            lambda: save_copy(sessie, paper, target, shown_process(), original=original),
            lambda _bare: self._written(),
            lambda error: self._context.show_error(error, self._screen),
        )

    def _written(self) -> None:
        self._context.say("De kopie staat buiten de map")
        self.closed.emit()
