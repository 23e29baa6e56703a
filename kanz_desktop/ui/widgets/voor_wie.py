"""Who may see a record: said on a button, changed in a small menu under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kanz_desktop.domain.access import EVERYONE, PERSONS, WORKERS, audience_of
from kanz_desktop.domain.kinds import AUDIENCE_PERSONS
from kanz_desktop.domain.records import Changes, Edit, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import people, person_name
from kanz_desktop.services import voor_wie
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton

Choose = Callable[[str, Iterable[Id]], list[Edit]]


def voor_wie_words(record: Record, context: GezinContext) -> str:
    """`voor iedereen`, `voor Mama en Sem` or `alleen medewerkers`."""
    rule = audience_of(record)
    if rule == WORKERS:
        return "alleen medewerkers"
    if rule == EVERYONE:
        return "voor iedereen"
    names = people(context.snapshot, record.members(AUDIENCE_PERSONS), tafel=context.table)
    return f"voor {' en '.join(names)}" if names else "voor niemand in het gezin"


class VoorWieButton(GhostButton):
    """Bound to one record. Not there at the table: who may see what is decided at the desk.

    `choose` says the edits of a choice, for a record with others that go along with it.
    """

    def __init__(
        self, context: GezinContext, record: Id, *, screen: str, choose: Choose | None = None
    ) -> None:
        super().__init__("", self._open, icon_name="oog")
        self._context, self._record, self._screen = context, record, screen
        self._choose = choose or self._alone
        if context.table:
            self.hide()
        context.changed.connect(self._on_changed)
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._record for record in changes.records):
            self._refresh()

    def _refresh(self) -> None:
        record = self._context.snapshot.get(self._record)
        if record is not None:
            self.setText(voor_wie_words(record, self._context))
            self.setAccessibleName(f"Wie mag dit zien: {self.text()}")

    def _open(self) -> None:
        record = self._context.snapshot.get(self._record)
        if record is None:
            return
        menu = QMenu(self)
        rule, chosen = audience_of(record), set(record.members(AUDIENCE_PERSONS))
        self._option(menu, "iedereen in het gezin", EVERYONE, (), ticked=rule == EVERYONE)
        menu.addSeparator()
        for person in self._context.snapshot.of("gezinslid"):
            ticked = rule == PERSONS and person.id in chosen
            persons = (chosen if rule == PERSONS else set()) ^ {person.id}
            name = person_name(person, tafel=self._context.table)
            self._option(menu, name, PERSONS if persons else WORKERS, tuple(persons), ticked=ticked)
        menu.addSeparator()
        self._option(menu, "alleen medewerkers", WORKERS, (), ticked=rule == WORKERS)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _option(self, menu: QMenu, words: str, rule: str, persons: tuple[Id, ...], *, ticked: bool) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda _on=False: self._write(rule, persons))
        menu.addAction(action)

    def _write(self, rule: str, persons: tuple[Id, ...]) -> None:
        self._context.apply(self._choose(rule, persons), self._screen)

    def _alone(self, rule: str, persons: Iterable[Id]) -> list[Edit]:
        record, context = self._context.snapshot.get(self._record), self._context
        if record is None:
            return []
        return voor_wie.choose(context.snapshot, context.pen, record, rule, persons)
