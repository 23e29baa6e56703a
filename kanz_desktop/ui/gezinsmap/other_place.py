"""A paper goes to the dossier, or back to the gezinsmap: first said plainly is who can then read it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kanz_desktop.domain.access import EVERYONE, PERSONS, audience_of, place_of
from kanz_desktop.domain.kinds import AUDIENCE_PERSONS, Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.wording import people
from kanz_desktop.services.dossier import put_paper
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.surfaces import Note

SCREEN = "dossier"
"""The dossier's own undo takes it back: no key at the table brings a paper out of the dossier."""
GOES_TO = {Place.DOSSIER: "Naar het dossier", Place.GEZINSMAP: "Naar de gezinsmap"}
TO_DOSSIER = (
    "In het dossier kunnen alleen jij en je collega’s bij dit gezin dit papier lezen. Het ligt niet meer "
    "op tafel; het gezin mag vragen om het te zien. Een afdruk die het gezin al heeft, blijft bij het gezin."
)
TO_MAP = "In de gezinsmap kan {readers} dit papier lezen: aan tafel, op papier en in een kopie."


def other_place(paper: Record) -> Place:
    """Where this paper could also lie."""
    return Place.GEZINSMAP if place_of(paper) is Place.DOSSIER else Place.DOSSIER


def said(paper: Record, snapshot: Snapshot) -> str:
    """Who can read the paper once it has changed place."""
    if other_place(paper) is Place.DOSSIER:
        return TO_DOSSIER
    return TO_MAP.format(readers=_readers(paper, snapshot))


def _readers(paper: Record, snapshot: Snapshot) -> str:
    rule = audience_of(paper) if paper.heads("_voor") else EVERYONE  # unsaid, the map is for everyone
    if rule == EVERYONE:
        return "iedereen in het gezin"
    if rule == PERSONS:
        names = people(snapshot, paper.members(AUDIENCE_PERSONS), tafel=False)
        return f"alleen {' en '.join(names)}" if names else "nog niemand in het gezin"
    return "nog niemand in het gezin, want het is alleen voor de medewerkers;"


class OtherPlacePanel(Note):
    """`closed` after the paper lies there, or when it stays."""

    closed = Signal()

    def __init__(self, context: GezinContext, paper: Record) -> None:
        super().__init__(said(paper, context.snapshot), "attention", icon_name="oog")
        self._context, self._paper, self._place = context, paper, other_place(paper)
        self.go = TouchButton(GOES_TO[self._place], self._move, icon_name="verplaatsen")
        self.row.addWidget(self.go)
        self.row.addWidget(GhostButton("Toch niet", self.closed.emit))

    def focus_first(self) -> None:
        self.go.setFocus()

    def _move(self) -> None:
        context = self._context
        edits = put_paper(context.snapshot, context.pen, self._paper.id, self._place)
        context.apply(edits, SCREEN, lambda _changes: context.say(f"{GOES_TO[self._place]} gelegd."))
        self.closed.emit()
