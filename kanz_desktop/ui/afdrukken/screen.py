"""Afdrukken: choose a form, see its real pages, and let it go to a printer or a PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kanz_desktop.domain.meetings import MEETING
from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import traject_words
from kanz_desktop.services import export, planversies
from kanz_desktop.services.export import Options, PdfResult
from kanz_desktop.ui.afdrukken.made_pages import MadePages
from kanz_desktop.ui.afdrukken.options_card import OptionsCard
from kanz_desktop.ui.afdrukken.presenter import (
    EVERYONE,
    Lezer,
    PrintChoice,
    dossier_choices,
    forms_for,
    fridge_choices,
    readers,
)
from kanz_desktop.ui.afdrukken.printing import print_made
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.organisation_line import OrganisationLine
from kanz_desktop.ui.widgets.side_by_side import SideBySide
from kanz_desktop.ui.widgets.surfaces import Note

FOR_AN_ORGANISATION = "Is dit voor een organisatie?"
ON_PAPER = "Op papier of als PDF is dit niet versleuteld. Wie het heeft, kan het lezen."


class AfdrukkenScreen(Screen):
    """Reached by Ctrl+P; Escape goes back. The pages that are shown are the pages that are printed."""

    id = "afdrukken"
    title = "Afdrukken"
    lead = ON_PAPER
    icon = "afdrukken"
    in_navigation = False
    help_text = (
        "Kies een formulier en voor wie het is. Rechts zie je precies wat er op papier komt.\n"
        "Opslaan als PDF … bewaart het als bestand; Afdrukken gaat naar een printer.\n"
        "Een gezinsplan dat je afdrukt of opslaat, blijft als versie in de map.\n"
        "Esc gaat terug naar waar je was."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.save_button = TouchButton("Opslaan als PDF …", self.save, icon_name="opslaan")
        self.print_button = PrimaryButton("Afdrukken", self.print_form, icon_name="afdrukken")
        self.head.addWidget(self.save_button)
        self.head.addWidget(self.print_button)
        forms = forms_for(export.forms(), table=context.table)
        self.options = OptionsCard(forms, PrintChoice(forms[0].id, EVERYONE), table=context.table)
        self.options.chosen.connect(self._make)
        self.pages = MadePages(context.tasks)
        self.pages.ready.connect(self._enable)
        self.pages.failed.connect(self._failed)
        self.viewer = self.pages.viewer
        self.done = Note("", "good", icon_name="vinkje")
        self.done.hide()
        self.past = Note("", "note", icon_name="geschiedenis")
        self.past.hide()
        self.organisation: OrganisationLine | None = None
        self.folds = Folds()
        if not context.table:
            self.folds.add(FOR_AN_ORGANISATION, self._ask_organisation)
            self.column.addWidget(self.folds)
        self.column.addWidget(self.past)
        self.column.addWidget(self.done)
        self.fill(SideBySide(self.pages, self.options, side_first=True))
        self._version: Id | None = None
        self._traject: Record | None = None
        """The run of the method that is read again; None for the one of now."""
        self._kept: bytes = b""
        self._readers: dict[str, Lezer] = {}
        self._stale = True

    def focus_first(self) -> None:
        """Also what stands behind Ctrl+P: the form is made anew when something was written since."""
        if self._version is not None or self._stale:
            self._version = None
            self._offer()
            self._make(self.options.choice)
        self.options.forms[self.options.choice.form].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: Id) -> None:
        """A version of the plan that was agreed: its pages as they were then. Of a meeting its paper."""
        version = self.context.snapshot.get(record_id)
        if version is not None and version.kind == MEETING:
            self.options.choice = self.options.choice.of_meeting(version)
            self._stale = True
        if version is not None and version.kind == "traject":
            self._read_again(version)
            return
        if version is None or version.kind != "planversie":
            self.focus_first()
            return
        self._version = record_id
        self.options.hide()
        sessie, audience = self.context.sessie, self.context.audience
        self._render(lambda: export.render_version(sessie, version, audience=audience))
        self.print_button.setFocus()

    def _read_again(self, traject: Record) -> None:
        """Every form as it was left when that run of the method ended; leaving goes back to now."""
        self._version, self._traject = None, traject
        self._offer()
        self.past.set_text(f"{traject_words(traject, self.context.sessie.today())}. Dit is van toen.")
        self.past.show()
        self._make(self.options.choice)
        self.options.forms[self.options.choice.form].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_organisation(self) -> OrganisationLine:
        """Above the pages, where a warning is seen by who is about to print them."""
        self.organisation = OrganisationLine(self.context)
        return self.organisation

    def on_changes(self, changes: Changes) -> None:
        """Made anew when one comes back; pages do not change under somebody's eyes."""
        self._stale = self._stale or bool(changes.records)

    def leave(self) -> None:
        """One who comes back sees what is true then, of the traject of now."""
        self._stale = True
        self.pages.clear()
        self.done.hide()
        self.past.hide()
        self._traject = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.navigate("")
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        made = self.pages.made
        if made is None:
            return
        target = ask_target(self, "Opslaan als PDF", f"{made.title}.pdf")
        if target is not None:
            sessie, persons = self.context.sessie, self._persons()
            self.context.tasks.run(
                lambda: export.save_pdf(sessie, target, made, persons=persons),
                lambda _nothing: self._let_go(made, "Opgeslagen als PDF."),
                self._failed,
            )

    def print_form(self) -> None:
        made = self.pages.made
        if made is None:
            return
        sessie, persons = self.context.sessie, self._persons()
        print_made(
            self,
            self.context.tasks,
            made,
            note=lambda: export.note_printed(sessie, made, persons=persons),
            done=lambda: self._let_go(made, "Naar de printer gestuurd."),
            failed=self._failed,
        )

    def _persons(self) -> frozenset[Id]:
        """For whom the copy is made; nobody by name when it is for all, or a version of before."""
        if self._version is not None:
            return self.context.audience.persons
        return self._readers[self.options.choice.lezer].audience.persons

    def _offer(self) -> None:
        context = self.context
        offered = readers(context.snapshot, context.pen, context.audience if context.table else None)
        self._readers = {reader.id: reader for reader in offered}
        choice = self.options.choice
        if choice.lezer not in self._readers:
            self.options.choice = choice.with_reader(offered[0].id)
        self.options.show()
        audience = self._readers[self.options.choice.lezer].audience
        lines = fridge_choices(export.fridge_lines(context.sessie, audience=audience))
        self.options.offer(offered, lines)
        if self.organisation is not None:
            self.organisation.refresh()

    def _make(self, choice: PrintChoice) -> None:
        self._stale = False
        sessie, reader = self.context.sessie, self._readers[choice.lezer]
        if choice.has_pieces:
            self._offer_pieces(reader)
        number = planversies.next_number(sessie) if self._keeps_version(choice) else 0
        version = f"versie {number}" if number else ""
        options = Options(
            leave_off=choice.left_off,
            chosen=choice.chosen,
            version=version,
            meeting=choice.meeting,
            traject=self._traject.id if self._traject is not None else None,
        )

        def work() -> PdfResult:
            if not sessie.read_only:
                sessie.commit_drafts().result()  # what was typed a moment ago belongs on the page
            name = reader.naam if reader.person else None
            return export.render(sessie, choice.form, audience=reader.audience, reader=name, options=options)

        self._render(work)

    def _offer_pieces(self, reader: Lezer) -> None:
        context = self.context
        today = context.sessie.today()
        pieces = dossier_choices(context.snapshot, context.methode, today, reader.audience)
        self.options.offer_pieces(pieces)

    def _render(self, work: Callable[[], PdfResult]) -> None:
        self.done.hide()
        self.pages.make(work)

    def _let_go(self, made: PdfResult, words: str) -> None:
        """A plan that went out is kept as it went out, once."""
        choice = self.options.choice
        if self._version is None and self._keeps_version(choice) and self._kept != made.pdf:
            self._kept = made.pdf
            sessie, audience = self.context.sessie, self._readers[choice.lezer].audience
            self.context.tasks.run(
                lambda: planversies.keep_printed(sessie, made, audience=audience),
                lambda _changes: self._say(f"{words} Deze versie blijft ook in de map."),
                self._failed,
            )
        else:
            self._say(words)

    def _keeps_version(self, choice: PrintChoice) -> bool:
        """What is read again of before is no new version of the plan of now."""
        return choice.keeps_version and self._traject is None

    def _say(self, words: str) -> None:
        self.done.set_text(words)
        self.done.show()

    def _enable(self, on: bool) -> None:
        self.save_button.setEnabled(on)
        self.print_button.setEnabled(on)

    def _failed(self, error: BaseException) -> None:
        self.context.show_error(error, self.id)
