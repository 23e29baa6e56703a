"""The list of kept versions: when, who agreed, and the paper as it was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.gezinsplan.changes_part import ChangesPart
from kanz_desktop.ui.gezinsplan.version_row import VersionRow
from kanz_desktop.ui.gezinsplan.versions import Versie
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words

MADE_AT_ONCE = 5
"""A plan with more versions than this shows them as they come into sight."""
_LINE_HEIGHT = 20
CHANGED = "Wat is er anders?"
NONE_YET = "Nog niets afgesproken of afgedrukt. Met Afspreken bewaar je het plan zoals het dan is."


class VersionsCard(Card):
    """`opened` carries the id of the version that somebody wants to read, `answering` the version itself."""

    opened = Signal(bytes)
    answering = Signal(object)

    def __init__(self, context: GezinContext, *, screen: str) -> None:
        super().__init__("Bewaarde versies", icon_name="geschiedenis")
        self._context, self._screen = context, screen
        self._shown: tuple[Versie, ...] | None = None
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)

    def show_versions(self, versions: Sequence[Versie]) -> None:
        if tuple(versions) == self._shown:
            return
        self._shown = tuple(versions)
        clear(self._rows)
        if not versions:
            self._rows.addWidget(Words(NONE_YET, "quiet"))
        for place, version in enumerate(versions):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(self._place(version, at_once=len(versions) <= MADE_AT_ONCE))
        agreed = [version for version in versions if version.agreed]
        if agreed:
            folds = Folds()
            folds.add(CHANGED, lambda: ChangesPart(self._context, agreed, screen=self._screen))
            self._rows.addWidget(folds)

    def _place(self, version: Versie, *, at_once: bool) -> QWidget:
        tall = self._context.theme.px(_LINE_HEIGHT * (2 + len(version.antwoorden)))
        place = Later(partial(self._row, version), height=tall)
        if at_once:
            place.now()
        return place

    def _row(self, version: Versie) -> QWidget:
        made = VersionRow(self._context, version, screen=self._screen)
        made.opened.connect(self.opened)
        made.answering.connect(self.answering)
        return made
