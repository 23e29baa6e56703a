"""Everything about one line of the tijdlijn: when, what, about whom, who helped, and how it is known."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name, record_title
from kanz_desktop.services.historie import EVENT, FROM_RECORDS
from kanz_desktop.ui.historie.presenter import NO_CONSENT, SCREEN, TijdlijnPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Note, Words

_READ = frozenset({EVENT, "toestemming", "gezinslid"})


class EventFields(QWidget):
    """Bound to one gebeurtenis."""

    def __init__(self, context: GezinContext, presenter: TijdlijnPresenter, event: Id) -> None:
        super().__init__()
        self._context, self._presenter, self._event = context, presenter, event
        body = column(self, gap=8)
        body.addWidget(Pairs([self._asked("wat"), self._asked("wanneer")], most=2))
        self.when = Words("", "quiet")
        body.addWidget(self.when)
        body.addWidget(self._people())
        body.addWidget(Pairs([self._asked("soort"), self._asked("hielp")], most=2))
        body.addWidget(Pairs([self._asked("door"), self._asked("waarom")], most=2))
        body.addWidget(Pairs([self._asked("bron"), self._asked("bron_wie")], most=2))
        self.consents = self._consents()
        body.addWidget(self.consents)
        self.missing = Note(NO_CONSENT, "attention", icon_name="let-op")
        body.addWidget(self.missing)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self._event, EVENT, field, screen=SCREEN)

    def _people(self) -> QWidget:
        tafel = self._context.table
        members = self._context.snapshot.of("gezinslid")
        return self._picker("wie", [(row.id, person_name(row, tafel=tafel)) for row in members])

    def _consents(self) -> QWidget:
        context = self._context
        rows = context.snapshot.of("toestemming")
        offered = [(row.id, record_title(row, context.methode, tafel=context.table)) for row in rows]
        return self._picker("toestemming", offered)

    def _picker(self, field: str, offered: list[tuple[Id, str]]) -> QWidget:
        words = question(self._context, EVENT, field)
        picker = MemberPicker(words, everyone="")
        picker.set_people(offered)
        bind(picker, self._context, self._event, EVENT, field, screen=SCREEN)
        return labelled(words, picker)

    def _refresh(self) -> None:
        row = self._context.snapshot.get(self._event)
        words = self._presenter.when_words(self._event)
        self.when.setText(words)
        self.when.setVisible(bool(words))
        from_records = row is not None and row.choice("bron") == FROM_RECORDS
        self.consents.setVisible(from_records and bool(self._context.snapshot.of("toestemming")))
        self.missing.setVisible(not self._context.table and self._presenter.consent_missing(self._event))

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self._refresh()
