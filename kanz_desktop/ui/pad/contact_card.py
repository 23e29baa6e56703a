"""Contact moments: one line to write one, what was written, and the hours beside those of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.services.contact import (
    CONTACT,
    INTENSITY,
    Contact,
    contact_edits,
    contact_of,
    earlier,
    hours,
    standing,
)
from kanz_desktop.services.vernietigen import purge_records
from kanz_desktop.ui.gezinsmap.wrong_family import WrongFamilyPanel
from kanz_desktop.ui.pad.contact_fields import ContactFields
from kanz_desktop.ui.pad.contact_presenter import (
    EXAMPLE,
    ContactLine,
    contact_lines,
    hours_words,
    understood,
)
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.pad.typed import read_contact
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words

FIRST = 6
"""Rows at once: the last week or two."""
MORE = 25
"""Rows that come with each press: a year of them would hold up the window."""
_WIDTHS = (100, 110, 180, 76, 240, 110)
_READ = frozenset({CONTACT, INTENSITY, "gezinsplan", "gezinslid"})


class ContactCard(Card):
    """Of the workers alone. `thrown_away` carries a row that goes to the Prullenbak."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Contact", icon_name="mond")
        self._context = context
        self._shown: tuple[ContactLine, ...] | None = None
        self._most = FIRST
        self.fields: ContactFields | None = None
        self.panel: WrongFamilyPanel | None = None
        self.add = AddLine(context, "contact opschrijven", kind=CONTACT, field="regel", screen=SCREEN)
        self.add.setPlaceholderText(f"+ {EXAMPLE}")
        self.add.textChanged.connect(self._preview)
        self.add.entered.connect(self._typed)
        line = row(gap=8)
        line.addWidget(self.add, 1)
        self.in_fields = GhostButton("In vakjes", self._open_new)
        line.addWidget(self.in_fields)
        self.body.addLayout(line)
        self.preview = Words("", "quiet")
        self.preview.hide()
        self.body.addWidget(self.preview)
        self._place = column(gap=8)
        self.body.addLayout(self._place)
        self.hours = Words("", "strong")
        self.body.addWidget(self.hours)
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)
        self.more = GhostButton("", self._show_more, icon_name="pijl-omlaag")
        self.body.addWidget(self.more)
        self.refresh()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self.refresh()

    def refresh(self) -> None:
        context = self._context
        today = context.sessie.today()
        self.hours.setText(hours_words(hours(context.snapshot, context.pen, today)))
        lines = contact_lines(context, today)
        if lines != self._shown:
            self._shown = lines
            self._show()

    def open_row(self, record_id: Id) -> None:
        """The fields of the row that stands now, to correct it."""
        asked = self._context.snapshot.get(record_id)
        if asked is not None:
            found = standing(self._context.snapshot, asked)
            fields = self._open(contact_of(found), correction=True)
            fields.saved.connect(partial(self._correct, found.id))
            fields.thrown_away.connect(partial(self._throw_away, found.id))
            fields.elsewhere.connect(partial(self._open_wrong_family, found))

    def _read(self, words: str) -> Contact:
        context = self._context
        return read_contact(words, context.snapshot.of("gezinslid"), context.methode, context.sessie.today())

    def _preview(self, words: str) -> None:
        """While somebody types: what it is read as, so that Enter holds no surprise."""
        self.preview.setVisible(bool(words.strip()))
        if words.strip():
            self.preview.setText(understood(self._context, self._read(words), self._context.sessie.today()))

    def _typed(self, words: str) -> None:
        self._write(self._read(words), words)

    def _write(self, said: Contact, typed: str = "") -> None:
        """What could not be saved stands in the line again."""
        edits = contact_edits(self._context.snapshot, self._context.pen, said)
        self._context.apply(edits, SCREEN, None, lambda: self.add.setText(typed))

    def _open_new(self) -> None:
        """What was typed in the line is written already: it was left to get here."""
        fields = self._open(Contact(self._context.sessie.today()), correction=False)
        fields.saved.connect(self._save_new)

    def _open(self, said: Contact, *, correction: bool) -> ContactFields:
        self._close()
        self.fields = ContactFields(self._context, said, correction=correction)
        self.fields.closed.connect(self._close)
        self._place.addWidget(self.fields)
        self.fields.setFocus()
        return self.fields

    def _open_wrong_family(self, found: Record) -> None:
        werkplek = self._context.werkplek
        if werkplek is None:
            return
        self._close()
        before = [row.id for row in earlier(self._context.snapshot, found)]
        self.panel = WrongFamilyPanel(self._context, werkplek, found.id)
        self.panel.closed.connect(self._close)
        self.panel.moved.connect(partial(self._moved, before))
        self._place.addWidget(self.panel)
        self.panel.focus_first()

    def _moved(self, before: Sequence[Id]) -> None:
        """What it corrected was about the other gezin too: it does not stay behind."""
        self._close()
        sessie = self._context.sessie
        if before:
            self._context.tasks.run(partial(purge_records, sessie, before), lambda _none: None)

    def _close(self) -> None:
        if self.fields is not None or self.panel is not None:
            clear(self._place)
            self.fields = self.panel = None
            self.add.setFocus()

    def _save_new(self, said: Contact) -> None:
        self._write(said)
        self._close()

    def _correct(self, record_id: Id, said: Contact) -> None:
        snapshot = self._context.snapshot
        before = snapshot.get(record_id)
        if before is not None and contact_of(before) != said:
            edits = contact_edits(snapshot, self._context.pen, said, corrects=before)
            self._context.apply(edits, SCREEN)
        self._close()

    def _throw_away(self, record_id: Id) -> None:
        self._close()
        self.thrown_away.emit(record_id)

    def _show_more(self) -> None:
        self._most += MORE
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        lines = self._shown or ()
        for line in lines[: self._most]:
            self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(line))
        rest = len(lines) - self._most
        self.more.setText(f"Nog {rest} eerder")
        self.more.setAccessibleName(f"Nog {rest} eerdere contactmomenten laten zien")
        self.more.setVisible(rest > 0)

    def _row(self, line: ContactLine) -> QWidget:
        holder = QWidget()
        cells = CellsLayout(holder)
        said = (line.when, line.how, line.who, line.long, line.words)
        for place, (words, width) in enumerate(zip(said, _WIDTHS, strict=False)):
            cells.add_cell(CellWords(words), width, stretch=1 if place == len(said) - 1 else 0)
        button = GhostButton(
            "Verbeteren" if not line.corrected else "Verbeterd", partial(self.open_row, line.id)
        )
        button.setAccessibleName(f"Verbeteren: {line.spoken}")
        button.setToolTip("Er stond eerder iets anders; dat blijft bewaard." if line.corrected else "")
        cells.add_cell(button, _WIDTHS[-1])
        return holder
