"""What is written about a paper: what it is, what must be done when, whose it is, where it lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.own_views import OwnViews
from kanz_desktop.ui.widgets.surfaces import Card
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

KIND = "document"
DRAWING = "tekening"
_WORDS = ("woorden", "gevoel")
_DEADLINE = ("termijn", "termijn_soort")
_ORIGIN = ("papier", "papier_waar", "ontvangen_van", "ontvangen", "notitie")


class Details(Card):
    """Fields of one document, each saved when it is left. For a drawing the words come before the dates."""

    def __init__(self, context: GezinContext, paper: Record, *, screen: str) -> None:
        super().__init__()
        self._context, self._paper, self._screen = context, paper.id, screen
        self.setAccessibleName("Over dit papier")
        self.first = self._asked("titel")
        drawing = paper.choice("soort") == DRAWING
        for part in self._parts(drawing=drawing):
            self.body.addWidget(part)
        self.body.addWidget(OwnViews(context, paper.id))
        self.body.addWidget(VoorWieButton(context, paper.id, screen=screen))
        self.body.addStretch(1)
        self.setFocusProxy(self.first)

    def ask_title(self) -> None:
        """A paper that nobody has sorted yet has the name of its file: the first word typed replaces it."""
        self.first.setFocus()
        if isinstance(self.first.field, AutosaveLine):
            self.first.field.editor.selectAll()

    def _parts(self, *, drawing: bool) -> Iterable[QWidget]:
        yield self.first
        yield self._asked("soort")
        if drawing:
            yield from (self._people(), *map(self._asked, _WORDS), self._asked("datum"))
        else:
            yield self._asked("datum")
            yield from map(self._asked, _DEADLINE)
            yield from (self._people(), *map(self._asked, _WORDS))
        yield self._areas()
        yield from map(self._asked, _ORIGIN)

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self._paper, KIND, field, screen=self._screen)

    def _people(self) -> QWidget:
        rows = self._context.snapshot.of("gezinslid")
        return self._picker(
            "over_wie", [(row.id, person_name(row, tafel=self._context.table)) for row in rows]
        )

    def _areas(self) -> QWidget:
        areas = self._context.methode.leefgebieden
        named = [(area.id.encode(), area.words(tafel=self._context.table)) for area in areas]
        return self._picker("leefgebieden", named, everyone="")

    def _picker(self, field: str, choices: list[tuple[Id, str]], everyone: str = "iedereen") -> QWidget:
        words = question(self._context, KIND, field)
        picker = MemberPicker(words, everyone=everyone)
        picker.set_people(choices)
        bind(picker, self._context, self._paper, KIND, field, screen=self._screen)
        return labelled(words, picker)
