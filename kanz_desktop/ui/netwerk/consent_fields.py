"""Everything about one toestemming: what, with whom, what for, and who said yes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import NAMELESS, person_name, record_title
from kanz_desktop.services.netwerk import CONSENT
from kanz_desktop.ui.netwerk.presenter import SCREEN, NetwerkPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Note

_WORDS = ("organisatie", "richting", "gegevens", "doel")
_DAYS = ("datum", "tot", "ingetrokken", "privacyreglement")


class ConsentFields(QWidget):
    """Bound to one toestemming; says who still has to say yes."""

    def __init__(self, context: GezinContext, presenter: NetwerkPresenter, consent: Id) -> None:
        super().__init__()
        self._context, self._presenter, self._consent = context, presenter, consent
        body = column(self, gap=8)
        body.addWidget(Pairs([self._asked(field) for field in _WORDS], most=2))
        for field in ("over_wie", "gegeven_door"):
            body.addWidget(self._people(field))
        self.missing = Note("", "attention", icon_name="let-op")
        body.addWidget(self.missing)
        body.addWidget(Pairs([self._asked(field) for field in _DAYS], most=4))
        folds = Folds()
        folds.add(question(context, CONSENT, "papieren"), partial(self._papers, "papieren"))
        body.addWidget(folds)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self._consent, CONSENT, field, screen=SCREEN)

    def _people(self, field: str) -> QWidget:
        table = self._context.table
        members = self._context.snapshot.of("gezinslid")
        return self._picker(field, [(row.id, person_name(row, tafel=table) or NAMELESS) for row in members])

    def _papers(self, field: str) -> QWidget:
        methode, table = self._context.methode, self._context.table
        papers = self._context.snapshot.of("document")
        return self._picker(field, [(row.id, record_title(row, methode, tafel=table)) for row in papers])

    def _picker(self, field: str, offered: list[tuple[Id, str]]) -> QWidget:
        words = question(self._context, CONSENT, field)
        picker = MemberPicker(words, everyone="")
        picker.set_people(offered)
        bind(picker, self._context, self._consent, CONSENT, field, screen=SCREEN)
        return labelled(words, picker)

    def _refresh(self) -> None:
        words = self._presenter.still_needed(self._consent)
        self.missing.set_text(words)
        self.missing.setVisible(bool(words))

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (CONSENT, "gezinslid") for record in changes.records):
            self._refresh()
