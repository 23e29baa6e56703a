"""What the family asks: written down with its day, answered with a reason, and carried out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.vernietigen import ErasedPieces, carry_out
from kanz_desktop.services.verzoeken import Asker, request_edits
from kanz_desktop.ui.rechten.choices import OnePerson
from kanz_desktop.ui.rechten.presenter import RequestLine, erased_words, people, request_lines
from kanz_desktop.ui.rechten.request_page import RequestDetails
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Chip, Divider, Note, Words

SCREEN = "rechten"
EMPTY = "Er is nog niets gevraagd."
LEAD = "Een kopie of een verbetering: antwoord binnen een maand. Eerder wissen: binnen drie maanden."
LEAD_TABLE = "Jullie mogen vragen om een kopie, om iets te verbeteren, of om iets voorgoed weg te halen."
WRITTEN = "Opgeschreven. Jullie krijgen antwoord."


class RequestsCard(Card):
    """At the table one can ask; what is decided is written at the desk."""

    erase_asked = Signal()

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Wat wij vragen" if context.table else "Verzoeken van het gezin", icon_name="vraag")
        self._context = context
        self._shown: tuple[RequestLine, ...] | None = None
        self._open: Id | None = None
        self.details: RequestDetails | None = None
        self.body.addWidget(Words(LEAD_TABLE if context.table else LEAD, "quiet"))
        self._empty = Words(EMPTY, "quiet")
        self.body.addWidget(self._empty)
        self.rows = column(gap=8)
        self.body.addLayout(self.rows)
        self.said = column(gap=6)
        self.body.addLayout(self.said)
        self.body.addWidget(Divider())
        entries = context.methode.list("verzoeksoort")
        self.soort = ChoiceField(entries, name="Wat wordt gevraagd", tafel=context.table)
        self.who = OnePerson("Wie vraagt het")
        self.outside = QLineEdit()
        self.outside.setPlaceholderText("of van buiten: voogd, advocaat …")
        self.outside.setAccessibleName("Naam van wie het vraagt, van buiten het gezin")
        self.about = QLineEdit()
        self.about.setPlaceholderText("waar gaat het over? in eigen woorden …")
        self.about.setAccessibleName("Waar gaat het over, in eigen woorden")
        self.write = TouchButton("Verzoek opschrijven", self._write)
        self._build_new()
        self.refresh()

    def refresh(self) -> None:
        context, tafel = self._context, self._context.table
        self.who.offer(people(context.snapshot, context.audience))
        self._enable()
        lines = request_lines(context.snapshot, context.methode, context.sessie.today(), tafel=tafel)
        if lines == self._shown:
            return
        self._shown = lines
        self._show()

    def open_request(self, request: Id) -> None:
        """Show this one with what can be decided about it."""
        self._open = request
        self._show()

    def focus_open(self) -> None:
        if self.details is not None:
            self.details.focus_first()

    def _show(self) -> None:
        """What stands open keeps its widget, so that the keyboard stays where it is."""
        kept, self.details = self.details, None
        if kept is not None:
            self.rows.removeWidget(kept)
        clear(self.rows)
        for line in self._shown or ():
            self.rows.addWidget(self._row(line))
            if line.id == self._open and not self._context.table:
                self.details = self._details(line, kept)
                self.rows.addWidget(self.details)
        if kept is not None and kept is not self.details:
            kept.hide()
            kept.deleteLater()
        self._empty.setVisible(not self._shown)

    def _details(self, line: RequestLine, kept: RequestDetails | None) -> RequestDetails:
        if kept is not None and kept.request == line.id:
            kept.show_line(line)
            return kept
        made = RequestDetails(self._context, line)
        made.erase_all_asked.connect(self.erase_asked.emit)
        made.erase_asked.connect(partial(self._erase, line.id))
        return made

    def _row(self, line: RequestLine) -> QWidget:
        holder = QWidget()
        beside = row(holder, gap=12)
        words = column(gap=0)
        words.addWidget(Words(line.title, "strong"))
        words.addWidget(Words(line.about, "quiet"))
        beside.addLayout(words, 1)
        if line.badge:
            beside.addWidget(Chip(line.badge, line.badge_kind))
        if not self._context.table:
            is_open = line.id == self._open
            button = GhostButton("Sluiten" if is_open else "Openen", partial(self._toggle, line.id))
            button.setAccessibleName(f"{button.text()}: {line.title}, {line.about}")
            beside.addWidget(button)
        return holder

    def _toggle(self, request: Id) -> None:
        self._open = None if self._open == request else request
        self._show()
        self.focus_open()

    def _erase(self, request: Id) -> None:
        sessie = self._context.sessie
        self._context.tasks.run(
            lambda: carry_out(sessie, request),
            self._erased,
            lambda error: self._context.show_error(error, SCREEN),
        )

    def _erased(self, erased: ErasedPieces) -> None:
        clear(self.said)
        self.said.addWidget(Note(erased_words(erased), "good", icon_name="vinkje"))

    def _build_new(self) -> None:
        table = self._context.table
        self.body.addWidget(Words("Wat vragen jullie?" if table else "Nieuw verzoek", "strong"))
        for field in (self.soort, self.who, self.outside, self.about):
            self.body.addWidget(field)
        self.outside.setVisible(not table)
        foot = row(gap=8)
        foot.addWidget(self.write)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.soort.edited.connect(lambda _entry: self._enable())
        self.who.chosen.connect(lambda _person: self._enable())
        self.outside.textChanged.connect(lambda _text: self._enable())

    def _enable(self) -> None:
        """Who asks decides who may read it: a request of nobody cannot be shown to anybody."""
        somebody = self.who.value is not None or bool(self.outside.text().strip())
        self.write.setEnabled(bool(self.soort.value()) and somebody)

    def _write(self) -> None:
        context = self._context
        naam = "" if self.who.value else self.outside.text()
        edits = request_edits(
            context.pen,
            self.soort.value(),
            Asker(self.who.value, naam),
            context.sessie.today(),
            waarover=self.about.text().strip(),
        )
        context.apply(edits, SCREEN, lambda _changes: self._written())

    def _written(self) -> None:
        for line in (self.outside, self.about):
            line.clear()
        self.soort.set_value("")
        self._enable()
        self._context.say(WRITTEN)
