"""Everything about one line of the tijdlijn: when, what, about whom, who helped, and how it is known."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import record_title
from kanz_desktop.services.historie import EVENT, FROM_RECORDS
from kanz_desktop.ui.historie.fields import fields, people_picker, picker
from kanz_desktop.ui.historie.presenter import NO_CONSENT, TijdlijnPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Note, Words

_READ = frozenset({EVENT, "toestemming", "gezinslid"})


class EventFields(QWidget):
    """Bound to one gebeurtenis."""

    def __init__(self, context: GezinContext, presenter: TijdlijnPresenter, event: Id) -> None:
        super().__init__()
        self._context, self._presenter, self._event = context, presenter, event
        body = column(self, gap=8)
        body.addWidget(fields(context, event, EVENT, "wat", "wanneer"))
        self.when = Words("", "quiet")
        body.addWidget(self.when)
        body.addWidget(people_picker(context, event, EVENT, "wie"))
        body.addWidget(fields(context, event, EVENT, "soort", "hielp"))
        body.addWidget(fields(context, event, EVENT, "door", "waarom"))
        body.addWidget(fields(context, event, EVENT, "bron", "bron_wie"))
        self.consents = self._consents()
        body.addWidget(self.consents)
        self.missing = Note(NO_CONSENT, "attention", icon_name="let-op")
        body.addWidget(self.missing)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _consents(self) -> QWidget:
        context = self._context
        rows = context.snapshot.of("toestemming")
        offered = [(row.id, record_title(row, context.methode, tafel=context.table)) for row in rows]
        return picker(context, self._event, EVENT, "toestemming", offered)

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
